package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jinlin.app.TestClient;
import org.jinlin.app.TestServer;
import org.jinlin.app.TestWorld;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An asker checks the own timeline with nothing but the answer and the published root. The checker below knows only what
/// the API describes, and uses nothing of the program.
class RootApiTest {

    private static final TestServer SERVER = TestServer.get();
    private static final TestWorld WORLD = SERVER.world("base");
    private static final JsonMapper JSON = new JsonMapper();
    private static final HexFormat HEX = HexFormat.of();
    private static String number = "";
    private static LocalDate day = LocalDate.MIN;

    @BeforeAll
    static void aDayWithFiveMattersIsOver() {
        number = opened("楼道堆放杂物🚲，请处理");
        for (int i = 0; i < 4; i++) {
            opened("另一件" + i);
        }
        make("clerk", "accept", Map.of("nature", "nuisance", "scope", "some", "harm", "slight"));
        make("clerk", "remark", Map.of("text", "内部：此人多次反映"));
        make("clerk", "finish", Map.of("text", "已清走"));
        make("resident-01", "rate", Map.of("verdict", "solved", "word", "satisfied", "text", "谢谢"));
        day = today();
        WORLD.pass("P1D");
        make("clerk", "remark", Map.of("text", "第二天的备注"));
        SERVER.bean(DayRoots.class).run(WORLD.district());
    }

    private static LocalDate today() {
        return SERVER.now().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate();
    }

    private static String opened(String text) {
        return WORLD.as("resident-01").open(Map.of("text", text), WORLD.unit("1号楼")).json().get("number").asString();
    }

