package org.jinlin.app;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.springframework.http.HttpHeaders;

/// An answer whose cookies add up. Spring writes the headers of an answer in place of those of the same name that are there (7.0), and with a cookie of its own
/// an answer would take away what filters have given before: the token of the forms, a language, a phone that is remembered.
final class SecurityCookies extends HttpServletResponseWrapper {

    SecurityCookies(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void setHeader(String name, String value) {
        if (name.equalsIgnoreCase(HttpHeaders.SET_COOKIE)) {
            addHeader(name, value);
        } else {
            super.setHeader(name, value);
        }
    }
}
