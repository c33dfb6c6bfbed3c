package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.jinlin.proof.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server for real people, with a certificate of its own and a second port that only leads to the first.
class HttpsTest {

    private static final char[] PASSWORD = "only-for-this-test".toCharArray();

    @TempDir
    Path folder;

    @Test
    void everythingIsEncryptedAndThePlainPortLeadsThere() throws Exception {
        KeyStore store = certificate();
        int plain = freePort();
        var options = RunHttps.of(folder.resolve("cert.pem").toString(), folder.resolve("key.pem").toString(), Integer.toString(plain));
        String[] settings = Stream.concat(Stream.of("--jinlin.mode=production"),
                options.properties().entrySet().stream().map(entry -> "--" + entry.getKey() + "=" + entry.getValue())).toArray(String[]::new);
        try (var server = TestServer.on(TestPostgres.unprepared("https"), settings); var trusting = client(store); var strange = HttpClient.newHttpClient()) {
            int port = URI.create(server.address()).getPort();
            var answer = get(trusting, "https://localhost:" + port + "/");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Strict-Transport-Security").orElse("")).contains("max-age=31536000");
            assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
            assertThatThrownBy(() -> get(strange, "https://localhost:" + port + "/")).isInstanceOf(SSLHandshakeException.class);

            var led = get(strange, "http://localhost:" + plain + "/r/new?place=7");
            assertThat(led.statusCode()).isEqualTo(308);
            assertThat(led.headers().firstValue("Location").orElse("")).startsWith("https://localhost:").endsWith("/r/new?place=7");
            assertThat(led.body()).isEmpty();
            var sent = strange.send(HttpRequest.newBuilder(URI.create("http://localhost:" + plain + "/api/sessions")).header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"login\": \"a\", \"password\": \"b\"}")).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(sent.statusCode()).isEqualTo(308);
        }
    }

    private static HttpResponse<String> get(HttpClient client, String address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /// A certificate for localhost that nobody signed, as PEM files.
    private KeyStore certificate() throws IOException, InterruptedException, GeneralSecurityException {
        Path file = folder.resolve("store.p12");
        var made = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "a", "-keyalg", "EC", "-groupname", "secp256r1",
                "-dname", "CN=localhost", "-ext", "san=dns:localhost", "-validity", "2", "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", new String(PASSWORD))
                .redirectErrorStream(true).start();
        made.getInputStream().readAllBytes();
        assertThat(made.waitFor(60, TimeUnit.SECONDS)).isTrue();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        Files.writeString(folder.resolve("cert.pem"), pem("CERTIFICATE", store.getCertificate("a").getEncoded()));
        Files.writeString(folder.resolve("key.pem"), pem("PRIVATE KEY", store.getKey("a", PASSWORD).getEncoded()));
        return store;
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + what + "-----\n";
    }

    private static HttpClient client(KeyStore store) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("a", store.getCertificate("a"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }
}
