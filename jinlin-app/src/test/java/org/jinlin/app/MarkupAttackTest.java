package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jinlin.insight.Facts;
import org.jinlin.matters.SearchReader;
import org.jinlin.playbook.PackSource;
import org.jinlin.playbook.Playbooks;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Markup that somebody leaves in a field and somebody else reads: every form of every page is filled with it and sent, then every page is
/// looked at. The forms are read from the pages, so that a new one is attacked by itself.
class MarkupAttackTest {

    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<(?:input|textarea|select|button)\\b([^>]*)>");
    private static final Pattern CHOICE = Pattern.compile("<select[^>]*name=\"([^\"]+)\".*?<option[^>]*value=\"([^\"]+)\"", Pattern.DOTALL);
    private static final Pattern ZH = Pattern.compile("(zh: )([^,}\"'\\n]+)([,}])");
    /// Some sign in or out, and some change the language: they keep nothing that anybody reads.
    private static final Set<String> PASSED_OVER = Set.of("/sign-in", "/sign-out");

    private static EveryPageWorld world;
    private static final List<String> SENT = new ArrayList<>();

    @BeforeAll
    static void fillInEverything() {
        world = leaveMarkupEverywhere();
    }

    /// Fills in and sends every form of every page, as whom the page is for.
    static EveryPageWorld leaveMarkupEverywhere() {
        var world = new EveryPageWorld();
        for (EveryPage page : EveryPage.ALL) {
            PageClient who = world.of(page);
            Matcher forms = FORM.matcher(who.get(world.path(page)).body());
            Set<String> actions = new LinkedHashSet<>();
            while (forms.find() && actions.size() < 12) {
                String action = attribute(forms.group(1), "action");
                if (attribute(forms.group(1), "method").equals("post") && !PASSED_OVER.contains(action) && actions.add(action + forms.group(2).hashCode())) {
                    send(page, who, action.isEmpty() ? world.path(page).replaceAll("\\?.*", "") : action, forms.group(1).contains("multipart"), forms.group(2));
                }
            }
        }
        world.world().server().settle(world.world().district());
        world.world().server().bean(Facts.class).run(world.world().district());
        world.world().server().bean(SearchReader.class).run(world.world().district());
        return world;
    }

    /// Choices and secrets stay as the page has them; whatever can be typed is markup.
    private static void send(EveryPage page, PageClient who, String action, boolean multipart, String html) {
        var fields = new HashMap<String, String>();
        for (Matcher input = INPUT.matcher(html); input.find();) {
            String name = attribute(input.group(1), "name");
            String type = attribute(input.group(1), "type");
            if (name.isEmpty() || type.equals("file")) {
                continue;
            }
            boolean typed = input.group().startsWith("<textarea") || List.of("", "text", "search", "tel", "password").contains(type) && input.group().startsWith("<input");
            fields.putIfAbsent(name, typed ? Hostile.MARKUP : PageClient.unescaped(attribute(input.group(1), "value")));
        }
        for (Matcher choice = CHOICE.matcher(html); choice.find();) {
            fields.put(choice.group(1), PageClient.unescaped(choice.group(2)));
        }
        var body = new StringBuilder();
        fields.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&").append(name).append('=').append(java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8)));
        var answer = multipart ? who.post(action, "multipart/form-data; boundary=xx", multipart(fields)) : who.post(action, "application/x-www-form-urlencoded", body.toString().getBytes());
        assertThat(answer.status()).as(page.name() + " " + action + answer.text()).isLessThan(500);
        // a file of one's own data is no page: what was written stands in it as it was, and no browser shows it as one
        if (answer.header("Content-Type").startsWith("application/json")) {
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Content-Disposition")).startsWith("attachment");
        } else {
            assertThat(answer.body()).as(page.name() + " " + action).doesNotContain("<img src=x");
        }
        if (body.toString().contains("onerror")) {
            SENT.add(page.name() + " " + action + " " + answer.status());
        }
    }

