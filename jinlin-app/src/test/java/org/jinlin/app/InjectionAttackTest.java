package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jinlin.app.RoutesTest.Served;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every parameter that any route reads, every variable of an address and every search box gets what breaks other systems: none
/// ends in a fault, in a header of its own, in markup, or tells of our inside. Which parameters there are is read from the controllers and
/// from the forms and links of all pages, so that a new one is attacked by itself.
class InjectionAttackTest {

    private static final Pattern NAMED = Pattern.compile("<(?:input|select|textarea)[^>]*\\bname=\"([^\"]+)\"");
    private static final Pattern LINKED = Pattern.compile("[?&;]([a-z_]{1,20})=");
    private static final List<String> WHO = List.of("head", "clerk", "worker", "property", "secretary", "officer", "member", "resident-01", "guest", "nobody");
    private static final int AT_ONCE = 3;
    private static final List<String> EVERYWHERE = List.of("lang", "after", "unit", "claim");

    private static AccessWorld world;
    private static Set<String> onPages;

    @BeforeAll
    static void readThePages() {
        world = new AccessWorld();
        onPages = new TreeSet<>();
        for (EveryPage page : EveryPage.ALL) {
            String html = world.pages().of(page).get(world.pages().path(page)).body();
            Stream.of(NAMED, LINKED).flatMap(pattern -> pattern.matcher(html).results()).map(found -> found.group(1)).filter(name -> !name.startsWith("_")).forEach(onPages::add);
        }
    }

    @Test
    void thePagesNameTheirParameters() {
        assertThat(onPages).hasSizeGreaterThan(25).contains("q", "what", "view", "place", "do", "reason", "password", "f.text");
    }

    @Test
    @Tag("soak")
    void noParameterOfAnAddressBreaksAnything() {
        int sent = 0;
        int turn = 0;
        for (Served route : RoutesTest.served()) {
            if (!route.method().equals("GET") || route.path().startsWith("/api/openapi")) {
                continue;
            }
            String address = world.address(route);
            AccessKnock who = letIn(address);
            for (String parameter : parameters(route, address, who)) {
                // every text comes to every parameter at some route, and to each parameter of a route some do
                turn++;
                for (var text : inTurn(turn)) {
                    String attacked = address + (address.contains("?") ? "&" : "?") + parameter + "=" + text.getValue();
                    Hostile.assertCalm(text.getKey() + " in " + parameter + " of " + address, who.get(attacked));
                    sent++;
                }
            }
        }
        System.out.println(sent + " attacks on parameters");
        assertThat(sent).isGreaterThan(2_000);
    }

    /// As the only account to which the route answers, or nobody.
    private static AccessKnock letIn(String address) {
        return WHO.stream().map(world::as).filter(who -> who.get(address).status() == 200).findFirst().orElse(world.as("clerk"));
    }

    private static List<Map.Entry<String, String>> inTurn(int turn) {
        var texts = List.copyOf(Hostile.TEXTS.entrySet());
        return IntStream.range(0, AT_ONCE).mapToObj(number -> texts.get((turn * AT_ONCE + number) % texts.size())).toList();
    }

    private static List<String> parameters(Served route, String address, AccessKnock who) {
        var names = new TreeSet<>(EVERYWHERE);
        TestServer.get().beans(RequestMappingHandlerMapping.class).flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(entry -> entry.getKey().getPatternValues().contains(route.path())).map(Map.Entry::getValue).flatMap(InjectionAttackTest::read).forEach(names::add);
        String page = route.path().startsWith("/api/") ? "" : who.get(address).text();
        Stream.of(NAMED, LINKED).flatMap(pattern -> pattern.matcher(page).results()).map(found -> found.group(1)).filter(name -> !name.startsWith("_") && !name.contains(".")).forEach(names::add);
        return List.copyOf(names);
    }

    private static Stream<String> read(HandlerMethod method) {
        return Stream.of(method.getMethodParameters()).filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class)).map(parameter -> {
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            String named = parameter.getParameterAnnotation(RequestParam.class).name();
            return named.isEmpty() ? parameter.getParameterName() : named;
        }).filter(Objects::nonNull);
    }

    @Test
    void noVariableOfAnAddressBreaksAnything() {
        var attacked = new ArrayList<String>();
        for (Served route : RoutesTest.served()) {
            if (route.method().equals("GET") && route.path().contains("{")) {
                for (var text : Hostile.TEXTS.entrySet()) {
                    String address = route.path().replaceAll("\\{([^{}]|\\{[^}]*})*}", text.getValue());
                    Hostile.assertCalm(text.getKey() + " at " + route.path(), world.as("head").get(address));
                    attacked.add(address);
                }
            }
        }
        assertThat(attacked).hasSizeGreaterThan(300);
    }

    @Test
    void everyFieldOfEveryFormTakesWhatBreaksOthers() {
        int sent = 0;
        int turn = 0;
        for (Served route : RoutesTest.served()) {
            if (!route.method().equals("POST") || route.path().startsWith("/api/") || route.path().equals("/sign-out")) {
                continue;
            }
            String address = world.address(route).replaceAll("\\?.*", "");
            AccessKnock who = letIn(address);
            turn++;
            for (var text : inTurn(turn)) {
                for (String verb : List.of("note", text.getValue())) {
                    String fields = "do=" + verb + String.join("", onPages.stream().filter(name -> !name.equals("do") && !name.equals("claim")).map(name -> "&" + name + "=" + text.getValue()).toList());
                    var answer = who.form(address, fields);
                    Hostile.assertCalm(text.getKey() + " in the form of " + address, answer);
                    assertThat(answer.header("Location")).as(address).matches("|/[^/\\\\].*|/");
                    sent++;
                }
            }
        }
        assertThat(sent).isGreaterThan(200);
    }

    /// A search box that hands its text to `like` would find everything by a percent sign.
    @Test
    void wildcardsAreNoWildcardsInASearch() {
        TestClient clerk = world.pages().world().as("clerk");
        for (String typed : List.of("%%", "__", "%电%", "' or ''='", "电_停", "\\%\\%", "*:*", "\"电梯\" OR 1=1", ".*")) {
            var answer = clerk.post("/api/matters/search", Map.of("q", typed));
            assertThat(answer.status()).as(typed + answer.body()).isIn(200, 422);
            if (answer.status() == 200) {
                assertThat(answer.json().get("items").size()).as(typed + answer.body()).isZero();
            }
        }
        assertThat(clerk.post("/api/matters/search", Map.of("q", "电梯停了")).json().get("items").size()).isPositive();
    }
}
