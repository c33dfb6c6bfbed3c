package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jinlin.app.RoutesTest.Served;
import org.jinlin.proof.Golden;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every route, knocked at by everybody: horizontally (the neighbour, the unit beside, the other district) and vertically (no
/// account, a claim link, a resident, every post, a post that is over). The answers are written down in `golden/access.txt`; whatever
/// changes one of them shows there. A new route has no line and fails the build until somebody reads its answers.
class AccessTest {

    private static final String SAID = "3 号楼 2 单元电梯停了";
    private static final String PHONE = "1000000\\d{4}";
    private static final Map<String, String> JSON = Map.of(
            "/api/matters", "{\"id\": \"UUID\", \"kind\": \"request\", \"fields\": {\"text\": 7}}",
            "/api/matters/guest", "{\"id\": \"UUID\", \"fields\": {\"text\": 7}}",
            "/api/matters/search", "{\"q\": \"电梯停了\"}",
            "/api/matters/{number}/moves", "{\"do\": \"note\", \"id\": \"UUID\", \"fields\": {\"text\": 7}}",
            "/api/matters/{number}/reveals", "{\"reason\": \"回电话\"}",
            "/api/tokens", "{\"name\": \"\"}");
    private static final Set<String> SIGNS_OUT = Set.of("/sign-out", "/api/sessions/current");
    private static final List<Heard> HEARD = new ArrayList<>();
    private static AccessWorld world;

    private record Heard(Served route, String address, String role, AccessKnock.Answer answer) {

        /// The page of samples says the same to everybody.
        boolean readsWhatWasSaid() {
            return answer.text().contains(SAID) && !route.path().equals("/kit");
        }

        @Override
        public String toString() {
            return role + " at " + route.method() + " " + address + " -> " + answer.status() + " " + answer.text().substring(0, Math.min(400, answer.text().length()));
        }
    }

    @BeforeAll
    static void knockEverywhere() {
        long begun = System.nanoTime();
        world = new AccessWorld();
        long made = System.nanoTime();
        for (Served route : RoutesTest.served()) {
            HEARD.addAll(SIGNS_OUT.contains(route.path()) || route.method().equals("DELETE") ? world.roles().stream().map(role -> heard(route, role)).toList()
                    : world.roles().parallelStream().map(role -> heard(route, role)).toList());
        }
        System.out.printf("%d knocks at %d routes by %d roles in %d ms, after %d ms for their world%n", HEARD.size(), RoutesTest.served().size(), world.roles().size(),
                (System.nanoTime() - made) / 1_000_000, (made - begun) / 1_000_000);
    }

    private static Heard heard(Served route, String role) {
        String address = world.address(route);
        return new Heard(route, address, role, knock(route, address, SIGNS_OUT.contains(route.path()) ? world.anew(role) : world.as(role)));
    }

    private static AccessKnock.Answer knock(Served route, String address, AccessKnock who) {
        String method = route.method().equals("any") ? "GET" : route.method();
        if (method.equals("GET") || method.equals("DELETE")) {
            return who.send(method, address, "application/json", new byte[0]);
        }
        if (address.equals("/api/files")) {
            return who.send(method, address, "multipart/form-data; boundary=b", "--b--\r\n".getBytes(StandardCharsets.UTF_8));
        }
        // in order but for what would change something: it is the gate and the rules that answer
        if (address.startsWith("/api/")) {
            return who.send(method, address, "application/json", JSON.getOrDefault(route.path(), "{}").replace("UUID", UUID.randomUUID().toString()).getBytes(StandardCharsets.UTF_8));
        }
        return who.form(address.replaceAll("\\?.*", ""), "do=note&id=" + UUID.randomUUID() + "&f.text=&reason=");
    }

    @Test
    void everyAnswerIsTheOneWrittenDown() {
        Map<Served, Map<String, List<String>>> table = new LinkedHashMap<>();
        for (Heard heard : HEARD) {
            String answer = heard.answer().leadsToSignIn() ? "sign-in" : Integer.toString(heard.answer().status());
            table.computeIfAbsent(heard.route(), _ -> new TreeMap<>()).computeIfAbsent(answer, _ -> new ArrayList<>()).add(heard.role());
            if (heard.readsWhatWasSaid()) {
                table.get(heard.route()).computeIfAbsent("reads what was said", _ -> new ArrayList<>()).add(heard.role());
            }
        }
        String lines = table.entrySet().stream().map(line -> String.format("%-7s %s", line.getKey().method(), line.getKey().path())
                + line.getValue().entrySet().stream().map(cell -> "\n        " + cell.getKey() + ": " + (cell.getValue().size() == world.roles().size() ? "everybody" : String.join(" ", cell.getValue())))
                        .collect(Collectors.joining())).collect(Collectors.joining("\n"));
        Golden.assertSame("access.txt", lines + "\n");
    }

    @Test
    void everyRouteIsKnockedAtByEverybody() {
        assertThat(HEARD.stream().map(Heard::route).distinct()).containsExactlyElementsOf(RoutesTest.served());
        assertThat(HEARD).hasSize(RoutesTest.served().size() * world.roles().size());
        assertThat(world.roles()).contains("nobody", "guest", "other_guest", "resident-01", "clerk", "clerk_beside", "worker_beside", "head", "ended", "system", "security", "audit", "@clerk");
    }

    @Test
    void nothingBreaks() {
        assertThat(HEARD).filteredOn(heard -> heard.answer().status() >= 500).isEmpty();
    }

    @Test
    void whoHasNotSignedInIsLetInWhereItIsSaid() {
        assertThat(HEARD).filteredOn(heard -> heard.role().equals("nobody") && !heard.route().audience().equals("anybody")).isNotEmpty().noneMatch(heard -> heard.answer().isLetIn());
        assertThat(HEARD).filteredOn(heard -> heard.role().endsWith("guest") && heard.route().audience().equals("signed-in")).isNotEmpty().noneMatch(heard -> heard.answer().isLetIn());
    }

    @Test
    void theWordsOfARequestAreReadByItsPartiesOnly() {
        assertThat(HEARD).filteredOn(Heard::readsWhatWasSaid).extracting(Heard::role).contains("resident-01", "clerk", "worker")
                .doesNotContain("nobody", "guest", "other_guest", "resident-02", "resident-03", "ended", "member", "clerk_beside", "worker_beside", "housing", "urban", "power", "property", "owners", "system", "security", "audit")
                .noneMatch(role -> role.startsWith("@"));
    }

    @Test
    void noAnswerHoldsAPhoneNumberThatNobodyAskedFor() {
        assertThat(HEARD).filteredOn(heard -> heard.answer().text().matches("(?s).*" + PHONE + ".*")).isNotEmpty().allSatisfy(heard -> {
            if (heard.route().path().equals("/me/data/export")) {
                assertThat(Pattern.compile(PHONE).matcher(heard.answer().text()).results().map(MatchResult::group).distinct()).as("the own phone and nobody else's, of " + heard.role()).hasSize(1);
                return;
            }
            assertThat(heard.route().path()).as(heard.toString()).isEqualTo("/api/matters/{number}/reveals");
            assertThat(heard.role()).isIn("clerk", "head", "officer", "secretary", "worker", "volunteer");
        });
    }

    @Test
    void noAnswerTellsOfOurInside() {
        for (Heard heard : HEARD) {
            Hostile.assertTellsNothing(heard.role() + " at " + heard.route().method() + " " + heard.address(), heard.answer());
        }
    }

    /// Each of the three has pages that the other two and everybody else are kept from.
    @Test
    void theThreeAdministratorsAreKeptApart() {
        var pages = Map.of("/accounts", "system", "/posts", "security", "/switches", "security", "/why", "security", "/audit", "audit", "/audit/moves", "audit");
        pages.forEach((page, role) -> assertThat(HEARD).filteredOn(heard -> heard.route().path().equals(page) && heard.route().method().equals("GET") && heard.answer().isLetIn() && !heard.role().startsWith("@"))
                .extracting(Heard::role).as(page).containsExactly(role));
    }

    /// What was shown to one person stays in no browser, proxy or shared phone; a photo may stay in the browser that fetched it.
    @Test
    void noAnswerForSomebodyIsKept() {
        assertThat(HEARD).filteredOn(heard -> heard.answer().status() == 200 && !heard.route().path().startsWith("/api/openapi")).hasSizeGreaterThan(500)
                .allSatisfy(heard -> assertThat(heard.answer().header("Cache-Control")).as(heard.role() + " at " + heard.address()).containsAnyOf("no-store", heard.route().path().matches("/f/\\{id.*|/api/files/.*") ? "private" : "no-store"));
    }

    /// Whoever may not see a request learns not even that it is there: the answer is that for a number that nobody has.
    @Test
    void aRequestOfOthersLooksLikeNone() {
        String number = world.pages().value("submitted");
        String none = number.replaceAll("\\d{4}$", "9999");
        for (String role : List.of("guest", "resident-02", "ended", "clerk_beside", "worker_beside", "housing", "@clerk", "@head", "@resident-01")) {
            for (Served route : RoutesTest.served()) {
                String address = world.address(route);
                if (!address.contains(number)) {
                    continue;
                }
                var real = knock(route, address, world.as(role));
                var made = knock(route, address.replace(number, none), world.as(role));
                assertThat(real.status()).as(role + " " + route).isEqualTo(made.status());
                assertThat(alike(real.text(), number)).as(role + " " + route).isEqualTo(alike(made.text(), none));
            }
        }
    }

    /// Without what differs from answer to answer anyway: the number that was asked for, and the secrets of forms.
    private static String alike(String text, String number) {
        return text.replace(number, "NUMBER").replaceAll("(name=\"(_csrf|id)\" value=\")[^\"]*", "$1").replaceAll("(data-csrf=\"|csrf\":\")[^\"]*", "$1");
    }
}
