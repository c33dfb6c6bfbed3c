package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// YC-03: who fits what waits, with reasons; nobody is suggested for what he gave back, or after he took his check-in back.
class HelpersTest {

    private static final TestServer SERVER = TestServer.get();

    private TestWorld world;

    @BeforeEach
    void friday() {
        SERVER.rewind();
        world = SERVER.world("yongchun");
    }

    @Test
    void whoFitsAnOrderOfTheMenuIsSuggestedWithReasons() {
        String member = checkIn("member", Map.of("craft", "hairdresser", "free_time", "saturdays"));
        checkIn("volunteer", Map.of("craft", "electrician"));
        String order = open("resident-01", "service_order", Map.of("service", "haircut_at_home", "text", "老人想理发"), "1号楼");
        String task = child(world.as("clerk").move(order, "hand_to", Map.of("unit", world.unit("演示物业"), "until", in("P5D"), "craft", "hairdresser", "free_time", "saturdays")));

        JsonNode week = week("clerk", "");
        assertThat(week.get("offers").asInt()).isEqualTo(2);
        assertThat(week.get("gapMetres").asLong()).isZero();
        assertThat(week.get("unserved").asInt()).isZero();
        JsonNode wait = wait(week, task);
        assertThat(wait.get("suited")).hasSize(1);
        JsonNode suited = wait.get("suited").get(0);
        assertThat(suited.get("number").asString()).isEqualTo(member);
        assertThat(suited.get("skills").valueStream().map(JsonNode::asString)).containsExactly("理发");
        assertThat(suited.get("when").asString()).isEqualTo("周六");
        assertThat(suited.get("tasks").asInt()).isZero();
        assertThat(suited.get("wayMetres").asInt()).isLessThan(1000);
        assertThat(wait.get("asked").get("number").asString()).isEqualTo(member);
        assertThat(wait.get("bring").isNull()).as("a task is taken on, and nobody is asked for it by name").isTrue();

        String page = PageClient.signedIn(world, "clerk").get("/helpers").text();
        assertThat(page).contains("有 2 人登记了特长和时间", "已证明没有更好的", "理发", "周六", "手上 0 件").doesNotContain("演示党员01").doesNotContain("演示志愿者01");
        assertThat(world.as("member").move(task, "take_on", Map.of()).status()).isEqualTo(200);
        assertThat(week("clerk", "").get("waits")).as("somebody has it").isEmpty();
    }

    @Test
    void whoGaveItBackIsNotSuggestedAgain() {
        String member = checkIn("member", Map.of("craft", "hairdresser"));
        String volunteer = checkIn("volunteer", Map.of("craft", "electrician"));
        String wish = open("resident-01", "wish", Map.of("text", "想有人陪着散步"), "1号楼");
        assertThat(suited(wait(week("clerk", ""), wish))).as("anybody will do").containsExactlyInAnyOrder(member, volunteer);
        assertThat(wait(week("clerk", ""), wish).at("/bring/code").asString()).isEqualTo("ask_by_name");
        assertThat(PageClient.signedIn(world, "clerk").get("/helpers").body()).contains("/desk/" + wish + "/ask_by_name");
        assertThat(PageClient.signedIn(world, "clerk").get("/desk/" + wish + "/ask_by_name").body()).as("there is who can be asked").contains("name=\"f.person\"", "value=\"" + world.person("member") + "\"");

        assertThat(world.as("member").move(wish, "claim", Map.of("until", in("P3D"))).status()).isEqualTo(200);
        assertThat(world.as("member").move(wish, "give_back", Map.of("reason", "临时出差")).status()).isEqualTo(200);
        assertThat(suited(wait(week("clerk", ""), wish))).containsExactly(volunteer);
    }

    @Test
    void whoSaidNoIsNotSuggestedAgainAndWhoIsAskedHasItOnTheOwnPage() {
        String member = checkIn("member", Map.of("craft", "hairdresser"));
        String volunteer = checkIn("volunteer", Map.of("craft", "electrician"));
        String wish = open("resident-01", "wish", Map.of("text", "想有人教用手机"), "1号楼");
        assertThat(world.as("clerk").move(wish, "ask_by_name", Map.of("person", "99999999")).code()).isEqualTo("PERSON_CANNOT_TAKE");
        assertThat(world.as("clerk").move(wish, "ask_by_name", Map.of("person", "x")).code()).isEqualTo("FIELD_MALFORMED");
        assertThat(world.as("clerk").move(wish, "ask_by_name", Map.of("person", world.person("member"))).status()).isEqualTo(200);
        assertThat(week("clerk", "").get("waits")).as("somebody is asked").isEmpty();
        assertThat(PageClient.signedIn(world, "member").get("/v").text()).contains(wish).contains("想有人教用手机");

        assertThat(world.as("member").move(wish, "not_me", Map.of()).status()).isEqualTo(200);
        assertThat(suited(wait(week("clerk", ""), wish))).containsExactly(volunteer).doesNotContain(member);
        assertThat(world.as("clerk").move(wish, "ask_by_name", Map.of("person", world.person("volunteer"))).status()).isEqualTo(200);
        assertThat(world.as("member").move(wish, "claim", Map.of("until", in("P3D"))).status()).as("somebody else may still come forward").isEqualTo(200);
        assertThat(PageClient.signedIn(world, "volunteer").get("/v").text()).doesNotContain(wish);
        assertThat(world.as("volunteer").move(wish, "not_me", Map.of()).code()).isEqualTo("MATTER_UNKNOWN");
    }

