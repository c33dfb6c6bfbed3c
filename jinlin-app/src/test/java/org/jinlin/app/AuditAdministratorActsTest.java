package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jinlin.people.AuditAct;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What administrators do to posts, offices and accounts is in the audit, with who did it and to whom, once and only when it was done.
class AuditAdministratorActsTest {

    private static final String SECURITY = "resident-01";
    private static final String SYSTEM = "resident-02";
    private static final Map<AuditAct, Supplier<String>> DEEDS = new TreeMap<>(Map.ofEntries(
            Map.entry(AuditAct.POST_GIVEN, () -> office(SECURITY, make(), "give", Map.of("f.role", "clerk", "f.unit", "花园社区"))),
            Map.entry(AuditAct.POST_ENDED, () -> postEnded()),
            Map.entry(AuditAct.ADMINISTRATOR_MADE, () -> office(SECURITY, make(), "office", Map.of("f.kind", "audit"))),
            Map.entry(AuditAct.ADMINISTRATOR_ENDED, () -> administratorEnded()),
            Map.entry(AuditAct.ACCOUNT_MADE, () -> by(SYSTEM, make().person())),
            Map.entry(AuditAct.ACCOUNT_CODE, () -> account(make(), "code")),
            Map.entry(AuditAct.ACCOUNT_LOCKED, () -> account(make(), "lock")),
            Map.entry(AuditAct.ACCOUNT_UNLOCKED, () -> unlocked()),
            Map.entry(AuditAct.ACCOUNT_SIGNED_OUT, () -> account(make(), "sign_out")),
            Map.entry(AuditAct.ACCOUNT_ENDED, () -> account(make(), "end")),
            Map.entry(AuditAct.SWITCHED_ON, () -> switched("on")),
            Map.entry(AuditAct.SWITCHED_OFF, () -> switched("off")),
            Map.entry(AuditAct.PASSWORD_CHANGED, () -> chosen())));
    static final Set<AuditAct> ACTS = DEEDS.keySet();

    private static AdminWorld admin;
    private static int made;

    @BeforeAll
    static void aDistrict() {
        TestServer.get().rewind();
        admin = new AdminWorld("base");
    }

    /// @param person the number of somebody new
    private record Made(String login, String code, String person) {}

    private static Made make() {
        String login = "acts-" + admin.world.district() + "-" + ++made;
        String page = admin.send(SYSTEM, "/accounts", "create", Map.of("f.name", "新来的" + made, "f.phone", "", "f.login", login, "f.reason", "新入职")).body();
        return new Made(login, page.replaceAll("(?s).*>([A-Z2-9]{5}-[A-Z2-9]{5})<.*", "$1"), page.replaceAll("(?s).*href=\"/accounts/(\\d+)\".*", "$1"));
    }

    /// Who did it to whom, as an entry says it.
    private static String by(String who, String person) {
        return admin.world.person(who) + " person " + person;
    }

    private static String office(String who, Made whom, String go, Map<String, String> more) {
        var fields = new TreeMap<>(Map.of("f.reason", "人事通知 12 号"));
        fields.putAll(more);
        assertThat(admin.send(who, "/posts/" + whom.person(), go, fields).status()).as(go).isEqualTo(303);
        return by(who, whom.person());
    }

    private static String postEnded() {
        assertThat(admin.end("volunteer", Map.of("f.reason", "调离")).status()).isEqualTo(303);
        return by(SECURITY, Long.toString(admin.world.person("volunteer")));
    }

    private static String administratorEnded() {
        Made whom = make();
        office(SECURITY, whom, "office", Map.of("f.kind", "audit"));
        return office(SECURITY, whom, "leave", Map.of());
    }

    private static String account(Made whom, String go) {
        assertThat(admin.send(SYSTEM, "/accounts/" + whom.person(), go, Map.of("f.reason", "按规定")).status()).as(go).isIn(200, 303);
        return by(SYSTEM, whom.person());
    }

    private static String unlocked() {
        Made whom = make();
        account(whom, "lock");
        return account(whom, "unlock");
    }

    /// The switch stands the other way first, which is an entry of its own act.
    private static String switched(String go) {
        if (go.equals("off")) {
            turned("on");
        }
        assertThat(turned(go).status()).isEqualTo(303);
        if (go.equals("on")) {
            turned("off");
        }
        return admin.world.person(SECURITY) + " switch 2";
    }

    private static PageClient.Html turned(String go) {
        return admin.page(SECURITY).get("/switches").form("/switches").set("switch", "person_ranking").set("go", go).set("f.reason", "会议决议").send();
    }

