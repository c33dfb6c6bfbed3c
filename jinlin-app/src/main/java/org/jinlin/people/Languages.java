package org.jinlin.people;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.WebUtils;

/// In which language a request is answered: `?lang=`, else the cookie of an earlier choice, else what the browser asks for
/// (`Accept-Language`), else Chinese. What we do not speak is passed over.
public final class Languages {

    public static final String PARAMETER = "lang";
    public static final String COOKIE = "jinlin_language";
    public static final Locale DEFAULT = Locale.CHINESE;

    private static final List<Locale> SPOKEN = List.of(Locale.CHINESE, Locale.ENGLISH);

    private Languages() {}

    public static Locale of(HttpServletRequest request) {
        return chosen(request).or(() -> remembered(request)).or(() -> accepted(request)).orElse(DEFAULT);
    }

    /// The language that this very request chooses with `?lang=`.
    public static Optional<Locale> chosen(HttpServletRequest request) {
        // read from the query only: asking for parameters would swallow the body of a form
        String query = request.getQueryString();
        return query == null ? Optional.empty()
                : Stream.of(query.split("&")).filter(part -> part.startsWith(PARAMETER + "="))
                        .map(part -> part.substring(PARAMETER.length() + 1)).findFirst().flatMap(Languages::spoken);
    }

    private static Optional<Locale> remembered(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null ? Optional.empty() : spoken(cookie.getValue());
    }

    /// Read here and not by the server, which would answer in the machine's language when the header says nothing sensible.
    private static Optional<Locale> accepted(HttpServletRequest request) {
        String header = request.getHeader("Accept-Language");
        if (header == null || header.isBlank()) {
            return Optional.empty();
        }
        try {
            return Locale.LanguageRange.parse(header).stream().flatMap(range -> spoken(range.getRange()).stream()).findFirst();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<Locale> spoken(@Nullable String tag) {
        return tag == null ? Optional.empty()
                : SPOKEN.stream().filter(locale -> locale.getLanguage().equals(Locale.forLanguageTag(tag).getLanguage())).findFirst();
    }
}
