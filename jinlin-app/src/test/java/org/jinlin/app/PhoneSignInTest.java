package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jinlin.kit.JinlinClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Signing in by a code that comes to a phone.
class PhoneSignInTest {

    private static final TestWorld WORLD = TestServer.get().world("base");
    private static final AtomicInteger COUNT = new AtomicInteger();

    private String phone;
    private PageClient client;

    @BeforeEach
    void somebodyWithAPhone() {
        TestServer.get().rewind();
        // what other tests have used up of an address is there again
        WORLD.server().bean(JinlinClock.class).advance(Duration.ofDays(3L * COUNT.incrementAndGet()));
        phone = "138%08d".formatted(55_500_000 + COUNT.get());
        client = browser();
    }

    @Test
    void a_guest_who_proves_a_phone_keeps_what_was_reported() {
        var receipt = client.get("/r/new?district=" + WORLD.code()).form("/r/new").set("f.text", "公交站的路灯不亮").set("f.place", WORLD.unit("1号楼")).set("go", "send").send();
        String number = receipt.location().replaceAll("/r/(.*)/done", "$1");
        assertThat(prove(client, phone).status()).isEqualTo(303);
        client.forget("jinlin_claim");
        assertThat(client.get("/r/" + number).status()).isEqualTo(200);
        var elsewhere = browser();
        assertThat(elsewhere.get("/r/" + number).status()).isNotEqualTo(200);
        later(120);
        prove(elsewhere, phone);
        assertThat(elsewhere.get("/r/" + number).text()).contains("公交站的路灯不亮");
        assertThat(elsewhere.get("/api/me").body()).contains("138****");
    }

    @Test
    void somebody_unknown_says_which_district() {
        TestServer.get().world("base"); // where there is one district only, nobody is asked
        var code = send(client, phone);
        assertThat(code.form("/sign-in/phone/code").set("code", SentCodes.to(phone)).send().text()).contains("哪个区县");
        assertThat(code.form("/sign-in/phone/code").set("code", SentCodes.to(phone)).set("district", WORLD.code()).send().status()).isEqualTo(303);
        assertThat(client.get("/api/me").body()).contains("\"district\":" + WORLD.district());
    }

    @Test
    void a_code_is_good_once_for_five_minutes_and_five_tries() {
        var code = send(client, phone);
        String right = SentCodes.to(phone);
        for (int i = 0; i < 5; i++) {
            assertThat(enter(code, wrong(right)).status()).isEqualTo(422);
        }
        assertThat(enter(code, right).status()).isEqualTo(422);
        later(120);
        var late = send(client, phone);
        String old = SentCodes.to(phone);
        later(301);
        assertThat(enter(late, old).text()).contains("从头登录");
        var again = send(client, phone);
        assertThat(enter(again, SentCodes.to(phone)).status()).isEqualTo(303);
        assertThat(enter(again, SentCodes.to(phone)).status()).as("the form is of before signing in").isEqualTo(403);
    }

