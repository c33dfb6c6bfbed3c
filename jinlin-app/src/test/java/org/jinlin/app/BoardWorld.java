package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// A district that works by the pack `board` of the tests, and how anybody reads what is public there.
final class BoardWorld {

    static final String NOBODY = "nobody";

    final TestServer server = TestServer.get();
    final TestWorld world;

    BoardWorld() {
        server.rewind();
        world = server.worldOf("board");
    }

    String open(String who, String kind, String place, Map<String, Object> fields) {
        TestClient.Answer answer = world.as(who).post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", kind, "place", Map.of("unit", world.unit(place)), "fields", fields));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("number").asString();
    }

    String room(String place, Map<String, Object> more) {
        var fields = new HashMap<String, Object>(Map.of("title", "棋牌室", "area", 40, "secret", "门锁坏了没人知道"));
        fields.putAll(more);
        return open("clerk", "room", place, fields);
    }

    String roster() {
        return open("clerk", "roster", "花园社区", Map.of("title", "社区值班", "monday", world.person("clerk"), "tuesday", world.person("secretary"), "wednesday", world.person("member"), "thursday",
                world.person("resident-01"), "friday", world.person("clerk")));
    }

    void make(String who, String number, String verb, Map<String, Object> fields) {
        TestClient.Answer answer = world.as(who).move(number, verb, fields);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /// Somebody, or nobody: who has not signed in.
    TestClient client(String who) {
        return who.equals(NOBODY) ? TestClient.anonymous(server.address()) : world.as(who);
    }

    TestClient.Answer asked(String who, String kind, String query) {
        return client(who).get("/api/public/" + kind + "?limit=200&district=" + world.code() + "&" + query);
    }

    List<JsonNode> lines(String who, String kind, String query) {
        TestClient.Answer answer = asked(who, kind, query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("items").valueStream().toList();
    }

    List<String> numbers(String who, String kind, String query) {
        return lines(who, kind, query).stream().map(line -> line.get("number").asString()).toList();
    }

    /// The only line of a kind in the whole district.
    JsonNode line(String who, String kind) {
        return lines(who, kind, all()).getFirst();
    }

    /// What a line says of a field; empty where it says nothing.
    static String said(JsonNode line, String field) {
        return line.get("said").valueStream().filter(part -> part.get("field").asString().equals(field)).map(part -> part.get("value").asString()).findFirst().orElse("");
    }

    String all() {
        return "unit=" + world.code();
    }

    String unit(String name) {
        return "unit=" + world.unit(name);
    }

    PageClient.Html page(String path) {
        return new PageClient(server.address()).get(path + (path.contains("?") ? "&" : "?") + "district=" + world.code());
    }
}
