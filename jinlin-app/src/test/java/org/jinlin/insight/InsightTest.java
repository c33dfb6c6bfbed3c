package org.jinlin.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jinlin.app.TestClient;
import org.jinlin.app.TestServer;
import org.jinlin.app.TestWorld;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Numbers over HTTP: who sees which, and what they say. The numbers are those of the world below and never change.
class InsightTest {

    private static final TestServer SERVER = TestServer.get();
    private static final TestWorld WORLD = SERVER.world("base");
    private static final List<String> GARDEN = new ArrayList<>();
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static String river = "";

    @BeforeAll
    static void twelveInTheGardenAndOneByTheRiver() {
        // working days count below: other tests leave the clock at any day of the week
        WORLD.pass(Duration.between(SERVER.now(), SERVER.now().atZone(ZONE).with(TemporalAdjusters.next(DayOfWeek.FRIDAY)).withHour(14).toInstant()).toString());
        for (int i = 0; i < 12; i++) {
            GARDEN.add(opened("花园第" + i + "件", "1号楼"));
        }
        river = opened("河边的一件", "河边社区");
        for (int i = 0; i < 10; i++) {
            make("clerk", GARDEN.get(i), "accept", i == 0 ? Map.of("nature", "safety", "scope", "many", "harm", "grave") : Map.of());
        }
        for (int i = 1; i < 9; i++) {
            make("clerk", GARDEN.get(i), "finish", Map.of("text", "办好了"));
        }
        for (int i = 1; i < 7; i++) {
            make("resident-01", GARDEN.get(i), "rate", Map.of("verdict", i == 1 ? "partly" : "solved", "word", "satisfied"));
        }
        make("resident-01", GARDEN.get(11), "withdraw", Map.of());
        WORLD.pass("PT10H");
        WORLD.pass("PT20H");
        SERVER.bean(Facts.class).run(WORLD.district());
    }

    private static String opened(String text, String place) {
        return WORLD.as("resident-01").open(Map.of("text", text), WORLD.unit(place)).json().get("number").asString();
    }

