package org.jinlin.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Against a server that answers as the transit API of HashiCorp Vault does.
class MasterVaultTest {

    private static final String CONTEXT = "person.name 12 345";
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;
    private final Map<String, String> kept = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile String answerInstead = "";
    private HttpServer vault;
    private Path file;
    private String line;

    @BeforeEach
    void start() throws IOException {
        vault = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        vault.createContext("/v1/transit/", this::answer);
        vault.start();
        file = folder.resolve("keys");
        line = "vault http://127.0.0.1:" + vault.getAddress().getPort() + " jinlin";
    }

    @AfterEach
    void stop() {
        vault.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.incrementAndGet();
            var body = JSON.readTree(exchange.getRequestBody().readAllBytes());
            boolean known = "good".equals(exchange.getRequestHeaders().getFirst("X-Vault-Token")) && exchange.getRequestURI().getPath().endsWith("/jinlin");
            String answer;
            if (exchange.getRequestURI().getPath().contains("/encrypt/")) {
                String wrapped = "vault:v1:" + Base64.getEncoder().encodeToString(("w" + kept.size()).getBytes(StandardCharsets.UTF_8));
                kept.put(wrapped, body.path("plaintext").asString());
                answer = JSON.writeValueAsString(Map.of("data", Map.of("ciphertext", wrapped)));
            } else {
                answer = JSON.writeValueAsString(Map.of("data", Map.of("plaintext", kept.getOrDefault(body.path("ciphertext").asString(), ""))));
            }
            byte[] bytes = (answerInstead.isEmpty() ? answer : answerInstead).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 403, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Map<String, String> environment(String token) {
        return Map.of("JINLIN_VAULT_TOKEN", token, "JINLIN_OUTGOING_ALLOW", "127.0.0.1");
    }

    @Test
    void theKeysAreWrappedByTheServiceAndAFieldAsksNobody() throws IOException {
        var good = environment("good");
        Sealed sealed = Keyring.loadOrCreate(file, good).seal("secret", CONTEXT);
        new KeyRotation(file, good).wrap(line);
        new KeyRotation(file, good).rotate("SM4", Instant.EPOCH);

        assertThat(Files.readString(file)).contains("master " + line + "\n").contains("vault:v1:").doesNotContain("self");
        Keyring keyring = Keyring.loadOrCreate(file, good);
        int before = asked.get();
        for (int i = 0; i < 20; i++) {
            assertThat(keyring.open(sealed, CONTEXT)).isEqualTo("secret");
            keyring.seal("other", CONTEXT);
        }
        assertThat(asked).hasValue(before);
    }

    @Test
    void theTokenMayLieInAFile() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "good\n");
        var environment = Map.of("JINLIN_VAULT_TOKEN_FILE", token.toString(), "JINLIN_OUTGOING_ALLOW", "127.0.0.0/8");
        Keyring.loadOrCreate(file, environment);
        new KeyRotation(file, environment).wrap(line);

        assertThat(Keyring.loadOrCreate(file, environment).states()).hasSize(1);
    }

    @Test
    void aStartWithoutTheServiceSaysWhatIsWrong() {
        var good = environment("good");
        Keyring.loadOrCreate(file, good);
        new KeyRotation(file, good).wrap(line);

        assertProblem(environment("bad"), "refused with 403");
        assertProblem(Map.of("JINLIN_OUTGOING_ALLOW", "127.0.0.1"), "JINLIN_VAULT_TOKEN_FILE");
        assertProblem(Map.of("JINLIN_VAULT_TOKEN_FILE", folder.resolve("nothing").toString()), "cannot be read");
        assertProblem(Map.of("JINLIN_VAULT_TOKEN", "good"), "OUTGOING_NOT_ALLOWED");
        for (String nonsense : new String[] {"no json", "{}", "{\"data\": {\"plaintext\": \"!\"}}", "{\"data\": {\"plaintext\": \"AAAA\"}}"}) {
            answerInstead = nonsense;
            assertProblem(good, "the key service");
        }
        vault.stop(0);
        assertProblem(good, "does not answer");
    }

    private void assertProblem(Map<String, String> environment, String said) {
        assertThatThrownBy(() -> Keyring.loadOrCreate(file, environment)).isInstanceOf(KeyProblem.class).hasMessageContaining(said).hasMessageNotContaining("good");
    }
}
