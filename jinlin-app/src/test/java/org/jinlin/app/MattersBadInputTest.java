package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Unknown, over-long, malformed, foreign, stale and unauthorised input over the API: one code, one sentence, no change.
class MattersBadInputTest {

    private static TestWorld world;
    private static TestClient clerk;
    private static TestClient resident;
    private static String number;
    private static String building;

    @BeforeAll
    static void open() {
        TestServer.get().rewind();
        world = TestServer.get().world("base");
        clerk = world.as("clerk");
        resident = world.as("resident-01");
        building = world.unit("1号楼");
        number = resident.open(Map.of("text", "灯坏了"), building).json().get("number").asString();
        clerk.move(number, "accept", Map.of());
    }

    static Stream<Arguments> moves() {
        return Stream.of(
                Arguments.of("", "REQUEST_MALFORMED"),
                Arguments.of("null", "REQUEST_MALFORMED"),
                Arguments.of("{", "REQUEST_MALFORMED"),
                Arguments.of("[]", "REQUEST_MALFORMED"),
                Arguments.of("\"note\"", "REQUEST_MALFORMED"),
                Arguments.of("{\"do\":\"note\",\"fields\":{\"text\":\"a\"}} {}", "REQUEST_MALFORMED"),
                Arguments.of("{\"do\":\"note\",\"fields\":{\"text\":\"a\"},}", "REQUEST_MALFORMED"),
                Arguments.of("{\"do\":\"note\",\"fields\":\"text\"}", "REQUEST_MALFORMED"),
                Arguments.of("{\"do\":\"note\",\"fields\":[\"text\"]}", "REQUEST_MALFORMED"),
                Arguments.of("{\"do\":{\"a\":1},\"fields\":{}}", "REQUEST_MALFORMED"),
                Arguments.of("{\"do\":\"note\",\"id\":\"not-a-uuid\",\"fields\":{\"text\":\"a\"}}", "REQUEST_MALFORMED"),
                Arguments.of("{\"do\":\"note\",\"version\":\"many\",\"fields\":{\"text\":\"a\"}}", "REQUEST_MALFORMED"),
                Arguments.of("{\"do\":\"note\",\"version\":99999999999999999999,\"fields\":{\"text\":\"a\"}}", "REQUEST_MALFORMED"),
                Arguments.of("{\"do\":\"note\",\"verson\":1,\"fields\":{\"text\":\"a\"}}", "REQUEST_MALFORMED"),
                Arguments.of("{\"do\":\"note\",\"fields\":{\"text\":\"a\",\"text\":\"b\"}}", "REQUEST_MALFORMED"),
                Arguments.of("{\"do\":\"note\",\"do\":\"finish\",\"fields\":{\"text\":\"a\"}}", "REQUEST_MALFORMED"),
                Arguments.of("{\"do\":\"note\",\"fields\":{\"text\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}}", "REQUEST_MALFORMED"),
                Arguments.of("{\"do\":\"note\",\"fields\":{\"text\":" + "[".repeat(40) + "]".repeat(40) + "}}", "FIELD_MALFORMED"),
                Arguments.of("{\"do\":\"note\",\"fields\":{\"text\":" + "{\"a\":".repeat(50) + "1" + "}".repeat(50) + "}}", "FIELD_MALFORMED"),
                Arguments.of("{\"do\":\"note\",\"fields\":{\"text\":1e999}}", "REQUEST_MALFORMED"),
                Arguments.of("{\"do\":\"note\",\"fields\":{\"text\":1e200}}", "REQUEST_MALFORMED|FIELD_MALFORMED"),
                Arguments.of("{\"do\":\"note\",\"fields\":{\"text\":" + "9".repeat(900) + "}}", "REQUEST_MALFORMED"),
                Arguments.of("{\"do\":\"note\",\"fields\":{\"text\":NaN}}", "REQUEST_MALFORMED"),
                Arguments.of("{\"do\":\"note\",\"fields\":{\"text\":7}}", "FIELD_MALFORMED"),
                Arguments.of("{\"do\":\"note\",\"fields\":{\"text\":\"a\\u0000b\"}}", "TEXT_UNREADABLE"),
                Arguments.of("{\"do\":\"note\",\"fields\":{\"text\":\"a\\ud800b\"}}", "TEXT_UNREADABLE"),
                Arguments.of("{\"do\":\"note\",\"fields\":{\"text\":\"" + "长".repeat(5_001) + "\"}}", "TEXT_TOO_LONG"),
                Arguments.of("{\"do\":\"note\",\"fields\":{\"text\":\"" + "x".repeat(1_000_000) + "\"}}", "TEXT_TOO_LONG"),
                Arguments.of("{\"do\":\"note\",\"fields\":{\"te\\ud800xt\":\"a\"}}", "FIELD_UNKNOWN|REQUEST_MALFORMED"),
                Arguments.of("{\"do\":\"note\",\"fields\":{\"" + "k".repeat(150) + "\":\"a\"}}", "FIELD_UNKNOWN"),
                Arguments.of("{\"do\":\"note\",\"fields\":{\"" + "k".repeat(60_000) + "\":\"a\"}}", "REQUEST_MALFORMED"),
                Arguments.of("{\"do\":\"note\",\"fields\":{\"\":\"a\"}}", "FIELD_UNKNOWN"),
                Arguments.of("{\"do\":\"note\",\"fields\":null}", "FIELD_ONE_OF"),
                Arguments.of("{\"do\":\"note\",\"fields\":{\"text\":\" \\t\\n\"}}", "FIELD_ONE_OF"));
    }

