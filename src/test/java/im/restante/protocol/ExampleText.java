package im.restante.protocol;

import im.restante.wire.Bytes;
import im.restante.wire.WireStruct;

/// The lines of one worked example: a name, what it is, then hex in lines of 48 bytes.
final class ExampleText {
  private static final int LINE_CHARACTERS = 96;

  private final StringBuilder text = new StringBuilder();

  ExampleText note(String line) {
    separate().append(line);
    return this;
  }

  ExampleText hex(String name, WireStruct struct) {
    return hex(name, struct.encode());
  }

  ExampleText hex(String name, Bytes bytes) {
    separate().append(name).append(" (").append(bytes.size()).append("):");
    String hex = bytes.toHex();
    for (int at = 0; at < hex.length(); at += LINE_CHARACTERS) {
      text.append("\n  ").append(hex, at, Math.min(hex.length(), at + LINE_CHARACTERS));
    }
    return this;
  }

  private StringBuilder separate() {
    return text.isEmpty() ? text : text.append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
