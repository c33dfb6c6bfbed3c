package org.jinlin.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The files of the project as they lie on the disk.
final class Repository {

    /// Tests run in the directory of their module.
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private Repository() {}

    static List<JavaSource> mainJava() {
        return java("main");
    }

    static List<JavaSource> testJava() {
        return java("test");
    }

    private static List<JavaSource> java(String half) {
        return files("jinlin-*/src/" + half + "/java/**.java").stream().map(JavaSource::read).toList();
    }

    /// Files that match, in the order of their names; what builds leave behind is not looked at.
    static List<Path> files(String glob) {
        var matcher = ROOT.getFileSystem().getPathMatcher("glob:" + glob);
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.filter(Files::isDirectory).filter(module -> !module.getFileName().toString().startsWith(".")).flatMap(Repository::sources)
                    .filter(file -> matcher.matches(ROOT.relativize(file))).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> sources(Path module) {
        Path sources = module.getFileName().toString().startsWith("jinlin-") ? module.resolve("src") : module;
        if (!Files.exists(sources) || module.getFileName().toString().equals("data")) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path root() {
        return ROOT;
    }

    static String name(Path file) {
        return ROOT.relativize(file.toAbsolutePath()).toString();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
