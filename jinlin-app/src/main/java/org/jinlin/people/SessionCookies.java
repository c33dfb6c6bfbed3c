package org.jinlin.people;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/// The cookies by which a browser is known. None can be read by scripts; none travels with another site's forms; over
/// https none travels without it.
public final class SessionCookies {

    /// A signed-in browser.
    public static final String SESSION = "jinlin_session";
    /// A guest who came by a claim link.
    public static final String CLAIM = "jinlin_claim";
    /// What forms of visitors without a session have to repeat.
    public static final String CSRF = "jinlin_csrf";

    /// A browser in which somebody has signed in before; it lets nobody in.
    public static final String DEVICE = "jinlin_device";
    /// A step of signing in that waits for its answer.
    public static final String STEP = "jinlin_step";
    /// A passkey that was asked to sign.
    public static final String PASSKEY = "jinlin_passkey";
    /// A browser that was sent to the single sign-on.
    public static final String OPENID = "jinlin_openid";
    /// What the single sign-on said of somebody, sealed, to be shown to it again on signing out there.
    public static final String OPENID_HINT = "jinlin_openid_hint";
    /// A phone that signs its owner in again.
    public static final String REMEMBERED = "jinlin_remembered";

    private static final String OPENID_HINT_PATH = "/sign-out";
    private static final Duration DEVICE_LIFE = Duration.ofDays(365);
    private static final Duration STEP_LIFE = Duration.ofMinutes(15);
    private static final Duration PASSKEY_LIFE = Duration.ofMinutes(5);
    private static final Duration REMEMBERED_LIFE = Duration.ofDays(90);
    private static final Duration SESSION_LIFE = Duration.ofDays(7);
    private static final Duration CLAIM_LIFE = Duration.ofDays(90);

    private SessionCookies() {}

    public static Optional<String> value(HttpServletRequest request, String name) {
        return Optional.ofNullable(WebUtils.getCookie(request, name)).map(cookie -> cookie.getValue()).filter(value -> !value.isEmpty());
    }

    public static ResponseCookie session(HttpServletRequest request, String token) {
        return cookie(request, SESSION, token, SESSION_LIFE);
    }

    public static ResponseCookie claim(HttpServletRequest request, String token) {
        return cookie(request, CLAIM, token, CLAIM_LIFE);
    }

    /// Lives until the browser is closed.
    public static ResponseCookie csrf(HttpServletRequest request, String token) {
        return cookie(request, CSRF, token, Duration.ofSeconds(-1));
    }

    public static ResponseCookie device(HttpServletRequest request, String token) {
        return cookie(request, DEVICE, token, DEVICE_LIFE);
    }

    public static ResponseCookie step(HttpServletRequest request, String token) {
        return cookie(request, STEP, token, STEP_LIFE);
    }

    public static ResponseCookie passkey(HttpServletRequest request, String token) {
        return cookie(request, PASSKEY, token, PASSKEY_LIFE);
    }

    public static ResponseCookie openid(HttpServletRequest request, String token) {
        return cookie(request, OPENID, token, STEP_LIFE);
    }

    /// Travels with the requests of signing out only.
    public static ResponseCookie openidHint(HttpServletRequest request, String sealed) {
        return cookie(request, OPENID_HINT, sealed, SESSION_LIFE).mutate().path(OPENID_HINT_PATH).build();
    }

    public static ResponseCookie openidHintEnded(HttpServletRequest request) {
        return cookie(request, OPENID_HINT, "", Duration.ZERO).mutate().path(OPENID_HINT_PATH).build();
    }

    public static ResponseCookie remembered(HttpServletRequest request, String token) {
        return cookie(request, REMEMBERED, token, REMEMBERED_LIFE);
    }

    /// Takes a cookie back.
    public static ResponseCookie ended(HttpServletRequest request, String name) {
        return cookie(request, name, "", Duration.ZERO);
    }

    private static ResponseCookie cookie(HttpServletRequest request, String name, String value, Duration life) {
        return ResponseCookie.from(name, value).httpOnly(true).secure(request.isSecure()).sameSite("Lax").path("/").maxAge(life).build();
    }
}
