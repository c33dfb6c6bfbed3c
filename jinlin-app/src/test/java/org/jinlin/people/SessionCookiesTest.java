package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseCookie;
import org.springframework.mock.web.MockHttpServletRequest;

class SessionCookiesTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");

    @Test
    void over_https_no_cookie_travels_without_it() {
        request.setSecure(true);
        assertThat(all()).allSatisfy(cookie -> assertThat(cookie.toString()).contains("; Secure"));
    }

    @Test
    void on_a_plain_connection_they_still_work() {
        assertThat(all()).allSatisfy(cookie -> assertThat(cookie.toString()).doesNotContain("Secure"));
    }

    @Test
    void no_script_and_no_foreign_form_gets_any() {
        assertThat(all()).allSatisfy(cookie -> assertThat(cookie.toString()).contains("HttpOnly", "SameSite=Lax", "Path=/").doesNotContain("Domain"));
    }

    @Test
    void each_lives_as_long_as_what_it_stands_for() {
        assertThat(SessionCookies.session(request, "t").getMaxAge()).hasDays(7);
        assertThat(SessionCookies.claim(request, "t").getMaxAge()).hasDays(90);
        assertThat(SessionCookies.csrf(request, "t").getMaxAge()).isNegative();
        assertThat(SessionCookies.ended(request, SessionCookies.SESSION).getMaxAge()).isZero();
    }

    @Test
    void an_empty_or_missing_cookie_is_none() {
        assertThat(SessionCookies.value(request, SessionCookies.SESSION)).isEmpty();
        request.setCookies(new Cookie(SessionCookies.SESSION, ""), new Cookie(SessionCookies.CLAIM, "x"));
        assertThat(SessionCookies.value(request, SessionCookies.SESSION)).isEmpty();
        assertThat(SessionCookies.value(request, SessionCookies.CLAIM)).contains("x");
    }

    private List<ResponseCookie> all() {
        return List.of(SessionCookies.session(request, "t"), SessionCookies.claim(request, "t"), SessionCookies.csrf(request, "t"),
                SessionCookies.ended(request, SessionCookies.SESSION));
    }
}
