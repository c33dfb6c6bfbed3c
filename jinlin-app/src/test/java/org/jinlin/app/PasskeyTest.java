package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jinlin.kit.JinlinClock;
import org.jinlin.people.SoftPasskey;
import org.jinlin.people.SoftPasskey.Way;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Adding, naming, listing and removing one's own passkeys.
class PasskeyTest {

    private static final TestWorld WORLD = TestServer.get().world("base");

    private final PasskeyDevice device = new PasskeyDevice(WORLD);
    private RealPerson person;
    private PageClient client;

    @BeforeEach
    void somebodySignedIn() {
        TestServer.get().rewind();
        person = RealPerson.resident(WORLD);
        client = person.signedIn();
    }

    @Test
    void oneIsAddedWithItsNameListedAndRemoved() {
        assertThat(client.get("/me/sessions").body()).contains("href=\"/me/passkeys\"");
        assertThat(device.add(client, "我的手机").location()).endsWith("/me/passkeys");
        var page = client.get("/me/passkeys");
        assertThat(page.text()).contains("您的通行密钥", "我的手机", "添加").doesNotContain("最近一次使用");
        assertThat(client.get("/me/sessions").text()).contains("添加了一把通行密钥");
        assertThat(device.signIn(new PageClient(WORLD.server().address())).status()).isEqualTo(303);
        assertThat(client.get("/me/passkeys").text()).contains("最近一次使用");
        assertThat(page.form("/me/passkeys/remove").send().status()).isEqualTo(303);
        assertThat(client.get("/me/passkeys").text()).doesNotContain("您的通行密钥");
        assertThat(client.get("/me/sessions").text()).contains("删掉了一把通行密钥");
    }

    @Test
    void theDeviceIsAskedForWhatTheStandardWants() {
        device.add(client, "");
        assertThat(client.get("/me/passkeys").text()).contains("没有起名字的通行密钥");
        var again = device.begun(client, "");
        assertThat(PasskeyDevice.asked(again, "challenge")).hasSizeGreaterThan(42);
        assertThat(PasskeyDevice.asked(again, "house")).isEqualTo("localhost");
        assertThat(PasskeyDevice.asked(again, "known")).as("the one that is there already").isEqualTo(device.key.credential());
        assertThat(PasskeyDevice.asked(again, "handle")).isEqualTo(PasskeyDevice.asked(device.begun(client, ""), "handle")).doesNotContain(Long.toString(person.id()));
        assertThat(PasskeyDevice.asked(again, "person")).as("masked: a device shows it").contains("＊").doesNotContain(person.login());
        assertThat(PasskeyDevice.asked(device.begun(RealPerson.resident(WORLD).signedIn(), ""), "handle")).isNotEqualTo(PasskeyDevice.asked(again, "handle"));
    }

    @Test
    void aDeviceThatSignsWhatItMadeIsTakenAndAFalseSignatureIsNot() {
        var page = device.begun(client, "");
        var forged = device.key.makePacked(device.way(page), PasskeyDevice.asked(page, "handle"), new SoftPasskey());
        assertThat(device.made(page, forged).status()).isEqualTo(422);
        var fresh = device.begun(client, "");
        assertThat(device.made(fresh, device.key.makePacked(device.way(fresh), PasskeyDevice.asked(fresh, "handle"), device.key)).status()).isEqualTo(303);
    }

    static Stream<Named<UnaryOperator<Way>>> wrongWays() {
        return Stream.of(Named.of("another site", way -> way.origin("https://jinlin.example.com")),
                Named.of("a site below ours", way -> way.origin(way.origin().replace("localhost", "a.localhost"))),
                Named.of("another port", way -> way.origin("http://localhost:1")),
                Named.of("encrypted, and ours is not", way -> way.origin(way.origin().replace("http:", "https:"))),
                Named.of("for another house", way -> way.house("example.com")),
                Named.of("nobody was verified", way -> way.flags(0x01)),
                Named.of("nobody was there", way -> way.flags(0x04)),
                Named.of("nothing at all", way -> way.flags(0)),
                Named.of("copied but not to be copied", way -> way.flags(SoftPasskey.VERIFIED | 0x10)),
                Named.of("our page in that of another", Way::inFrame),
                Named.of("a challenge of its own", way -> way.challenge("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")),
                Named.of("no challenge", way -> way.challenge("")),
                Named.of("for something else", way -> way.type("payment.get")));
    }

