package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Scope;
import org.jinlin.people.Accounts;
import org.jinlin.people.OwnRecords;
import org.jinlin.people.SoftPasskey;
import org.jinlin.people.SoftPasskey.Signed;
import org.jinlin.people.SoftPasskey.Way;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Signing in with a passkey, alone and after a password, and everything that looks like it.
class PasskeySignInTest {

    private static final TestWorld WORLD = TestServer.get().world("base");

    private RealPerson person;
    private PasskeyDevice device;

    @BeforeEach
    void somebodyWithAPasskey() {
        TestServer.get().rewind();
        person = RealPerson.resident(WORLD);
        device = new PasskeyDevice(WORLD).of(person);
    }

    private static PageClient browser() {
        return new PageClient(WORLD.server().address());
    }

    private static void assertOut(PageClient client, PageClient.Html answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(client.cookie("jinlin_session")).isEmpty();
        assertThat(client.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void itIsEnoughAloneAlsoForWhoHoldsAPost() {
        person.appoint("clerk", "花园社区");
        var client = browser();
        assertThat(device.signIn(client).status()).isEqualTo(303);
        assertThat(client.get("/desk").status()).isEqualTo(200);
        assertThat(client.cookie("jinlin_passkey")).isEmpty();
    }

    @Test
    void aSessionThatItOpenedIsListedAndEndedFromAfar() {
        var client = browser();
        device.signIn(client);
        assertThat(client.get("/me/sessions").text()).contains("在一台新设备上登录");
        var there = person.signedIn();
        there.get("/me/sessions").form("/me/sessions").set("session", "others").send();
        assertThat(client.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void itLeadsToWhereOneWantedToGoAndNeverElsewhere() {
        var client = browser();
        var page = client.get("/sign-in?next=/me/sessions").form("/sign-in/passkey/begin").send();
        assertThat(PasskeyDevice.signed(page, device.key.sign(device.way(page))).location()).endsWith("/me/sessions");
        var other = browser();
        var again = other.get("/sign-in").form("/sign-in/passkey/begin").set("next", "//evil.example").send();
        assertThat(again.form("/sign-in/passkey").value("next")).isEqualTo("/");
    }

    static Stream<Named<UnaryOperator<Way>>> wrongWays() {
        return Stream.concat(PasskeyTest.wrongWays(), Stream.of(Named.of("made, not used", way -> way.type("webauthn.create"))));
    }

    @ParameterizedTest
    @MethodSource("wrongWays")
    void whatWasSignedInAnotherWayLetsNobodyIn(UnaryOperator<Way> wrong) {
        var client = browser();
        var page = device.asking(client);
        var answer = PasskeyDevice.signed(page, device.key.sign(wrong.apply(device.way(page))));
        assertOut(client, answer);
        assertThat(answer.text()).contains("没有通过核对");
    }

    static Stream<Named<UnaryOperator<Signed>>> wrongAnswers() {
        return Stream.of(Named.of("a flipped bit in the signature", signed -> with(signed, signed.client(), signed.authenticator(), flipped(signed.signature()))),
                Named.of("a flipped bit of the device", signed -> with(signed, signed.client(), flipped(signed.authenticator()), signed.signature())),
                Named.of("another's signature", signed -> with(signed, signed.client(), signed.authenticator(), new SoftPasskey().sign(Way.right("http://localhost", "AA")).signature())),
                Named.of("no signature", signed -> with(signed, signed.client(), signed.authenticator(), "")),
                Named.of("nothing of the browser", signed -> with(signed, "", signed.authenticator(), signed.signature())),
                Named.of("no JSON", signed -> with(signed, "AAAA", signed.authenticator(), signed.signature())),
                Named.of("nothing of the device", signed -> with(signed, signed.client(), "", signed.signature())),
                Named.of("no base64", signed -> with(signed, "%%%", "***", "!!!")),
                Named.of("far too long", signed -> with(signed, signed.client(), "A".repeat(20_000), signed.signature())),
                Named.of("an id that nobody has", signed -> new Signed("AAAA", signed.client(), signed.authenticator(), signed.signature(), signed.handle())),
                Named.of("no id", signed -> new Signed("", signed.client(), signed.authenticator(), signed.signature(), signed.handle())),
                Named.of("whose it is left out", signed -> new Signed(signed.credential(), signed.client(), signed.authenticator(), signed.signature(), "")),
                Named.of("said to be another's", signed -> new Signed(signed.credential(), signed.client(), signed.authenticator(), signed.signature(), flipped(signed.handle()))));
    }

    private static Signed with(Signed signed, String client, String authenticator, String signature) {
        return new Signed(signed.credential(), client, authenticator, signature, signed.handle());
    }

    private static String flipped(String text) {
        return (text.startsWith("A") ? "B" : "A") + text.substring(1);
    }

    @ParameterizedTest
    @MethodSource("wrongAnswers")
    void anAnswerThatIsNotWholeLetsNobodyIn(UnaryOperator<Signed> wrong) {
        var client = browser();
        var page = device.asking(client);
        assertOut(client, PasskeyDevice.signed(page, wrong.apply(device.key.sign(device.way(page)))));
    }

    @Test
    void thePasskeyOfOneDoesNotOpenTheAccountOfAnother() {
        var other = new PasskeyDevice(WORLD).of(RealPerson.resident(WORLD));
        var client = browser();
        var page = device.asking(client);
        var theirs = other.key.sign(device.way(page));
        assertOut(client, PasskeyDevice.signed(page, new Signed(device.key.credential(), theirs.client(), theirs.authenticator(), theirs.signature(), theirs.handle())));
    }

    @Test
    void aChallengeIsAnsweredOnceInTimeAndInItsBrowser() {
        var client = browser();
        var page = device.asking(client);
        var signed = device.key.sign(device.way(page));
        String step = client.cookie("jinlin_passkey").orElseThrow();
        var thief = browser();
        assertThat(PasskeyDevice.signed(device.asking(thief), signed).text()).as("another browser was asked something else").contains("没有通过核对");
        assertThat(PasskeyDevice.signed(page, signed).status()).isEqualTo(303);
        var again = browser();
        var second = device.asking(again);
        String fresh = again.cookie("jinlin_passkey").orElseThrow();
        hold(again, step);
        assertThat(PasskeyDevice.signed(second, signed).text()).as("answered already").contains("从头");
        hold(again, fresh);
        var late = device.key.sign(device.way(second));
        WORLD.server().bean(JinlinClock.class).advance(Duration.ofSeconds(301));
        var answer = PasskeyDevice.signed(second, late);
        assertOut(again, answer);
        assertThat(answer.text()).contains("从头");
    }

    private static void hold(PageClient client, String step) {
        client.cookies().stream().filter(cookie -> cookie.getName().equals("jinlin_passkey")).forEach(cookie -> cookie.setValue(step));
    }

    @Test
    void aWrongAnswerUsesTheChallengeUp() {
        var client = browser();
        var page = device.asking(client);
        var right = device.key.sign(device.way(page));
        assertOut(client, PasskeyDevice.signed(page, with(right, right.client(), right.authenticator(), flipped(right.signature()))));
        assertOut(client, PasskeyDevice.signed(page, right));
    }

    @Test
    void aCounterThatGoesBackIsRefusedAndTold() {
        device.signIn(browser());
        device.signIn(browser());
        device.key.count = 0;
        var client = browser();
        var answer = device.signIn(client);
        assertOut(client, answer);
        assertThat(answer.text()).contains("被复制过");
        assertThat(person.signedIn().get("/me/sessions").text()).contains("好像被复制过");
        device.key.count = 2;
        assertThat(device.signIn(browser()).status()).as("the one that went on counting").isEqualTo(303);
    }

    @Test
    void aDeviceThatDoesNotCountSignsInAgainAndAgain() {
        var cloud = new PasskeyDevice(WORLD);
        cloud.key.step = 0;
        cloud.of(person);
        assertThat(cloud.signIn(browser()).status()).isEqualTo(303);
        assertThat(cloud.signIn(browser()).status()).isEqualTo(303);
    }

    @Test
    void oneThatWasRemovedOpensNothing() {
        person.signedIn().get("/me/passkeys").form("/me/passkeys/remove").send();
        var client = browser();
        assertOut(client, device.signIn(client));
    }

    @Test
    void aLockedAccountStaysLocked() {
        WORLD.server().bean(Accounts.class).setBlocked(WORLD.district(), person.id(), true);
        var client = browser();
        var answer = device.signIn(client);
        assertOut(client, answer);
        assertThat(answer.text()).contains("停用");
    }

    @Test
    void anAccountThatWasEndedOrErasedHasNoPasskeys() {
        var admin = new AdminWorld("base");
        var leaver = RealPerson.resident(admin.world);
        var key = new PasskeyDevice(admin.world).of(leaver);
        assertThat(admin.send("resident-02", "/accounts/" + leaver.id(), "end", Map.of("f.reason", "离职")).status()).isEqualTo(303);
        var client = browser();
        assertOut(client, key.signIn(client));
        WORLD.server().bean(Db.class).write(Scope.service(WORLD.district(), Scope.Kind.REPORT), sql -> {
            WORLD.server().bean(OwnRecords.class).forget(sql, WORLD.district(), person.id());
            return person.id();
        });
        assertOut(client, device.signIn(client));
        assertThat(person.rows("passkey_claim")).doesNotContain("\"district_id\":" + admin.world.district() + ",");
    }

    @Test
    void itIsTheSecondProofAfterAPassword() {
        person.appoint("clerk", "花园社区");
        var client = browser();
        var page = person.password(client);
        assertThat(client.cookie("jinlin_session")).isEmpty();
        assertThat(page.body()).as("who has a passkey and no code is not led to set one up").doesNotContain("/sign-in/enrol", "name=\"code\"");
        var asked = page.form("/sign-in/passkey/begin").send();
        assertThat(PasskeyDevice.asked(asked, "known")).isEqualTo(device.key.credential());
        assertThat(PasskeyDevice.signed(asked, device.key.sign(device.way(asked))).status()).isEqualTo(303);
        assertThat(client.get("/desk").status()).isEqualTo(200);
        assertThat(client.cookie("jinlin_step")).isEmpty();
    }

    @Test
    void thePasskeyOfAnotherIsNoSecondProofAndTheCodeStillIs() {
        var staff = RealPerson.staff(WORLD, "clerk", "花园社区");
        staff.enrol();
        WORLD.server().bean(JinlinClock.class).advance(Duration.ofMinutes(1));
        new PasskeyDevice(WORLD).of(staff);
        WORLD.server().bean(JinlinClock.class).advance(Duration.ofMinutes(1));
        var client = browser();
        var asked = staff.password(client).form("/sign-in/passkey/begin").send();
        var refused = PasskeyDevice.signed(asked, device.key.sign(device.way(asked)));
        assertOut(client, refused);
        assertThat(refused.form("/sign-in/factor").set("code", staff.code(0)).send().status()).isEqualTo(303);
        assertThat(client.get("/desk").status()).isEqualTo(200);
    }

    @Test
    void aResidentWithAPasskeyMayStillComeInByPasswordAlone() {
        assertThat(person.password(browser()).status()).isEqualTo(303);
    }

    @Test
    void whatWasBeingWrittenIsCarriedThrough() {
        person.appoint("clerk", "花园社区");
        var client = browser();
        var late = client.get("/sign-in").form("/sign-in").add("kept.f.text", "楼道的灯坏了").set("next", "/r/new").set("login", person.login()).set("password", RealPerson.PASSWORD).send();
        var asked = late.form("/sign-in/passkey/begin").send();
        var in = PasskeyDevice.signed(asked, device.key.sign(device.way(asked)));
        assertThat(in.form("/r/new").value("f.text")).isEqualTo("楼道的灯坏了");
    }
}
