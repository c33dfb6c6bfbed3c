package org.jinlin.app;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The stories of the pack that all others stand on, played at once where there is no time for [StoriesTest].
class BaseStoriesTest {

    @TestFactory
    Stream<DynamicTest> stories() {
        return StoriesTest.of("base").stream().map(story -> DynamicTest.dynamicTest(story.name(), () -> StoriesTest.play("base", story)));
    }
}
