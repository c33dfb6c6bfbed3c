package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class LanguagesTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");

    @Test
    void nothing_asked_is_chinese() {
        assertThat(Languages.of(request)).isEqualTo(Locale.CHINESE);
    }

    @Test
    void the_address_goes_before_the_cookie_and_the_cookie_before_the_browser() {
        request.addHeader("Accept-Language", "zh");
        request.setCookies(new Cookie(Languages.COOKIE, "en"));
        assertThat(Languages.of(request)).isEqualTo(Locale.ENGLISH);
        request.setQueryString("a=b&lang=zh");
        assertThat(Languages.of(request)).isEqualTo(Locale.CHINESE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lang=", "lang", "lang=xx", "lang=%65n", "language=en", "xlang=en", "lang=e", "&&", "="})
    void an_address_that_names_no_language_of_ours_chooses_none(String query) {
        request.setQueryString(query);
        assertThat(Languages.chosen(request)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "xx", "../../etc/passwd", "EN;", "\u0000"})
    void a_cookie_that_names_no_language_of_ours_is_passed_over(String value) {
        request.setCookies(new Cookie(Languages.COOKIE, value));
        assertThat(Languages.of(request)).isEqualTo(Locale.CHINESE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "en-US", "EN", "fr;q=1, en;q=0.1", "en;q=0.9, zh;q=0.8"})
    void the_browsers_first_language_of_ours_is_taken(String accepted) {
        request.addHeader("Accept-Language", accepted);
        assertThat(Languages.of(request)).isEqualTo(Locale.ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "fr", "en;q=", "en;q=2", ",,,", "en-", "zh, en"})
    void a_header_without_sense_is_chinese(String accepted) {
        request.addHeader("Accept-Language", accepted);
        assertThat(Languages.of(request)).isEqualTo(Locale.CHINESE);
    }
}
