package org.jinlin.app;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ZzStoryTest {

    @TestFactory
    Stream<DynamicTest> mine() {
        return Stream.of("xiangan", "zhaoan", "huian", "zhangzhou").flatMap(pack -> StoriesTest.of(pack).stream()
                .filter(story -> story.name().contains("estate changes hands") || story.name().contains("not closed while") || story.name().contains("five sectors") || story.name().contains("centres that are built"))
                .map(story -> DynamicTest.dynamicTest(story.name(), () -> StoriesTest.play(pack, story))));
    }
}