    private static void make(String who, String verb, Map<String, Object> fields) {
        TestClient.Answer answer = WORLD.as(who).move(number, verb, fields);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static JsonNode proof() {
        TestClient.Answer answer = WORLD.as("resident-01").get("/api/matters/" + number + "/proof");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode published() {
        TestClient.Answer answer = TestClient.anonymous(SERVER.address()).get("/api/roots?district=99" + WORLD.district() + "&day=" + day);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    /// Whether the answer proves its timeline under a root that was published.
    private static boolean holds(JsonNode proof, JsonNode published) {
        String previous = "0".repeat(64);
        int seq = 0;
        for (JsonNode move : proof.get("moves")) {
            boolean linked = move.get("previous").asString().equals(previous) && move.get("seq").asInt() == ++seq;
            if (!linked || !isCovered(move, proof.get("number").asString())) {
                return false;
            }
            previous = move.get("hash").asString();
        }
        byte[] own = sha256(new byte[] {0}, bytes(previous));
        for (JsonNode step : proof.get("path")) {
            byte[] beside = bytes(step.get("hash").asString());
            own = step.get("left").asBoolean() ? sha256(new byte[] {1}, beside, own) : sha256(new byte[] {1}, own, beside);
        }
        return HEX.formatHex(own).equals(published.get("root").asString()) && proof.get("root").equals(published.get("root"))
                && proof.get("day").equals(published.get("day")) && proof.get("matters").equals(published.get("matters"));
    }

    private static boolean isCovered(JsonNode move, String number) {
        if (move.get("line") == null || move.get("line").isNull()) {
            return true; // internal: linked by its hashes only
        }
        String line = move.get("line").asString();
        if (!HEX.formatHex(sha256(bytes(move.get("previous").asString()), line.getBytes(StandardCharsets.UTF_8))).equals(move.get("hash").asString())) {
            return false;
        }
        JsonNode covered = JSON.readTree(line);
        boolean named = covered.get("seq").asInt() != 1 || JSON.readTree(covered.get("change").asString()).at("/identity/number").asString().equals(number);
        boolean said = move.get("words") != null && !move.get("words").isNull();
        String words = said ? HEX.formatHex(sha256(bytes(move.get("salt").asString()), move.get("words").asString().getBytes(StandardCharsets.UTF_8))) : "";
        return named && covered.get("seq").asInt() == move.get("seq").asInt() && covered.get("words").asString("").equals(words);
    }

    private static byte[] bytes(String hex) {
        try {
            return HEX.parseHex(hex);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theOwnTimelineIsProvedByTheAnswerAndThePublishedRoot() {
        assertThat(published().get("matters").asInt()).isEqualTo(5);
        assertThat(proof().get("moves").size()).isEqualTo(5);
        assertThat(holds(proof(), published())).isTrue();
    }

    @Test
    void everyChangedCharacterIsFound() {
        JsonNode published = published();
        ObjectNode proof = (ObjectNode) proof();
        int tried = 0;
        for (String list : List.of("moves", "path")) {
            ArrayNode items = (ArrayNode) proof.get(list);
            for (int i = 0; i < items.size(); i++) {
                ObjectNode item = (ObjectNode) items.get(i);
                for (String field : List.of("previous", "hash", "line", "salt", "words")) {
                    if (item.get(field) == null || item.get(field).isNull()) {
                        continue;
                    }
                    String right = item.get(field).asString();
                    for (int at = 0; at < right.length(); at++) {
                        item.put(field, right.substring(0, at) + (char) (right.charAt(at) ^ 1) + right.substring(at + 1));
                        assertThat(isRefused(proof, published)).as(list + " " + i + " " + field + " at " + at).isTrue();
                        tried++;
                    }
                    item.put(field, right);
                }
            }
        }
        assertThat(tried).isGreaterThan(2_000);
        assertThat(holds(proof, published)).isTrue();
    }

    private static boolean isRefused(JsonNode proof, JsonNode published) {
        try {
            return !holds(proof, published);
        } catch (RuntimeException e) {
            return true; // no JSON any more
        }
    }

    @Test
    void aMoveThatIsLeftOutIsFound() {
        for (int gone = 0; gone < 5; gone++) {
            ObjectNode proof = (ObjectNode) proof();
            ((ArrayNode) proof.get("moves")).remove(gone);
            assertThat(holds(proof, published())).as("without move " + gone).isFalse();
        }
    }

    @Test
    void wordsThatAreChangedInTheDatabaseLaterAreFound() {
        String sql = "update matters.words set body = replace(body, ?, ?) where district_id = ? and body like '%已清走%' or body like '%没清走%' and district_id = ?";
        SERVER.bean(Db.class).write(Scope.service(WORLD.district(), Scope.Kind.MOVE), db -> db.execute(sql, "已清走", "没清走", WORLD.district(), WORLD.district()));
        assertThat(holds(proof(), published())).isFalse();
        SERVER.bean(Db.class).write(Scope.service(WORLD.district(), Scope.Kind.MOVE), db -> db.execute(sql, "没清走", "已清走", WORLD.district(), WORLD.district()));
        assertThat(holds(proof(), published())).isTrue();
    }

    @Test
    void whatIsInternalIsLinkedButNotShown() {
        JsonNode remark = proof().get("moves").get(2);
        assertThat(remark.get("hash").asString()).hasSize(64);
        for (String field : List.of("line", "salt", "words")) {
            assertThat(remark.get(field) == null || remark.get(field).isNull()).as(field).isTrue();
        }
        assertThat(proof().toString()).doesNotContain("多次反映");
    }

    @Test
    void whoMayNotReadTheMatterGetsNoProofOfIt() {
        String path = "/api/matters/" + number + "/proof";
        assertThat(WORLD.as("resident-02").get(path).code()).isEqualTo("MATTER_UNKNOWN");
        String open = opened("路口积水");
        assertThat(WORLD.as("resident-03").move(open, "follow", Map.of()).status()).isEqualTo(200);
        assertThat(WORLD.as("resident-03").get("/api/matters/" + open + "/proof").code()).isEqualTo("MATTER_UNKNOWN");
        assertThat(WORLD.as("clerk").get(path).status()).isEqualTo(200);
        assertThat(TestClient.anonymous(SERVER.address()).get(path).status()).isEqualTo(401);
    }

    @Test
    void aDayThatIsNotOverOrOnWhichNothingHappenedProvesNothing() {
        String fresh = opened("刚刚反映");
        assertThat(WORLD.as("resident-01").get("/api/matters/" + fresh + "/proof").code()).isEqualTo("NO_PROOF");
        assertThat(WORLD.as("resident-01").get("/api/matters/" + number + "/proof?day=" + day.minusDays(1)).code()).isEqualTo("NO_PROOF");
        assertThat(WORLD.as("resident-01").get("/api/matters/" + number + "/proof?day=tomorrow").code()).isEqualTo("DAY_MALFORMED");
        assertThat(SERVER.bean(DayRoots.class).close(WORLD.district(), today())).isEmpty();
    }

    @Test
    void rootsArePublicAndWhatDoesNotExistIsRefused() {
        TestClient anybody = TestClient.anonymous(SERVER.address());
        String roots = "/api/roots?district=99" + WORLD.district();
        assertThat(anybody.get(roots).json().get("day").asString()).isEqualTo(day.toString());
        assertThat(anybody.get(roots + "&day=" + today()).code()).isEqualTo("NO_ROOT");
        assertThat(anybody.get(roots + "&day=2026-13-01").code()).isEqualTo("DAY_MALFORMED");
        assertThat(anybody.get("/api/roots?district=000000").code()).isEqualTo("DISTRICT_UNKNOWN");
    }

    @Test
    void aPublishedRootStaysAndDaysWithoutAMoveAreClosedToo() {
        TestWorld quiet = SERVER.world("base");
        assertThat(SERVER.bean(DayRoots.class).run(quiet.district())).isZero();
        quiet.as("resident-01").open(Map.of("text", "一件"), quiet.unit("1号楼"));
        LocalDate first = today();
        quiet.pass("P3D");
        assertThat(SERVER.bean(DayRoots.class).run(quiet.district())).isEqualTo(3);
        assertThat(SERVER.bean(DayRoots.class).run(quiet.district())).isZero();
        var before = SERVER.bean(DayRoots.class).close(quiet.district(), first).orElseThrow();
        quiet.as("resident-01").open(Map.of("text", "又一件"), quiet.unit("1号楼"));
        assertThat(SERVER.bean(DayRoots.class).close(quiet.district(), first).orElseThrow().root()).isEqualTo(before.root());
        assertThat(SERVER.bean(DayRoots.class).close(quiet.district(), first.plusDays(1)).orElseThrow().matters()).isZero();
    }
}
