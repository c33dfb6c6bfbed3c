package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jinlin.insight.Facts;
import tools.jackson.databind.JsonNode;

/// A district that works by the pack `numbers` of the tests: it begins without any matter, on a Friday in November at two in the afternoon.
final class NumbersWorld {

    final TestServer server = TestServer.get();
    final TestWorld world;

    NumbersWorld() {
        server.rewind();
        world = server.worldOf("numbers");
    }

    String open(String who, String kind, String place, Map<String, Object> fields) {
        TestClient.Answer answer = world.as(who).post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", kind, "place", Map.of("unit", world.unit(place)), "fields", fields));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("number").asString();
    }

    void make(String who, String number, String verb, Map<String, Object> fields) {
        TestClient.Answer answer = world.as(who).move(number, verb, fields);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /// A meeting that is held at once.
    String held(String place, String form, int people) {
        String number = open("secretary", "meeting", place, Map.of("form", form));
        make("secretary", number, "hold", Map.of("people", people));
        return number;
    }

    String room(String place, int area, boolean leased) {
        var fields = new HashMap<String, Object>(Map.of("text", "一间", "area", area));
        if (leased) {
            fields.put("leased", true);
        }
        return open("secretary", "room", place, fields);
    }

    void read() {
        server.settle(world.district());
        server.bean(Facts.class).run(world.district());
    }

    JsonNode get(String who, String path) {
        TestClient.Answer answer = world.as(who).get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    /// A figure as somebody sees it.
    JsonNode figure(String who, String code, String query) {
        return get(who, "/api/figures?" + query).get("figures").valueStream().filter(figure -> figure.get("code").asString().equals(code)).findFirst().orElseThrow();
    }

    /// `3/4`, or `3` for a number that stands alone.
    String value(String who, String code, String query) {
        JsonNode figure = figure(who, code, query);
        return figure.get("numerator").asString() + (figure.hasNonNull("denominator") ? "/" + figure.get("denominator").asString() : "");
    }

    List<String> names(String who, String path) {
        return get(who, path).get("items").valueStream().map(line -> line.get("name").asString()).toList();
    }

    String unit(String name) {
        return "unit=" + world.unit(name);
    }
}
