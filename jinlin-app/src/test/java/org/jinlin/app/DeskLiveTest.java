package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Open desks hear by themselves that something changed: over HTTP, as a browser listens.
class DeskLiveTest {

    private static final TestWorld WORLD = TestServer.get().world("base");

    private static String opened(String text) {
        return WORLD.as("resident-01").open(Map.of("text", text), WORLD.unit("1号楼")).json().get("number").asString();
    }

    @Test
    void aDeskHearsTheNumberOfWhatChangedAndNothingElse() throws IOException {
        try (var ear = new LiveEar(WORLD, PageClient.signedIn(WORLD, "clerk"), "/desk/events")) {
            assertThat(ear.status()).isEqualTo(200);
            assertThat(ear.header("Content-Type")).startsWith("text/event-stream");
            assertThat(ear.header("Cache-Control")).contains("no-store");
            assertThat(ear.firstLine()).startsWith("retry:");
            String number = opened("电梯门关不上，张三家");
            WORLD.server().settle(WORLD.district());
            assertThat(ear.next("changed")).isEqualTo("{\"" + number + "\":1}");
            WORLD.as("clerk").move(number, "accept", Map.of());
            WORLD.server().settle(WORLD.district());
            assertThat(ear.next("changed")).isEqualTo("{\"" + number + "\":2}");
        }
    }

    @Test
    void whatIsElsewhereIsNotHeard() throws IOException {
        try (var ear = new LiveEar(WORLD, PageClient.signedIn(WORLD, "property"), "/desk/events")) {
            assertThat(ear.firstLine()).startsWith("retry:");
            opened("与物业无关");
            String number = opened("派给物业的");
            WORLD.as("clerk").move(number, "accept", Map.of("nature", "service", "scope", "one", "harm", "slight"));
            WORLD.as("clerk").move(number, "dispatch", Map.of("unit", WORLD.unit("演示物业")));
            var children = WORLD.as("clerk").matter(number).get("children");
            WORLD.server().settle(WORLD.district());
            assertThat(ear.next("changed")).isEqualTo("{\"" + children.get(0).get("number").asString() + "\":1}");
        }
    }

    @Test
    void whoHasTheSameMatterOpenIsToldThatSomebodyCame() throws IOException {
        String number = opened("两个人看同一件");
        var clerk = PageClient.signedIn(WORLD, "clerk");
        clerk.get("/desk/" + number);
        try (var ear = new LiveEar(WORLD, clerk, "/desk/events?at=" + number)) {
            assertThat(ear.firstLine()).startsWith("retry:");
            PageClient.signedIn(WORLD, "secretary").get("/desk/" + number);
            assertThat(ear.next("here")).isEqualTo("{}");
        }
    }

    @Test
    void whoListensInManyWindowsHearsInTheNewestOnes() throws IOException {
        var officer = PageClient.signedIn(WORLD, "officer");
        var ears = new ArrayList<LiveEar>();
        for (int i = 0; i < 4; i++) {
            ears.add(new LiveEar(WORLD, officer, "/desk/events"));
            assertThat(ears.getLast().firstLine()).startsWith("retry:");
        }
        assertThat(ears.getFirst().next("elsewhere")).isEqualTo("{}");
        assertThatThrownBy(() -> ears.getFirst().next("changed")).as("its connection is given back").isInstanceOf(IOException.class).hasMessageContaining("ended");
        String number = opened("新开的窗口听得到");
        WORLD.server().settle(WORLD.district());
        for (LiveEar ear : ears.subList(1, 4)) {
            assertThat(ear.next("changed")).contains(number);
        }
        ears.forEach(LiveEar::close);
    }

    @Test
    void aMatterThatIsNotForThePersonIsNotListenedAt() throws IOException {
        String number = opened("物业看不到这一件");
        var property = PageClient.signedIn(WORLD, "property");
        try (var ear = new LiveEar(WORLD, property, "/desk/events?at=" + number)) {
            assertThat(ear.firstLine()).startsWith("retry:");
            PageClient.signedIn(WORLD, "secretary").get("/desk/" + number);
            String own = opened("再派一件给物业");
            WORLD.as("clerk").move(own, "accept", Map.of("nature", "service", "scope", "one", "harm", "slight"));
            WORLD.as("clerk").move(own, "dispatch", Map.of("unit", WORLD.unit("演示物业")));
            WORLD.server().settle(WORLD.district());
            assertThat(List.of(ear.next("changed"))).singleElement().asString().doesNotContain(number);
        }
    }

    @Test
    void whoIsNoStaffHearsNothing() {
        assertThat(PageClient.signedIn(WORLD, "resident-01").get("/desk/events").status()).isEqualTo(404);
        assertThat(new PageClient(WORLD.server().address()).get("/desk/events").status()).isEqualTo(303);
    }
}