    @Test
    void the_code_of_one_phone_or_browser_is_of_no_use_for_another() {
        String other = "139%08d".formatted(55_500_000 + COUNT.get());
        var mine = send(client, phone);
        var theirs = send(browser(), other);
        assertThat(enter(mine, SentCodes.to(other)).status()).isEqualTo(SentCodes.to(other).equals(SentCodes.to(phone)) ? 303 : 422);
        var stranger = browser();
        stranger.get("/sign-in/phone");
        assertThat(theirs.form("/sign-in/phone/code").set("code", wrong(SentCodes.to(other))).send().status()).isEqualTo(422);
        assertThat(stranger.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void one_code_a_minute_and_five_an_hour_go_to_a_phone() {
        send(client, phone);
        assertThat(form(browser(), phone).send().text()).contains("1 分钟后再试");
        for (int i = 0; i < 4; i++) {
            later(61);
            assertThat(form(browser(), phone).send().status()).isEqualTo(200);
        }
        later(61);
        assertThat(form(browser(), phone).send().status()).isEqualTo(422);
        assertThat(SentCodes.count(phone)).isEqualTo(5);
    }

    @Test
    void strangers_who_use_up_a_phones_codes_do_not_lock_its_owner_out() {
        prove(client, phone);
        later(3600 * 24);
        assertThat(client.get("/api/me").status()).as("nobody is signed in for a day without use").isEqualTo(401);
        for (int i = 0; i < 11; i++) {
            form(browser(), phone).send();
            later(61);
        }
        assertThat(form(browser(), phone).send().status()).isEqualTo(422);
        assertThat(form(client, phone).send().status()).isEqualTo(200);
    }

    @Test
    void one_address_sends_no_flood_to_many_phones() {
        int taken = 0;
        for (int i = 0; i < 40; i++) {
            taken += form(browser(), "137%08d".formatted(COUNT.get() * 1000 + i)).send().status() == 200 ? 1 : 0;
        }
        assertThat(taken).isEqualTo(20);
    }

    @Test
    void a_phone_is_of_one_account_only() {
        prove(client, phone);
        later(120);
        var other = RealPerson.resident(WORLD).signedIn();
        var code = send(other, phone);
        assertThat(code.form("/sign-in/phone/code").set("code", SentCodes.to(phone)).send().text()).contains("另一个账号");
    }

    @Test
    void somebody_signed_in_proves_the_own_phone_and_signs_in_by_it() {
        var person = RealPerson.resident(WORLD);
        var here = person.signedIn();
        assertThat(enter(send(here, phone), SentCodes.to(phone)).status()).isEqualTo(303);
        assertThat(here.get("/me/sessions").text()).contains("验证了手机号");
        later(120);
        prove(client, phone);
        assertThat(client.get("/api/me").body()).contains("\"person\":\"" + person.id() + "\"");
    }

    @Test
    void a_phone_is_one_proof_and_staff_need_two() {
        var person = RealPerson.staff(WORLD, "clerk", "花园社区");
        enter(send(person.signedIn(), phone), SentCodes.to(phone));
        later(120);
        var page = enter(send(client, phone), SentCodes.to(phone));
        assertThat(client.cookie("jinlin_session")).isEmpty();
        assertThat(page.form("/sign-in/factor").set("code", person.code(0)).send().status()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "110", "0596-8888888", "12345678901", "1380000111", "+1 202 555 0100", "' or true --", "13800001111 13800002222"})
    void what_is_no_mobile_number_gets_nothing(String typed) {
        assertThat(form(client, typed).send().text()).contains("11 位数字");
    }

    @Test
    void a_pasted_number_with_blanks_and_country_is_taken() {
        assertThat(form(client, " +86 " + phone.substring(0, 3) + "-" + phone.substring(3, 7) + " " + phone.substring(7)).send().status()).isEqualTo(200);
    }

    @Test
    void nothing_leads_away_afterwards() {
        var code = client.get("/sign-in/phone?next=https://evil.example/").form("/sign-in/phone").set("phone", phone).send();
        assertThat(code.form("/sign-in/phone/code").set("next", "//evil.example/").set("code", SentCodes.to(phone)).set("district", WORLD.code()).send().location()).startsWith("/").doesNotContain("evil");
    }

    @Test
    void neither_phone_nor_code_lies_readable_in_the_database() {
        var person = RealPerson.resident(WORLD);
        send(client, phone);
        String rows = person.rows("challenge") + person.rows("allowance") + person.rows("proven_phone");
        assertThat(rows).doesNotContain(phone, SentCodes.to(phone));
    }

    private static PageClient browser() {
        return new PageClient(WORLD.server().address());
    }

    private static PageClient.Form form(PageClient client, String phone) {
        return client.get("/sign-in/phone").form("/sign-in/phone").set("phone", phone);
    }

    private static PageClient.Html send(PageClient client, String phone) {
        var page = form(client, phone).send();
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return page;
    }

    private static PageClient.Html enter(PageClient.Html page, String code) {
        return page.form("/sign-in/phone/code").set("code", code).set("district", WORLD.code()).send();
    }

    private static PageClient.Html prove(PageClient client, String phone) {
        return enter(send(client, phone), SentCodes.to(phone));
    }

    private static String wrong(String code) {
        return code.substring(0, 5) + (code.charAt(5) == '0' ? '1' : '0');
    }

    private static void later(long seconds) {
        WORLD.server().bean(JinlinClock.class).advance(Duration.ofSeconds(seconds));
    }
}
