package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jinlin.app.RoutesTest.Served;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Detours past the gate (`..;/`, `%2e`, doubled slashes, ends of texts), methods that no route has, hosts that are not ours, and ways that
/// lead to another site.
class AddressAttackTest {

    private static AccessWorld world;
    private static String address;

    @BeforeAll
    static void open() {
        world = new AccessWorld();
        address = world.pages().address();
    }

    /// The same address as servers before and behind us might read it.
    private static Stream<String> detours(String path) {
        String rest = path.substring(1);
        return Stream.of("/." + path, "//" + rest, "/static/.." + path, "/static/..;" + path, "/static/%2e%2e" + path, "/static/%2e%2e%2f" + rest, "/static/..%2f" + rest, "/static/%252e%252e%252f" + rest, "/sign-in/.." + path,
                "/sign-in/..;x=1" + path, "/;x=1" + path, path + ";x=1", path + "/", path + "/.", path + "%2f", path + "%00", path + "%20", path + "%09", path + ".json", path + ".html", path + "..;/", "/%2f" + rest, "/\\" + rest,
                path + "?_method=GET", path + "#/sign-in", path.toUpperCase(), "/static" + path + "/../.." + path, "http://localhost" + path, "http://evil.example" + path, path + "%ff", path.replaceFirst("/(.)", "/%25$1"));
    }

