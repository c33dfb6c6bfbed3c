package org.jinlin.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every story of every playbook, each in a small world of its own: the specification that people can read.
class StoriesTest {

    @TestFactory
    Stream<DynamicContainer> stories() throws IOException {
        Path playbooks = Path.of("..", "playbooks");
        try (Stream<Path> packs = Files.list(playbooks)) {
            return packs.filter(Files::isDirectory).sorted().flatMap(StoriesTest::files).toList().stream();
        }
    }

    private static Stream<DynamicContainer> files(Path pack) {
        try (Stream<Path> files = Files.list(pack)) {
            List<Path> stories = files.filter(file -> file.getFileName().toString().matches("story.*\\.yml")).sorted().toList();
            return stories.stream().map(file -> DynamicContainer.dynamicContainer(pack.getFileName() + "/" + file.getFileName(), tests(pack.getFileName().toString(), file)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Stream<DynamicTest> tests(String playbook, Path file) {
        String yaml;
        try {
            yaml = Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return Story.read(yaml).entrySet().stream()
                .map(story -> DynamicTest.dynamicTest(story.getKey(), () -> {
                    TestServer.get().rewind();
                    Story.play(TestServer.get().world(playbook), story.getValue());
                }));
    }
}
