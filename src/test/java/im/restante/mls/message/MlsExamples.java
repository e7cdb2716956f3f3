package im.restante.mls.message;

import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Well-formed structs of every kind from a seeded generator; they mean nothing.
public final class MlsExamples {
  private final RandomGenerator random;

  public MlsExamples(RandomGenerator random) {
    this.random = random;
  }

  public Bytes bytes() {
    return bytes(random.nextInt(10) == 0 ? 64 + random.nextInt(40) : random.nextInt(12));
  }

  private Bytes bytes(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return Bytes.wrap(bytes);
  }

  private int u16() {
    return random.nextInt(1 << 16);
  }

  private long u32() {
    return random.nextLong(1L << 32);
  }

  private long u64() {
    return random.nextLong();
  }

  private <T> List<T> list(Supplier<T> element) {
    ArrayList<T> list = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(element.get());
    }
    return list;
  }

  private <T> @Nullable T maybe(Supplier<T> value) {
    return random.nextBoolean() ? value.get() : null;
  }

  @SafeVarargs
  private final <T> T one(Supplier<? extends T>... choices) {
    return choices[random.nextInt(choices.length)].get();
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  public ProtocolVersion protocolVersion() {
    return new ProtocolVersion(u16());
  }

  public CipherSuiteId cipherSuiteId() {
    return new CipherSuiteId(u16());
  }

  public WireFormat wireFormat() {
    return new WireFormat(u16());
  }

  public ExtensionType extensionType() {
    return new ExtensionType(u16());
  }

  public ProposalType proposalType() {
    return new ProposalType(u16());
  }

  public CredentialType credentialType() {
    return new CredentialType(u16());
  }

  public Extension extension() {
    return new Extension(extensionType(), bytes());
  }

  public Extensions extensions() {
    return new Extensions(list(this::extension));
  }

  public Capabilities capabilities() {
    return new Capabilities(
        list(this::protocolVersion),
        list(this::cipherSuiteId),
        list(this::extensionType),
        list(this::proposalType),
        list(this::credentialType));
  }

  public Lifetime lifetime() {
    return new Lifetime(u64(), u64());
  }

  public Credential.Basic basic() {
    return new Credential.Basic(bytes());
  }

  public Credential.X509 x509() {
    return new Credential.X509(list(this::bytes));
  }

  public Credential.Opaque opaqueCredential() {
    return new Credential.Opaque(new CredentialType(3 + random.nextInt(0xfffd)), bytes());
  }

  public Credential credential() {
    return one(this::basic, this::x509, this::opaqueCredential);
  }

  public LeafNodeSource.FromKeyPackage fromKeyPackage() {
    return new LeafNodeSource.FromKeyPackage(lifetime());
  }

  public LeafNodeSource.FromCommit fromCommit() {
    return new LeafNodeSource.FromCommit(bytes());
  }

  public LeafNode leafNode() {
    return LeafNode.of(
        bytes(),
        bytes(),
        credential(),
        capabilities(),
        one(this::fromKeyPackage, LeafNodeSource.FromUpdate::new, this::fromCommit),
        extensions(),
        bytes());
  }

  public LeafIndexList leafIndexList() {
    return LeafIndexList.of(random.longs(random.nextInt(5), 0, 1L << 32).sorted().toArray());
  }

  public ParentNode parentNode() {
    return new ParentNode(bytes(), bytes(), leafIndexList());
  }

  public RatchetTree ratchetTree() {
    return new RatchetTree(
        list(() -> Optional.ofNullable(maybe(() -> one(this::leafNode, this::parentNode)))));
  }

  public KeyPackage keyPackage() {
    return KeyPackage.of(
        protocolVersion(), cipherSuiteId(), bytes(), leafNode(), extensions(), bytes());
  }

  public ResumptionPSKUsage resumptionPSKUsage() {
    return any(List.of(ResumptionPSKUsage.values()));
  }

  public PreSharedKeyID.External externalPsk() {
    return new PreSharedKeyID.External(bytes(), bytes());
  }

  public PreSharedKeyID.Resumption resumptionPsk() {
    return new PreSharedKeyID.Resumption(resumptionPSKUsage(), bytes(), u64(), bytes());
  }

  public PreSharedKeyID preSharedKeyID() {
    return one(this::externalPsk, this::resumptionPsk);
  }

  public PSKLabel pskLabel() {
    return new PSKLabel(preSharedKeyID(), u16(), u16());
  }

  public Add add() {
    return new Add(keyPackage());
  }

  public Update update() {
    return new Update(leafNode());
  }

  public Remove remove() {
    return new Remove(u32());
  }

  public PreSharedKey preSharedKey() {
    return new PreSharedKey(preSharedKeyID());
  }

  public ReInit reInit() {
    return new ReInit(bytes(), protocolVersion(), cipherSuiteId(), extensions());
  }

  public ExternalInit externalInit() {
    return new ExternalInit(bytes());
  }

  public GroupContextExtensions groupContextExtensions() {
    return new GroupContextExtensions(extensions());
  }

  public CustomProposal customProposal() {
    return new CustomProposal(new ProposalType(0xf000 + random.nextInt(0x1000)), bytes());
  }

  public Proposal proposal() {
    return one(
        this::add,
        this::update,
        this::remove,
        this::preSharedKey,
        this::reInit,
        this::externalInit,
        this::groupContextExtensions,
        SelfRemove::new,
        this::customProposal);
  }

  public HPKECiphertext hpkeCiphertext() {
    return new HPKECiphertext(bytes(), bytes());
  }

  public UpdatePathNode updatePathNode() {
    return new UpdatePathNode(bytes(), list(this::hpkeCiphertext));
  }

  public UpdatePath updatePath() {
    return new UpdatePath(leafNode(), list(this::updatePathNode));
  }

  public ProposalOrRef.ByValue byValue() {
    return new ProposalOrRef.ByValue(proposal());
  }

  public ProposalOrRef.ByReference byReference() {
    return new ProposalOrRef.ByReference(bytes());
  }

  public Commit commit() {
    return new Commit(list(() -> one(this::byValue, this::byReference)), maybe(this::updatePath));
  }

  public ApplicationData applicationData() {
    return new ApplicationData(bytes());
  }

  public Content content() {
    return one(this::applicationData, this::proposal, this::commit);
  }

  public ContentType contentType() {
    return any(List.of(ContentType.values()));
  }

  public Sender.Member member() {
    return new Sender.Member(u32());
  }

  public Sender.External external() {
    return new Sender.External(u32());
  }

  public Sender sender() {
    return one(
        this::member, this::external, Sender.NewMemberProposal::new, Sender.NewMemberCommit::new);
  }

  public FramedContent framedContent() {
    return framedContent(content());
  }

  private FramedContent framedContent(Content content) {
    return FramedContent.of(bytes(), u64(), sender(), bytes(), content);
  }

  public FramedContentAuthData auth(ContentType type) {
    return new FramedContentAuthData(bytes(), type == ContentType.COMMIT ? bytes() : null);
  }

  public AuthenticatedContent authenticatedContent() {
    FramedContent content = framedContent();
    return new AuthenticatedContent(wireFormat(), content, auth(content.contentType()));
  }

  public FramedContentTBS framedContentTBS() {
    return FramedContentTBS.of(wireFormat(), framedContent(), groupContext());
  }

  public AuthenticatedContentTBM authenticatedContentTBM() {
    FramedContentTBS tbs = framedContentTBS();
    return new AuthenticatedContentTBM(tbs, auth(tbs.content().contentType()));
  }

  public ConfirmedTranscriptHashInput confirmedTranscriptHashInput() {
    return new ConfirmedTranscriptHashInput(wireFormat(), framedContent(commit()), bytes());
  }

  public InterimTranscriptHashInput interimTranscriptHashInput() {
    return new InterimTranscriptHashInput(bytes());
  }

  public PublicMessage publicMessage() {
    FramedContent content = framedContent();
    return new PublicMessage(
        content,
        auth(content.contentType()),
        content.sender() instanceof Sender.Member ? bytes() : null);
  }

  public PrivateMessage privateMessage() {
    return new PrivateMessage(bytes(), u64(), contentType(), bytes(), bytes(), bytes());
  }

  public PrivateMessageContent privateMessageContent(Content content, int paddingBytes) {
    return new PrivateMessageContent(content, auth(content.contentType()), paddingBytes);
  }

  public PrivateContentAAD privateContentAAD() {
    return new PrivateContentAAD(bytes(), u64(), contentType(), bytes());
  }

  public SenderDataAAD senderDataAAD() {
    return new SenderDataAAD(bytes(), u64(), contentType());
  }

  public SenderData senderData() {
    return new SenderData(u32(), u32(), bytes(SenderData.REUSE_GUARD_BYTES));
  }

  public GroupContext groupContext() {
    return new GroupContext(
        protocolVersion(), cipherSuiteId(), bytes(), u64(), bytes(), bytes(), extensions());
  }

  public GroupInfo groupInfo() {
    return GroupInfo.of(groupContext(), extensions(), bytes(), u32(), bytes());
  }

  public GroupSecrets groupSecrets() {
    return new GroupSecrets(bytes(), maybe(this::bytes), list(this::preSharedKeyID));
  }

  public EncryptedGroupSecrets encryptedGroupSecrets() {
    return new EncryptedGroupSecrets(bytes(), hpkeCiphertext());
  }

  public Welcome welcome() {
    return new Welcome(cipherSuiteId(), list(this::encryptedGroupSecrets), bytes());
  }

  public MLSMessage mlsMessage() {
    return MLSMessage.of(
        one(
            this::publicMessage,
            this::privateMessage,
            this::welcome,
            this::groupInfo,
            this::keyPackage));
  }

  public ExternalSender externalSender() {
    return new ExternalSender(bytes(), credential());
  }

  public ExternalSenders externalSenders() {
    return new ExternalSenders(list(this::externalSender));
  }

  public ExternalPub externalPub() {
    return new ExternalPub(bytes());
  }

  public RequiredCapabilities requiredCapabilities() {
    return new RequiredCapabilities(
        list(this::extensionType), list(this::proposalType), list(this::credentialType));
  }
}
