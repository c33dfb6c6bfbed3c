package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
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

    @Test
    void whoeverSignsOutHereSignsOutThereAndWhoeverIsSignedOutThereIsSignedOutHere() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), SoftOpenid.SECRET);
        try (var provider = new SpringSignOn(ORIGIN + "/sign-in/openid/back");
                var server = TestServer.on(TestPostgres.unprepared("openid_spring_out"), "--jinlin.origin=" + ORIGIN, "--jinlin.openid.issuer=" + provider.issuer(),
                        "--jinlin.openid.client-id=" + SoftOpenid.CLIENT, "--jinlin.openid.secret-file=" + secret, "--jinlin.outgoing.allow=127.0.0.1")) {
            server.bean(JinlinClock.class).set(Instant.now());
            var own = RealPerson.resident(server.world("base")).signedIn();
            var page = own.get("/me/single-sign-on").form("/me/single-sign-on").send();
            back(own, provider, PageClient.unescaped(page.body().replaceAll("(?s).*href=\"(http://127[^\"]*)\".*", "$1")), "lin");

            server.bean(JinlinClock.class).set(Instant.now());
            var there = new Jar();
            var client = new PageClient(server.address());
            client.get(provider.signIn(there, client.get("/sign-in/openid").location(), "lin").substring(ORIGIN.length()));
            assertThat(provider.asks(there, new PageClient(server.address()).get("/sign-in/openid").location())).startsWith(ORIGIN);
            var asked = client.get("/me").form("/sign-out").send();
            assertThat(asked.location()).endsWith("/sign-out/openid");
            String gone = provider.signOut(there, client.get("/sign-out/openid/go").location());
            assertThat(gone).startsWith(ORIGIN + "/sign-out/openid/back?state=");
            assertThat(client.get(gone.substring(ORIGIN.length())).text()).contains("两边都已经退出");
            assertThat(provider.asks(there, new PageClient(server.address()).get("/sign-in/openid").location())).endsWith("/login");

            server.bean(JinlinClock.class).set(Instant.now());
            back(client, provider, client.get("/sign-in/openid").location(), "lin");
            assertThat(client.get("/api/me").status()).isEqualTo(200);
            var told = new JWTClaimsSet.Builder().issuer(provider.issuer()).audience(SoftOpenid.CLIENT).subject("lin").issueTime(Date.from(server.now())).jwtID("once")
                    .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())).build();
            var channel = new PageClient(server.address());
            assertThat(channel.post("/sign-out/openid/back-channel", "application/x-www-form-urlencoded", ("logout_token=" + SoftOpenid.signed(SoftOpenid.FIRST, told)).getBytes()).status()).isEqualTo(200);
            assertThat(client.get("/api/me").status()).isEqualTo(401);
        }
    }

    private static PageClient.Html back(PageClient client, SpringSignOn provider, String address, String name) {
        String back = provider.signIn(address, name);
        assertThat(back).startsWith(ORIGIN + "/sign-in/openid/back?code=");
        return client.get(back.substring(ORIGIN.length()));
    }
}
