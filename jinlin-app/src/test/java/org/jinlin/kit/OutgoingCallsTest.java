package org.jinlin.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutgoingCallsTest {

    private static final OutgoingNetworks SELF = new OutgoingNetworks(List.of("127.0.0.1"));
    private static final Outcome<OutgoingCalls.Answer> NO_ANSWER = Outcome.refused("OUTGOING_NO_ANSWER");

    private final OutgoingCalls calls = new OutgoingCalls(Duration.ofMillis(1500));
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer other;

    @BeforeEach
    void start() throws IOException {
        other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        other.createContext("/echo", exchange -> {
            String host = exchange.getRequestHeaders().getFirst("Host");
            seen.add(exchange.getRequestMethod() + " " + host + " " + exchange.getRequestHeaders().getFirst("X-Token"));
            answer(exchange, 200, exchange.getRequestBody().readAllBytes());
        });
        other.createContext("/away", exchange -> {
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:" + port() + "/echo");
            answer(exchange, 302, new byte[0]);
        });
        other.createContext("/large", exchange -> answer(exchange, 200, new byte[(1 << 20) + 1]));
        other.createContext("/slow", exchange -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        other.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        other.stop(0);
    }

    private int port() {
        return other.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private OutgoingAddress address(String path) {
        return OutgoingAddress.of("http://127.0.0.1:" + port() + path, SELF).orThrow();
    }

    @Test
    void aCallArrivesAsItWasMeant() {
        var answer = calls.send(OutgoingCall.post(address("/echo"), Map.of("X-Token", "t"), "正文".getBytes(StandardCharsets.UTF_8))).orThrow();

        assertThat(answer.isDone()).isTrue();
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("正文");
        assertThat(seen).containsExactly("POST 127.0.0.1:" + port() + " t");
    }

    /// A name that was public when it was checked, and leads inside when it is asked again: nobody asks again.
    @Test
    void theAnswerThatWasCheckedIsTheOneThatIsCalled() throws IOException {
        var asked = new AtomicInteger();
        var address = OutgoingAddress.of("http://rebind.invalid:" + port() + "/echo", SELF, host -> new InetAddress[] {
            InetAddress.ofLiteral(asked.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.2")}).orThrow();

        assertThat(calls.send(OutgoingCall.get(address, Map.of("X-Token", "t"))).orThrow().status()).isEqualTo(200);
        assertThat(asked).hasValue(1);
        assertThat(seen).containsExactly("GET rebind.invalid:" + port() + " t");
    }

    @Test
    void aRedirectIsAnAnswerAndNotAWay() {
        assertThat(calls.send(OutgoingCall.get(address("/away"), Map.of())).orThrow().status()).isEqualTo(302);
        assertThat(seen).isEmpty();
    }

    @Test
    void whoAnswersTooMuchOrNotAtAllHasNotAnswered() {
        assertThat(calls.send(OutgoingCall.get(address("/large"), Map.of()))).isEqualTo(NO_ANSWER);
        assertThat(calls.send(OutgoingCall.get(address("/slow"), Map.of()))).isEqualTo(NO_ANSWER);
        var gone = address("/echo");
        other.stop(0);
        assertThat(calls.send(OutgoingCall.get(gone, Map.of()))).isEqualTo(NO_ANSWER);
    }

    @Test
    void aHeaderIsOneLine() {
        for (String value : List.of("a\r\nX-Other: b", "a\nb", "a\0b")) {
            assertThatThrownBy(() -> OutgoingCall.get(address("/echo"), Map.of("X-Token", value))).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> OutgoingCall.get(address("/echo"), Map.of("X: y\r\n", "z"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OutgoingCall("DELETE", address("/echo"), Map.of(), null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingThatIsSentCanBePrinted() {
        var call = OutgoingCall.post(address("/echo?key=secret"), Map.of("X-Token", "secret"), "secret".getBytes(StandardCharsets.UTF_8));
        assertThat(call.toString()).isEqualTo("POST 127.0.0.1");
    }
}