    private static byte[] multipart(Map<String, String> fields) {
        var body = new StringBuilder();
        fields.forEach((name, value) -> body.append("--xx\r\nContent-Disposition: form-data; name=\"").append(name).append("\"\r\n\r\n").append(value).append("\r\n"));
        return body.append("--xx--\r\n").toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String attribute(String tag, String name) {
        Matcher value = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        return value.find() ? value.group(1) : "";
    }

    @Test
    void formsWereFilledInAndTaken() {
        System.out.println(SENT.size() + " forms: " + SENT);
        assertThat(SENT).hasSizeGreaterThan(25);
        assertThat(SENT.stream().filter(sent -> sent.endsWith("303"))).as("forms that were taken").hasSizeGreaterThan(5);
    }

    @Test
    void markupThatWasLeftIsTextOnEveryPage() {
        int shown = 0;
        for (EveryPage page : EveryPage.ALL) {
            String html = world.of(page).get(world.path(page)).body();
            assertThat(html).as(page.name()).doesNotContain("<img src=x", "</textarea></title>");
            shown += html.contains("&lt;img src=x onerror") ? 1 : 0;
        }
        assertThat(shown).as("pages on which the markup is read as text").isGreaterThan(4);
    }

    @Test
    void markupInAnAnswerOfTheApiIsJsonOnly() {
        var answer = world.world().as("head").get("/api/matters?view=below&limit=200");
        assertThat(answer.response().headers().firstValue("Content-Type")).get().asString().startsWith("application/json");
        assertThat(answer.response().headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    /// The texts of a playbook are written by a district and shown to everybody: all of them with markup at their end.
    @Test
    void markupInAPlaybookIsTextOnEveryPage() {
        var texts = new HashMap<>(Playbooks.load("base").sources());
        texts.replaceAll((file, text) -> ZH.matcher(text).replaceAll(found -> Matcher.quoteReplacement(found.group(1) + "\"" + found.group(2).strip() + "<img src=x onerror=alert(7712)>\"" + found.group(3))));
        var reading = Playbooks.read(PackSource.of(texts).orElse(PackSource.builtIn()), "base");
        assertThat(String.join("", texts.values()).split("7712", -1)).hasSizeGreaterThan(100);
        if (reading.playbook().isEmpty()) {
            assertThat(reading.faults()).as("refused where it is read").isNotEmpty();
            return;
        }
        TestWorld small = TestServer.get().world(TestServer.get().publish(reading), "");
        String number = small.as("resident-01").open(Map.of("text", "灯坏了"), small.unit("1号楼")).json().get("number").asString();
        small.as("clerk").move(number, "accept", Map.of("nature", "service"));
        small.server().settle(small.district());
        int shown = 0;
        for (String[] page : new String[][] {{"resident-01", "/"}, {"resident-01", "/r/new"}, {"resident-01", "/r/" + number}, {"resident-01", "/r/" + number + "/done"}, {"clerk", "/desk"}, {"clerk", "/desk/" + number}, {"clerk", "/desk/new"},
            {"clerk", "/desk/" + number + "/dispatch"}, {"head", "/dash"}, {"head", "/dash/list?what=open"}, {"head", "/figures"}, {"head", "/playbooks"}, {"head", "/registers/request"}, {"clerk", "/print/slip/" + number}, {"resident-01", "/people"},
            {"worker", "/f/today"}, {"worker", "/f/case/" + number}, {"resident-01", "/area"}, {"resident-01", "/near"}, {"clerk", "/begin"}, {"head", "/obligations"}}) {
            var html = PageClient.signedIn(small, page[0]).get(page[1]);
            assertThat(html.status()).as(page[1]).isLessThan(500);
            assertThat(html.body()).as(page[1]).doesNotContain("<img src=x");
            shown += html.body().contains("&lt;img src=x") ? 1 : 0;
        }
        assertThat(shown).isGreaterThan(6);
    }
}
