package im.restante.client.service;

/// An answer that the protocol does not allow here: the provider is broken or speaks another
/// version.
public final class UnexpectedAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnexpectedAnswer(String what) {
    super(what);
  }
}
