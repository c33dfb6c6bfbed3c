package org.jinlin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Speaks to the server as a browser or program would.
public final class TestClient {

    private static final JsonMapper JSON = new JsonMapper();

    private final String address;
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final Map<String, String> headers = new HashMap<>();

    private TestClient(String address) {
        this.address = address;
    }

    public static TestClient anonymous(String address) {
        return new TestClient(address);
    }

    public static TestClient signedIn(String address, String login, String password) {
        var client = new TestClient(address);
        Answer answer = client.post("/api/sessions", Map.of("login", login, "password", password));
        if (answer.status() != 201) {
            throw new IllegalStateException(login + " cannot sign in: " + answer.json());
        }
        client.headers.put("X-CSRF-Token", answer.json().get("csrf").asString());
        return client;
    }

    /// What the server answered.
    public record Answer(int status, String body, HttpResponse<String> response) {
        public JsonNode json() {
            return JSON.readTree(body);
        }

        /// The code of a refusal, or empty.
        public String code() {
            return status >= 400 && body.startsWith("{") && json().has("code") ? json().get("code").asString() : "";
        }
    }

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).GET());
    }

    public Answer post(String path, Object body) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    public Answer delete(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).DELETE());
    }

    /// Opens a matter of a kind that people open.
    public Answer open(Map<String, Object> fields, @Nullable String place) {
        var request = new HashMap<String, Object>(Map.of("id", UUID.randomUUID().toString(), "fields", fields));
        if (place != null) {
            request.put("place", Map.of("unit", place));
        }
        return post("/api/matters", request);
    }

    public Answer move(String number, String verb, Map<String, Object> fields) {
        return post("/api/matters/" + number + "/moves", Map.of("do", verb, "id", UUID.randomUUID().toString(), "fields", fields));
    }

    public JsonNode matter(String number) {
        return get("/api/matters/" + number).json();
    }

    public TestClient with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    private Answer send(HttpRequest.Builder request) {
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
