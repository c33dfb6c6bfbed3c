package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jinlin.playbook.Fault;
import org.jinlin.playbook.PackSource;
import org.jinlin.playbook.Stories;
import org.jinlin.playbook.Story;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/// Every story of every playbook, each in a small world of its own: the specification that people can read. Reports call a
/// test as [Story#name] does, and `./jinlin mission` looks for that.
@Tag("soak")
class StoriesTest {

    private static final PackSource PACKS = PackSource.folder(Path.of("..", "playbooks"));

    /// A pattern of packs, to play these only: `-Djinlin.story=huian|anxi`.
    private static final String ONLY = System.getProperty("jinlin.story", ".*");

    @TestFactory
    Stream<DynamicContainer> stories() {
        return PACKS.codes().stream().filter(pack -> pack.matches(ONLY)).map(pack -> DynamicContainer.dynamicContainer(pack, of(pack).stream()
                .map(story -> DynamicTest.dynamicTest(story.name(), () -> play(pack, story)))));
    }

    /// The stories of a pack; none may have a fault.
    static List<Story> of(String pack) {
        var faults = new ArrayList<Fault>();
        var stories = Stories.read(PACKS, pack, Stories.rows(Path.of("..", "docs", "mission.md")), faults);
        assertThat(faults).isEmpty();
        return stories;
    }

    static void play(String pack, Story story) {
        TestServer.get().rewind();
        new StoryPlayer(TestServer.get().world(pack).story(), _ -> { }).play(story);
    }
}
