package org.jinlin.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// One role at the door: sends what it is told, with its cookies and the secret of its page, and follows nothing. Of what never
/// ends it reads the head only.
final class AccessKnock {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String address;
    private final String cookies;
    private final String csrf;

    private AccessKnock(String address, String cookies, String csrf) {
        this.address = address;
        this.cookies = cookies;
        this.csrf = csrf;
    }

    /// @param text what came, as text
    record Answer(int status, String text, HttpResponse<?> response) {

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        boolean isLetIn() {
            return status < 300 || status == 303 && !leadsToSignIn();
        }

        boolean leadsToSignIn() {
            return status == 303 && header("Location").startsWith("/sign-in");
        }
    }

    /// A browser that nobody has signed in with, whose forms are in order.
    static AccessKnock nobody(String address) {
        return new AccessKnock(address, "jinlin_csrf=of-my-own", "of-my-own");
    }

    static AccessKnock guest(String address, String claim) {
        return new AccessKnock(address, "jinlin_csrf=of-my-own; jinlin_claim=" + claim, "of-my-own");
    }

    /// With any cookies, and what its forms repeat.
    static AccessKnock with(String address, String cookies, String csrf) {
        return new AccessKnock(address, cookies, csrf);
    }

    static AccessKnock signedIn(TestWorld world, String name) {
        return signedIn(world.server().address(), world.login(name), world.password(name));
    }

    static AccessKnock signedIn(String address, String login, String password) {
        var answer = nobody(address).send("POST", "/api/sessions", "application/json", JSON.writeValueAsBytes(Map.of("login", login, "password", password)));
        if (answer.status() != 201) {
            throw new IllegalStateException(login + " cannot sign in: " + answer.text());
        }
        String session = answer.response().headers().allValues("Set-Cookie").stream().filter(cookie -> cookie.startsWith("jinlin_session=")).findFirst().orElseThrow();
        return new AccessKnock(address, session.split(";")[0], JSON.readTree(answer.text()).get("csrf").asString());
    }

    /// With another secret for forms.
    AccessKnock repeating(String other) {
        return new AccessKnock(address, cookies, other);
    }

    Answer get(String path) {
        return send("GET", path, "", new byte[0]);
    }

    Answer form(String path, String fields) {
        return send("POST", path, "application/x-www-form-urlencoded", fields.getBytes(StandardCharsets.UTF_8));
    }

    Answer json(String method, String path, Object body) {
        return send(method, path, "application/json", JSON.writeValueAsBytes(body));
    }

    /// @param headers names and values by turns
    Answer send(String method, String path, String type, byte[] body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(address + path)).method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .header("Cookie", cookies);
        List<String> more = new ArrayList<>(List.of(headers));
        if (!method.equals("GET")) {
            more.addAll(List.of("Content-Type", type, "X-CSRF-Token", csrf));
        }
        if (!more.isEmpty()) {
            request.headers(more.toArray(String[]::new));
        }
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            boolean endless = response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
            try (InputStream in = response.body()) {
                return new Answer(response.statusCode(), endless ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8), response);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
