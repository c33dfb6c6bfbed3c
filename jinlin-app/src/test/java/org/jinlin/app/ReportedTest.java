package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Whom a request reports never learns who reported it, also when it is dispatched to them (Jinan, Art. 32).
class ReportedTest {

    private static final TestWorld WORLD = TestServer.get().world("anxi");
    private static String number = "";
    private static String order = "";
    private static String name = "";
    private static String phone = "";

    @BeforeAll
    static void theFirmIsReportedAndHasItToDo() {
        number = WORLD.as("resident-01").open(Map.of("text", "物业乱收费"), WORLD.unit("1号楼")).json().get("number").asString();
        name = WORLD.as("resident-01").get("/api/me").json().get("name").asString();
        phone = WORLD.as("resident-01").get("/api/me").json().get("phone").asString();
        done("accept", Map.of());
        done("protect", Map.of("reported", WORLD.unit("演示物业")));
        done("dispatch", Map.of("unit", WORLD.unit("演示物业"), "text", "请说明收费依据"));
        order = WORLD.as("clerk").matter(number).get("children").get(0).get("number").asString();
        WORLD.as("resident-01").move(number, "note", Map.of("text", "补充一点"));
    }

    private static void done(String verb, Map<String, Object> fields) {
        TestClient.Answer answer = WORLD.as("clerk").move(number, verb, fields);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void theReportedUnitSeesTheMatterAndNotWhoAsked() {
        JsonNode seen = WORLD.as("property").matter(number);
        assertThat(seen.at("/texts/text").asString()).isEqualTo("物业乱收费");
        assertThat(seen.get("asker").isNull()).isTrue();
        String person = Long.toString(WORLD.person("resident-01"));
        for (String path : List.of("/api/matters/" + number, "/api/matters/" + number + "/moves", "/api/matters/" + order, "/api/matters/" + order + "/moves")) {
            assertThat(WORLD.as("property").get(path).body()).as(path).doesNotContain(person);
        }
        for (String path : List.of("/u/" + order, "/desk/" + number, "/desk/" + order, "/print/slip/" + order, "/f/case/" + number)) {
            assertThat(PageClient.signedIn(WORLD, "property").get(path).body()).as(path).doesNotContain(person, phone);
        }
        JsonNode moves = WORLD.as("property").get("/api/matters/" + number + "/moves").json();
        assertThat(moves.valueStream().filter(move -> List.of("open", "note").contains(move.get("do").asString()))).hasSize(2).allMatch(move -> move.get("person").isNull());
        assertThat(WORLD.as("clerk").get("/api/matters/" + number + "/moves").body()).as("who handles it reads who it was").contains(person);
    }

    @Test
    void itIsNotRevealedNorProvenNorFoundToTheReported() {
        assertThat(WORLD.as("property").post("/api/matters/" + number + "/reveals", Map.of("reason", "要联系")).code()).isEqualTo("ASKER_PROTECTED");
        assertThat(WORLD.as("property").get("/api/matters/" + number + "/proof").status()).isEqualTo(404);
        TestServer.get().settle(WORLD.district());
        TestServer.get().bean(org.jinlin.matters.SearchReader.class).run(WORLD.district());
        assertThat(WORLD.as("property").post("/api/matters/search", Map.of("q", "演示居民01")).body()).doesNotContain(number);
        assertThat(WORLD.as("clerk").post("/api/matters/search", Map.of("q", "演示居民01")).body()).as("who handles it finds it").contains(number);
    }

    @Test
    void whoHandlesItAndWhoAskedSeeItAsEver() {
        assertThat(WORLD.as("clerk").matter(number).at("/asker/name").asString()).isEqualTo(name);
        assertThat(WORLD.as("clerk").post("/api/matters/" + number + "/reveals", Map.of("reason", "回访")).status()).isEqualTo(200);
        assertThat(WORLD.as("resident-01").matter(number).at("/asker/name").asString()).isEqualTo(name);
        assertThat(WORLD.as("resident-01").get("/api/matters/" + number + "/moves").body()).as("what was noted inside stays there").doesNotContain("protect");
    }

    @Test
    void aReportedPersonAndTheOwnUnitAreNotToldEither() {
        String other = WORLD.as("resident-02").open(Map.of("text", "承办员态度不好"), WORLD.unit("花园社区")).json().get("number").asString();
        WORLD.as("clerk").move(other, "accept", Map.of());
        TestClient.Answer noted = WORLD.as("clerk").move(other, "protect", Map.of("reported_person", Long.toString(WORLD.person("housing"))));
        assertThat(noted.status()).as(noted.body()).isEqualTo(200);
        WORLD.as("clerk").move(other, "dispatch", Map.of("unit", WORLD.unit("住建局"), "text", "请核实"));
        assertThat(WORLD.as("housing").matter(other).get("asker").isNull()).isTrue();
        assertThat(WORLD.as("head").matter(other).get("asker").isNull()).isFalse();
    }
}
