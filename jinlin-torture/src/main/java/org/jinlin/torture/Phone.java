package org.jinlin.torture;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One person's phone, used by one at a time: sends what it has to send to either server until one of them answers, under the same client id.
final class Phone {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long PAUSE_MILLISECONDS = 250;
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int SIGNED_OUT = 401;
    private static final int SERVER_ERROR = 500;

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> servers;
    private final String login;
    private final String password;
    private final Ledger ledger;
    private int server;
    private @Nullable String cookies;
    private String csrf = "";

    Phone(List<String> servers, String login, String password, Ledger ledger) {
        this.servers = servers;
        this.login = login;
        this.password = password;
        this.ledger = ledger;
    }

    /// What came back.
    ///
    /// @param status 0 when nobody ever answered
    record Answer(int status, JsonNode json) {
        boolean isDone() {
            return status == OK;
        }

        /// The code of a refusal.
        String code() {
            return json.path("code").asString(Integer.toString(status));
        }
    }

    /// Sends until it is done or refused, or nobody may wait any longer.
    Answer send(String path, @Nullable Object body) throws InterruptedException {
        while (ledger.mayWait()) {
            try {
                if (cookies == null) {
                    signIn();
                }
                HttpResponse<String> response = once(path, body);
                Answer answer = new Answer(response.statusCode(), json(response));
                if (answer.status() == SIGNED_OUT || answer.code().equals("CSRF_INVALID")) {
                    cookies = null;
                } else if (answer.status() < SERVER_ERROR) {
                    return answer;
                } else {
                    again("answer " + answer.status());
                }
            } catch (IOException e) {
                again(e.getClass().getSimpleName());
            }
        }
        return new Answer(0, JSON.createObjectNode());
    }

    private void again(String why) throws InterruptedException {
        ledger.tryAgain(why);
        server = (server + 1) % servers.size();
        Thread.sleep(PAUSE_MILLISECONDS);
    }

    private void signIn() throws IOException, InterruptedException {
        HttpResponse<String> response = once("/api/sessions", Map.of("login", login, "password", password));
        if (response.statusCode() != CREATED) {
            throw new IOException("not signed in: " + response.statusCode());
        }
        cookies = response.headers().allValues("Set-Cookie").stream().map(cookie -> cookie.substring(0, cookie.indexOf(';'))).collect(Collectors.joining("; "));
        csrf = json(response).path("csrf").asString("");
    }

    private HttpResponse<String> once(String path, @Nullable Object body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(servers.get(server) + path)).timeout(PATIENCE).header("Content-Type", "application/json");
        if (cookies != null) {
            request.header("Cookie", cookies).header("X-CSRF-Token", csrf);
        }
        if (body == null) {
            request.GET();
        } else {
            request.POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) {
        return response.body().startsWith("{") || response.body().startsWith("[") ? JSON.readTree(response.body()) : JSON.createObjectNode();
    }
}