    static Stream<Arguments> movesThatNameNoMove() {
        return Stream.of(
                Arguments.of("{\"do\":null}", "FIELD_MISSING"),
                Arguments.of("{}", "FIELD_MISSING"),
                Arguments.of("{\"do\":\"\"}", "MOVE_UNKNOWN"),
                Arguments.of("{\"do\":\"NOTE\",\"fields\":{\"text\":\"a\"}}", "MOVE_UNKNOWN"),
                Arguments.of("{\"do\":\"no\\ud800te\"}", "MOVE_UNKNOWN"),
                Arguments.of("{\"do\":\"" + "x".repeat(100_000) + "\"}", "MOVE_UNKNOWN"),
                Arguments.of("{\"do\":\"'; drop table matters.matter; --\"}", "MOVE_UNKNOWN"),
                Arguments.of("{\"do\":\"<script>alert(1)</script>\"}", "MOVE_UNKNOWN"),
                Arguments.of("{\"do\":\"dispatch\",\"fields\":{\"unit\":-1}}", "UNIT_UNKNOWN"),
                Arguments.of("{\"do\":\"dispatch\",\"fields\":{\"unit\":1.5}}", "UNIT_UNKNOWN"),
                Arguments.of("{\"do\":\"dispatch\",\"fields\":{\"unit\":" + "9".repeat(40) + "}}", "UNIT_UNKNOWN"),
                Arguments.of("{\"do\":\"dispatch\",\"fields\":{\"unit\":true}}", "UNIT_UNKNOWN"),
                Arguments.of("{\"do\":\"dispatch\",\"fields\":{\"unit\":{}}}", "UNIT_UNKNOWN"),
                Arguments.of("{\"do\":\"dispatch\",\"fields\":{\"unit\":\"1 or 1=1\"}}", "UNIT_UNKNOWN"),
                Arguments.of("{\"do\":\"whistle\",\"fields\":{\"units\":[null,null],\"lead\":1,\"done_when\":\"all\",\"at\":\"2026-11-21T00:00:00Z\"}}", "UNIT_UNKNOWN"),
                Arguments.of("{\"do\":\"whistle\",\"fields\":{\"units\":7,\"lead\":1,\"done_when\":\"all\",\"at\":\"2026-11-21T00:00:00Z\"}}", "COUNT_OUT_OF_RANGE|UNIT_UNKNOWN"),
                Arguments.of("{\"do\":\"note\",\"fields\":{\"photos\":[null]}}", "FIELD_MALFORMED"),
                Arguments.of("{\"do\":\"note\",\"fields\":{\"photos\":[\"x\"]}}", "FIELD_MALFORMED"),
                Arguments.of("{\"do\":\"note\",\"fields\":{\"photos\":[[1]]}}", "FIELD_MALFORMED"),
                Arguments.of("{\"do\":\"note\",\"fields\":{\"photos\":[7]}}", "FILE_UNKNOWN"),
                Arguments.of("{\"do\":\"note\",\"fields\":{\"photos\":[-7]}}", "FILE_UNKNOWN"),
                Arguments.of("{\"do\":\"regrade\",\"fields\":{\"reason\":\"x\",\"grade\":\"purple\"}}", "CHOICE_UNKNOWN"),
                Arguments.of("{\"do\":\"regrade\",\"fields\":{\"reason\":\"x\",\"grade\":[\"red\"]}}", "CHOICE_UNKNOWN"),
                Arguments.of("{\"do\":\"ask_extension\",\"fields\":{\"reason\":\"x\",\"until\":\"soon\"}}", "TIME_MALFORMED"),
                Arguments.of("{\"do\":\"ask_extension\",\"fields\":{\"reason\":\"x\",\"until\":\"+999999999-01-01T00:00:00Z\"}}", "TIME_MALFORMED"),
                Arguments.of("{\"do\":\"ask_extension\",\"fields\":{\"reason\":\"x\",\"until\":\"2020-01-01T00:00:00Z\"}}", "TIME_TOO_EARLY"),
                Arguments.of("{\"do\":\"ask_extension\",\"fields\":{\"reason\":\"x\",\"until\":\"2999-01-01T00:00:00Z\"}}", "TIME_TOO_LATE"),
                Arguments.of("{\"do\":\"note\",\"version\":1,\"fields\":{\"text\":\"a\"}}", "CHANGED_MEANWHILE"),
                Arguments.of("{\"do\":\"note\",\"version\":-1,\"fields\":{\"text\":\"a\"}}", "CHANGED_MEANWHILE"),
                Arguments.of("{\"do\":\"note\",\"version\":3,\"fields\":{\"text\":\"a\"}}", "CHANGED_MEANWHILE"),
                Arguments.of("{\"do\":\"undo\"}", "NOTHING_TO_UNDO"),
                Arguments.of("{\"do\":\"merge\",\"fields\":{\"into\":\"1-260101-0001\"}}", "MATTER_UNKNOWN|WRONG_STAGE"),
                Arguments.of("{\"do\":\"merge\",\"fields\":{\"into\":{\"a\":1}}}", "MATTER_UNKNOWN"));
    }

