package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.time.Duration;
import org.jinlin.kit.JinlinClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A phone that signs its owner in again.
class RememberedTest {

    private static final TestWorld WORLD = TestServer.get().world("base");

    private RealPerson person;
    private PageClient phone;

    @BeforeEach
    void aRememberedPhone() {
        TestServer.get().rewind();
        person = RealPerson.resident(WORLD);
        phone = person.signedIn();
        phone.get("/me/sessions").form("/me/remember").send();
    }

    @Test
    void it_signs_in_again_for_ninety_days_and_turns_its_token() {
        String before = phone.cookie("jinlin_remembered").orElseThrow();
        later(Duration.ofDays(30));
        assertThat(phone.get("/me/sessions").status()).isEqualTo(200);
        assertThat(phone.cookie("jinlin_remembered").orElseThrow()).isNotEqualTo(before);
        later(Duration.ofDays(61));
        assertThat(phone.get("/me/sessions").status()).isEqualTo(303);
    }

    @Test
    void a_copied_token_that_is_used_later_ends_everything() {
        String copied = phone.cookie("jinlin_remembered").orElseThrow();
        var other = person.signedIn();
        later(Duration.ofHours(13));
        assertThat(phone.get("/me/sessions").status()).isEqualTo(200);
        later(Duration.ofMinutes(5));
        assertThat(with(copied).get("/me/sessions").status()).isEqualTo(303);
        assertThat(phone.get("/me/sessions").status()).isEqualTo(303);
        assertThat(other.get("/api/me").status()).isEqualTo(401);
        assertThat(person.signedIn().get("/me/sessions").text()).contains("被别处用过");
    }

    @Test
    void two_pages_opened_at_once_are_no_theft() {
        String token = phone.cookie("jinlin_remembered").orElseThrow();
        later(Duration.ofHours(13));
        assertThat(phone.get("/me/sessions").status()).isEqualTo(200);
        assertThat(with(token).get("/me/sessions").status()).isEqualTo(200);
        assertThat(phone.get("/me/sessions").status()).isEqualTo(200);
    }

    @Test
    void signing_out_here_or_everywhere_and_a_new_password_forget_it() {
        String token = phone.cookie("jinlin_remembered").orElseThrow();
        phone.get("/me/sessions").form("/sign-out").send();
        assertThat(with(token).get("/me/sessions").status()).isEqualTo(303);
        var again = person.signedIn();
        again.get("/me/sessions").form("/me/remember").send();
        String second = again.cookie("jinlin_remembered").orElseThrow();
        var elsewhere = person.signedIn();
        elsewhere.get("/me/sessions").form("/me/sessions").set("session", "others").send();
        assertThat(with(second).get("/me/sessions").status()).isEqualTo(303);
    }

    @Test
    void nobody_with_a_post_is_remembered() {
        var staff = RealPerson.staff(WORLD, "clerk", "花园社区").signedIn();
        assertThat(staff.get("/me/sessions").body()).doesNotContain("/me/remember");
        String token = phone.cookie("jinlin_remembered").orElseThrow();
        person.appoint("clerk", "花园社区");
        assertThat(with(token).get("/me/sessions").status()).isEqualTo(303);
    }

    @Test
    void made_up_and_broken_tokens_open_nothing_and_end_nothing() {
        String token = phone.cookie("jinlin_remembered").orElseThrow();
        for (String broken : new String[] {"x", ".", "x.y", token.substring(1), token + ".z", token.replace(".", "")}) {
            assertThat(with(broken).get("/me/sessions").status()).as(broken).isEqualTo(303);
        }
        assertThat(with(token).get("/me/sessions").status()).isEqualTo(200);
    }

    @Test
    void the_api_and_forms_are_not_signed_in_by_it() {
        String token = phone.cookie("jinlin_remembered").orElseThrow();
        assertThat(with(token).get("/api/me").status()).isEqualTo(401);
    }

    private static PageClient with(String token) {
        var client = new PageClient(WORLD.server().address());
        var cookie = new HttpCookie("jinlin_remembered", token);
        cookie.setPath("/");
        cookie.setVersion(0);
        client.keep(cookie);
        return client;
    }

    private static void later(Duration time) {
        WORLD.server().bean(JinlinClock.class).advance(time);
    }
}
