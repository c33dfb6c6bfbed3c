package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.jinlin.matters.CalendarOpener;
import org.junit.jupiter.api.Test;

/// The switch to an emergency as people make it, on pages: one proposes, another says yes, and within a minute of a real clock
/// roles, rosters, promises and pages are those of the emergency; and back, with the trail.
class ModePagesTest {

    private static final TestServer SERVER = TestServer.get();
    private static final String MODE = "/begin/mode";

    private final TestWorld world = SERVER.world("changtai");

    private PageClient of(String who) {
        return PageClient.signedIn(world, who);
    }

    private String proposed(PageClient secretary) {
        return secretary.get(MODE).form(MODE).set("f.place", world.unit("花园社区")).set("f.mode", "emergency").set("f.reason", "台风红色预警").send().location().replaceAll("/desk/([0-9-]+).*", "$1");
    }

    @Test
    void withinAMinuteOfTheSecondYesEverythingIsOfTheEmergency() {
        world.appoint("member", "coordinator", "花园社区");
        world.appoint("volunteer", "guide", "花园社区");
        var secretary = of("secretary");
        var clerk = of("clerk");
        var member = of("member");
        var volunteer = of("volunteer");
        String number = proposed(secretary);
        assertThat(clerk.get("/desk").text()).doesNotContain("花园社区：应急状态");
        assertThat(volunteer.get("/f/today").text()).doesNotContain("应急值守");
        String before = world.as("resident-01").open(Map.of("text", "平时的灯"), world.unit("1号楼")).json().get("number").asString();

        long yes = System.nanoTime();
        assertThat(clerk.get("/desk/" + number + "/confirm").form("/desk/" + number, "confirm").send().status()).isEqualTo(303);
        // on a server the job of the calendar runs every 30 s; a test turns it itself
        SERVER.bean(CalendarOpener.class).run(world.district());
        assertThat(clerk.get("/desk").text()).as("pages").contains("花园社区：应急状态");
        assertThat(of("resident-01").get("/").text()).contains("应急状态");
        assertThat(volunteer.get("/f/today").text()).as("the roster: a shift is on the day of who has it").contains("应急值守");
        String during = world.as("resident-01").open(Map.of("text", "车库进水"), world.unit("1号楼")).json().get("number").asString();
        assertThat(left(during)).as("clocks").isEqualTo(Duration.ofMinutes(3));
        assertThat(left(before)).as("what was promised before").isEqualTo(Duration.ofMinutes(5));
        assertThat(member.get("/desk/" + during).body()).as("roles").contains("value=\"accept\"");
        assertThat(member.get("/desk/" + before).status()).isEqualTo(404);
        Duration took = Duration.ofNanos(System.nanoTime() - yes);
        System.out.printf("pages, roster, clocks and roles of the emergency %d ms after the second yes, all looked at; the calendar's job adds up to 30 s%n", took.toMillis());
        assertThat(took).as("with the 30 s of that job less than a minute").isLessThan(Duration.ofSeconds(25));

        back(clerk, number);
        assertThat(clerk.get("/desk").text() + of("resident-01").get("/").text()).doesNotContain("应急状态");
        String after = world.as("resident-01").open(Map.of("text", "树枝断了"), world.unit("1号楼")).json().get("number").asString();
        assertThat(left(after)).isEqualTo(Duration.ofMinutes(5));
        assertThat(member.get("/desk/" + after).status()).isEqualTo(404);
        assertThat(secretary.get("/desk/" + number).text()).as("the trail").contains("台风红色预警", "确认启用", "预警解除", "转回平时");
    }

    private void back(PageClient clerk, String number) {
        var missing = clerk.get("/desk/" + number + "/back").form("/desk/" + number, "back").send();
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.form("/desk/" + number, "back").set("f.reason", "预警解除").send().status()).isEqualTo(303);
    }

    private Duration left(String number) {
        return world.as("clerk").matter(number).get("clocks").valueStream().filter(clock -> clock.get("clock").asString().equals("answer"))
                .map(clock -> Duration.between(java.time.Instant.parse(clock.get("startedAt").asString()), java.time.Instant.parse(clock.get("dueAt").asString()))).findFirst().orElseThrow();
    }

    @Test
    void onePersonAloneIsRefusedOnThePageToo() {
        var secretary = of("secretary");
        String number = proposed(secretary);
        var page = secretary.get("/desk/" + number);
        assertThat(page.body()).doesNotContain("name=\"do\" value=\"confirm\"");
        var form = secretary.get("/desk/" + number + "/drop").form("/desk/" + number, "drop").set("do", "confirm");
        assertThat(form.send().status()).isBetween(400, 499);
        assertThat(secretary.get("/desk").text()).doesNotContain("花园社区：应急状态");
    }

    @Test
    void whoeverTriesInTwoWindowsStaysOnePerson() {
        var first = of("secretary");
        String number = proposed(first);
        var second = of("secretary");
        assertThat(second.get("/desk/" + number + "/drop").form("/desk/" + number, "drop").set("do", "confirm").send().status()).isBetween(400, 499);
        assertThat(of("clerk").get("/desk").text()).doesNotContain("花园社区：应急状态");
    }

    @Test
    void aProposalTwiceIsSeenAndNotPutInForceTwice() {
        var secretary = of("secretary");
        var clerk = of("clerk");
        String first = proposed(secretary);
        String second = proposed(secretary);
        assertThat(clerk.get("/desk/" + first + "/confirm").form("/desk/" + first, "confirm").send().status()).isEqualTo(303);
        assertThat(clerk.get("/desk/" + second + "/confirm").form("/desk/" + second, "confirm").send().status()).isBetween(400, 499);
        assertThat(secretary.get(MODE).status()).as("another one can be proposed below or above, and is refused where one holds").isEqualTo(200);
    }
}