    @ParameterizedTest
    @MethodSource({"moves", "movesThatNameNoMove"})
    void aBadMoveIsRefusedAndChangesNothing(String body, String codes) {
        String before = Bad.of(world, number);
        Bad.problem(clerk.postJson("/api/matters/" + number + "/moves", body), codes.split("\\|"));
        assertThat(Bad.of(world, number)).isEqualTo(before);
    }

    static Stream<Arguments> openings() {
        return Stream.of(
                Arguments.of("{}", "FIELD_ONE_OF"),
                Arguments.of("{\"kind\":\"no_such\",\"fields\":{\"text\":\"a\"}}", "KIND_UNKNOWN"),
                Arguments.of("{\"kind\":\"order\",\"fields\":{\"text\":\"a\"}}", "KIND_UNKNOWN"),
                Arguments.of("{\"kind\":\"\\ud800\",\"fields\":{\"text\":\"a\"}}", "KIND_UNKNOWN"),
                Arguments.of("{\"kind\":\"" + "x".repeat(100_000) + "\",\"fields\":{\"text\":\"a\"}}", "KIND_UNKNOWN"),
                Arguments.of("{\"channel\":\"smoke\",\"fields\":{\"text\":\"a\"}}", "CHANNEL_UNKNOWN"),
                Arguments.of("{\"channel\":\"phone\",\"fields\":{\"text\":\"a\"}}", "CHANNEL_NOT_YOURS"),
                Arguments.of("{\"asker\":{\"name\":\"别人\"},\"fields\":{\"text\":\"a\"}}", "ASKER_NOT_YOURS"),
                Arguments.of("{\"place\":{\"unit\":\"nowhere\"},\"fields\":{\"text\":\"a\"}}", "PLACE_UNKNOWN"),
                Arguments.of("{\"place\":{\"unit\":\"a\\u0000b\\ud800\"},\"fields\":{\"text\":\"a\"}}", "PLACE_UNKNOWN"),
                Arguments.of("{\"place\":{\"unit\":\"-9223372036854775808\"},\"fields\":{\"text\":\"a\"}}", "PLACE_UNKNOWN"),
                Arguments.of("{\"place\":{\"longitude\":0,\"latitude\":0},\"fields\":{\"text\":\"a\"}}", "POINT_OUTSIDE"),
                Arguments.of("{\"place\":{\"longitude\":1e308,\"latitude\":-1e308},\"fields\":{\"text\":\"a\"}}", "POINT_OUTSIDE"),
                Arguments.of("{\"place\":{\"longitude\":1e999,\"latitude\":1},\"fields\":{\"text\":\"a\"}}", "POINT_OUTSIDE|REQUEST_MALFORMED"),
                Arguments.of("{\"place\":{\"longitude\":\"NaN\",\"latitude\":1},\"fields\":{\"text\":\"a\"}}", "POINT_OUTSIDE|REQUEST_MALFORMED"),
                Arguments.of("{\"place\":{\"longitude\":117.75},\"fields\":{\"text\":\"a\"}}", "FIELD_MISSING"),
                Arguments.of("{\"place\":{\"latitude\":24.62},\"fields\":{\"text\":\"a\"}}", "FIELD_MISSING"),
                Arguments.of("{\"place\":\"1号楼\",\"fields\":{\"text\":\"a\"}}", "REQUEST_MALFORMED"),
                Arguments.of("{\"plaze\":{\"unit\":\"1\"},\"fields\":{\"text\":\"a\"}}", "REQUEST_MALFORMED"),
                Arguments.of("{\"fields\":{\"text\":\"a\",\"category\":\"no_such\"}}", "CATEGORY_UNKNOWN"),
                Arguments.of("{\"fields\":{\"text\":\"a\",\"category\":{\"a\":[1]}}}", "CATEGORY_UNKNOWN"),
                Arguments.of("{\"fields\":{\"text\":\"a\",\"on_site\":\"perhaps\"}}", "CHOICE_UNKNOWN"),
                Arguments.of("{\"fields\":{\"text\":\"a\",\"grade\":\"red\"}}", "FIELD_UNKNOWN"),
                Arguments.of("{\"fields\":{\"text\":\"a\",\"photos\":[\"abc\"]}}", "FIELD_MALFORMED"),
                Arguments.of("{\"fields\":{\"text\":\"a\",\"photos\":[null]}}", "FIELD_MALFORMED"),
                Arguments.of("{\"fields\":{\"text\":\"a\",\"photos\":[1,1]}}", "FIELD_MALFORMED"),
                Arguments.of("{\"fields\":{\"text\":\"a\",\"photos\":[1,2,3,4,5,6,7,8,9,10]}}", "COUNT_OUT_OF_RANGE"),
                Arguments.of("{\"fields\":{\"text\":\"a\",\"photos\":[99]}}", "FILE_UNKNOWN"));
    }

