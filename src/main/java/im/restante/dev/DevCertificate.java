package im.restante.dev;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A self-signed certificate for `localhost` and 127.0.0.1, for development alone; made once and
/// kept.
public final class DevCertificate {
  private static final Duration VALIDITY = Duration.ofDays(90);
  private static final Duration RENEW_BEFORE = Duration.ofDays(7);

  private final Path certificate;
  private final Path key;

  private DevCertificate(Path certificate, Path key) {
    this.certificate = certificate;
    this.key = key;
  }

  /// The certificate in `folder`, made or renewed where needed.
  public static DevCertificate in(Path folder) throws IOException {
    DevCertificate files =
        new DevCertificate(folder.resolve("dev-cert.pem"), folder.resolve("dev-key.pem"));
    if (!files.isFresh()) {
      Path _ = Files.createDirectories(folder);
      files.make();
    }
    return files;
  }

  /// PEM file of the certificate, which clients trust.
  public Path certificate() {
    return certificate;
  }

  /// PEM file of the private key, readable by its owner alone.
  public Path key() {
    return key;
  }

  private boolean isFresh() throws IOException {
    if (!Files.exists(certificate) || !Files.exists(key)) {
      return false;
    }
    Instant made = Files.getLastModifiedTime(certificate).toInstant();
    return made.plus(VALIDITY).minus(RENEW_BEFORE).isAfter(Instant.now());
  }

  private void make() throws IOException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      write(key, "PRIVATE KEY", pair.getPrivate().getEncoded());
      write(certificate, "CERTIFICATE", certificateFor(pair).getEncoded());
    } catch (GeneralSecurityException | OperatorCreationException fault) {
      throw new IOException("cannot make a development certificate", fault);
    }
  }

  private static X509CertificateHolder certificateFor(KeyPair pair)
      throws OperatorCreationException, IOException {
    X500Name name = new X500Name("CN=localhost");
    Instant now = Instant.now();
    return new JcaX509v3CertificateBuilder(
            name,
            new BigInteger(120, new SecureRandom()),
            Date.from(now.minus(Duration.ofHours(1))),
            Date.from(now.plus(VALIDITY)),
            name,
            pair.getPublic())
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
        .addExtension(
            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
        .addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(
                new GeneralName[] {
                  new GeneralName(GeneralName.dNSName, "localhost"),
                  new GeneralName(GeneralName.iPAddress, "127.0.0.1")
                }))
        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
  }

  private static void write(Path file, String kind, byte[] der) throws IOException {
    String text =
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(
                kind, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), kind);
    Path next = file.resolveSibling(file.getFileName() + ".next");
    boolean _ = Files.deleteIfExists(next);
    Path _ =
        Files.createFile(
            next,
            PosixFilePermissions.asFileAttribute(
                Set.copyOf(PosixFilePermissions.fromString("rw-------"))));
    Path _ = Files.write(next, text.getBytes(StandardCharsets.US_ASCII));
    Path _ = Files.move(next, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }
}
