package im.restante.protocol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The presentation-language blocks in the doc comments of the protocol's records.
final class StructSources {
  private static final Path PACKAGES = Path.of("src/main/java/im/restante");
  private static final List<String> FOLDERS = List.of("protocol/ds", "protocol/qs");
  private static final List<String> OTHERS =
      List.of("mls/group/PartialGroupInfo.java", "qs/ratchet/package-info.java");

  private StructSources() {}

  /// Blocks by `ds/CreateGroupRequest`; types without one are left out.
  static Map<String, String> blocks() throws IOException {
    Map<String, String> nameToBlock = new TreeMap<>();
    for (String folder : FOLDERS) {
      try (Stream<Path> files = Files.list(PACKAGES.resolve(folder))) {
        for (Path file : files.sorted().toList()) {
          put(nameToBlock, file);
        }
      }
    }
    for (String other : OTHERS) {
      put(nameToBlock, PACKAGES.resolve(other));
    }
    return nameToBlock;
  }

  private static void put(Map<String, String> nameToBlock, Path file) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    String block = block(file);
    if (!block.isEmpty()) {
      String name = file.getFileName().toString().replace(".java", "");
      nameToBlock.put(file.getName(file.getNameCount() - 2) + "/" + name, block);
    }
  }

  /// All fenced blocks of the file's first doc comment, a blank line between them.
  private static String block(Path file) throws IOException {
    List<String> blocks = new ArrayList<>();
    List<String> open = null;
    boolean started = false;
    for (String line : Files.readAllLines(file)) {
      if (!line.startsWith("///")) {
        if (started) {
          break;
        }
        continue;
      }
      started = true;
      String text = line.length() > 4 ? line.substring(4) : "";
      if (!text.startsWith("```")) {
        if (open != null) {
          open.add(text);
        }
      } else if (open == null) {
        open = new ArrayList<>();
      } else {
        blocks.add(String.join("\n", open));
        open = null;
      }
    }
    return String.join("\n\n", blocks);
  }
}
