package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jinlin.org.Orgs;
import org.jinlin.people.DemoAccounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a server for real people refuses.
class ProductionTest {

    private static final TestServer SERVER = TestServer.get();

    @TempDir
    Path folder;

    private static void start(String demo, String bundle, String proxy) {
        new ProductionGuard(SERVER.bean(Orgs.class), SERVER.bean(DemoAccounts.class), demo, bundle, proxy).afterSingletonsInstantiated();
    }

    @Test
    void noServerStartsWithADemoOrWithoutEncryption() {
        SERVER.world("base");

        assertThatThrownBy(() -> start("base", "jinlin", "")).isInstanceOf(StartProblem.class).hasMessageContaining("--demo");
        assertThatThrownBy(() -> start("", "", "")).isInstanceOf(StartProblem.class).hasMessageContaining("--https-certificate");
        for (String[] way : new String[][] {{"jinlin", ""}, {"", "native"}}) {
            assertThatThrownBy(() -> start("", way[0], way[1])).isInstanceOf(StartProblem.class).hasMessageContaining("./jinlin block-demo");
        }
        assertThat(Problem.sentence(new IllegalStateException(new StartProblem("so")))).isEqualTo("so");
    }

    @Test
    void blockedDemoAccountsOpenNothing() {
        var world = SERVER.world("base");
        var demo = SERVER.bean(DemoAccounts.class);
        var clerk = world.as("clerk");
        assertThat(clerk.get("/api/matters?view=desk").status()).isEqualTo(200);
        int open = demo.open(world.district());

        assertThat(open).isGreaterThan(10);
        assertThat(demo.block(world.district())).isEqualTo(open);
        assertThat(demo.open(world.district())).isZero();
        assertThat(TestClient.anonymous(SERVER.address()).post("/api/sessions", Map.of("login", world.login("secretary"), "password", world.password("secretary"))).status()).isNotEqualTo(201);
    }

    @Test
    void theCommandKnowsItsWords() {
        var said = new ByteArrayOutputStream();
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        assertThat(BlockDemoCommand.run(new String[] {"now"}, out)).isEqualTo(2);
        assertThat(BlockDemoCommand.run(new String[] {"--data", folder.toString()}, out)).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("usage: jinlin block-demo", "No Jinlin keeps its data");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --mode demo                                     | --mode takes production
            --https-certificate CERT                        | needs both
            --https-key KEY                                 | needs both
            --http-port 8080                                | needs both
            --https-certificate CERT --https-key nowhere    | There is no file
            --https-certificate CERT --https-key KEY --http-port x | --http-port takes a number
            --password secret                               | is no option
            """)
    void optionsThatDoNotFitAreRefused(String typed, String said) throws IOException {
        assertThat(read(typed).problem()).contains(said);
    }

    @Test
    void optionsOfProductionLeaveNoDemoAndNameTheFiles() throws IOException {
        var options = read("--mode production --https-certificate CERT --https-key KEY --http-port 80 --port 443");

        assertThat(options.problem()).isNull();
        assertThat(options.properties()).containsEntry("jinlin.mode", "production").containsEntry("jinlin.demo", "").containsEntry("server.ssl.bundle", "jinlin")
                .containsEntry("jinlin.http-port", "80").containsKey("spring.ssl.bundle.pem.jinlin.keystore.private-key").doesNotContainKey("--https-key");
        assertThat(read("--behind-proxy").properties()).containsEntry("server.forward-headers-strategy", "native");
    }

    private RunOptions read(String typed) throws IOException {
        Path file = Files.writeString(folder.resolve("pem"), "x");
        return RunOptions.read(typed.replace("CERT", file.toString()).replace("KEY", file.toString()).split(" "));
    }

    @Test
    void aBodyThatIsLongerThanAnythingTypedIsRefused() throws IOException {
        var client = SERVER.world("base").as("clerk");
        String long5 = "{\"text\": \"" + "长".repeat(2_000_000) + "\"}";
        assertThat(client.postJson("/api/matters", long5).status()).isEqualTo(413);
        assertThat(chunked(6 << 20)).as("without a length it is counted while it is read").isIn(400, 413, 500);
        assertThat(chunked(100)).isEqualTo(401);
    }

    /// The status of a body that says no length; nobody is signed in.
    private static int chunked(int bytes) throws IOException {
        var address = URI.create(SERVER.address());
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(20_000);
            var out = socket.getOutputStream();
            out.write("POST /api/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String head = "{\"login\": \"nobody\", \"password\": \"";
            String body = bytes < 1000 ? head + "x\"}" : head + "x".repeat(bytes);
            out.write((Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            String line = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return Integer.parseInt(line.substring(9));
        }
    }
}
