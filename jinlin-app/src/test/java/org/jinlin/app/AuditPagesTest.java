package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jinlin.matters.MoveSearch;
import org.jinlin.people.AuditDays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// The audit administrator searches and takes out; nobody else does, and no name is in clear.
class AuditPagesTest {

    private static final TestServer SERVER = TestServer.get();
    private static final AuditWorld AUDIT = new AuditWorld("base");
    private static final TestWorld WORLD = AUDIT.world;
    private static String number = "";

    @BeforeAll
    static void someActs() {
        SERVER.rewind();
        number = WORLD.as("resident-01").open(Map.of("text", "路灯坏了"), WORLD.unit("1号楼")).json().get("number").asString();
        WORLD.as("clerk").move(number, "accept", Map.of("nature", "service"));
        WORLD.as("clerk").post("/api/matters/" + number + "/reveals", Map.of("reason", "问一下在几楼"));
        PageClient.signedIn(WORLD, "housing").get("/desk/" + number);
    }

    private static PageClient.Html search(String... fields) {
        var form = AUDIT.auditor.get("/audit").form("/audit");
        for (int i = 0; i < fields.length; i += 2) {
            form.set(fields[i], fields[i + 1]);
        }
        return form.send();
    }

    @ParameterizedTest
    @CsvSource({"clerk, /audit", "head, /audit", "resident-01, /audit", "head, /audit/moves?person=1", "head, /audit.csv", "head, /audit.jsonl", "secretary, /audit.csv", "resident-01, /audit.jsonl"})
    void nobodyElseSearchesOrTakesOut(String who, String path) {
        var page = PageClient.signedIn(WORLD, who).get(path);
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).contains("审计记录只给审计管理员看").doesNotContain("查询审计记录");
    }

    @Test
    void nobodyElseSendsTheFormAndWhoIsNotSignedInIsLedToSignIn() {
        PageClient head = PageClient.signedIn(WORLD, "head");
        String csrf = head.get("/desk").body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
        assertThat(head.post("/audit", "application/x-www-form-urlencoded", ("_csrf=" + csrf + "&person=" + WORLD.login("clerk")).getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(403);
        assertThat(new PageClient(SERVER.address()).get("/audit").location()).startsWith("/sign-in");
    }

    /// A bearer token lies about in programs: the audit wants a person at a page.
    @Test
    void aTokenOfTheAdministratorIsNotEnough() {
        String token = WORLD.as(AuditWorld.AUDITOR).post("/api/tokens", Map.of("name", "audit")).json().get("token").asString();
        assertThat(TestClient.anonymous(SERVER.address()).with("Authorization", "Bearer " + token).get("/audit.csv").status()).isEqualTo(403);
    }

    @Test
    void theAdministratorSeesNoMatterByIt() {
        assertThat(AUDIT.auditor.get("/desk/" + number).status()).isEqualTo(404);
        assertThat(AUDIT.auditor.get("/r/" + number + "/proof").status()).isEqualTo(404);
    }

    @Test
    void everythingIsFoundTheLatestFirstAndEveryNameIsMasked() {
        var page = AUDIT.auditor.get("/audit");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("登录", "查看个人信息", "被拒绝", number).containsAnyOf("127.0.0.0/24", "0:0:0::/48").doesNotContain("演示居民", "演示经办人", "问一下在几楼", "127.0.0.1");
    }

    @Test
    void aPersonIsFoundBySignInNameAndByNumberAndNeverStandsInTheAddress() {
        String clerk = Long.toString(WORLD.person("clerk"));
        for (String typed : List.of(WORLD.login("clerk"), clerk)) {
            var found = search("person", typed, "act", "look");
            assertThat(found.status()).as(found.text()).isEqualTo(303);
            assertThat(found.location()).isEqualTo("/audit?person=" + clerk + "&act=look");
            assertThat(found.follow().text()).contains(clerk, "查看个人信息");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            person | nobody.knows            | 没有找到这个人
            person | 13912345678             | 没有找到这个人
            person | ' or 1=1 --             | 没有找到这个人
            from   | 2026-13-45              | 2026-13-45
            from   | 2999-01-01              | 2999-01-01
            to     | yesterday               | yesterday
            act    | steal                   | 没有这种记录
            number | 605-261120-9999         | 没有这个编号
            """)
    void whatNamesNothingIsSaidAndWhatWasTypedStays(String field, String typed, String said) {
        var page = search("person", WORLD.login("clerk"), field, typed);
        assertThat(page.status()).isBetween(400, 499);
        assertThat(page.text()).contains(said);
        assertThat(page.body()).contains(field.equals("person") ? typed.replaceAll(".*'", "") : WORLD.login("clerk"));
    }

    @Test
    void daysTheWrongWayRoundAreRefused() {
        assertThat(search("from", "2026-11-20", "to", "2026-11-19").status()).isEqualTo(422);
    }

    @Test
    void aMatterShowsWhoTriedIt() {
        var found = search("number", number).follow();
        assertThat(found.text()).contains("访问页面", "被拒绝", Long.toString(WORLD.person("housing"))).doesNotContain("备份全部数据 ·");
    }

    @Test
    void whatSomebodyDidOnMattersIsFoundFromTheirOwnLog() {
        var found = search("person", WORLD.login("clerk"), "go", "moves");
        assertThat(found.location()).startsWith("/audit/moves?person=");
        assertThat(found.follow().text()).contains(number, "受理").doesNotContain("路灯坏了");
        assertThat(AUDIT.auditor.get("/audit/moves").status()).as("of nobody").isEqualTo(422);
    }

    @Test
    void anotherDistrictsEntriesAreNotFound() {
        long stranger = SERVER.world("base").person("clerk");
        assertThat(AUDIT.auditor.get("/audit?person=" + stranger).text()).contains("没有这样的记录");
        assertThat(AUDIT.auditor.get("/audit/moves?person=" + stranger).text()).contains("没有这样的记录");
    }

    @Test
    void whatBelongsToNoDistrictIsFoundApart() {
        new PageClient(SERVER.address()).get("/sign-in").form("/sign-in").set("login", "nobody.here").set("password", "whatever").send();
        var page = AUDIT.auditor.get("/audit?where=installation");
        assertThat(page.text()).contains("未登录或后台", "登录 · 被拒绝").doesNotContain("nobody.here");
    }

    @Test
    void aLongSearchHasPagesAndNoEntryTwice() {
        AuditWorld other = new AuditWorld("base");
        other.add(130, 77);
        var seen = new ArrayList<String>();
        var page = other.auditor.get("/audit?person=77");
        for (int i = 0; i < 4; i++) {
            page.body().lines().filter(line -> line.contains("<th scope=\"row\"")).forEach(seen::add);
            String more = PageClient.unescaped(page.body().replaceAll("(?s).*class=\"more\"><a class=\"btn quiet\" href=\"(/audit\\?[^\"]*)\".*", "$1"));
            if (!more.startsWith("/audit?")) {
                break;
            }
            page = other.auditor.get(more);
        }
        assertThat(seen).hasSize(130);
        assertThat(other.auditor.get("/audit?after=nonsense").status()).isBetween(400, 499);
        assertThat(AuditWorld.entries(other.world.district()).stream().filter(entry -> entry.startsWith("audit_searched"))).as("a search is one entry, however many pages are turned").hasSize(1);
    }

    @Test
    void aFileHoldsNumbersAndCodesOnlyAndIsAnEntryItself() {
        // other tests turn the clock back, and what lies ahead of it is not shown
        WORLD.as("clerk").post("/api/matters/" + number + "/reveals", Map.of("reason", "问一下在几楼"));
        WORLD.pass("PT1S");
        var csv = AUDIT.auditor.get("/audit.csv?act=look");
        assertThat(csv.header("Content-Disposition")).contains("attachment", "audit.csv");
        assertThat(csv.header("Cache-Control")).contains("no-store");
        assertThat(csv.body().lines().toList()).hasSizeGreaterThan(1).first().isEqualTo("id,at,actor,role,unit,act,subject,subject_id,amount,refused,device");
        assertThat(csv.body()).doesNotContain("演示", "问一下", "路灯");
        WORLD.pass("PT1S");
        var json = AUDIT.auditor.get("/audit.jsonl");
        assertThat(json.body().lines()).allSatisfy(line -> assertThat(new JsonMapper().readTree(line).get("act").asString()).matches("[a-z_]+"));
        assertThat(json.body()).contains("\"audit_exported\"");
    }

    @Test
    void aHundredThousandEntriesAreTakenOutAsTheyAreRead() {
        AuditWorld large = new AuditWorld("base");
        large.add(100_000, 5);
        var file = large.auditor.get("/audit.jsonl?person=5&from=2026-11-01");
        assertThat(file.body().lines().count()).isEqualTo(100_000);
        assertThat(file.body().lines().distinct().count()).isEqualTo(100_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?district=installation"})
    void rootsArePublicAndSayWhenThereIsNone(String query) {
        var answer = TestClient.anonymous(SERVER.address()).get("/api/roots/audit" + query + (query.isEmpty() ? "?" : "&") + "day=2020-01-01");
        assertThat(answer.code()).isIn("NO_ROOT", "DISTRICT_UNKNOWN");
        assertThat(TestClient.anonymous(SERVER.address()).get("/api/roots/audit?district=" + WORLD.code() + "&day=never").code()).isEqualTo("DAY_MALFORMED");
        assertThat(TestClient.anonymous(SERVER.address()).get("/api/roots/audit?district=nowhere").code()).isEqualTo("DISTRICT_UNKNOWN");
    }

    @Test
    void aClosedDayHasAPublicRoot() {
        AuditWorld other = new AuditWorld("base");
        other.chain();
        SERVER.pass(Duration.ofDays(1), other.world.district());
        SERVER.bean(AuditDays.class).run(other.world.district());
        var root = TestClient.anonymous(SERVER.address()).get("/api/roots/audit?district=" + other.world.code()).json();
        assertThat(root.get("root").asString()).matches("[0-9a-f]{64}");
        assertThat(root.get("entries").asInt()).isGreaterThan(0);
        SERVER.rewind();
    }

    @Test
    void aMatterIsFoundByItsNumberOnlyInItsDistrict() {
        assertThat(SERVER.bean(MoveSearch.class).matter(WORLD.district(), number)).isPresent();
        assertThat(SERVER.bean(MoveSearch.class).matter(WORLD.district() + 1, number)).isEmpty();
    }
}