    @Test
    void noDetourOpensWhatIsClosed() throws IOException {
        int tried = 0;
        String said = "3 号楼 2 单元电梯停了";
        for (Served route : RoutesTest.closed()) {
            if (!route.method().equals("GET")) {
                continue;
            }
            String path = world.address(route).replaceAll("\\?.*", "");
            for (String detour : detours(path).toList()) {
                String answer = Hostile.rawGet(address, detour);
                assertThat(answer).as(detour).startsWith("HTTP/1.1 ").doesNotContain(said, "HTTP/1.1 5");
                assertThat(answer.startsWith("HTTP/1.1 200") && !answer.contains("/static/") && !answer.contains("<title>")).as(detour + " -> " + answer.substring(0, Math.min(200, answer.length()))).isFalse();
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(1_500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/static/../application.yml", "/static/..%2fapplication.yml", "/static/%2e%2e/application.yml", "/static/..;/application.yml", "/static/%252e%252e/application.yml", "/static/....//application.yml",
        "/static/..\\application.yml", "/static/..%5capplication.yml", "/static/%c0%ae%c0%ae/application.yml", "/static//etc/passwd", "/static/file:/etc/passwd", "/static/.../application.yml", "/static/worlds/../../application.yml", "/application.yml",
        "/static/WEB-INF/web.xml", "/static/META-INF/MANIFEST.MF", "/static/org/jinlin/app/Security.class", "/actuator/heapdump", "/heapdump", "/threaddump", "/env", "/loggers", "/health/db", "/metrics"})
    void noFileOfOursIsServed(String path) throws IOException {
        String answer = Hostile.rawGet(address, path);
        assertThat(answer).doesNotContain("jinlin:\n", "root:x:", "Manifest-Version", "HTTP/1.1 200", "HTTP/1.1 5");
    }

    @Test
    void noMethodDoesMoreThanTheOnesItHas() {
        int tried = 0;
        AccessKnock head = world.as("head");
        List<Served> served = RoutesTest.served();
        Set<String> known = served.stream().map(route -> route.method() + " " + route.path()).collect(Collectors.toSet());
        for (Served route : served) {
            if (route.path().equals("/error")) {
                continue;
            }
            for (String method : List.of("PUT", "PATCH", "DELETE", "POST", "TRACE", "OPTIONS", "PROPFIND", "get", "JINLIN")) {
                if (!known.contains(method + " " + route.path()) && !route.path().contains("events")) {
                    var answer = head.send(method, world.address(route), "application/json", "{}".getBytes());
                    assertThat(answer.status()).as(method + " " + route).satisfiesAnyOf(status -> assertThat(status).isBetween(400, 501), status -> assertThat(method).isEqualTo("OPTIONS"));
                    Hostile.assertTellsNothing(method + " " + route, answer);
                    tried++;
                }
            }
        }
        assertThat(tried).isGreaterThan(500);
    }

    @Test
    void aMethodIsNotOverridden() {
        AccessKnock resident = world.as("resident-01");
        for (String header : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
            var answer = resident.send("GET", "/api/tokens?_method=POST", "", new byte[0], header, "POST");
            assertThat(answer.status()).isEqualTo(200);
            var deleted = resident.send("POST", "/api/tokens?_method=DELETE", "application/json", "{\"name\": \"\"}".getBytes(), header, "DELETE");
            assertThat(deleted.status()).isEqualTo(422);
        }
    }

    /// What a proxy would add, sent by somebody who is none.
    @Test
    void headersOfProxiesOpenNothing() {
        for (String header : List.of("X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Prefix", "X-Forwarded-For", "X-Real-IP", "Forwarded", "X-Forwarded-User", "X-Remote-User", "X-Forwarded-Path")) {
            for (String value : List.of("/", "/sign-in", "127.0.0.1", "for=127.0.0.1", "admin", "/static/x")) {
                var answer = AccessKnock.nobody(address).send("GET", "/api/me", "", new byte[0], header, value);
                assertThat(answer.status()).as(header + ": " + value).isEqualTo(401);
                assertThat(AccessKnock.nobody(address).send("GET", "/desk", "", new byte[0], header, value).leadsToSignIn()).as(header + ": " + value).isTrue();
            }
        }
        assertThat(AccessKnock.nobody(address).send("GET", "/metrics", "", new byte[0], "X-Forwarded-For", "127.0.0.1").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:80", "localhost@evil.example", "localhost:99999999", "", "a b", "evil.example/x", "[::1", "<script>"})
    void aWayOnIsNeverToTheHostThatTheRequestNames(String host) throws IOException {
        for (String path : List.of("/desk", "/r?claim=x", "/nothing", "/api/docs", "/sign-in")) {
            String answer = Hostile.raw(address, "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nX-Forwarded-Host: evil.example\r\nConnection: close\r\n\r\n");
            assertThat(answer.lines().filter(line -> line.toLowerCase().startsWith("location:"))).as(path).noneMatch(line -> line.matches("(?i)location: *(https?:)?//.*") && !path.equals("/api/docs"));
            assertThat(answer).doesNotContain("<script>", "HTTP/1.1 5");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example", "https:evil.example", "javascript:alert(1)", "/%09/evil.example", "/\t/evil.example", " //evil.example", "/%2f%2fevil.example/..",
        "data:text/html,x", "/;@evil.example", "\r\n//evil.example", "/\r\nX-Injected: yes", "//evil%00.example", "http:///evil.example", "evil.example", "@evil.example", "."})
    void nobodyIsLedElsewhereAfterSigningIn(String next) {
        var world = AddressAttackTest.world.pages().world();
        var page = new PageClient(address);
        var answer = page.get("/sign-in?next=" + java.net.URLEncoder.encode(next, java.nio.charset.StandardCharsets.UTF_8)).form("/sign-in").set("next", next)
                .set("login", world.login("clerk")).set("password", world.password("clerk")).send();
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).matches("/(?![/\\\\]).*").doesNotContain("\\", "\t", "\n");
        assertThat(java.net.URI.create(address).resolve(answer.location()).getHost()).isEqualTo("localhost");
        assertThat(answer.headers().map()).doesNotContainKey("X-Injected");
    }

    /// What the server itself refuses before any code of ours: it says no more than that.
    @Test
    void whatIsNoRequestIsAnsweredWithoutAnInside() throws IOException {
        var answers = new ArrayList<String>();
        for (String request : List.of("GET /\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\u0000\u0001\u0002\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "GET /<> HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(20_000) + "\r\n\r\n", "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST /sign-in HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, identity\r\n\r\nzz\r\n", "GET / HTTP/1.1\r\nHost: x\r\nBad Header\r\n: y\r\nConnection: close\r\n\r\n", "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n")) {
            try {
                answers.add(Hostile.raw(address, request));
            } catch (java.net.SocketException | java.net.SocketTimeoutException closed) {
                answers.add("");
            }
        }
        assertThat(answers).allSatisfy(answer -> assertThat(answer).doesNotContain("Tomcat", "Exception", "java.", "org.apache", "HTTP/1.1 500"));
        assertThat(answers).filteredOn(answer -> answer.startsWith("HTTP/1.1 400")).hasSizeGreaterThan(4);
    }
}
