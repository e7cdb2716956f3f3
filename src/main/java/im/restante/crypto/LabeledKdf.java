package im.restante.crypto;

import im.restante.wire.Bytes;
import im.restante.wire.WireWriter;

/// LabeledExtract and LabeledExpand (RFC 9180 §4) for one `suite_id`.
final class LabeledKdf {
  private static final Bytes VERSION = Bytes.utf8("HPKE-v1");

  private final Kdf kdf;
  private final Bytes suiteId;

  LabeledKdf(Kdf kdf, Bytes suiteId) {
    this.kdf = kdf;
    this.suiteId = suiteId;
  }

  int hashLength() {
    return kdf.hashLength();
  }

  Secret extract(byte[] salt, String label, Bytes ikm) {
    try (Secret labeled =
        Secret.of(Bytes.concat(VERSION, suiteId, Bytes.utf8(label), ikm).backingArray())) {
      return kdf.extract(salt, labeled.array());
    }
  }

  Secret expand(Secret prk, String label, Bytes info, int length) {
    Bytes labeled =
        new WireWriter(32 + label.length() + info.size())
            .u16(length)
            .fixed(VERSION)
            .fixed(suiteId)
            .fixed(Bytes.utf8(label))
            .fixed(info)
            .toBytes();
    return kdf.expand(prk.array(), labeled, length);
  }
}
