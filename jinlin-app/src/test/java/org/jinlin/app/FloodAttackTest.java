package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Too much, too slowly, of the wrong kind: others are served meanwhile.
class FloodAttackTest {

    /// More than the server has threads for requests (200).
    private static final int SOCKETS = 260;
    private static TestWorld world;
    private static String address;

    @BeforeAll
    static void open() {
        TestServer.get().rewind();
        world = TestServer.get().world("base");
        address = world.server().address();
    }

    /// Heads that never end hold a connection and no thread.
    @Test
    void slowHeadsHoldNobodyUp() throws IOException {
        assertOthersAreServedBeside("GET /sign-in HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
    }

    /// A body of which one byte comes now and then.
    @Test
    void slowBodiesHoldNobodyUp() throws IOException {
        assertOthersAreServedBeside("POST /api/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{");
    }

    private static void assertOthersAreServedBeside(String begun) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < SOCKETS; i++) {
                Socket socket = new Socket("127.0.0.1", URI.create(address).getPort());
                socket.getOutputStream().write(begun.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
                sockets.add(socket);
            }
            long before = System.nanoTime();
            assertThat(new PageClient(address).get("/sign-in").status()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).as("%d slow connections", sockets.size()).isLessThan(Duration.ofSeconds(5));
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void guessingAtOneAccountHasToWaitAndOthersDoNot() throws Exception {
        Callable<Integer> guess = () -> AccessKnock.nobody(address).json("POST", "/api/sessions", Map.of("login", world.login("urban"), "password", "guessed")).status();
        List<Integer> answers;
        try (var threads = Executors.newFixedThreadPool(8)) {
            answers = threads.invokeAll(Collections.nCopies(80, guess)).stream().map(Future::resultNow).toList();
        }
        assertThat(answers).containsOnly(401, 429);
        assertThat(answers.stream().filter(status -> status == 401)).as("passwords that were looked at").hasSizeLessThanOrEqualTo(5);
        assertThat(AccessKnock.signedIn(world, "power").get("/api/me").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"/api/matters,application/json", "/api/sessions,application/json", "/sign-in,application/x-www-form-urlencoded", "/r/new,application/x-www-form-urlencoded", "/api/matters/search,application/json", "/desk/new,application/x-www-form-urlencoded"})
    void aBodyOfTwentyMegabytesIsRefused(String path, String type) {
        byte[] body = ("a=" + "x".repeat(20_000_000)).getBytes(StandardCharsets.UTF_8);
        AccessKnock resident = AccessKnock.signedIn(world, "resident-01");
        try {
            var answer = resident.send("POST", path, type, body);
            assertThat(answer.status()).as(answer.text()).isBetween(400, 499);
            Hostile.assertTellsNothing(path, answer);
        } catch (UncheckedIOException closed) {
            // the server has left before the end, which a client of a slower line would be told as a status
            assertThat(closed.getCause()).isInstanceOf(IOException.class);
        }
        assertThat(resident.get("/api/me").status()).as("it serves on").isEqualTo(200);
    }

    @Test
    void tenThousandFieldsAreTooMany() {
        var fields = new StringBuilder("_csrf=x");
        for (int i = 0; i < 20_000; i++) {
            fields.append("&f.field").append(i).append("=1");
        }
        var answer = AccessKnock.signedIn(world, "resident-01").form("/r/new", fields.toString());
        assertThat(answer.status()).isBetween(400, 499);
        Hostile.assertTellsNothing("/r/new", answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "text/xml", "application/x-java-serialized-object", "application/octet-stream", "multipart/form-data; boundary=b", "application/x-www-form-urlencoded", "application/yaml", "*/*", "x"})
    void theApiReadsJsonOnly(String type) {
        AccessKnock clerk = AccessKnock.signedIn(world, "clerk");
        for (String body : List.of("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>", "{\"name\": \"typed\"}", "name: !!javax.script.ScriptEngineManager []", "\u00ac\u00ed\u0000\u0005sr")) {
            var answer = clerk.send("POST", "/api/tokens", type, body.getBytes(StandardCharsets.UTF_8));
            assertThat(answer.status()).as(type + answer.text()).isIn(400, 403, 415);
            Hostile.assertTellsNothing(type, answer);
        }
        assertThat(clerk.get("/api/tokens").text()).doesNotContain("typed");
    }

    /// Many texts with the same hash, as keys of one object.
    @Test
    void keysThatCollideCostNothing() {
        var body = new StringBuilder("{\"do\": \"note\", \"fields\": {");
        for (int i = 0; i < 16_384; i++) {
            var key = new StringBuilder();
            for (int bit = 0; bit < 14; bit++) {
                key.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            body.append('"').append(key).append("\": 1,");
        }
        body.append("\"text\": \"a\"}}");
        String number = world.as("resident-01").open(Map.of("text", "哈希"), world.unit("1号楼")).json().get("number").asString();
        long before = System.nanoTime();
        Bad.problem(world.as("resident-01").postJson("/api/matters/" + number + "/moves", body.toString()));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
    }
}