    private static void make(String who, String number, String verb, Map<String, Object> fields) {
        TestClient.Answer answer = WORLD.as(who).move(number, verb, fields);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private JsonNode rates(String who, String query) {
        TestClient.Answer answer = WORLD.as(who).get("/api/rates" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void eachRateShowsWhatItIsMadeOf() {
        JsonNode garden = rates("clerk", "");
        assertThat(garden.at("/unit/name").asString()).isEqualTo("花园社区");
        assertThat(garden.get("matters").asInt()).isEqualTo(12);
        assertThat(garden.get("behind").asLong()).isZero();
        assertThat(garden.get("vacant").asBoolean()).isFalse();
        // ten were accepted in time, one never was, one was withdrawn before anybody had to answer
        assertThat(garden.at("/response/numerator").asInt()).isEqualTo(10);
        assertThat(garden.at("/response/denominator").asInt()).isEqualTo(11);
        assertThat(garden.at("/response/exclusions/withdrawn").asInt()).isEqualTo(1);
        assertThat(garden.at("/response/rate").decimalValue()).isEqualByComparingTo("0.9090");
        // six closed on time, the red one is open and overdue; nine open ones are not a tenth, so there is no rate
        assertThat(garden.at("/onTime/numerator").asInt()).isEqualTo(6);
        assertThat(garden.at("/onTime/denominator").asInt()).isEqualTo(7);
        assertThat(garden.at("/onTime/rate").isNull()).isTrue();
        assertThat(garden.at("/resolution/numerator").asInt()).isEqualTo(5);
        assertThat(garden.at("/resolution/denominator").asInt()).isEqualTo(6);
        assertThat(garden.at("/resolution/answers/partly").asInt()).isEqualTo(1);
    }

    @Test
    void aUnitAboveCountsWhatIsBelow() {
        assertThat(rates("officer", "").get("matters").asInt()).isEqualTo(13);
        assertThat(rates("head", "").get("matters").asInt()).isEqualTo(13);
        assertThat(rates("officer", "?unit=" + WORLD.unit("河边社区")).get("matters").asInt()).isEqualTo(1);
    }

    @Test
    void onlyThePeriodAndTheKindAskedForAreCounted() {
        String opened = SERVER.now().minusSeconds(30 * 3600).atZone(ZONE).toLocalDate().toString();
        assertThat(rates("clerk", "?from=" + opened + "&to=" + opened).get("matters").asInt()).isEqualTo(12);
        assertThat(rates("clerk", "?from=2020-01-01&to=2020-12-31").get("matters").asInt()).isZero();
        assertThat(rates("clerk", "?kind=order").get("matters").asInt()).isZero();
    }

    private static void forbidden(TestClient.Answer answer, String code) {
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void whoAnswersForNoUnitIsToldWhyInsteadOfSeeingNothing() {
        for (String who : List.of("resident-01", "member")) {
            forbidden(WORLD.as(who).get("/api/rates"), "NO_UNIT_OF_YOURS");
            forbidden(WORLD.as(who).get("/api/open"), "NO_UNIT_OF_YOURS");
        }
        assertThat(TestClient.anonymous(SERVER.address()).get("/api/rates").status()).isEqualTo(401);
    }

    @Test
    void unitsElsewhereOrAboveAreRefusedByName() {
        for (String elsewhere : List.of("河边社区", "演示街道")) {
            forbidden(WORLD.as("clerk").get("/api/rates?unit=" + WORLD.unit(elsewhere)), "UNIT_NOT_BELOW_YOU");
            forbidden(WORLD.as("clerk").get("/api/open?unit=" + WORLD.unit(elsewhere)), "UNIT_NOT_BELOW_YOU");
        }
        assertThat(WORLD.as("clerk").get("/api/rates?unit=1").code()).isEqualTo("UNIT_UNKNOWN");
        assertThat(WORLD.as("clerk").get("/api/rates?unit=nowhere").code()).isEqualTo("UNIT_UNKNOWN");
    }

    @Test
    void whatCannotBeReadIsRefused() {
        assertThat(WORLD.as("clerk").get("/api/rates?from=yesterday").code()).isEqualTo("DAY_MALFORMED");
        assertThat(WORLD.as("clerk").get("/api/rates?to=2026-02-30").code()).isEqualTo("DAY_MALFORMED");
        assertThat(WORLD.as("clerk").get("/api/rates?from=2026-11-20&to=2026-11-19").code()).isEqualTo("PERIOD_BACKWARDS");
        assertThat(WORLD.as("clerk").get("/api/rates?kind=visit").code()).isEqualTo("KIND_UNKNOWN");
        assertThat(WORLD.as("clerk").get("/api/open?kind=visit").code()).isEqualTo("KIND_UNKNOWN");
        assertThat(WORLD.as("clerk").get("/api/open?after=x").code()).isEqualTo("BAD_CURSOR");
        assertThat(WORLD.as("clerk").get("/api/open?limit=0").code()).isEqualTo("BAD_LIMIT");
    }

    @Test
    void theGravestAndLongestDueComesFirst() {
        JsonNode open = WORLD.as("clerk").get("/api/open").json().get("items");
        assertThat(open.get(0).get("number").asString()).isEqualTo(GARDEN.getFirst());
        assertThat(open.get(0).at("/grade/code").asString()).isEqualTo("red");
        assertThat(open.get(0).get("late").asBoolean()).isTrue();
        assertThat(numbers(open)).containsExactlyInAnyOrder(GARDEN.get(0), GARDEN.get(7), GARDEN.get(8), GARDEN.get(9), GARDEN.get(10));
    }

    @Test
    void pagesOfTheOpenListShowEachLineOnce() {
        var seen = new ArrayList<String>();
        String query = "/api/open?limit=2";
        for (String after = ""; after != null; ) {
            JsonNode page = WORLD.as("officer").get(query + (after.isEmpty() ? "" : "&after=" + after)).json();
            seen.addAll(numbers(page.get("items")));
            after = page.get("next") == null || page.get("next").isNull() ? null : page.get("next").asString();
        }
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrder(GARDEN.get(0), GARDEN.get(7), GARDEN.get(8), GARDEN.get(9), GARDEN.get(10), river);
    }

    private static List<String> numbers(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false).map(item -> item.get("number").asString()).toList();
    }
}
