package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jinlin.insight.Facts;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.jinlin.matters.Invariants;
import org.jinlin.matters.SearchReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever is not at the own unit tries every address there is for what that unit alone may see (`seen_by: own_unit`).
class OwnUnitAttackTest {

    private static final TestWorld WORLD = TestServer.get().world("anxi");
    private static final String NAME = "绝密甲";
    private static final String SAID = "只有支部读得到";
    private static String file = "";
    private static String photo = "";

    @BeforeAll
    static void aFileThatOneUnitKeeps() {
        TestClient property = WORLD.as("property");
        photo = property.photo();
        file = property.post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", "applicant_file", "place", Map.of("unit", WORLD.unit("演示物业")),
                "fields", Map.of("applicant", "ZZ-77", "applicant_name", NAME, "text", SAID, "photos", List.of(photo)))).json().get("number").asString();
        WORLD.pass("PT1M");
        TestServer.get().bean(Facts.class).run(WORLD.district());
        TestServer.get().bean(SearchReader.class).run(WORLD.district());
    }

    private static List<String> addresses() {
        return RoutesTest.served().stream().filter(route -> route.method().equals("GET")).map(RoutesTest.Served::path).filter(path -> !path.contains("events"))
                .map(path -> path.replace("{kind}", "applicant_file").replace("{figure}", "applicants").replace("{number}", file).replaceAll("\\{verb[^/]*\\}", "talk")
                        .replace("{id}", photo).replaceAll("\\{[^/{}]*(\\{[^}]*\\})?[^/{}]*\\}", "applicants")).distinct().toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"head", "officer", "secretary", "clerk", "worker", "housing", "power", "member", "resident-01"})
    void noAddressShowsAnythingOfIt(String who) {
        TestClient client = WORLD.as(who);
        for (String path : addresses()) {
            String body = client.get(path).body();
            assertThat(body).as(path).doesNotContain(NAME, SAID, "ZZ-77");
            if (!path.contains(file)) {
                assertThat(body).as(path).doesNotContain(file);
            }
        }
        for (String path : List.of("/api/matters?view=below&limit=200", "/api/matters?view=told", "/api/matters?view=mine", "/api/open?kind=applicant_file", "/desk?view=all",
                "/desk/queue?view=late", "/dash/list?kind=applicant_file", "/figures/applicants?part=count", "/api/figures/applicants?part=count",
                "/registers/applicant_file?over=true", "/api/registers/applicant_file?limit=200", "/bars?kind=applicant_file")) {
            assertThat(client.get(path).body()).as(path).doesNotContain(NAME, SAID, "ZZ-77", file);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"head", "secretary", "clerk", "power", "resident-01"})
    void whatIsSentToItIsAnsweredAsIfItWereNotThere(String who) {
        TestClient client = WORLD.as(who);
        for (String verb : List.of("talk", "end_file", "urge", "comment", "supervise", "me_too")) {
            assertThat(client.move(file, verb, Map.of("text", "x", "reason", "x")).code()).as(verb).isEqualTo("MATTER_UNKNOWN");
        }
        assertThat(client.post("/api/matters/" + file + "/reveals", Map.of("reason", "想看")).code()).isEqualTo("MATTER_UNKNOWN");
        assertThat(client.get("/api/matters/" + file + "/proof").status()).isIn(403, 404);
        assertThat(client.get("/api/files/" + photo).status()).isIn(403, 404);
        assertThat(WORLD.as("property").matter(file).at("/stage/code").asString()).isEqualTo("applied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"head", "secretary", "clerk"})
    void noSearchFindsIt(String who) {
        for (String typed : List.of(NAME, SAID, file, "ZZ-77")) {
            TestClient.Answer answer = WORLD.as(who).post("/api/matters/search", Map.of("q", typed));
            assertThat(answer.body()).as(typed).doesNotContain("\"number\":\"" + file, NAME, SAID);
        }
    }

    @Test
    void theOwnUnitReadsItAll() {
        TestClient own = WORLD.as("property");
        assertThat(own.matter(file).at("/texts/applicant_name").asString()).isEqualTo(NAME);
        assertThat(own.get("/api/matters/" + file + "/moves").body()).contains(SAID);
        assertThat(own.get("/api/files/" + photo).status()).isEqualTo(200);
        assertThat(own.get("/api/matters?view=desk").body()).contains(file);
        assertThat(own.post("/api/matters/search", Map.of("q", file)).body()).contains(file);
    }

    /// The second wall holds where the program should forget to ask.
    @Test
    void theDatabaseItselfLetsNobodyElseReadIt() {
        long property = Long.parseLong(WORLD.unit("演示物业"));
        long garden = Long.parseLong(WORLD.unit("花园社区"));
        for (String table : List.of("matter where id", "move where matter_id", "words where matter_id", "file where matter_id", "due where matter_id")) {
            assertThat(rows(table, WORLD.person("secretary"), List.of(garden))).as(table).isZero();
            assertThat(rows(table, WORLD.person("head"), List.of())).as(table).isZero();
            assertThat(rows(table, WORLD.person("property"), List.of(garden, property))).as(table).isPositive();
        }
    }

    private static int rows(String table, long person, List<Long> units) {
        var db = TestServer.get().bean(Db.class);
        long id = db.read(Scope.service(WORLD.district(), Scope.Kind.REPORT), sql -> sql.fetchOne("select id from matters.matter where district_id = ? and number = ?", WORLD.district(), file).get(0, Long.class));
        return db.read(new Scope(WORLD.district(), Scope.Kind.STAFF, person, units), sql ->
                sql.fetchOne("select count(*) from matters." + table + " = ? and district_id = ?", id, WORLD.district()).get(0, Integer.class));
    }

    @Test
    void itsRowIsWhatItsMovesMakeOfIt() {
        assertThat(TestServer.get().bean(Invariants.class).check(WORLD.district())).isEmpty();
    }
}
