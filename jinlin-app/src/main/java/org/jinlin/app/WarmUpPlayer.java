package org.jinlin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jinlin.people.SessionCookies;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody in a rehearsal: signed in, and asking this server over HTTP as a browser does.
final class WarmUpPlayer {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PATIENCE_MILLISECONDS = 5_000;

    private final String address;
    private final String key;
    private final String session;
    private final String csrf;

    private WarmUpPlayer(String address, String key, String session, String csrf) {
        this.address = address;
        this.key = key;
        this.session = session;
        this.csrf = csrf;
    }

    static WarmUpPlayer signedIn(String address, String key, DemoAccount account) {
        var stranger = new WarmUpPlayer(address, key, "", "");
        HttpURLConnection answer = stranger.send("/api/sessions", Map.of("login", account.login(), "password", account.password()));
        // of several cookies the one that signs in
        String cookie = answer.getHeaderFields().get(HttpHeaders.SET_COOKIE).stream().filter(each -> each.startsWith(SessionCookies.SESSION + "=")).findFirst().orElseThrow();
        return new WarmUpPlayer(address, key, cookie.substring(0, cookie.indexOf(';')), json(answer).get("csrf").asString());
    }

    JsonNode post(String path, Object body) {
        return json(send(path, body));
    }

    JsonNode move(String number, String verb, Map<String, Object> fields) {
        return post("/api/matters/" + number + "/moves", Map.of("do", verb, "id", UUID.randomUUID(), "fields", fields));
    }

    JsonNode find(String path) {
        return json(send(path, null));
    }

    /// A page, for the sake of making it.
    void look(String path) {
        body(send(path, null));
    }

    private HttpURLConnection send(String path, @Nullable Object body) {
        try {
            var connection = (HttpURLConnection) URI.create(address + path).toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLISECONDS);
            connection.setReadTimeout(PATIENCE_MILLISECONDS);
            connection.setInstanceFollowRedirects(false);
            connection.setRequestProperty(RehearsalFilter.HEADER, key);
            if (!session.isEmpty()) {
                connection.setRequestProperty(HttpHeaders.COOKIE, session);
                connection.setRequestProperty(SecurityCsrfFilter.HEADER, csrf);
            }
            if (body != null) {
                connection.setDoOutput(true);
                connection.setRequestProperty(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
                connection.getOutputStream().write(JSON.writeValueAsBytes(body));
            }
            return connection;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(HttpURLConnection answer) {
        return JSON.readTree(body(answer));
    }

    private static String body(HttpURLConnection answer) {
        try {
            if (answer.getResponseCode() / 100 != 2) {
                throw new IllegalStateException(answer.getURL().getPath() + " was answered with " + answer.getResponseCode());
            }
            return new String(answer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
