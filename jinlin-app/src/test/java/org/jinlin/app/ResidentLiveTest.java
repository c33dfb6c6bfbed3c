package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jinlin.people.SessionCookies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The open page of a matter hears of every step within ten seconds, and of nobody else's.
class ResidentLiveTest {

    private static final TestWorld WORLD = TestServer.get().world("base");
    /// A server numbers its log once a second; here the test does, so that second is left out of the ten.
    private static final Duration IN_TIME = Duration.ofSeconds(9);

    private final PageClient resident = PageClient.signedIn(WORLD, "resident-01");

    private static String opened(String text) {
        return WORLD.as("resident-01").open(Map.of("text", text), WORLD.unit("1号楼")).json().get("number").asString();
    }

    private static LiveEar ear(PageClient client, String number) throws IOException {
        return new LiveEar(WORLD, client, "/r/" + number + "/events");
    }

    private static void settled() {
        WORLD.server().settle(WORLD.district());
    }

    /// How long a step takes to the open page, by a real clock.
    private static Duration heard(LiveEar ear, Runnable step) throws IOException {
        long from = System.nanoTime();
        step.run();
        settled();
        assertThat(ear.next("stirred")).isEqualTo("{}");
        return Duration.ofNanos(System.nanoTime() - from);
    }

    @Test
    void everyStepIsHeardWithinTenSeconds() throws IOException {
        String number = opened("门禁坏了，从开始看到结束");
        settled();
        try (var ear = ear(resident, number)) {
            assertThat(ear.status()).isEqualTo(200);
            assertThat(ear.header("Content-Type")).startsWith("text/event-stream");
            assertThat(ear.header("Cache-Control")).contains("no-store");
            assertThat(ear.next("at")).as("the version, so that nothing is missed in between").isEqualTo("1");
            var clerk = WORLD.as("clerk");
            var longest = List.of(
                    heard(ear, () -> clerk.move(number, "accept", Map.of("nature", "service", "scope", "some", "harm", "real"))),
                    heard(ear, () -> clerk.move(number, "dispatch", Map.of("unit", WORLD.unit("演示物业")))),
                    heard(ear, () -> WORLD.as("property").move(order(number), "accept", Map.of())),
                    heard(ear, () -> WORLD.as("property").move(order(number), "finish", Map.of("text", "换好了"))),
                    heard(ear, () -> clerk.move(number, "finish", Map.of("text", "好了，请试试")))).stream().max(Duration::compareTo).orElseThrow();
            System.out.printf("a step reaches the open page of a resident after at most %d ms, and up to 1 s for the log's number%n", longest.toMillis());
            assertThat(longest).isLessThan(IN_TIME);
        }
    }

    private static String order(String number) {
        return WORLD.as("clerk").matter(number).get("children").get(0).get("number").asString();
    }

    @Test
    void thePageItselfShowsTheStepWhenItLooksAgain() {
        String number = opened("页面上看得到");
        var before = resident.get("/r/" + number);
        assertThat(before.body()).contains("data-follow=\"/r/" + number + "/events\"", "data-version=\"1\"", "<noscript>");
        assertThat(before.text()).contains("这一页不会自己更新", "再看一次");
        WORLD.as("clerk").move(number, "reply", Map.of("text", "今天就来"));
        assertThat(resident.get("/r/" + number).body()).contains("data-version=\"2\"", "今天就来");
    }

    @Test
    void whatIsInternalStirsNothing() throws IOException {
        String number = opened("内部的话不惊动");
        WORLD.as("clerk").move(number, "accept", Map.of("nature", "service", "scope", "some", "harm", "real"));
        settled();
        try (var ear = ear(resident, number)) {
            ear.next("at");
            WORLD.as("clerk").move(number, "remark", Map.of("text", "内部看的"));
            WORLD.as("clerk").move(number, "ask_extension", Map.of("until", WORLD.server().now().plus(Duration.ofDays(9)).toString(), "reason", "要等配件"));
            settled();
            String other = opened("别的事也不惊动");
            settled();
            assertThat(WORLD.as("clerk").matter(other).get("number").asString()).isNotEqualTo(number);
            heard(ear, () -> WORLD.as("clerk").move(number, "reply", Map.of("text", "第一个听得到的")));
            assertThat(resident.get("/r/" + number).text()).contains("第一个听得到的").doesNotContain("内部看的");
        }
    }

    @Test
    void nobodyLearnsThatStaffLooks() throws IOException {
        String number = opened("有人在看不该知道");
        settled();
        try (var ear = ear(resident, number)) {
            ear.next("at");
            PageClient.signedIn(WORLD, "clerk").get("/desk/" + number);
            assertThat(PageClient.signedIn(WORLD, "secretary").get("/desk/" + number).text()).as("who listens at home is not at the desk").doesNotContain("演示居民");
            WORLD.as("clerk").move(number, "reply", Map.of("text", "答复"));
            settled();
            assertThat(ear.next("stirred")).isEqualTo("{}");
        }
    }

    @Test
    void whoMayNotSeeTheMatterHearsNothing() {
        String number = opened("只给我自己听");
        assertThat(PageClient.signedIn(WORLD, "resident-02").get("/r/" + number + "/events").status()).isEqualTo(404);
        assertThat(PageClient.signedIn(WORLD, "power").get("/r/" + number + "/events").status()).isEqualTo(404);
        assertThat(PageClient.signedIn(TestServer.get().world("base"), "resident-01").get("/r/" + number + "/events").status()).as("of another district").isEqualTo(404);
        assertThat(new PageClient(WORLD.server().address()).get("/r/" + number + "/events").status()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1-1-1", "99999999999999999999", "%3Cscript%3E"})
    void whatIsNoNumberIsNotListenedAt(String number) {
        assertThat(resident.get("/r/" + number + "/events").status()).isEqualTo(404);
    }

    @Test
    void aGuestWithTheWayBackHearsToo() throws IOException {
        var guest = new PageClient(WORLD.server().address());
        String to = guest.get("/r/new?district=" + WORLD.code()).form("/r/new").set("f.text", "没有账号也听得到").set("f.place", WORLD.unit("1号楼")).set("go", "send").send().location();
        String number = to.replaceAll("/r/(.*)/done", "$1");
        settled();
        try (var ear = new LiveEar(WORLD, "/r/" + number + "/events", SessionCookies.CLAIM + "=" + guest.cookie(SessionCookies.CLAIM).orElseThrow())) {
            ear.next("at");
            assertThat(heard(ear, () -> WORLD.as("clerk").move(number, "reply", Map.of("text", "收到")))).isLessThan(IN_TIME);
        }
    }

    @Test
    void whoComesBackIsToldTheVersionOfNow() throws IOException {
        String number = opened("断线以后接着听");
        settled();
        try (var ear = ear(resident, number)) {
            assertThat(ear.next("at")).isEqualTo("1");
        }
        WORLD.as("clerk").move(number, "reply", Map.of("text", "断线时说的"));
        try (var ear = ear(resident, number)) {
            assertThat(ear.next("at")).isEqualTo("2");
        }
    }
}