    @ParameterizedTest
    @MethodSource("wrongWays")
    void whatWasMadeInAnotherWayIsNotKept(UnaryOperator<Way> wrong) {
        var page = device.begun(client, "");
        var answer = device.made(page, device.key.make(wrong.apply(device.way(page)), PasskeyDevice.asked(page, "handle")));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("没有通过核对");
        assertThat(client.get("/me/passkeys").text()).doesNotContain("您的通行密钥");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "!", "oA", "omNmbXRkbm9uZWdhdHRTdG10oGhhdXRoRGF0YUA", "v-_-_-_", "gICAgA", "____________________"})
    void whatNoDeviceMakesIsRefusedAndBreaksNothing(String noise) {
        var page = device.begun(client, "");
        var right = device.key.make(device.way(page), PasskeyDevice.asked(page, "handle"));
        assertThat(device.made(page, new SoftPasskey.Made(right.client(), noise)).status()).isEqualTo(422);
        var again = device.begun(client, "");
        assertThat(device.made(again, new SoftPasskey.Made(noise, right.attestation())).status()).isEqualTo(422);
    }

    @Test
    void aDeviceAnswersOnceInTimeAndForWhoWasAsked() {
        var page = device.begun(client, "");
        var made = device.key.make(device.way(page), PasskeyDevice.asked(page, "handle"));
        var other = RealPerson.resident(WORLD).signedIn();
        var theirs = device.begun(other, "");
        assertThat(device.made(theirs, made).text()).as("made for another's challenge").contains("没有通过核对");
        assertThat(device.made(page, made).status()).isEqualTo(303);
        assertThat(device.made(page, made).text()).as("answered already").contains("从头");
        var late = device.begun(client, "");
        var second = new SoftPasskey();
        var slow = second.make(device.way(late), PasskeyDevice.asked(late, "handle"));
        WORLD.server().bean(JinlinClock.class).advance(Duration.ofSeconds(301));
        assertThat(device.made(late, slow).text()).contains("从头");
    }

    @Test
    void theStepOfOneIsOfNoUseToAnother() {
        var page = device.begun(client, "");
        String step = client.cookie("jinlin_passkey").orElseThrow();
        var other = RealPerson.resident(WORLD).signedIn();
        device.begun(other, "");
        other.cookies().stream().filter(cookie -> cookie.getName().equals("jinlin_passkey")).forEach(cookie -> cookie.setValue(step));
        var made = device.key.make(device.way(page), PasskeyDevice.asked(page, "handle"));
        String csrf = other.get("/me/passkeys").form("/me/passkeys/begin").value("_csrf");
        String form = "_csrf=" + csrf + "&client=" + made.client() + "&attestation=" + made.attestation();
        assertThat(other.post("/me/passkeys", "application/x-www-form-urlencoded", form.getBytes()).text()).contains("从头");
        assertThat(other.get("/me/passkeys").text()).doesNotContain("您的通行密钥");
    }

    @Test
    void oneCredentialIsOfOneAccount() {
        device.add(client, "");
        var other = RealPerson.resident(WORLD).signedIn();
        var page = device.begun(other, "");
        assertThat(device.made(page, device.key.make(device.way(page), PasskeyDevice.asked(page, "handle"))).text()).contains("已经添加过");
        assertThat(other.get("/me/passkeys").text()).doesNotContain("您的通行密钥");
    }

    @Test
    void tenAreEnoughAndALongNameIsKeptToBeShortened() {
        String longName = "很".repeat(61);
        var refused = device.begun(client, longName);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("value=\"" + longName + "\"");
        for (int i = 0; i < 10; i++) {
            assertThat(new PasskeyDevice(WORLD).add(client, "第 " + i + " 把").status()).isEqualTo(303);
        }
        assertThat(device.begun(client, "").text()).contains("最多可以有 10 把");
    }

    @Test
    void afterTenMinutesThePasswordIsAskedAndGuessesWait() {
        WORLD.server().bean(JinlinClock.class).advance(Duration.ofMinutes(11));
        var page = client.get("/me/passkeys");
        assertThat(page.body()).contains("current-password");
        assertThat(page.form("/me/passkeys/begin").send().text()).contains("现在的密码不对");
        assertThat(page.form("/me/passkeys/begin").set("password", RealPerson.PASSWORD).send().body()).contains("data-challenge");
        for (int i = 0; i < 5; i++) {
            page.form("/me/passkeys/begin").set("password", "guess " + i).send();
        }
        assertThat(page.form("/me/passkeys/begin").set("password", RealPerson.PASSWORD).send().text()).contains("分钟后再试");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "x", "' or true --", "999999999999999999", "99999999999999999999"})
    void whatIsNoneOfOnesOwnIsNotRemoved(String id) {
        device.add(client, "留着");
        assertThat(client.get("/me/passkeys").form("/me/passkeys/remove").set("id", id).send().status()).isEqualTo(303);
        assertThat(client.get("/me/passkeys").text()).contains("留着");
    }

    @Test
    void nobodyRemovesOrSeesThatOfAnother() {
        device.add(client, "留着");
        String id = client.get("/me/passkeys").form("/me/passkeys/remove").value("id");
        var other = RealPerson.resident(WORLD).signedIn();
        new PasskeyDevice(WORLD).add(other, "别人的");
        assertThat(other.get("/me/passkeys").text()).doesNotContain("留着");
        other.get("/me/passkeys").form("/me/passkeys/remove").set("id", id).send();
        assertThat(client.get("/me/passkeys").text()).contains("留着");
        assertThat(device.signIn(new PageClient(WORLD.server().address())).status()).isEqualTo(303);
    }

    @Test
    void itLiesSealedAndWithoutItsId() {
        device.add(client, "老人机一部");
        String rows = person.rows("passkey") + person.rows("passkey_claim") + person.rows("challenge");
        assertThat(rows).doesNotContain("老人机一部", device.key.credential());
    }

    @Test
    void nothingOfItShowsWithoutScripts() {
        assertThat(client.get("/me/passkeys").body()).contains("data-passkey-offer hidden", "data-passkey-missing");
        assertThat(new PageClient(WORLD.server().address()).get("/sign-in").body()).contains("data-passkey-offer hidden", "passkey");
    }
}
