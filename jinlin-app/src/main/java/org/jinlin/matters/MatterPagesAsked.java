package org.jinlin.matters;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jinlin.people.SessionCookies;
import org.springframework.http.ResponseCookie;

/// Which list somebody wants: what the address says, else what was looked at last, which the browser keeps until it is closed.
///
/// @param view  empty while something is searched for
/// @param typed what is searched for: names and phones stand in it, so it comes in a form only, and neither an address nor the
///              browser keeps it
record MatterPagesAsked(String view, String grade, String place, String typed) {

    private static final String COOKIE = "jinlin_desk";
    private static final String KEPT = "[a-z_]{1,20}\\.[a-z_]{0,20}\\.\\d{0,18}";
    private static final List<String> FILTERS = List.of("view", "grade", "place");

    /// @param offered the lists that are the reader's, the usual one first
    static MatterPagesAsked of(HttpServletRequest request, List<String> offered) {
        var given = new TreeMap<String, String>();
        FILTERS.forEach(name -> Optional.ofNullable(request.getParameter(name)).ifPresent(value -> given.put(name, value)));
        boolean isForm = request.getMethod().equals("POST");
        Map<String, String> said = !given.isEmpty() ? given : kept(request).filter(last -> offered.contains(last.get("view"))).orElse(Map.of());
        String typed = isForm ? Optional.ofNullable(request.getParameter("q")).orElse("").strip() : "";
        String view = !typed.isEmpty() ? "" : said.getOrDefault("view", offered.stream().findFirst().orElse("desk"));
        return new MatterPagesAsked(view, said.getOrDefault("grade", ""), said.getOrDefault("place", ""), typed);
    }

    private static Optional<Map<String, String>> kept(HttpServletRequest request) {
        return SessionCookies.value(request, COOKIE).filter(value -> value.matches(KEPT)).map(value -> {
            String[] parts = value.split("\\.", -1);
            return Map.of("view", parts[0], "grade", parts[1], "place", parts[2]);
        });
    }

    /// What the browser is to keep; nothing when the address chose no list.
    static Optional<ResponseCookie> keep(HttpServletRequest request) {
        String kept = FILTERS.stream().map(name -> Optional.ofNullable(request.getParameter(name)).orElse("")).collect(Collectors.joining("."));
        return request.getParameter("view") == null || !kept.matches(KEPT) ? Optional.empty()
                : Optional.of(ResponseCookie.from(COOKIE, kept).httpOnly(true).secure(request.isSecure()).sameSite("Lax").path("/desk").build());
    }

    /// Of an address that shows the same list; empty for what a search found.
    String query() {
        return !typed.isEmpty() ? "" : Stream.of(Map.entry("view", view), Map.entry("grade", grade), Map.entry("place", place)).filter(part -> !part.getValue().isEmpty())
                .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
    }

    /// Whether it is a list that could be chosen on a page.
    boolean isList() {
        return String.join(".", view, grade, place).matches(KEPT);
    }

    MatterQueues.Filter filter() {
        return new MatterQueues.Filter(grade.isEmpty() ? null : grade, place.matches("\\d{1,18}") ? Long.valueOf(place) : null);
    }
}