    private static String chosen() {
        Made whom = make();
        assertThat(choose(whom.login(), whom.code(), "long enough 1").status()).isEqualTo(303);
        return whom.person() + " person " + whom.person();
    }

    private static PageClient.Html choose(String login, String code, String password) {
        return new PageClient(TestServer.get().address()).get("/welcome").form("/welcome").set("login", login).set("code", code).set("password", password).send();
    }

    @ParameterizedTest
    @FieldSource("ACTS")
    void everyActLeavesOneEntryOfWhoAndWhom(AuditAct act) {
        var told = new StringBuilder(act.code()).append(' ');
        assertThat(AuditWorld.left(admin.world.district(), Set.of(act), () -> told.append(DEEDS.get(act).get()))).containsExactly(told.toString());
    }

    @Test
    void refusedPostsAndOfficesLeaveNone() {
        none(() -> {
            refused(admin.give("volunteer", "clerk", "火星社区", Map.of()));
            refused(admin.give("volunteer", "clerk", "花园社区", Map.of("f.reason", "")));
            refused(admin.give("resident-03", "head", "小区县", Map.of()));
            refused(admin.end("clerk", Map.of("f.reason", "")));
            refused(admin.end("clerk", Map.of("f.reason", "退休", "f.post", "12")));
            refused(admin.posts(SYSTEM, "office", Map.of("f.kind", "security", "f.reason", "兼任")));
            refused(admin.posts("clerk", "office", Map.of("f.kind", "audit", "f.reason", "兼任")));
            refused(admin.posts(SECURITY, "leave", Map.of("f.reason", "不干了")));
            refused(admin.posts("clerk", "leave", Map.of("f.reason", "不是管理员")));
            assertThat(turned("off").status()).as("it is off already").isEqualTo(409);
        });
    }

    @Test
    void refusedChangesOfAccountsLeaveNone() {
        none(() -> {
            refused(admin.send(SYSTEM, "/accounts", "create", Map.of("f.name", "甲", "f.login", admin.world.login("clerk"), "f.reason", "x")));
            refused(admin.send(SYSTEM, "/accounts", "create", Map.of("f.name", "甲", "f.login", "acts-without-reason", "f.reason", " ")));
            for (String go : List.of("code", "lock", "unlock", "sign_out", "end")) {
                refused(admin.send(SYSTEM, "/accounts/" + admin.world.person("clerk"), go, Map.of("f.reason", "")));
            }
            for (String go : List.of("lock", "end")) {
                refused(admin.send(SYSTEM, "/accounts/" + admin.world.person(SYSTEM), go, Map.of("f.reason", "x")));
            }
        });
    }

    @Test
    void lockingWhatIsLockedIsRefusedAndLeavesNoSecondEntry() {
        Made whom = make();
        none(() -> assertThat(again(whom, "unlock").status()).isEqualTo(409));
        account(whom, "lock");
        none(() -> assertThat(again(whom, "lock").status()).isEqualTo(409));
        account(whom, "unlock");
        none(() -> assertThat(again(whom, "unlock").status()).isEqualTo(409));
    }

    private static PageClient.Html again(Made whom, String go) {
        return admin.send(SYSTEM, "/accounts/" + whom.person(), go, Map.of("f.reason", "按规定"));
    }

    @Test
    void aWrongCodeChangesNoPassword() {
        Made whom = make();
        none(() -> {
            refused(choose(whom.login(), "WRONG-CODES", "long enough 1"));
            refused(choose(whom.login(), whom.code(), "short"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"head", "clerk", "resident-03", "member"})
    void whatOthersSendLeavesNone(String who) {
        PageClient client = admin.page(who);
        String csrf = client.get("/me").form("/sign-out").value("_csrf");
        long whom = admin.world.person("volunteer");
        none(() -> {
            for (String path : List.of("/accounts/" + whom + "?go=lock", "/accounts/" + whom + "?go=end", "/accounts/" + whom + "?go=code", "/posts/" + whom + "?go=office&f.kind=audit", "/posts/" + whom + "?go=leave")) {
                String fields = path.substring(path.indexOf('?') + 1) + "&f.reason=x&_csrf=" + csrf;
                assertThat(client.post(path.substring(0, path.indexOf('?')), "application/x-www-form-urlencoded", fields.getBytes(StandardCharsets.UTF_8)).status()).as(path).isEqualTo(403);
            }
        });
    }

    private static void refused(PageClient.Html answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    }

    private static void none(Runnable deeds) {
        assertThat(AuditWorld.left(admin.world.district(), ACTS, deeds)).isEmpty();
    }
}