    @ParameterizedTest
    @MethodSource("openings")
    void aBadReportIsRefusedAndOpensNothing(String body, String codes) {
        String before = Bad.count(world, "resident-01");
        Bad.problem(resident.postJson("/api/matters", body), codes.split("\\|"));
        assertThat(Bad.count(world, "resident-01")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "7", "1-261120-0001", "999999999-261120-0001", "12-261320-0001", "x", "%20", "%E2%80%AE", "9999999999999999999999", "..", "%F0%9F%98%AD",
        "1%27%20or%20%271%27%3D%271"})
    void aNumberThatIsNoneOrOfAnotherDistrictIsUnknown(String other) {
        Bad.problem(clerk.get("/api/matters/" + other), "MATTER_UNKNOWN", "NOT_FOUND", "REQUEST_MALFORMED");
        Bad.problem(clerk.get("/api/matters/" + other + "/moves"), "MATTER_UNKNOWN", "NOT_FOUND", "REQUEST_MALFORMED");
        Bad.problem(clerk.postJson("/api/matters/" + other + "/moves", "{\"do\":\"note\",\"fields\":{\"text\":\"a\"}}"), "MATTER_UNKNOWN", "NOT_FOUND", "METHOD_NOT_ALLOWED", "REQUEST_MALFORMED");
    }

