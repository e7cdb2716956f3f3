package im.restante.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The blocks of a page that are copies of something in the code, each behind a comment `<!-- KIND
/// NAME -->` that says of what.
final class DocumentBlocks {
  private static final Pattern BLOCK =
      Pattern.compile(
          "(<!-- (struct|example) (\\S+) -->\n```[a-z]*\n)(.*?)(\n?```\n)", Pattern.DOTALL);

  private final Path page;

  DocumentBlocks(Path page) {
    this.page = page;
  }

  /// The blocks of one kind by name.
  Map<String, String> of(String kind) {
    Map<String, String> nameToText = new TreeMap<>();
    Matcher matcher = BLOCK.matcher(text());
    while (matcher.find()) {
      if (matcher.group(2).equals(kind)
          && nameToText.put(matcher.group(3), matcher.group(4)) != null) {
        throw new IllegalStateException("twice in the page: " + matcher.group(3));
      }
    }
    return nameToText;
  }

  /// Rewrites the blocks that have a text in `wanted`, under `KIND NAME`; returns those it could
  /// not.
  List<String> refresh(Map<String, String> wanted) throws IOException {
    List<String> unknown = new ArrayList<>();
    String refreshed =
        BLOCK
            .matcher(text())
            .replaceAll(match -> {
              String text = wanted.get(match.group(2) + " " + match.group(3));
              if (text == null) {
                unknown.add(match.group(3));
                return Matcher.quoteReplacement(match.group());
              }
              return Matcher.quoteReplacement(match.group(1) + text + "\n```\n");
            });
    Files.writeString(page, refreshed);
    return unknown;
  }

  String text() {
    try {
      return Files.readString(page);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
