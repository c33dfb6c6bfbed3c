package org.jinlin.playbook;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// Where packs are read from: the program itself, a folder, texts kept with a version, or one over another.
public final class PackSource {
    private static final Pattern STORY = Pattern.compile("story.*\\.yml");

    private final Function<String, Optional<byte[]>> files;
    private final Supplier<List<String>> codes;
    /// The names of all files of a pack, whatever they hold.
    private final Function<String, List<String>> names;

    private PackSource(Function<String, Optional<byte[]>> files, Supplier<List<String>> codes, Function<String, List<String>> names) {
        this.files = files;
        this.codes = codes;
        this.names = names;
    }

    /// The packs built into the program. A jar cannot be listed portably, so `playbooks/packs.txt` names them.
    public static PackSource builtIn() {
        Function<String, Optional<byte[]>> files = path -> {
            try (var in = PackSource.class.getResourceAsStream("/playbooks/" + path)) {
                return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        return new PackSource(files, () -> files.apply("packs.txt").stream()
                .flatMap(bytes -> new String(bytes, StandardCharsets.UTF_8).lines())
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList(), PackSource::packed);
    }

    /// A folder with one folder for each pack.
    public static PackSource folder(Path root) {
        return new PackSource(path -> bytes(root.resolve(path)), () -> folders(root), code -> names(root.resolve(code)));
    }

    /// The folder `playbooks` where a command is run, so that an author tries what is being written; where there is none, the
    /// program itself.
    public static PackSource atHand() {
        Path folder = Path.of("playbooks");
        return Files.isDirectory(folder) ? folder(folder).orElse(builtIn()) : builtIn();
    }

    /// Texts by path, such as `base/playbook.yml`: a published version, an upload, a test.
    public static PackSource of(Map<String, String> texts) {
        return new PackSource(
                path -> Optional.ofNullable(texts.get(path)).map(text -> text.getBytes(StandardCharsets.UTF_8)),
                () -> texts.keySet().stream()
                        .filter(path -> path.endsWith("/playbook.yml"))
                        .map(path -> path.substring(0, path.indexOf('/')))
                        .sorted()
                        .toList(),
                code -> texts.keySet().stream().filter(path -> path.startsWith(code + "/")).map(path -> path.substring(code.length() + 1)).toList());
    }

    /// What is not found here is looked for there.
    public PackSource orElse(PackSource below) {
        return new PackSource(
                path -> files.apply(path).or(() -> below.files.apply(path)),
                () -> Stream.concat(codes().stream(), below.codes().stream()).distinct().sorted().toList(),
                code -> Stream.concat(names.apply(code).stream(), below.names.apply(code).stream()).distinct().toList());
    }

    /// The same without one pack.
    public PackSource without(String code) {
        return new PackSource(path -> path.startsWith(code + "/") ? Optional.empty() : files.apply(path), () -> codes().stream().filter(each -> !each.equals(code)).toList(),
                pack -> pack.equals(code) ? List.of() : names.apply(pack));
    }

    /// The codes of the packs that are there, base included.
    public List<String> codes() {
        return codes.get();
    }

    /// The paths of a pack's stories, in order.
    List<String> stories(String code) {
        return names.apply(code).stream().filter(name -> STORY.matcher(name).matches()).sorted().map(name -> code + "/" + name).toList();
    }

    Optional<byte[]> bytes(String path) {
        return files.apply(path);
    }

    private static Optional<byte[]> bytes(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(Path pack) {
        if (!Files.isDirectory(pack)) {
            return List.of();
        }
        try (var all = Files.list(pack)) {
            return all.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> packed(String code) {
        try {
            return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath:/playbooks/" + code + "/*")).map(Resource::getFilename)
                    .filter(Objects::nonNull).toList();
        } catch (FileNotFoundException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> folders(Path root) {
        try (var all = Files.list(root)) {
            return all.filter(folder -> Files.isRegularFile(folder.resolve("playbook.yml")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
