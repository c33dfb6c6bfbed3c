package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A candidate of a contest on the board (CT-16): supported by one tap, by each person once, and nobody types how many there are.
class CandidateTest {

    private final TestWorld world = TestServer.get().world("changtai");

    private String candidate() {
        var answer = world.as("secretary").post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", "candidate", "place", Map.of("unit", world.unit("花园社区")),
                "fields", Map.of("title", "三楼照顾老人的一家", "text", "十年如一日", "until", world.server().now().plus(Duration.ofDays(5)).toString())));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("number").asString();
    }

    private String counted(String number) {
        world.pass("P5DT1M");
        var answer = world.as("secretary").move(number, "count_support", Map.of());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().at("/facts/supporters").asString();
    }

    @Test
    void aNeighbourSupportsItWithOneTapOnTheBoard() {
        String number = candidate();
        var resident = PageClient.signedIn(world, "resident-01");
        var board = resident.get("/area?kind=candidate");
        assertThat(board.text()).contains("三楼照顾老人的一家", "我支持").doesNotContain("关注这件事");
        assertThat(board.form("/near").send().status()).isEqualTo(303);
        var again = board.form("/near").set("id", UUID.randomUUID().toString()).send();
        assertThat(again.location()).as("tapped again it stands where it stood").isEqualTo("/r/" + number);
        assertThat(new PageClient(world.server().address()).get("/area?kind=candidate&district=" + world.code()).text()).as("not without signing in").contains("三楼照顾老人的一家").doesNotContain("我支持");
        assertThat(counted(number)).isEqualTo("1");
        assertThat(PageClient.signedIn(world, "resident-01").get("/area?kind=candidate").text()).contains("支持人数").doesNotContain("我支持");
    }

    @Test
    void whoSendsItTenTimesAtOnceIsOnePerson() throws Exception {
        String number = candidate();
        var resident = world.as("resident-02");
        try (var hands = Executors.newFixedThreadPool(4)) {
            var codes = hands.invokeAll(IntStream.range(0, 10).<Callable<String>>mapToObj(_ -> () -> resident.move(number, "follow", Map.of()).code()).toList()).stream()
                    .collect(Collectors.groupingBy(code -> code.resultNow(), Collectors.counting()));
            assertThat(codes).containsEntry("COUNTED_ALREADY", 9L);
        }
        assertThat(counted(number)).isEqualTo("1");
    }

    @Test
    void nobodyTypesHowManyAndNobodySupportsWhatWasCalledOff() {
        String number = candidate();
        world.as("secretary").move(number, "call_off", Map.of("reason", "本人谢绝"));
        assertThat(world.as("resident-01").move(number, "follow", Map.of()).code()).isEqualTo("ALREADY_ENDED");
        assertThat(world.as("secretary").move(number, "count_support", Map.of("supporters", 9)).code()).isIn("FIELD_UNKNOWN", "ALREADY_ENDED");
    }
}
