package org.jinlin.kit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.AEADBadTagException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A key service that speaks the transit API of HashiCorp Vault and OpenBao and truly wraps: with versions of its key, of which the older ones can be
/// shut off, and with whatever can go wrong.
final class SoftVault implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final byte[] CONTEXT = {};

    private final HttpServer server;
    private final List<DataKey> versions = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    volatile String token = "good";
    /// The oldest version that still decrypts.
    volatile int oldest = 1;
    /// Sent instead of the answer, with this status; nothing when empty.
    volatile String instead = "";
    volatile int status = 200;
    volatile long delayMillis;

    SoftVault() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/transit/", this::answer);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        rotate();
    }

    String line() {
        return "vault http://127.0.0.1:" + server.getAddress().getPort() + " jinlin";
    }

    /// From now on a new version of the key wraps.
    void rotate() {
        versions.add(DataKey.fresh(DataCipher.AES, 0));
    }

    int asked() {
        return asked.get();
    }

    /// As after a loss: another key of the same name.
    void forget() {
        versions.clear();
        rotate();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.incrementAndGet();
            JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
            dawdle();
            String path = exchange.getRequestURI().getPath();
            if (!token.equals(exchange.getRequestHeaders().getFirst("X-Vault-Token")) || !path.endsWith("/jinlin")) {
                send(exchange, 403, errors("permission denied"));
            } else if (!instead.isEmpty() || status != 200) {
                send(exchange, status, instead);
            } else if (path.contains("/encrypt/")) {
                byte[] sealed = versions.getLast().seal(Base64.getDecoder().decode(body.path("plaintext").asString()), CONTEXT);
                send(exchange, 200, data("ciphertext", "vault:v" + versions.size() + ":" + Base64.getEncoder().encodeToString(sealed)));
            } else {
                decrypt(exchange, body.path("ciphertext").asString().split(":", 3));
            }
        }
    }

    private void decrypt(HttpExchange exchange, String[] parts) throws IOException {
        int version = Integer.parseInt(parts[1].substring(1));
        if (version < oldest || version > versions.size()) {
            send(exchange, 400, errors("ciphertext or signature version is disallowed by policy (too old)"));
            return;
        }
        try {
            byte[] plain = versions.get(version - 1).open(Base64.getDecoder().decode(parts[2]), CONTEXT);
            send(exchange, 200, data("plaintext", Base64.getEncoder().encodeToString(plain)));
        } catch (AEADBadTagException e) {
            send(exchange, 400, errors("cipher: message authentication failed"));
        }
    }

    private void dawdle() {
        try {
            over.await(delayMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String data(String name, String value) {
        return JSON.writeValueAsString(Map.of("data", Map.of(name, value)));
    }

    private static String errors(String error) {
        return JSON.writeValueAsString(Map.of("errors", List.of(error)));
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
    }
}
