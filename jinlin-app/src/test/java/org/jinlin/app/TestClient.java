package org.jinlin.app;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Speaks to the server as a browser or program would.
public final class TestClient {

    private static final JsonMapper JSON = new JsonMapper();

    private final String address;
    private Jar jar = new Jar();
    private final Map<String, String> headers = new HashMap<>();
    private Map<String, String> credentials = Map.of();

    private TestClient(String address) {
        this.address = address;
    }

    public static TestClient anonymous(String address) {
        return new TestClient(address);
    }

    public static TestClient signedIn(String address, String login, String password) {
        var client = new TestClient(address);
        client.credentials = Map.of("login", login, "password", password);
        client.signIn();
        return client;
    }

    private void signIn() {
        headers.remove("X-CSRF-Token");
        jar = new Jar();
        Answer answer = once("POST", "/api/sessions", credentials);
        if (answer.status() != 201) {
            throw new IllegalStateException(credentials.get("login") + " cannot sign in: " + answer.body());
        }
        headers.put("X-CSRF-Token", answer.json().get("csrf").asString());
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
        return send("GET", path, null);
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    /// Any method, with an empty object as its body.
    public Answer send(String method, String path) {
        return once(method, path, Map.of());
    }

    /// What no well-behaved program sends: any bytes under any name of a content.
    public Answer postRaw(String path, String type, byte[] body) {
        return signedIn(() -> sent("POST", path, type, HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    public Answer postJson(String path, String json) {
        return signedIn(() -> sent("POST", path, "application/json", HttpRequest.BodyPublishers.ofString(json)));
    }

    /// Uploads one file as a browser's form does.
    public Answer upload(String name, byte[] content) {
        String head = "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\nContent-Type: image/jpeg\r\n\r\n";
        return signedIn(() -> sent("POST", "/api/files", "multipart/form-data; boundary=part", HttpRequest.BodyPublishers.concat(
                HttpRequest.BodyPublishers.ofString(head), HttpRequest.BodyPublishers.ofByteArray(content), HttpRequest.BodyPublishers.ofString("\r\n--part--\r\n"))));
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
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

    /// Uploads a small photo. Its id, for the move that is to name it.
    public String photo() {
        var jpeg = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "jpg", jpeg);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String head = "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"photo.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n";
        var body = HttpRequest.BodyPublishers.concat(HttpRequest.BodyPublishers.ofString(head),
                HttpRequest.BodyPublishers.ofByteArray(jpeg.toByteArray()), HttpRequest.BodyPublishers.ofString("\r\n--part--\r\n"));
        Answer answer = signedIn(() -> sent("POST", "/api/files", "multipart/form-data; boundary=part", body));
        if (answer.status() != 200) {
            throw new IllegalStateException("the photo was not taken: " + answer.body());
        }
        return answer.json().get("id").asString();
    }

    public JsonNode matter(String number) {
        return get("/api/matters/" + number).json();
    }

    public TestClient with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    private Answer send(String method, String path, @Nullable Object body) {
        return signedIn(() -> once(method, path, body));
    }

    /// Stories last for weeks and sessions do not: who is signed out in between signs in again, as a person would.
    private Answer signedIn(Supplier<Answer> request) {
        Answer answer = request.get();
        if (!credentials.isEmpty() && (answer.status() == 401 || answer.code().equals("CSRF_INVALID"))) {
            signIn();
            return request.get();
        }
        return answer;
    }

    private Answer once(String method, String path, @Nullable Object body) {
        return sent(method, path, "application/json",
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    private Answer sent(String method, String path, String type, HttpRequest.BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create(address + path)).header("Content-Type", type).method(method, body);
        headers.forEach(request::header);
        HttpResponse<String> response = jar.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body(), response);
    }
}