    @Test
    void whatBelongsToAnotherDistrictDoesNotExistHere() {
        TestWorld other = TestServer.get().world("base");
        String foreign = other.as("resident-01").open(Map.of("text", "别区的事"), null).json().get("number").asString();
        String before = Bad.of(other, foreign);
        Bad.problem(clerk.get("/api/matters/" + foreign), "MATTER_UNKNOWN");
        Bad.problem(clerk.move(foreign, "accept", Map.of()), "MATTER_UNKNOWN");
        Bad.problem(resident.move(foreign, "follow", Map.of()), "MATTER_UNKNOWN");
        Bad.problem(clerk.move(number, "dispatch", Map.of("unit", other.unit("住建局"))), "UNIT_UNKNOWN");
        Bad.problem(resident.open(Map.of("text", "a"), other.unit("1号楼")), "PLACE_UNKNOWN");
        String own = resident.open(Map.of("text", "并一下"), building).json().get("number").asString();
        Bad.problem(clerk.move(own, "merge", Map.of("into", foreign)), "MATTER_UNKNOWN");
        Bad.problem(clerk.move(own, "transfer", Map.of("unit", other.unit("河边社区"), "reason", "在别区")), "UNIT_UNKNOWN");
        assertThat(Bad.of(other, foreign)).isEqualTo(before);
    }

    @Test
    void whoSawAnOlderVersionIsToldAndNothingIsChanged() {
        String mine = resident.open(Map.of("text", "版本"), building).json().get("number").asString();
        int seen = clerk.matter(mine).get("version").asInt();
        assertThat(resident.move(mine, "note", Map.of("text", "还有")).status()).isEqualTo(200);
        String before = Bad.of(world, mine);
        var stale = clerk.post("/api/matters/" + mine + "/moves", Map.of("do", "accept", "id", UUID.randomUUID().toString(), "version", seen, "fields", Map.of()));
        Bad.problem(stale, "CHANGED_MEANWHILE");
        assertThat(stale.status()).isEqualTo(409);
        assertThat(Bad.of(world, mine)).isEqualTo(before);
        var fresh = clerk.post("/api/matters/" + mine + "/moves", Map.of("do", "accept", "id", UUID.randomUUID().toString(), "version", seen + 1, "fields", Map.of()));
        assertThat(fresh.status()).as(fresh.body()).isEqualTo(200);
    }

    @Test
    void whoseTaskItIsNotCannotDoItInAnyRole() {
        String mine = resident.open(Map.of("text", "谁来办"), building).json().get("number").asString();
        String before = Bad.of(world, mine);
        var staffVerbs = List.of("accept", "reject", "dispatch", "whistle", "finish", "transfer", "merge", "regrade", "supervise", "call_back", "remark", "reply", "close_unrated", "extend", "pause", "undo");
        for (String who : List.of("resident-01", "resident-02", "member", "housing", "property")) {
            for (String verb : staffVerbs) {
                String code = Bad.problem(world.as(who).move(mine, verb, Map.of())).code();
                assertThat(code).as(who + " " + verb).isIn("NOT_YOURS", "MATTER_UNKNOWN", "NOTHING_TO_UNDO");
            }
        }
        for (String verb : List.of("withdraw", "rate", "urge", "rate_too", "supervise", "open", "extend", "close_unrated", "pause")) {
            assertThat(Bad.problem(clerk.move(mine, verb, Map.of())).code()).as(verb).isEqualTo("NOT_YOURS");
        }
        assertThat(Bad.of(world, mine)).isEqualTo(before);
    }

