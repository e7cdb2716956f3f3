package im.restante.client.service;

import im.restante.protocol.ds.DSError;

/// The Delivery Service refused a request; nothing changed there.
public final class DeliveryRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient DSError error;

  DeliveryRefused(DSError error) {
    super("refused by the delivery service: " + error.code(), null, false, false);
    this.error = error;
  }

  public DSError error() {
    return error;
  }
}
