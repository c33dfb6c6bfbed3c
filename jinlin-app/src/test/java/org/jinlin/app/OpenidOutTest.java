package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jinlin.kit.JinlinClock;
import org.jinlin.proof.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Signing out at the single sign-on: offered after signing out here, and told by it with a logout token, which may be wrong in many ways.
class OpenidOutTest {

    private static final String ORIGIN = "http://localhost:1";
    private static final String CHANNEL = "/sign-out/openid/back-channel";
    private static final SoftOpenid PROVIDER = new SoftOpenid(ORIGIN + "/sign-in/openid/back");
    private static TestServer server;
    private static TestWorld world;
    private static int count;

    private RealPerson person;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), SoftOpenid.SECRET + "\n");
        server = TestServer.on(TestPostgres.unprepared("openid_out"), "--jinlin.origin=" + ORIGIN, "--jinlin.openid.issuer=" + PROVIDER.issuer(), "--jinlin.openid.client-id=" + SoftOpenid.CLIENT,
                "--jinlin.openid.secret-file=" + secret, "--jinlin.openid.name=区里的统一登录", "--jinlin.outgoing.allow=127.0.0.1");
        world = server.world("base");
        PROVIDER.clock = server::now;
    }

    @AfterAll
    static void stop() {
        server.close();
        PROVIDER.close();
    }

    @BeforeEach
    void somebodyWhoIsTied() {
        server.rewind();
        PROVIDER.right();
        PROVIDER.subject = "subject-" + ++count;
        person = RealPerson.resident(world);
        var own = person.signedIn();
        var page = own.get("/me/single-sign-on").form("/me/single-sign-on").send();
        own.get(PROVIDER.signIn(PageClient.unescaped(page.body().replaceAll("(?s).*href=\"(http://127[^\"]*)\".*", "$1"))).substring(ORIGIN.length()));
    }

    private static PageClient browser() {
        return new PageClient(server.address());
    }

    /// Signed in by the single sign-on, in a session that it calls so.
    private static PageClient in(String session) {
        PROVIDER.session = session;
        var client = browser();
        assertThat(client.get(PROVIDER.signIn(client.get("/sign-in/openid").location()).substring(ORIGIN.length())).status()).isEqualTo(303);
        return client;
    }

    private static boolean isIn(PageClient client) {
        return client.get("/api/me").status() == 200;
    }

    private static PageClient.Html told(String token) {
        return browser().post(CHANNEL, "application/x-www-form-urlencoded", ("logout_token=" + token).getBytes());
    }

    private static String signed(JWTClaimsSet.Builder set) {
        return SoftOpenid.signed(SoftOpenid.FIRST, set.build());
    }

    @Test
    void whoCameByItIsAskedAndSignsOutOnBothSides() {
        var client = in("a");
        var out = client.get("/me").form("/sign-out").send();
        assertThat(out.location()).endsWith("/sign-out/openid");
        assertThat(isIn(client)).isFalse();
        assertThat(client.cookie("jinlin_openid_hint")).isEmpty();
        assertThat(out.follow().text()).contains("您在这里已经退出，在区里的统一登录那边还登录着");
        String back = PROVIDER.signOut(client.get("/sign-out/openid/go").location()).substring(ORIGIN.length());
        assertThat(client.get(back).text()).contains("两边都已经退出");
        assertThat(client.get(back).text()).as("once").contains("您在这里已经退出").doesNotContain("两边");
        assertThat(client.get("/sign-out/openid/go").status()).as("once").isEqualTo(422);
    }

    @Test
    void whoCameAnotherWayIsNotAsked() {
        var client = person.signedIn();
        assertThat(client.get("/me").form("/sign-out").send().location()).endsWith("/");
        assertThat(client.get("/sign-out/openid").body()).doesNotContain("/sign-out/openid/go");
        assertThat(client.get("/sign-out/openid/go").status()).isEqualTo(422);
    }

    @Test
    void whatTheBrowserKeepsIsSealedForItsAccount() {
        var client = in("a");
        var hint = client.cookies().stream().filter(cookie -> cookie.getName().equals("jinlin_openid_hint")).findFirst().orElseThrow();
        assertThat(hint.getPath()).isEqualTo("/sign-out");
        assertThat(hint.isHttpOnly()).isTrue();
        assertThat(hint.getValue()).doesNotContain(".").hasSizeLessThan(3_900);
        var other = RealPerson.resident(world).signedIn();
        other.keep(hint);
        assertThat(other.get("/me").form("/sign-out").send().location()).endsWith("/");
        for (String noise : List.of("x", "AAAA", "%%%", "a".repeat(200), hint.getValue().substring(1))) {
            var mine = in("b");
            mine.cookies().stream().filter(cookie -> cookie.getName().equals("jinlin_openid_hint")).forEach(cookie -> cookie.setValue(noise));
            assertThat(mine.get("/me").form("/sign-out").send().location()).as(noise).endsWith("/");
            assertThat(isIn(mine)).isFalse();
        }
    }

    @Test
    void anotherStateIsNoWayBack() {
        var client = in("a");
        client.get("/me").form("/sign-out").send();
        String back = PROVIDER.signOut(client.get("/sign-out/openid/go").location()).substring(ORIGIN.length());
        assertThat(browser().get(back).text()).doesNotContain("两边");
        assertThat(client.get("/sign-out/openid/back?state=guessed").text()).doesNotContain("两边");
        assertThat(client.get(back).text()).as("used up").doesNotContain("两边");
    }

    @Test
    void aLogoutTokenWithoutASessionEndsAllOfTheAccountAtOnce() {
        var first = in("a");
        var second = in(null);
        var phone = person.signedIn();
        phone.get("/me/sessions").form("/me/remember").send();
        var other = RealPerson.resident(world).signedIn();
        var answer = told(signed(PROVIDER.told().subject(PROVIDER.subject)));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(List.of(isIn(first), isIn(second), isIn(phone))).containsOnly(false);
        assertThat(isIn(other)).isTrue();
        assertThat(person.signedIn().get("/me/sessions").text()).contains("统一登录那边退出，这里也退出了");
        assertThat(person.rows("audit")).contains("openid_signed_out");
    }

    @Test
    void aLogoutTokenWithASessionEndsWhatThatOpened() {
        String one = "s1-" + count;
        String two = "s2-" + count;
        var first = in(one);
        var second = in(two);
        var own = person.signedIn();
        assertThat(told(signed(PROVIDER.told().claim("sid", one))).status()).isEqualTo(200);
        assertThat(List.of(isIn(first), isIn(second), isIn(own))).containsExactly(false, true, true);
        assertThat(told(signed(PROVIDER.told().claim("sid", two).subject("somebody else"))).status()).isEqualTo(200);
        assertThat(isIn(second)).as("of somebody else").isTrue();
        assertThat(told(signed(PROVIDER.told().claim("sid", two).subject(PROVIDER.subject))).status()).isEqualTo(200);
        assertThat(List.of(isIn(second), isIn(own))).containsExactly(false, true);
        var unnamed = in(null);
        assertThat(told(signed(PROVIDER.told().claim("sid", "never said").subject(PROVIDER.subject))).status()).isEqualTo(200);
        assertThat(List.of(isIn(unnamed), isIn(own))).containsExactly(false, true);
    }

    @Test
    void nobodyWhoIsOpenHereIsStillTaken() {
        assertThat(told(signed(PROVIDER.told().subject("unknown"))).status()).isEqualTo(200);
        assertThat(told(signed(PROVIDER.told().claim("sid", "unknown"))).status()).isEqualTo(200);
    }

    @Test
    void aFirstProofThatWaitsForTheSecondEndsToo() {
        person.appoint("clerk", "花园社区");
        person.enrol();
        var client = waiting("w-" + count);
        assertThat(told(signed(PROVIDER.told().claim("sid", "w-" + count))).status()).isEqualTo(200);
        assertThat(client.page().form("/sign-in/factor").set("code", person.code(1)).send().status()).isEqualTo(422);
        assertThat(isIn(client.client())).isFalse();
        var later = waiting("x-" + count);
        assertThat(later.page().form("/sign-in/factor").set("code", person.code(1)).send().status()).isEqualTo(303);
        assertThat(isIn(later.client())).isTrue();
        assertThat(told(signed(PROVIDER.told().claim("sid", "x-" + count))).status()).isEqualTo(200);
        assertThat(isIn(later.client())).as("the session knows what the first proof was").isFalse();
    }

    private record Waits(PageClient client, PageClient.Html page) {}

    private Waits waiting(String session) {
        PROVIDER.session = session;
        var client = browser();
        var page = client.get(PROVIDER.signIn(client.get("/sign-in/openid").location()).substring(ORIGIN.length()));
        assertThat(page.body()).contains("/sign-in/factor");
        return new Waits(client, page);
    }

    static Stream<Named<UnaryOperator<JWTClaimsSet.Builder>>> wrongClaims() {
        return Stream.of(Named.of("another issuer", set -> set.issuer("https://evil.example")), Named.of("no issuer", set -> set.issuer(null)),
                Named.of("for another client", set -> set.audience("other-client")), Named.of("for nobody", set -> set.audience((String) null)),
                Named.of("for two, given to the other", set -> set.audience(List.of(SoftOpenid.CLIENT, "other")).claim("azp", "other")), Named.of("for two and nobody named", set -> set.audience(List.of(SoftOpenid.CLIENT, "other"))),
                Named.of("over", set -> set.expirationTime(Date.from(server.now().minusSeconds(61)))), Named.of("not valid yet", set -> set.notBeforeTime(Date.from(server.now().plusSeconds(120)))),
                Named.of("made at no time", set -> set.issueTime(null)), Named.of("made long ago", set -> set.issueTime(Date.from(server.now().minusSeconds(601)))),
                Named.of("not made yet", set -> set.issueTime(Date.from(server.now().plusSeconds(120)))),
                Named.of("with a nonce", set -> set.claim("nonce", "of an ID token")), Named.of("without a number", set -> set.jwtID(null)), Named.of("with a blank number", set -> set.jwtID(" ")),
                Named.of("without an event", set -> set.claim("events", null)), Named.of("with another event", set -> set.claim("events", Map.of("https://schemas.openid.net/secevent/caep/event-type/session-revoked", Map.of()))),
                Named.of("with an event that is a text", set -> set.claim("events", "http://schemas.openid.net/event/backchannel-logout")),
                Named.of("with a list of events", set -> set.claim("events", List.of("http://schemas.openid.net/event/backchannel-logout"))),
                Named.of("with an event that says a text", set -> set.claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", "x"))),
                Named.of("of nobody", set -> set.subject(null)), Named.of("of a blank", set -> set.subject(" ")), Named.of("of a name without end", set -> set.subject("x".repeat(256))),
                Named.of("of a session that is a number", set -> set.claim("sid", 7)), Named.of("of a blank session", set -> set.claim("sid", "")));
    }

    @ParameterizedTest
    @MethodSource("wrongClaims")
    void aTokenThatSaysSomethingElseEndsNothing(UnaryOperator<JWTClaimsSet.Builder> wrong) {
        var client = in("a");
        var answer = told(signed(wrong.apply(PROVIDER.told().subject(PROVIDER.subject))));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"error\":\"invalid_request\"}");
        assertThat(isIn(client)).isTrue();
    }

    static Stream<Named<Function<JWTClaimsSet, String>>> wrongSignatures() {
        return Stream.of(Named.of("none", set -> new PlainJWT(set).serialize()), Named.of("another key by the same name", set -> SoftOpenid.signed(SoftOpenid.rsa("first"), set)),
                Named.of("a key that nobody knows", set -> SoftOpenid.signed(SoftOpenid.rsa("unknown"), set)),
                Named.of("a way that we do not take", set -> SoftOpenid.signed(new JWSHeader.Builder(JWSAlgorithm.RS512).keyID("first").build(), SoftOpenid.FIRST, set)),
                Named.of("another type", set -> SoftOpenid.signed(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("first").type(new JOSEObjectType("at+jwt")).build(), SoftOpenid.FIRST, set)),
                Named.of("cut off", set -> SoftOpenid.signed(SoftOpenid.FIRST, set).replaceAll("\\.[^.]*$", ".")), Named.of("no token", set -> ""), Named.of("noise", set -> "a.b.c"),
                Named.of("without end", set -> "a.b." + "c".repeat(20_000)), Named.of("twice", set -> SoftOpenid.signed(SoftOpenid.FIRST, set) + "&logout_token=x"));
    }

    @ParameterizedTest
    @MethodSource("wrongSignatures")
    void aTokenThatIsNotSignedByTheProviderEndsNothing(Function<JWTClaimsSet, String> wrong) {
        var client = in("a");
        assertThat(told(wrong.apply(PROVIDER.told().subject(PROVIDER.subject).build())).status()).isEqualTo(400);
        assertThat(isIn(client)).isTrue();
    }

    @Test
    void aTypeOfItsOwnIsTaken() {
        var client = in("a");
        assertThat(told(SoftOpenid.signed(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("first").type(new JOSEObjectType("logout+jwt")).build(), SoftOpenid.FIRST,
                PROVIDER.told().subject(PROVIDER.subject).expirationTime(null).build())).status()).isEqualTo(200);
        assertThat(isIn(client)).isFalse();
    }

    @Test
    void aTokenIsGoodForOnce() throws Exception {
        in("a");
        String token = signed(PROVIDER.told().subject(PROVIDER.subject));
        try (var both = Executors.newFixedThreadPool(4)) {
            var answers = both.invokeAll(Collections.nCopies(4, (Callable<Integer>) () -> told(token).status()));
            var statuses = new ArrayList<Integer>();
            for (var answer : answers) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsOnlyOnce(200).contains(400);
        }
        var again = in("b");
        assertThat(told(token).status()).isEqualTo(400);
        assertThat(isIn(again)).isTrue();
        server.bean(JinlinClock.class).advance(Duration.ofMinutes(11));
        assertThat(told(token).status()).as("too old to be remembered").isEqualTo(400);
        assertThat(isIn(again)).isTrue();
    }

    @Test
    void noBrowserCanBeMadeToSendIt() {
        var client = in("a");
        String token = signed(PROVIDER.told().subject(PROVIDER.subject));
        assertThat(client.post(CHANNEL, "application/x-www-form-urlencoded", ("logout_token=" + token).getBytes()).status()).isEqualTo(403);
        assertThat(browser().post(CHANNEL, "text/plain", ("logout_token=" + token).getBytes()).status()).isBetween(400, 499);
        assertThat(browser().get(CHANNEL + "?logout_token=" + token).status()).isNotEqualTo(200);
        assertThat(isIn(client)).isTrue();
    }

    @Test
    void whatIsRefusedIsInTheAuditAndDoesNotFillIt() {
        server.bean(JinlinClock.class).advance(Duration.ofHours(1));
        long before = refused();
        for (int i = 0; i < 30; i++) {
            assertThat(told("a.b.c").status()).isEqualTo(400);
        }
        assertThat(refused() - before).isEqualTo(20);
    }

    private long refused() {
        return person.rows("audit").lines().filter(row -> row.contains("openid_signed_out") && row.contains("\"refused\":true")).count();
    }

    /// A provider that cannot end a session is asked for nothing.
    @Test
    void whereOneCannotSignOutThereNobodyIsAsked() {
        var client = in("a");
        PROVIDER.ends = false;
        try {
            server.bean(JinlinClock.class).advance(Duration.ofMinutes(61));
            assertThat(client.get("/me").form("/sign-out").send().location()).endsWith("/");
        } finally {
            PROVIDER.ends = true;
            server.bean(JinlinClock.class).advance(Duration.ofMinutes(61));
        }
    }
}
