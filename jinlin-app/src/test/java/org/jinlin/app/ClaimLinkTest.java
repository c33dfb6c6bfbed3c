package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jinlin.people.PeopleDatabase.CHANGTAI;

import org.junit.jupiter.api.Test;

class ClaimLinkTest extends GateTest {

    @Test
    void a_link_becomes_a_cookie_and_leaves_the_address_bar() {
        Visitor guest = stranger();
        String link = accounts.claimLink(CHANGTAI, person);
        var answer = guest.get("/?a=1&claim=" + link + "&b=2");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/?a=1&b=2");
        assertThat(answer.cookie("jinlin_claim")).contains("HttpOnly", "SameSite=Lax");
        assertThat(guest.get("/").body()).isEqualTo("GUEST " + person);
    }

    @Test
    void a_link_that_does_not_hold_leaves_the_address_bar_too_and_lets_nobody_in() {
        Visitor guest = stranger();
        var answer = guest.get("/?claim=wrong");
        assertThat(answer.header("Location")).isEqualTo("/");
        assertThat(answer.cookie("jinlin_claim")).isEmpty();
        assertThat(guest.get("/").body()).isEqualTo("nobody");
    }

    @Test
    void a_guest_reaches_what_is_listed_for_guests_and_nothing_else() {
        Visitor guest = guest();
        assertThat(guest.get("/api/matters/7").json().get("words").asString()).isEqualTo("7 for GUEST");
        assertThat(guest.get("/api/me").status()).isEqualTo(401);
        assertThat(guest.get("/api/me/looks").status()).isEqualTo(401);
        assertThat(guest.get("/desk").header("Location")).isEqualTo("/sign-in?next=%2Fdesk");
    }

    @Test
    void a_session_goes_before_a_claim() {
        Visitor visitor = signedIn();
        visitor.cookies.put("jinlin_claim", accounts.claimLink(CHANGTAI, people.newGuest(CHANGTAI).personId()));
        assertThat(visitor.get("/").body()).isEqualTo("PERSON " + person);
    }

    @Test
    void a_link_never_leads_to_another_site() {
        var answer = stranger().get("//evil.example/?claim=x");
        assertThat(answer.header("Location")).doesNotContain("evil");
        assertThat(stranger().get("/desk%2f..%2f/?claim=x").header("Location")).doesNotStartWith("//");
    }

    private Visitor guest() {
        Visitor guest = stranger();
        guest.get("/?claim=" + accounts.claimLink(CHANGTAI, person));
        return guest;
    }
}
