package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jinlin.kit.JinlinClock;
import org.jinlin.proof.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The single sign-on with a server that others wrote (Spring Authorization Server): both read the standard alike.
class OpenidSpringTest {

    private static final String ORIGIN = "https://jinlin.example";

    @TempDir
    Path folder;

    @Test
    void somebodyIsTiedAndSignsInAndSomebodyElseThereDoesNot() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), SoftOpenid.SECRET);
        try (var provider = new SpringSignOn(ORIGIN + "/sign-in/openid/back");
                var server = TestServer.on(TestPostgres.unprepared("openid_spring"), "--jinlin.origin=" + ORIGIN, "--jinlin.openid.issuer=" + provider.issuer(),
                        "--jinlin.openid.client-id=" + SoftOpenid.CLIENT, "--jinlin.openid.secret-file=" + secret, "--jinlin.outgoing.allow=127.0.0.1")) {
            server.bean(JinlinClock.class).set(Instant.now());
            var own = RealPerson.resident(server.world("base")).signedIn();
            var page = own.get("/me/single-sign-on").form("/me/single-sign-on").send();
            String way = PageClient.unescaped(page.body().replaceAll("(?s).*href=\"(http://127[^\"]*)\".*", "$1"));
            assertThat(back(own, provider, way, "lin").location()).endsWith("/me/single-sign-on");
            assertThat(own.get("/me/single-sign-on").text()).contains("已经绑定");

            var client = new PageClient(server.address());
            String address = client.get("/sign-in/openid").location();
            assertThat(back(client, provider, address, "lin").status()).isEqualTo(303);
            assertThat(client.get("/api/me").status()).isEqualTo(200);
            var other = new PageClient(server.address());
            assertThat(back(other, provider, other.get("/sign-in/openid").location(), "wang").text()).contains("还没有绑定");
            assertThat(other.cookie("jinlin_session")).isEmpty();
        }
    }

    private static PageClient.Html back(PageClient client, SpringSignOn provider, String address, String name) {
        String back = provider.signIn(address, name);
        assertThat(back).startsWith(ORIGIN + "/sign-in/openid/back?code=");
        return client.get(back.substring(ORIGIN.length()));
    }
}
