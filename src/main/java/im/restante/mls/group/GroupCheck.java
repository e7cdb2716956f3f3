package im.restante.mls.group;

import im.restante.mls.tree.TreeView;

/// What the checks of one message look at: the group as it is, access to it, the rules and the
/// time.
record GroupCheck(
    PublicGroup group,
    GroupAccess access,
    GroupRules rules,
    KnownKeyPackages known,
    long nowSeconds,
    TreeView tree,
    LeafChecks leaves,
    GroupRequirements requirements) {
  static GroupCheck of(
      PublicGroup group,
      GroupAccess access,
      GroupRules rules,
      KnownKeyPackages known,
      long nowSeconds,
      TreeView tree) {
    return new GroupCheck(
        group,
        access,
        rules,
        known,
        nowSeconds,
        tree,
        new LeafChecks(access.crypto(), rules, nowSeconds),
        GroupRequirements.check(group.context().extensions()));
  }

  /// The same with what the group will ask of its members.
  GroupCheck with(GroupRequirements next) {
    return new GroupCheck(group, access, rules, known, nowSeconds, tree, leaves, next);
  }

  GroupCore core() {
    return group.core();
  }
}
