package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jinlin.kit.JinlinClock;
import org.jinlin.people.Accounts;
import org.jinlin.proof.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Signing in by a single sign-on, tying an account to it, and everything that a false answer of it may be.
class OpenidTest {

    private static final String ORIGIN = "http://localhost:1";
    private static final SoftOpenid PROVIDER = new SoftOpenid(ORIGIN + "/sign-in/openid/back");
    private static TestServer server;
    private static TestWorld world;
    private static int count;

    private RealPerson person;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), SoftOpenid.SECRET + "\n");
        server = TestServer.on(TestPostgres.unprepared("openid"), "--jinlin.origin=" + ORIGIN, "--jinlin.openid.issuer=" + PROVIDER.issuer(), "--jinlin.openid.client-id=" + SoftOpenid.CLIENT,
                "--jinlin.openid.secret-file=" + secret, "--jinlin.openid.name=区里的统一登录", "--jinlin.openid.trusted-proofs=mfa", "--jinlin.outgoing.allow=127.0.0.1");
        world = server.world("base");
        PROVIDER.clock = server::now;
    }

    @AfterAll
    static void stop() {
        server.close();
        PROVIDER.close();
    }

    @BeforeEach
    void somebody() {
        server.rewind();
        PROVIDER.right();
        PROVIDER.subject = "subject-" + ++count;
        person = RealPerson.resident(world);
    }

    private static PageClient browser() {
        return new PageClient(server.address());
    }

    /// The way there, and what the browser brings back.
    private static String there(PageClient client) {
        return PROVIDER.signIn(client.get("/sign-in/openid").location()).substring(ORIGIN.length());
    }

    private static PageClient.Html signIn(PageClient client) {
        return client.get(there(client));
    }

    private static PageClient.Html link(PageClient client) {
        var page = client.get("/me/single-sign-on").form("/me/single-sign-on").send();
        String way = PageClient.unescaped(page.body().replaceAll("(?s).*href=\"(http://127[^\"]*)\".*", "$1"));
        return client.get(PROVIDER.signIn(way).substring(ORIGIN.length()));
    }

    private static void assertOut(PageClient client, PageClient.Html answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(client.cookie("jinlin_session")).isEmpty();
    }

    @Test
    void whoIsTiedSignsInAndNobodyElse() {
        assertThat(browser().get("/sign-in").body()).contains("href=\"/sign-in/openid?next=", "区里的统一登录");
        var stranger = browser();
        var refused = signIn(stranger);
        assertOut(stranger, refused);
        assertThat(refused.text()).contains("还没有绑定");
        var own = person.signedIn();
        assertThat(link(own).location()).endsWith("/me/single-sign-on");
        assertThat(own.get("/me/single-sign-on").text()).contains("已经绑定");
        assertThat(own.get("/me/sessions").text()).contains("绑定了统一登录");
        var client = browser();
        assertThat(signIn(client).status()).isEqualTo(303);
        assertThat(client.get("/api/me").status()).isEqualTo(200);
        own.get("/me/single-sign-on").form("/me/single-sign-on/end").send();
        assertThat(own.get("/me/sessions").text()).contains("解除了统一登录");
        var after = browser();
        assertOut(after, signIn(after));
    }

    /// Whoever comes by a link of the provider has seen no page of ours before: the first form has to work all the same.
    @Test
    void aCookieOfAnAnswerTakesAwayNoneThatWasGivenBefore() {
        var client = browser();
        client.get("/sign-in/openid?lang=en");
        assertThat(client.cookie("jinlin_openid")).isPresent();
        assertThat(client.cookie("jinlin_csrf")).isPresent();
        assertThat(client.cookie("jinlin_language")).contains("en");
    }

    @Test
    void itLeadsToWhereOneWantedToGoAndNeverElsewhere() {
        link(person.signedIn());
        var client = browser();
        assertThat(client.get(PROVIDER.signIn(client.get("/sign-in/openid?next=/me/sessions").location()).substring(ORIGIN.length())).location()).endsWith("/me/sessions");
        var other = browser();
        assertThat(other.get(PROVIDER.signIn(other.get("/sign-in/openid?next=https://evil.example/").location()).substring(ORIGIN.length())).location()).doesNotContain("evil");
    }

    @Test
    void staffAreAskedForTheSecondProofHereUnlessTheProviderIsBelieved() {
        link(person.signedIn());
        person.appoint("clerk", "花园社区");
        PROVIDER.claims = set -> set.claim("amr", List.of("pwd", "otp")).claim("acr", "urn:high");
        var client = browser();
        assertThat(signIn(client).body()).contains("/sign-in/enrol");
        assertThat(client.cookie("jinlin_session")).isEmpty();
        PROVIDER.claims = set -> set.claim("amr", List.of("pwd", "mfa"));
        var whole = browser();
        assertThat(signIn(whole).status()).isEqualTo(303);
        assertThat(whole.get("/desk").status()).isEqualTo(200);
    }

    static Stream<Named<UnaryOperator<JWTClaimsSet.Builder>>> wrongClaims() {
        return Stream.of(Named.of("another nonce", set -> set.claim("nonce", "of somebody else")), Named.of("no nonce", set -> set.claim("nonce", null)),
                Named.of("a nonce that is no text", set -> set.claim("nonce", 7)),
                Named.of("another issuer", set -> set.issuer("https://evil.example")), Named.of("the issuer with a stroke", set -> set.issuer(PROVIDER.issuer() + "/")), Named.of("no issuer", set -> set.issuer(null)),
                Named.of("for another client", set -> set.audience("other-client")), Named.of("for nobody", set -> set.audience((String) null)),
                Named.of("for two and nobody named", set -> set.audience(List.of(SoftOpenid.CLIENT, "other"))), Named.of("for two, given to the other", set -> set.audience(List.of(SoftOpenid.CLIENT, "other")).claim("azp", "other")),
                Named.of("given to another", set -> set.claim("azp", "other")),
                Named.of("over", set -> set.expirationTime(Date.from(server.now().minusSeconds(61)))), Named.of("without an end", set -> set.expirationTime(null)),
                Named.of("not made yet", set -> set.issueTime(Date.from(server.now().plusSeconds(120)))), Named.of("made long ago", set -> set.issueTime(Date.from(server.now().minusSeconds(601)))),
                Named.of("made at no time", set -> set.issueTime(null)), Named.of("not valid yet", set -> set.notBeforeTime(Date.from(server.now().plusSeconds(120)))),
                Named.of("of nobody", set -> set.subject(null)), Named.of("of a blank", set -> set.subject(" ")), Named.of("of a name without end", set -> set.subject("x".repeat(256))));
    }

    @ParameterizedTest
    @MethodSource("wrongClaims")
    void aTokenThatSaysSomethingElseLetsNobodyIn(UnaryOperator<JWTClaimsSet.Builder> wrong) {
        link(person.signedIn());
        PROVIDER.claims = wrong;
        var client = browser();
        assertOut(client, signIn(client));
        PROVIDER.right();
        assertThat(signIn(browser()).status()).isEqualTo(303);
    }

    static Stream<Named<Function<JWTClaimsSet, String>>> wrongSignatures() {
        RSAKey other = SoftOpenid.rsa("first");
        RSAKey unknown = SoftOpenid.rsa("unknown");
        return Stream.of(Named.of("none", set -> new PlainJWT(set).serialize()), Named.of("the secret that both know", set -> shared(SoftOpenid.SECRET.repeat(2).getBytes(), set)),
                Named.of("the public key as a secret", set -> shared(SoftOpenid.FIRST.toPublicJWK().toJSONString().getBytes(), set)),
                Named.of("another key by the same name", set -> SoftOpenid.signed(other, set)), Named.of("a key that nobody knows", set -> SoftOpenid.signed(unknown, set)),
                Named.of("a key that it brings along", set -> SoftOpenid.signed(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("first").jwk(other.toPublicJWK()).build(), other, set)),
                Named.of("a way that we do not take", set -> SoftOpenid.signed(new JWSHeader.Builder(JWSAlgorithm.RS512).keyID("first").build(), SoftOpenid.FIRST, set)),
                Named.of("a changed letter", set -> changed(SoftOpenid.signed(SoftOpenid.FIRST, set))), Named.of("cut off", set -> SoftOpenid.signed(SoftOpenid.FIRST, set).replaceAll("\\.[^.]*$", ".")),
                Named.of("no token", set -> ""), Named.of("noise", set -> "a.b.c"));
    }

    private static String shared(byte[] secret, JWTClaimsSet set) {
        try {
            var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), set);
            token.sign(new MACSigner(secret));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String changed(String token) {
        int place = token.indexOf('.') + 10;
        return token.substring(0, place) + (token.charAt(place) == 'A' ? 'B' : 'A') + token.substring(place + 1);
    }

    @ParameterizedTest
    @MethodSource("wrongSignatures")
    void aTokenThatIsNotSignedByTheProviderLetsNobodyIn(Function<JWTClaimsSet, String> wrong) {
        link(person.signedIn());
        PROVIDER.signer = wrong;
        var client = browser();
        assertOut(client, signIn(client));
    }

    @Test
    void aNewKeyIsFetchedAndAnUnknownOneDoesNotMakeUsAskWithoutEnd() {
        link(person.signedIn());
        RSAKey second = SoftOpenid.rsa("second");
        PROVIDER.published = List.of(SoftOpenid.FIRST.toPublicJWK(), second.toPublicJWK());
        PROVIDER.signer = set -> SoftOpenid.signed(second, set);
        server.bean(JinlinClock.class).advance(Duration.ofSeconds(31));
        assertThat(signIn(browser()).status()).isEqualTo(303);
        int fetched = PROVIDER.keysFetched.get();
        RSAKey unknown = SoftOpenid.rsa("unknown");
        PROVIDER.signer = set -> SoftOpenid.signed(unknown, set);
        for (int i = 0; i < 3; i++) {
            var client = browser();
            assertOut(client, signIn(client));
        }
        assertThat(PROVIDER.keysFetched.get()).isEqualTo(fetched);
    }

    static Stream<Named<UnaryOperator<String>>> wrongBacks() {
        return Stream.of(Named.of("another state", back -> back.replaceAll("state=[^&]*", "state=of-somebody-else")), Named.of("no state", back -> back.replaceAll("&state=[^&]*", "")),
                Named.of("another provider", back -> back.replaceAll("iss=.*", "iss=https%3A%2F%2Fevil.example")), Named.of("no code", back -> back.replaceAll("code=[^&]*&", "")),
                Named.of("another code", back -> back.replaceAll("code=[^&]*", "code=guessed")), Named.of("a refusal", back -> back.replaceAll("code=[^&]*", "error=access_denied")));
    }

    @ParameterizedTest
    @MethodSource("wrongBacks")
    void whatIsNotTheAnswerToWhatWasAskedLetsNobodyInAndIsUsedUp(UnaryOperator<String> wrong) {
        link(person.signedIn());
        var client = browser();
        String right = there(client);
        assertOut(client, client.get(wrong.apply(right)));
        assertOut(client, client.get(right));
    }

    @Test
    void comingBackIsForOnceForAWhileAndForOneBrowser() {
        link(person.signedIn());
        var client = browser();
        String back = there(client);
        var thief = browser();
        there(thief);
        assertOut(thief, thief.get(back));
        var second = browser();
        String late = there(second);
        server.bean(JinlinClock.class).advance(Duration.ofSeconds(601));
        assertOut(second, second.get(late));
        server.rewind();
        var third = browser();
        String once = there(third);
        assertThat(third.get(once).status()).isEqualTo(303);
        var copied = browser();
        assertOut(copied, copied.get(once));
    }

    @Test
    void oneThereIsOneHereAndALockedAccountStaysLocked() {
        link(person.signedIn());
        var other = RealPerson.resident(world).signedIn();
        var taken = link(other);
        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.text()).contains("已经绑定了别的账号");
        server.bean(Accounts.class).setBlocked(world.district(), person.id(), true);
        var client = browser();
        assertThat(signIn(client).text()).contains("停用");
        assertThat(client.cookie("jinlin_session")).isEmpty();
    }

    /// Whoever is made to open the way back of somebody else is not tied to them.
    @Test
    void whatOneBeganDoesNotTieAnother() {
        var mine = person.signedIn();
        var page = mine.get("/me/single-sign-on").form("/me/single-sign-on").send();
        String way = PageClient.unescaped(page.body().replaceAll("(?s).*href=\"(http://127[^\"]*)\".*", "$1"));
        String back = PROVIDER.signIn(way).substring(ORIGIN.length());
        String step = mine.cookie("jinlin_openid").orElseThrow();
        var other = RealPerson.resident(world).signedIn();
        link(other);
        PROVIDER.subject = "subject-" + ++count;
        other.get("/me/single-sign-on").form("/me/single-sign-on").send();
        other.cookies().stream().filter(cookie -> cookie.getName().equals("jinlin_openid")).forEach(cookie -> cookie.setValue(step));
        assertThat(other.get(back).status()).isEqualTo(422);
        assertThat(mine.get("/me/single-sign-on").text()).contains("还没有绑定");
    }

    @Test
    void afterTenMinutesThePasswordIsAsked() {
        var client = person.signedIn();
        server.bean(JinlinClock.class).advance(Duration.ofMinutes(11));
        var page = client.get("/me/single-sign-on");
        assertThat(page.form("/me/single-sign-on").send().text()).contains("现在的密码不对");
        assertThat(page.form("/me/single-sign-on").set("password", RealPerson.PASSWORD).send().body()).contains("code_challenge");
    }
}