    @Test
    void whatHasEndedIsOver() {
        String mine = resident.open(Map.of("text", "算了"), building).json().get("number").asString();
        assertThat(resident.move(mine, "withdraw", Map.of()).status()).isEqualTo(200);
        String before = Bad.of(world, mine);
        Bad.problem(clerk.move(mine, "accept", Map.of()), "ALREADY_ENDED");
        Bad.problem(resident.move(mine, "withdraw", Map.of()), "ALREADY_ENDED");
        Bad.problem(resident.move(mine, "urge", Map.of()), "ALREADY_ENDED");
        Bad.problem(resident.move(mine, "rate", Map.of("verdict", "solved", "word", "satisfied")), "ENDED_OTHERWISE");
        Bad.problem(resident.move(mine, "reopen", Map.of()), "ENDED_OTHERWISE");
        assertThat(Bad.of(world, mine)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"view=everything", "view=", "limit=0", "limit=-1", "limit=1000000", "limit=many", "after=x", "after=%00", "after=bnVsbA", "view=%F0%9F%98%AD", "limit=1e2"})
    void aListThatDoesNotExistIsRefused(String query) {
        Bad.problem(clerk.get("/api/matters?" + query), "VIEW_UNKNOWN", "BAD_LIMIT", "BAD_CURSOR", "REQUEST_MALFORMED");
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        resident.open(Map.of("text", "一"), building);
        resident.open(Map.of("text", "二"), building);
        String mine = resident.get("/api/matters?view=mine&limit=1").json().get("next").asString();
        Bad.problem(clerk.get("/api/matters?view=desk&after=" + mine), "BAD_CURSOR");
    }

    @Test
    void theWrongMethodOrContentIsSaid() {
        Bad.problem(clerk.delete("/api/matters/" + number), "METHOD_NOT_ALLOWED");
        Bad.problem(clerk.postRaw("/api/matters", "text/plain", "灯坏了".getBytes(java.nio.charset.StandardCharsets.UTF_8)), "MEDIA_TYPE_UNSUPPORTED");
        Bad.problem(clerk.postRaw("/api/matters", "application/x-www-form-urlencoded", "text=a".getBytes(java.nio.charset.StandardCharsets.UTF_8)), "MEDIA_TYPE_UNSUPPORTED");
        Bad.problem(clerk.postRaw("/api/matters", "application/json", new byte[] {(byte) 0xC3, (byte) 0x28, 0x7B, 0x7D}), "REQUEST_MALFORMED");
        Bad.problem(resident.postRaw("/api/matters", "application/json", "{\"fields\":{\"text\":\"\u00ff\"}}".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)), "REQUEST_MALFORMED");
    }

    @Test
    void aRevealNeedsADutyAndAReasonThatCanBeRead() {
        String path = "/api/matters/" + number + "/reveals";
        Bad.problem(clerk.postJson(path, "{}"), "FIELD_MISSING");
        Bad.problem(clerk.postJson(path, "{\"reason\":\" \"}"), "FIELD_MISSING");
        Bad.problem(clerk.postJson(path, "{\"reason\":\"a\\u0000b\"}"), "TEXT_UNREADABLE", "FIELD_MALFORMED");
        Bad.problem(clerk.postJson(path, "{\"reason\":\"a\\ud800b\"}"), "TEXT_UNREADABLE", "FIELD_MALFORMED");
        Bad.problem(clerk.postJson(path, "{\"reason\":\"" + "x".repeat(10_000) + "\"}"), "FIELD_MALFORMED", "TEXT_TOO_LONG");
        Bad.problem(resident.postJson(path, "{\"reason\":\"x\"}"), "NO_OPEN_DUTY");
        Bad.problem(world.as("housing").postJson(path, "{\"reason\":\"x\"}"), "MATTER_UNKNOWN");
    }

    @Test
    void aGuestsReportIsRefusedTheSameWay() {
        var guest = TestClient.anonymous(world.server().address());
        String path = "/api/matters/guest?district=99" + world.district();
        Bad.problem(guest.postJson(path, "{}"), "FIELD_ONE_OF");
        Bad.problem(guest.postJson(path, "{\"fields\":{\"text\":\"a\\u0000\"}}"), "TEXT_UNREADABLE");
        Bad.problem(guest.postJson(path, "{\"asker\":{\"name\":\"" + "长".repeat(101) + "\"},\"fields\":{\"text\":\"a\"}}"), "TEXT_TOO_LONG");
        Bad.problem(guest.postJson(path, "{\"asker\":{\"phone\":\"" + "1".repeat(41) + "\"},\"fields\":{\"text\":\"a\"}}"), "TEXT_TOO_LONG");
        Bad.problem(guest.postJson("/api/matters/guest?district=999999999", "{\"fields\":{\"text\":\"a\"}}"), "DISTRICT_UNKNOWN");
        Bad.problem(guest.postJson("/api/matters/guest?district=%F0%9F%98%AD", "{\"fields\":{\"text\":\"a\"}}"), "DISTRICT_UNKNOWN");
    }
}
