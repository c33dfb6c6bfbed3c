package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What attackers send, and what no answer to it may hold.
final class Hostile {

    /// As it must never come back: with its brackets and quotes as they are.
    static final String MARKUP = "'\"></textarea></title></svg><img src=x onerror=alert(7711)>";

    /// Percent-encoded, for addresses and forms: quotes of SQL, its wildcards, what ends a text, no UTF-8, a header of one's own, templates, and
    /// names of folders.
    static final Map<String, String> TEXTS = new TreeMap<>(Map.of(
            "sql", "%27%22%5C%3B--%20or%201%3D1%29",
            "like", "%25%25__%5C%25%5B%5D%2A%3F",
            "null", "a%00b%E2%80%AE%EF%BF%BF",
            "bytes", "%FF%FE%ED%A0%80%C0%AF",
            "header", "x%0D%0AX-Injected%3A%20yes%0D%0A%0D%0A%3Cp%3E",
            "template", "%24%7Bjndi%3Aldap%3A%2F%2Fx%7D%7B%7B7%2A7%7D%7D%23%7B7%7D%25s%25n%7B0%7D",
            "folder", "..%2F..%2F..%2Fetc%2Fpasswd",
            "markup", "%27%22%3E%3C%2Ftextarea%3E%3C%2Ftitle%3E%3C%2Fsvg%3E%3Cimg%20src%3Dx%20onerror%3Dalert%287711%29%3E",
            "number", "99999999999999999999999999",
            "long", "%E9%95%BF".repeat(600)));

    private static final Pattern LEAK = Pattern.compile("(?i)Exception\\b|\\bat (org|java|jakarta|tools)\\.|org\\.(jinlin|springframework|apache|jooq|postgresql)\\.|\\bSQLSTATE|syntax error|"
            + "\\bselect [a-z0-9_.,*\" ]{1,80} from [a-z]|violates|Apache Tomcat|Whitelabel|jte:|(root|daemon):x:0:");

    private Hostile() {}

    /// No fault of ours, no inside of ours, no markup of theirs, no header of theirs.
    static void assertCalm(String what, AccessKnock.Answer answer) {
        assertThat(answer.status()).as(what + ": " + answer.text().substring(0, Math.min(300, answer.text().length()))).isLessThan(500);
        assertTellsNothing(what, answer);
    }

    static void assertTellsNothing(String what, AccessKnock.Answer answer) {
        boolean described = what.contains("/api/openapi") || what.contains("/api/docs");
        assertThat(described || !LEAK.matcher(answer.text()).find()).as(() -> what + " tells of our inside: " + around(answer.text())).isTrue();
        if (!answer.header("Content-Type").contains("json")) {
            assertThat(answer.text()).as(what).doesNotContain("<img src=x onerror");
        }
        assertThat(answer.response().headers().map()).as(what).doesNotContainKeys("X-Injected", "x-injected", "server", "Server", "x-powered-by");
    }

    private static String around(String text) {
        var found = LEAK.matcher(text);
        return found.find() ? text.substring(Math.max(0, found.start() - 80), Math.min(text.length(), found.end() + 80)) : "";
    }

    /// Sends bytes as they are, past every rule of a client, and reads what comes until the line is closed or silent.
    static String raw(String address, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", URI.create(address).getPort())) {
            socket.setSoTimeout(3_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            var all = new ByteArrayOutputStream();
            byte[] some = new byte[8192];
            for (int read = socket.getInputStream().read(some); read > 0; read = socket.getInputStream().read(some)) {
                all.write(some, 0, read);
            }
            return all.toString(StandardCharsets.UTF_8);
        }
    }

    /// A request by hand that ends its connection.
    static String rawGet(String address, String target, String... headers) throws IOException {
        return raw(address, "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + String.join("", List.of(headers).stream().map(line -> line + "\r\n").toList()) + "\r\n");
    }
}
