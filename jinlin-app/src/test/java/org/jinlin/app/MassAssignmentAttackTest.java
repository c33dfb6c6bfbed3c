package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Fields that nobody offers: who asked, in which district, at which stage, of which grade. The API refuses them, a form passes them
/// over, and what is opened is what the sender may open.
class MassAssignmentAttackTest {

    private static final String OWN = "{\"do\": \"note\", \"id\": \"%s\", \"fields\": {\"text\": \"a\"}";
    private static TestWorld world;
    private static TestWorld other;
    private static String number;

    @BeforeAll
    static void open() {
        TestServer.get().rewind();
        world = TestServer.get().world("base");
        other = TestServer.get().world("base");
        number = world.as("resident-01").open(Map.of("text", "灯坏了"), world.unit("1号楼")).json().get("number").asString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"askerId", "asker_id", "person", "personId", "district", "districtId", "grade", "stage", "role", "owner", "unit", "unitId", "number", "at", "openedAt", "due", "due_at", "outcome",
        "internal", "actor", "kindOfActor", "post", "posts", "hash", "seq", "playbook", "engine", "viaApi", "synthetic", "__proto__", "constructor", "class", "class.module.classLoader"})
    void theApiRefusesAFieldThatItDoesNotOffer(String field) {
        String before = Bad.of(world, number);
        int requests = requests();
        for (String value : List.of("1", "\"red\"", "true", "{}", "[\"clerk\"]")) {
            String more = ", \"" + field + "\": " + value + "}";
            String id = UUID.randomUUID().toString();
            Bad.problem(world.as("resident-01").postJson("/api/matters/" + number + "/moves", String.format(OWN, id) + more), "REQUEST_MALFORMED");
            Bad.problem(world.as("resident-01").postJson("/api/matters", "{\"id\": \"" + id + "\", \"place\": {\"unit\": \"" + world.unit("1号楼") + "\"}, \"fields\": {\"text\": \"a\"}" + more), "REQUEST_MALFORMED");
            Bad.problem(world.as("clerk").postJson("/api/matters/" + number + "/reveals", "{\"reason\": \"回电话\"" + more), "REQUEST_MALFORMED");
            Bad.problem(world.as("clerk").postJson("/api/tokens", "{\"name\": \"x\"" + more), "REQUEST_MALFORMED");
            Bad.problem(world.as("clerk").postJson("/api/matters/search", "{\"q\": \"灯坏了\"" + more), "REQUEST_MALFORMED");
            Bad.problem(TestClient.anonymous(world.server().address()).postJson("/api/sessions", "{\"login\": \"" + world.login("head") + "\", \"password\": \"x\"" + more), "REQUEST_MALFORMED");
        }
        assertThat(Bad.of(world, number)).isEqualTo(before);
        assertThat(requests()).isEqualTo(requests);
    }

    @ParameterizedTest
    @ValueSource(strings = {"grade", "stage", "asker", "asker_id", "person", "district", "owner", "outcome", "due", "at", "number", "role", "hash", "internal"})
    void noFieldOfAMoveReachesPastThePlaybook(String field) {
        String before = Bad.of(world, number);
        for (Object value : List.of("red", "closed", 1, true)) {
            Bad.problem(world.as("resident-01").move(number, "note", Map.of("text", "a", field, value)), "FIELD_UNKNOWN");
            Bad.problem(world.as("resident-01").open(Map.of("text", "a", field, value), world.unit("1号楼")), "FIELD_UNKNOWN");
        }
        assertThat(Bad.of(world, number)).isEqualTo(before);
    }

    /// A browser sends what a page's author put into it, and an attacker puts in more.
    @Test
    void aFormPassesOverWhatItDoesNotAskFor() {
        var page = PageClient.signedIn(world, "resident-02");
        var form = page.get("/r/new").form("/r/new").set("f.text", "路面塌了").set("f.place", world.unit("1号楼")).set("go", "send");
        for (String name : List.of("askerId", "asker", "person", "personId", "district_id", "stage", "grade", "owner", "role", "outcome", "at", "number", "actor", "unitId", "viaApi", "channel", "kind")) {
            form.set(name, "1");
        }
        for (String name : List.of("f.grade", "f.stage", "f.asker_id", "f.person", "f.role")) {
            form.set(name, "red");
        }
        var sent = form.send();
        if (sent.status() == 303) {
            JsonNode opened = world.as("resident-02").matter(sent.location().replaceAll("/r/([0-9-]+)/done.*", "$1"));
            assertThat(opened.at("/stage/code").asString()).isEqualTo("submitted");
            assertThat(opened.at("/grade/code").asString("none")).isNotEqualTo("red");
            assertThat(opened.at("/kind/code").asString("request")).isEqualTo("request");
        } else {
            assertThat(sent.status()).isEqualTo(422);
        }
        assertThat(world.as("resident-01").get("/api/matters?view=mine&limit=200").body()).doesNotContain("路面塌了");
    }

    @Test
    void nobodyReportsIntoAnotherDistrictOrForAnotherPerson() {
        int before = requests();
        var intoTheOther = world.as("resident-01").postJson("/api/matters?district=99" + other.district(),
                "{\"id\": \"" + UUID.randomUUID() + "\", \"place\": {\"unit\": \"" + other.unit("1号楼") + "\"}, \"fields\": {\"text\": \"越界\"}}");
        Bad.problem(intoTheOther);
        Bad.problem(world.as("resident-01").postJson("/api/matters", "{\"id\": \"" + UUID.randomUUID() + "\", \"place\": {\"unit\": \"" + world.unit("1号楼") + "\"}, \"asker\": {\"name\": \"别人\", \"phone\": \"10000000002\"},"
                + " \"fields\": {\"text\": \"冒名\"}}"));
        assertThat(requests()).isEqualTo(before);
        assertThat(other.as("head").get("/api/matters?view=below&limit=200").body()).doesNotContain("越界");
    }

    /// Only who sits at a desk says by which channel something came, and only the engine opens what follows from something.
    @ParameterizedTest
    @ValueSource(strings = {"order", "approval", "supervision", "nothing", "", "request'--", "Request"})
    void aResidentBeginsNothingThatOnlyOthersBegin(String kind) {
        int before = requests();
        Bad.problem(world.as("resident-01").postJson("/api/matters", "{\"id\": \"" + UUID.randomUUID() + "\", \"kind\": \"" + kind + "\", \"place\": {\"unit\": \"" + world.unit("1号楼") + "\"}, \"fields\": {\"text\": \"a\"}}"));
        assertThat(requests()).isEqualTo(before);
    }

    private static int requests() {
        return TestServer.get().bean(Db.class).read(Scope.service(world.district(), Scope.Kind.REPORT),
                db -> db.fetchSingle("select count(*) from matters.matter where district_id = ?", world.district()).get(0, Integer.class));
    }
}
