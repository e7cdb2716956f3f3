package im.restante.mls.vectors;

import java.util.List;

/// What became of the cases of one file; failures and skips with their reasons, in order.
record FileResult(String file, int passed, List<String> failures, List<String> skips) {
  FileResult {
    failures = List.copyOf(failures);
    skips = List.copyOf(skips);
  }

  String summary() {
    return "%s: %d passed, %d failed, %d skipped"
        .formatted(file, passed, failures.size(), skips.size());
  }
}
