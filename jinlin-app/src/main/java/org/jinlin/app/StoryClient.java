package org.jinlin.app;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody in a story: speaks to the server over HTTP, as a program of theirs would.
final class StoryClient {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String PART = "part";

    private final String address;
    private final Map<String, String> credentials;
    private final Map<String, String> headers = new HashMap<>();

    private StoryClient(String address, String login, String password, String language) {
        this.address = address;
        this.credentials = Map.of("login", login, "password", password);
        headers.put(HttpHeaders.ACCEPT_LANGUAGE, language);
    }

    /// What the server answered.
    record Answer(int status, String body, HttpHeaders headers) {
        JsonNode json() {
            return JSON.readTree(body);
        }

        /// The code of a refusal, or empty.
        String code() {
            return status >= 400 && body.startsWith("{") && json().has("code") ? json().get("code").asString() : "";
        }
    }

    static StoryClient signedIn(String address, String login, String password, String language) {
        var client = new StoryClient(address, login, password, language);
        client.signIn();
        return client;
    }

    /// Somebody who has no account.
    static StoryClient nobody(String address, String language) {
        return new StoryClient(address, "", "", language);
    }

    private void signIn() {
        headers.remove(SecurityCsrfFilter.HEADER);
        headers.remove(HttpHeaders.COOKIE);
        Answer answer = json("POST", "/api/sessions", credentials);
        if (answer.status() != 201) {
            throw new StoryBroken(credentials.get("login") + " cannot sign in: " + answer.body());
        }
        String cookie = String.valueOf(answer.headers().getFirst(HttpHeaders.SET_COOKIE));
        headers.put(HttpHeaders.COOKIE, cookie.substring(0, cookie.indexOf(';')));
        headers.put(SecurityCsrfFilter.HEADER, answer.json().get("csrf").asString());
    }

    Answer get(String path) {
        return signedIn(() -> json("GET", path, null));
    }

    Answer post(String path, Object body) {
        return signedIn(() -> json("POST", path, body));
    }

    Answer move(String number, String verb, Map<String, Object> fields) {
        return post("/api/matters/" + number + "/moves", Map.of("do", verb, "id", UUID.randomUUID().toString(), "fields", fields));
    }

    JsonNode matter(String number) {
        return get("/api/matters/" + number).json();
    }

    /// Uploads a small photo. Its id, for the move that is to name it.
    String photo() {
        var jpeg = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "jpg", jpeg);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String head = "--" + PART + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"photo.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n";
        var body = BodyPublishers.concat(BodyPublishers.ofString(head), BodyPublishers.ofByteArray(jpeg.toByteArray()), BodyPublishers.ofString("\r\n--" + PART + "--\r\n"));
        Answer answer = signedIn(() -> send("POST", "/api/files", MediaType.MULTIPART_FORM_DATA_VALUE + "; boundary=" + PART, body));
        if (answer.status() != 200) {
            throw new StoryBroken("the photo was not taken: " + answer.body());
        }
        return answer.json().get("id").asString();
    }

    /// Stories last for weeks and sessions do not: who is signed out in between signs in again, as a person would.
    private Answer signedIn(Supplier<Answer> request) {
        Answer answer = request.get();
        if (answer.status() == 401 || answer.code().equals("CSRF_INVALID")) {
            signIn();
            return request.get();
        }
        return answer;
    }

    private Answer json(String method, String path, @Nullable Object body) {
        return send(method, path, MediaType.APPLICATION_JSON_VALUE, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    private Answer send(String method, String path, String type, BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create(address + path)).header(HttpHeaders.CONTENT_TYPE, type).method(method, body);
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var back = new HttpHeaders();
            response.headers().map().forEach(back::addAll);
            return new Answer(response.statusCode(), response.body(), back);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoryBroken("the story was interrupted", e);
        }
    }
}
