package org.jinlin.bench;

import java.io.IOException;
import java.util.regex.Pattern;

/// Somebody who is signed in, as a browser would be: by cookie and CSRF token. Safe for threads; each brings its own line.
///
/// @param headers what every request carries
record Browser(String headers) {

    private static final Pattern CSRF = Pattern.compile("\"csrf\":\"([^\"]+)\"");
    private static final String COOKIE = "set-cookie:";

    static Browser signedIn(HttpLine line, String login, String password) throws IOException {
        var answer = line.send("POST", "/api/sessions", "", "{\"login\":\"" + login + "\",\"password\":\"" + password + "\"}");
        var csrf = CSRF.matcher(answer.body());
        if (answer.status() != 201 || !csrf.find()) {
            throw new BenchProblem(login + " cannot sign in: " + answer.status() + " " + answer.body());
        }
        String cookie = answer.headers().stream().filter(header -> header.regionMatches(true, 0, COOKIE, 0, COOKIE.length())).findFirst()
                .map(header -> header.substring(COOKIE.length()).strip().split(";")[0]).orElseThrow();
        return new Browser("Cookie: " + cookie + "\r\nX-CSRF-Token: " + csrf.group(1) + "\r\n");
    }

    /// The body of the answer; anything but success ends the bench.
    String post(HttpLine line, String path, String json) throws IOException {
        return done("POST", path, line.send("POST", path, headers, json));
    }

    String get(HttpLine line, String path) throws IOException {
        return done("GET", path, line.send("GET", path, headers, ""));
    }

    private static String done(String method, String path, HttpLine.Answer answer) {
        if (!answer.isDone()) {
            throw new BenchProblem(method + " " + path + " was answered with " + answer.status() + ": " + answer.body());
        }
        return answer.body();
    }
}