    @Test
    void whoTookTheCheckInBackOrIsNotConfirmedIsNotSuggested() {
        String member = checkIn("member", Map.of("craft", "hairdresser"));
        open("volunteer", "check_in", Map.of("unit", world.unit("住建局")), "花园社区");
        String wish = open("resident-01", "wish", Map.of("text", "想理发", "craft", "hairdresser"), "1号楼");
        assertThat(suited(wait(week("clerk", ""), wish))).containsExactly(member);

        assertThat(world.as("member").move(member, "withdraw", Map.of()).status()).isEqualTo(200);
        JsonNode week = week("clerk", "");
        assertThat(week.get("offers").asInt()).isZero();
        assertThat(week.get("unserved").asInt()).isEqualTo(1);
        assertThat(wait(week, wish).hasNonNull("asked")).isFalse();
        assertThat(PageClient.signedIn(world, "clerk").get("/helpers").text()).contains("现在没有合适的人");
    }

    @Test
    void nobodyIsAskedForMoreThanTwoThingsInAWeek() {
        checkIn("member", Map.of());
        for (int i = 0; i < 4; i++) {
            open("resident-01", "wish", Map.of("text", "第" + i + "个心愿"), "1号楼");
        }
        JsonNode week = week("clerk", "");
        assertThat(week.get("waits")).hasSize(4);
        assertThat(week.get("waits").valueStream().filter(wait -> wait.hasNonNull("asked"))).hasSize(2);
        assertThat(week.get("unserved").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"resident-01, '', NO_UNIT_OF_YOURS", "member, '', NO_UNIT_OF_YOURS", "volunteer, '', NO_UNIT_OF_YOURS", "housing, '', NO_UNIT_OF_YOURS", "property, '', NO_UNIT_OF_YOURS",
            "clerk, 河边社区, UNIT_NOT_BELOW_YOU", "worker, 花园社区, UNIT_NOT_BELOW_YOU"})
    void whoDoesNotAnswerForTheUnitIsToldNothing(String who, String unit, String code) {
        String query = unit.isEmpty() ? "" : "?unit=" + world.unit(unit);
        assertThat(world.as(who).get("/api/helpers" + query).code()).isEqualTo(code);
        assertThat(PageClient.signedIn(world, who).get("/helpers" + query).status()).isEqualTo(404);
    }

    @Test
    void aUnitThatDoesNotExistIsRefused() {
        assertThat(world.as("clerk").get("/api/helpers?unit=nowhere").code()).isEqualTo("UNIT_UNKNOWN");
        assertThat(world.as("clerk").get("/api/helpers?unit=999999999999999999").code()).isEqualTo("UNIT_UNKNOWN");
        assertThat(world.as("head").get("/api/helpers?unit=" + world.unit("花园社区")).status()).isEqualTo(200);
    }

    /// Checked in and verified at the desk; the number of the check-in.
    private String checkIn(String who, Map<String, Object> offered) {
        var fields = new java.util.HashMap<String, Object>(offered);
        fields.put("unit", world.unit("住建局"));
        String number = open(who, "check_in", fields, "1号楼");
        assertThat(world.as("clerk").move(number, "on_the_spot", Map.of("reason", "看过介绍信")).status()).isEqualTo(200);
        return number;
    }

    private String open(String who, String kind, Map<String, Object> fields, String place) {
        var answer = world.as(who).post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", kind, "place", Map.of("unit", world.unit(place)), "fields", fields));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("number").asString();
    }

    private static String child(TestClient.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("children").get(0).get("number").asString();
    }

    private JsonNode week(String who, String query) {
        var answer = world.as(who).get("/api/helpers" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode wait(JsonNode week, String number) {
        return week.get("waits").valueStream().filter(wait -> wait.get("number").asString().equals(number)).findFirst().orElseThrow();
    }

    private static List<String> suited(JsonNode wait) {
        return wait.get("suited").valueStream().map(suited -> suited.get("number").asString()).toList();
    }

    private String in(String span) {
        return SERVER.now().plus(Duration.parse(span)).toString();
    }
}
