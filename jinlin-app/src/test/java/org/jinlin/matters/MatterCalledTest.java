package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a matter is called in lists and found by: a meeting by its title, a request by what was said.
class MatterCalledTest {

    @Test
    void theTitleComesBeforeWhatWasSaid() {
        assertThat(MatterJson.called(Map.of("title", "联席会议", "text", "议题"))).isEqualTo("联席会议");
        assertThat(MatterJson.called(Map.of("text", "路灯不亮"))).isEqualTo("路灯不亮");
    }

    @Test
    void whatIsNoTextCallsNothing() {
        assertThat(MatterJson.called(Map.of())).isEmpty();
        assertThat(MatterJson.called(Map.of("title", 7L, "files", List.of(1L)))).isEmpty();
        assertThat(MatterJson.called(Map.of("title", List.of("x"), "text", "路灯不亮"))).isEqualTo("路灯不亮");
    }

    @Test
    void bothAreSearched() {
        assertThat(SearchReader.text("{\"text\":\"管网\",\"title\":\"联席会议\"}")).contains("联席会议", "管网");
        assertThat(SearchReader.text("{\"title\":\"联席会议\"}")).isEqualTo("联席会议");
        assertThat(SearchReader.text("{\"record\":\"x\"}")).isEmpty();
    }
}
