package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Secrets that were changed by a bit, cut, lengthened, stolen from another place, fixed before the sign-in, or used after their end.
class ForgedTokensAttackTest {

    private static TestWorld world;
    private static String address;

    @BeforeAll
    static void open() {
        TestServer.get().rewind();
        world = TestServer.get().world("base");
        address = world.server().address();
    }

    /// The token with each of its characters changed in its lowest bit, and some others.
    private static List<String> forged(String token) {
        var all = new ArrayList<String>();
        for (int i = 0; i < token.length(); i++) {
            char other = (char) (token.charAt(i) ^ 1);
            all.add(token.substring(0, i) + (Character.isLetterOrDigit(other) ? other : 'A' == token.charAt(i) ? 'B' : 'A') + token.substring(i + 1));
        }
        all.addAll(List.of(token.substring(1), token.substring(0, token.length() - 1), token + "A", token + token, token.toUpperCase(), token.toLowerCase(), "%00" + token, token + "%00"));
        all.removeIf(token::equals);
        return all;
    }

    @Test
    void noSessionOpensWithAnotherCookie() {
        var page = PageClient.signedIn(world, "clerk");
        String token = page.cookie("jinlin_session").orElseThrow();
        assertThat(status("jinlin_session=" + token)).isEqualTo(200);
        for (String other : forged(token)) {
            assertThat(status("jinlin_session=" + other)).as(other).isEqualTo(401);
        }
        assertThat(status("jinlin_session=" + token)).as("guessing ends nobody's session").isEqualTo(200);
    }

    @Test
    void noProgramGetsInWithAnotherToken() {
        String token = world.as("clerk").post("/api/tokens", Map.of("name", "forged")).json().get("token").asString();
        assertThat(bearer(token)).isEqualTo(200);
        for (String other : forged(token)) {
            assertThat(bearer(other)).as(other).isEqualTo(401);
        }
    }

    @Test
    void noClaimOpensWithAnotherLink() {
        var opened = TestClient.anonymous(address).post("/api/matters/guest?district=" + world.code(),
                Map.of("id", UUID.randomUUID().toString(), "place", Map.of("unit", world.unit("1号楼")), "fields", Map.of("text", "凭证"))).json();
        String claim = opened.get("claim").asString();
        String path = "/api/matters/" + opened.at("/matter/number").asString();
        assertThat(AccessKnock.guest(address, claim).get(path).status()).isEqualTo(200);
        for (String other : forged(claim)) {
            assertThat(AccessKnock.guest(address, other).get(path).status()).as(other).isEqualTo(401);
        }
        assertThat(bearer(claim)).as("a claim is no token of a program").isEqualTo(401);
        assertThat(status("jinlin_session=" + claim)).as("nor a session").isEqualTo(401);
    }

    @Test
    void theTokensOfOneKindAreNoneOfAnother() {
        String session = PageClient.signedIn(world, "clerk").cookie("jinlin_session").orElseThrow();
        String token = world.as("clerk").post("/api/tokens", Map.of("name", "kinds")).json().get("token").asString();
        assertThat(bearer(session)).isEqualTo(401);
        assertThat(status("jinlin_session=" + token)).isEqualTo(401);
        assertThat(AccessKnock.guest(address, session).get("/api/matters").status()).isEqualTo(401);
        assertThat(AccessKnock.guest(address, token).get("/api/matters").status()).isEqualTo(401);
    }

    @Test
    void theSecretOfAFormIsOfItsSessionOnly() {
        AccessKnock clerk = AccessKnock.signedIn(world, "clerk");
        String mine = PageClient.signedIn(world, "resident-01").get("/r/new").form("/r/new").value("_csrf");
        for (String other : forged(mine)) {
            assertThat(clerk.repeating(other).json("POST", "/api/tokens", Map.of("name", "x")).status()).as(other).isEqualTo(403);
        }
        assertThat(clerk.json("POST", "/api/tokens", Map.of("name", "")).status()).as("the own one").isNotEqualTo(403);
    }

    /// An attacker who puts a cookie into somebody's browser knows nothing of it after the sign-in.
    @ParameterizedTest
    @ValueSource(strings = {"chosen-by-somebody-else", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void aSessionThatWasFixedBeforeIsNotTheOneAfter(String fixed) {
        var answer = AccessKnock.with(address, "jinlin_session=" + fixed + "; jinlin_csrf=" + fixed, fixed).json("POST", "/api/sessions", Map.of("login", world.login("clerk"), "password", world.password("clerk")));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.header("Set-Cookie")).contains("jinlin_session=").doesNotContain(fixed);
        assertThat(status("jinlin_session=" + fixed)).isEqualTo(401);
        assertThat(answer.text()).as("nor is the secret of its forms").doesNotContain(fixed);
    }

    @Test
    void signingInTwiceGivesTwoSecrets() {
        String first = PageClient.signedIn(world, "clerk").cookie("jinlin_session").orElseThrow();
        String second = PageClient.signedIn(world, "clerk").cookie("jinlin_session").orElseThrow();
        assertThat(first).isNotEqualTo(second).hasSizeGreaterThanOrEqualTo(43);
    }

    @Test
    void aSessionThatWasSignedOutIsNotReplayed() {
        AccessKnock clerk = AccessKnock.signedIn(world, "clerk");
        assertThat(clerk.get("/api/me").status()).isEqualTo(200);
        assertThat(clerk.send("DELETE", "/api/sessions/current", "application/json", new byte[0]).status()).isEqualTo(204);
        assertThat(clerk.get("/api/me").status()).isEqualTo(401);
        assertThat(clerk.get("/desk").leadsToSignIn()).isTrue();
    }

    /// The same move sent again, as somebody who listened would: it is the same move, once.
    @Test
    void aMoveThatIsReplayedIsMadeOnce() {
        String number = world.as("resident-01").open(Map.of("text", "重放"), world.unit("1号楼")).json().get("number").asString();
        String move = "{\"do\": \"note\", \"id\": \"" + UUID.randomUUID() + "\", \"fields\": {\"text\": \"只一次\"}}";
        for (int i = 0; i < 5; i++) {
            assertThat(world.as("resident-01").postJson("/api/matters/" + number + "/moves", move).status()).isEqualTo(200);
        }
        assertThat(world.as("resident-01").get("/api/matters/" + number + "/moves").body().split("只一次", -1)).hasSize(2);
        assertThat(world.as("clerk").postJson("/api/matters/" + number + "/moves", move).status()).as("nobody else replays it as their own").isGreaterThanOrEqualTo(400);
        var stolen = world.as("resident-02").postJson("/api/matters/" + number + "/moves", move);
        Bad.problem(stolen, "CLIENT_ID_REUSED", "MATTER_UNKNOWN");
        assertThat(stolen.body()).doesNotContain("只一次", "重放");
    }

    private static int status(String cookie) {
        return AccessKnock.nobody(address).send("GET", "/api/me", "", new byte[0], "Cookie", cookie).status();
    }

    private static int bearer(String token) {
        return AccessKnock.nobody(address).send("GET", "/api/me", "", new byte[0], "Authorization", "Bearer " + token).status();
    }
}
