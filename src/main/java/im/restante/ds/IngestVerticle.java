package im.restante.ds;

import im.restante.crypto.CipherSuite;
import im.restante.crypto.Secret;
import im.restante.ds.group.GroupCommand;
import im.restante.ds.rest.Locator;
import im.restante.protocol.ds.DSErrorCode;
import im.restante.protocol.ds.DSRequest;
import im.restante.protocol.ds.DSRequestEnvelope;
import im.restante.protocol.ds.DSResponse;
import im.restante.protocol.ds.RequestGroupIdRequest;
import im.restante.protocol.ds.RequestHash;
import im.restante.protocol.ds.SignaturePublicKeyRequest;
import im.restante.wire.Bytes;
import im.restante.wire.MalformedMessage;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes requests in: decodes, names the group by its locator, and asks the group's verticle.
///
/// Answers by itself what is about no group. Deployed once per core, all at [#ADDRESS].
public final class IngestVerticle extends VerticleBase {
  /// Where encoded requests go, as [Bytes]; a [DSResponse] comes back.
  static final String ADDRESS = "restante.ds.ingest";

  private static final Logger LOG = LoggerFactory.getLogger(IngestVerticle.class);
  private static final int GROUP_ID_BYTES = 32;
  private static final int ATTEMPTS = 3;

  private final DsServices services;
  private final GroupDirectory directory;
  private final DeliveryOptions options;

  IngestVerticle(DsServices services, GroupDirectory directory) {
    this.services = services;
    this.directory = directory;
    this.options =
        new DeliveryOptions()
            .setCodecName(ByReferenceCodec.NAME)
            .setLocalOnly(true)
            .setSendTimeout(services.limits().requestTimeoutMs());
  }

  @Override
  public Future<?> start() {
    return vertx.eventBus().<Bytes>localConsumer(ADDRESS, this::receive).completion();
  }

  private void receive(Message<Bytes> message) {
    var _ =
        answer(message.body())
            .otherwise(failure -> {
              LOG.error("a request failed", failure);
              return DSResponse.failed(DSErrorCode.INTERNAL);
            })
            .onSuccess(response -> message.reply(response, options));
  }

  private Future<DSResponse> answer(Bytes body) {
    if (DSRequestEnvelope.isOfOtherVersion(body)) {
      return refuse(DSErrorCode.UNSUPPORTED_VERSION);
    }
    DSRequestEnvelope envelope;
    try {
      envelope = DSRequestEnvelope.decode(body);
    } catch (MalformedMessage malformed) {
      return refuse(DSErrorCode.MALFORMED_REQUEST);
    }
    DSRequest request = envelope.content().request();
    return switch (request) {
      case DSRequest.Unsupported _ -> refuse(DSErrorCode.UNSUPPORTED_OPERATION);
      case RequestGroupIdRequest _ -> reserve();
      case SignaturePublicKeyRequest(var suite) -> signatureKey(CipherSuite.of(suite.value()));
      default -> {
        Bytes groupId = GroupIds.of(request);
        yield groupId == null
            ? refuse(DSErrorCode.INVALID_MESSAGE)
            : ask(envelope, groupId, RequestHash.of(body));
      }
    };
  }

  /// an id of our own, reserved before it is told.
  private Future<DSResponse> reserve() {
    Bytes groupId = services.random().bytes(GROUP_ID_BYTES);
    return services
        .store()
        .reserve(services.keys().groupIdHash().apply(groupId))
        .map(fresh ->
            fresh ? new DSResponse.GroupId(groupId) : DSResponse.failed(DSErrorCode.UNAVAILABLE))
        .otherwise(failure -> {
          LOG.warn("a group id could not be reserved", failure);
          return DSResponse.failed(DSErrorCode.UNAVAILABLE);
        });
  }

  private Future<DSResponse> signatureKey(@Nullable CipherSuite suite) {
    return suite == null
        ? refuse(DSErrorCode.UNSUPPORTED_OPERATION)
        : Future.succeededFuture(
            new DSResponse.SignaturePublicKey(services.identity().sender(suite)));
  }

  private Future<DSResponse> ask(DSRequestEnvelope envelope, Bytes groupId, Bytes requestHash) {
    Bytes locator = locator(envelope, groupId);
    GroupCommand command =
        GroupCommand.of(
            envelope,
            services.keys().digest(locator, requestHash),
            services.clock().millis(),
            services.known());
    GroupRequest request = new GroupRequest(command, services.keys().groupIdHash().apply(groupId));
    return ask(locator, request, ATTEMPTS);
  }

  private Bytes locator(DSRequestEnvelope envelope, Bytes groupId) {
    Bytes key = envelope.content().groupStateKey();
    if (key.isEmpty()) {
      return Locator.of(services.keys().locatorKey(), groupId);
    }
    try (Secret groupStateKey = Secret.copyOf(key)) {
      return Locator.of(groupStateKey, groupId);
    }
  }

  /// Asks the group; one that was just leaving is looked up again.
  private Future<DSResponse> ask(Bytes locator, GroupRequest request, int attempts) {
    return directory
        .address(locator)
        .compose(address ->
            vertx
                .eventBus()
                .<DSResponse>request(address, request, options)
                .map(Message::body)
                .recover(failure -> {
                  boolean left =
                      failure instanceof ReplyException reply
                          && reply.failureType() == ReplyFailure.NO_HANDLERS;
                  if (!left || attempts == 1) {
                    return refuse(DSErrorCode.UNAVAILABLE);
                  }
                  directory.gone(locator, address);
                  return ask(locator, request, attempts - 1);
                }));
  }

  private static Future<DSResponse> refuse(DSErrorCode code) {
    return Future.succeededFuture(DSResponse.failed(code));
  }
}
