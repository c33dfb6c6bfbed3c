package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jinlin.insight.Facts;
import org.jinlin.org.Bound;
import org.jinlin.org.Orgs;
import org.jinlin.people.Accounts;
import org.jinlin.people.SessionCookies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Uploading, checking, publishing and taking back a playbook on the playbook desk; what is wrong is said at its line, what
/// was typed stays, and nothing is bound by what was refused.
class PlaybookDraftPagesTest {

    private static final TestServer SERVER = TestServer.get();
    private static final String HEADER = "extends: base\nname: {zh: 试用版, en: Trial}\nlanguages: [zh, en]\n";
    private static final String FASTER = HEADER + "kinds: {request: {clocks: {answer: {within: PT5M, calendar: always}}}}\n";

    private final TestWorld world = SERVER.world("base");
    private final PageClient head = PageClient.signedIn(world, "head");

    @Test
    void aPlaybookIsTypedCheckedPublishedAndTakenBack() {
        var checked = form().set("f.code", "desk_faster").set("f.file.playbook.yml", FASTER).set("go", "check").send();
        assertThat(checked.status()).as(checked.text()).isEqualTo(200);
        assertThat(checked.text()).contains("可以发布", "kinds.request.clocks.answer.within");
        assertThat(answerMinutes()).isEqualTo(24 * 60);

        var published = typed(checked).set("go", "publish").send();
        assertThat(published.status()).isEqualTo(303);
        assertThat(published.follow().text()).contains("试用版", "已经定下", "退回 base");
        assertThat(answerMinutes()).isEqualTo(5);

        world.pass("PT1M");
        var back = head.get("/playbooks").form("/playbooks").send();
        assertThat(back.status()).isEqualTo(303);
        assertThat(back.follow().text()).contains("退回 desk_faster");
        assertThat(answerMinutes()).isEqualTo(24 * 60);
    }

    @Test
    void aVersionHoldsFromItsDayOnAndCanBeCalledOff() {
        LocalDate day = today().plusDays(3);
        var published = form().set("f.code", "later").set("f.day", day.toString()).set("f.file.playbook.yml", FASTER).set("go", "publish").send();
        assertThat(published.status()).as(published.text()).isEqualTo(303);
        assertThat(published.follow().text()).contains("还没生效", "不换了，仍用 base");
        Bound ahead = SERVER.bean(Orgs.class).bindings(world.district()).getLast();
        assertThat(ahead.from()).isEqualTo(day.atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant());
        assertThat(answerMinutes()).isEqualTo(24 * 60);
        assertThat(binding(ahead.from().minusSeconds(1))).isEqualTo("base");
        assertThat(binding(ahead.from())).isEqualTo("later");

        assertThat(head.get("/playbooks").form("/playbooks").send().status()).isEqualTo(303);
        assertThat(binding(ahead.from().plus(Duration.ofDays(9)))).isEqualTo("base");
        assertThat(head.get("/playbooks").text()).doesNotContain("还没生效", "退回");
    }

    @Test
    void aVersionIsTriedOnWhatWasPromisedLately() {
        String number = world.as("resident-01").open(Map.of("text", "路灯坏了"), world.unit("1号楼")).json().get("number").asString();
        world.pass("PT10M");
        world.as("clerk").move(number, "reply", Map.of("text", "已经去看了"));
        SERVER.settle(world.district());
        SERVER.bean(Facts.class).run(world.district());
        for (String span : new String[] {"PT5M", "PT15M"}) {
            var checked = form().set("f.code", "tried").set("f.file.playbook.yml", FASTER.replace("PT5M", span)).set("go", "check").send();
            assertThat(checked.text()).contains("1 件里，用这个版本会有 " + (span.equals("PT5M") ? 1 : 0) + " 件超时，现在是 0 件");
        }
        var elsewhere = form().set("f.code", "tried").set("f.unit", world.unit("河边社区")).set("f.file.playbook.yml", FASTER).set("go", "check").send();
        assertThat(elsewhere.text()).contains("最近 30 天，这里没有带时限的事项可以试");
        assertThat(bindings()).as("trying binds nothing").isEqualTo(1);
    }

    @Test
    void aBindingThatHasBegunIsNotCalledOff() {
        var orgs = SERVER.bean(Orgs.class);
        Bound begun = orgs.bindings(world.district()).getFirst();
        assertThatIllegalArgumentException().isThrownBy(() -> orgs.unbind(world.district(), begun, _ -> {})).withMessageContaining("cannot be called off");
        assertThat(bindings()).isEqualTo(1);
    }

    @Test
    void theLeadersPageLeadsHereFromTheTopOnly() {
        assertThat(head.get("/dash").body()).contains("href=\"/playbooks\"");
        assertThat(head.get("/dash?unit=" + world.unit("花园社区")).body()).doesNotContain("href=\"/playbooks\"");
        assertThat(PageClient.signedIn(world, "clerk").get("/dash").body()).doesNotContain("href=\"/playbooks\"");
    }

    @Test
    void aSessionThatEndedMeanwhileLosesNoLine() {
        var form = form().set("f.code", "desk_kept").set("f.file.playbook.yml", FASTER).set("go", "publish");
        SERVER.bean(Accounts.class).signOut(head.cookie(SessionCookies.SESSION).orElseThrow());
        var asked = form.send();
        assertThat(asked.status()).isEqualTo(403);
        var back = asked.form("/sign-in").set("login", world.login("head")).set("password", world.password("head")).send();
        var shown = back.form("/playbooks/new").send();
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body()).contains("value=\"desk_kept\"", "within: PT5M");
        assertThat(bindings()).as("shown, not sent").isEqualTo(1);
    }

    @Test
    void whatIsSentTwiceIsBoundOnce() {
        var form = form().set("f.code", "twice").set("f.file.playbook.yml", FASTER).set("go", "publish");
        assertThat(form.send().status()).isEqualTo(303);
        world.pass("PT1M");
        assertThat(form.send().status()).isEqualTo(303);
        assertThat(bindings()).isEqualTo(2);
    }

    @Test
    void aZipIsUnpackedIntoTheFormAndWhatItExtendsComesAlong() throws IOException {
        byte[] zip = zip(Map.of("packs/town/playbook.yml", FASTER.replace("extends: base", "extends: lower"), "packs/town/terms.yml", "accept: {zh: 收下, en: Take}\n",
                "packs/lower/playbook.yml", HEADER, "packs/town/world.yml", "not ours", "__MACOSX/packs/town/playbook.yml", "\u0000"));
        var checked = form().upload("zip", "town.zip", zip).set("go", "check").send();
        assertThat(checked.status()).as(checked.text()).isEqualTo(200);
        assertThat(checked.body()).contains("name=\"f.code\" value=\"town\"", "name=\"f.file.lower/playbook.yml\"", "收下").doesNotContain("not ours");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kinds: {request: {clocks: {answer: {within: soon}}}}       | desk_faster/playbook.yml:4 | within
            kinds: {request: {moves: {accept: {by: [ownner]}}}}        | desk_faster/playbook.yml:4 | ownner
            kinds: [request]                                           | desk_faster/playbook.yml:4 | kinds
            kindz: {}                                                  | desk_faster/playbook.yml:4 | kindz
            "kinds: {request: {"                                       | desk_faster/playbook.yml:  | not YAML
            roles: {head: &anchor {at: [district]}}                    | desk_faster/playbook.yml:4 | anchors
            name: {zh: 又一个}                                         | desk_faster/playbook.yml:4 | twice
            <script>alert(1)</script>: 1                               | desk_faster/playbook.yml:4 | script
            """)
    void faultsStandAtTheirLineAndWhatWasTypedStays(String line, String place, String word) {
        for (String go : new String[] {"check", "publish", "nonsense", ""}) {
            var page = form().set("f.code", "desk_faster").set("f.file.playbook.yml", HEADER + line + "\n").set("f.file.terms.yml", "accept: {zh: 留着, en: Kept}\n").set("go", go).send();
            assertThat(page.status()).isEqualTo(422);
            assertThat(page.text()).contains("还差一点", place, word, line, "zh: 留着");
            assertThat(page.body()).contains("role=\"alert\"", "extends: base").doesNotContain("<script>alert", "value=\"publish\"");
            assertThat(page.body()).as("the faulty line is shown with its number").containsPattern("<li id=\"file-playbook-yml-\\d+\" value=\"\\d+\" class=\"pb-bad\">");
        }
        assertThat(bindings()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            f.code | ''          | is no name of a pack
            f.code | Faster      | is no name of a pack
            f.code | ../base     | is no name of a pack
            f.day  | tomorrow    | 不是日期
            f.day  | 2020-01-01  | 一年之内
            f.day  | 2099-01-01  | 一年之内
            f.day  | 2026-02-30  | 不是日期
            f.unit | 1           | 不是本区的单位
            f.unit | nowhere     | 不是本区的单位
            f.unit | 99999999999999999999 | 不是本区的单位
            f.file.playbook.yml | '' | there is no such file
            """)
    void aFieldThatDoesNotFitIsSaidAndNothingIsLost(String field, String value, String sentence) {
        var page = form().set("f.code", "desk_faster").set("f.file.playbook.yml", FASTER).set("f.file.terms.yml", "accept: {zh: 留着, en: Kept}\n").set(field, value).set("go", "publish").send();
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains(sentence, "zh: 留着");
        assertThat(bindings()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PK", "no zip at all", "PK\u0003\u0004damaged"})
    void whatIsNoZipIsSaid(String bytes) {
        var page = form().set("f.code", "kept").set("f.file.playbook.yml", FASTER).set("go", "publish").upload("zip", "a.zip", ("x" + bytes).getBytes(StandardCharsets.UTF_8)).send();
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("zip", "PT5M");
        assertThat(bindings()).isEqualTo(1);
    }

    @Test
    void aZipThatIsNoTextOrFarTooLargeIsRefused() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("town/playbook.yml"));
            zip.write(new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        }
        assertThat(PlaybookZip.read(out.toByteArray()).orElse(refusal -> Map.of("refused", refusal.code()))).containsEntry("refused", "PLAYBOOK_NOT_UTF8");
        byte[] bomb = zip(Map.of("town/playbook.yml", "a".repeat(5_000_000)));
        assertThat(bomb.length).isLessThan(100_000);
        assertThat(PlaybookZip.read(bomb).orElse(refusal -> Map.of("refused", refusal.code()))).containsEntry("refused", "TOO_LARGE");
        assertThat(PlaybookZip.read(zip(Map.of("readme.txt", "hello"))).orElse(refusal -> Map.of("refused", refusal.code()))).containsEntry("refused", "PLAYBOOK_ZIP");
        assertThat(PlaybookZip.read(zip(Map.of("../../etc/playbook.yml", "a", "playbook.yml", "b"))).orThrow().keySet()).containsExactlyInAnyOrder("etc/playbook.yml", "playbook.yml");
    }

    @Test
    void aVersionThatWouldLeaveOpenMattersOrItsPublisherAloneIsRefused() {
        publish("desk_asked", HEADER + "kinds: {request: {moves: {note: {by: [owner, above, asker, volunteer]}}}}\n");
        world.as("resident-01").open(Map.of("text", "要志愿者的"), world.unit("1号楼"));
        var page = form().set("f.code", "desk_without").set("f.file.playbook.yml", HEADER + "roles: {volunteer: ~}\n").set("go", "publish").send();
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("need the role 'volunteer'");
        var out = form().set("f.code", "headless").set("f.file.playbook.yml", HEADER + "roles: {head: {owns: false}}\n").set("go", "publish").send();
        assertThat(out.status()).isEqualTo(422);
        assertThat(bindings()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resident-01", "clerk", "property"})
    void nobodyElseUploadsOrTakesBack(String who) {
        var form = form().set("f.code", "desk_faster").set("f.file.playbook.yml", FASTER).set("go", "publish");
        var other = PageClient.signedIn(world, who);
        assertThat(other.get("/playbooks/new").status()).isEqualTo(403);
        String csrf = other.get("/me").body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]*)\".*", "$1");
        var sent = other.post("/playbooks/new", "application/x-www-form-urlencoded", ("_csrf=" + csrf + "&f.code=desk_faster&go=publish&f.file.playbook.yml=extends%3A+base").getBytes(StandardCharsets.UTF_8));
        assertThat(sent.status()).isEqualTo(403);
        assertThat(other.post("/playbooks", "application/x-www-form-urlencoded", ("_csrf=" + csrf + "&unit=1&newest=base/1").getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(403);
        assertThat(bindings()).isEqualTo(1);
        assertThat(form.value("from")).isEmpty();
    }

    @Test
    void takingBackNeedsSomethingBeforeAndNothingSince() {
        assertThat(head.get("/playbooks").body()).doesNotContain("action=\"/playbooks\"");
        publish("first", FASTER);
        var old = head.get("/playbooks").form("/playbooks");
        world.pass("PT1M");
        publish("second", FASTER.replace("PT5M", "PT6M"));
        var late = old.send();
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("刚才有人先动了", "试用版");
        for (String unit : new String[] {"", "1", "nowhere", "99999999999999999999"}) {
            assertThat(head.get("/playbooks").form("/playbooks").set("unit", unit).send().status()).isEqualTo(409);
        }
        assertThat(answerMinutes()).isEqualTo(6);
    }

    @Test
    void aVersionIsChangedFromItsOwnTexts() {
        publish("first", FASTER);
        String key = "first/" + SERVER.bean(Orgs.class).bindings(world.district()).getLast().binding().version();
        var form = head.get("/playbooks/new?from=" + key);
        assertThat(form.body()).contains("within: PT5M").doesNotContain("f.file.base/playbook.yml");
        assertThat(head.get("/playbooks/new?from=base/999").status()).isEqualTo(404);
        assertThat(head.get("/playbooks/new?from=%3Cscript%3E").status()).isEqualTo(404);
        world.pass("PT1M");
        assertThat(form.form("/playbooks/new").set("f.code", "first").set("f.unit", world.unit("花园社区")).set("f.file.playbook.yml", FASTER.replace("PT5M", "PT7M")).set("go", "publish").send().status()).isEqualTo(303);
        assertThat(answerMinutes()).as("nearer than the root").isEqualTo(7);
        assertThat(head.get("/playbooks").text()).contains("花园社区", "first 第");
    }

    private void publish(String code, String text) {
        var page = form().set("f.code", code).set("f.file.playbook.yml", text).set("go", "publish").send();
        assertThat(page.status()).as(page.text()).isEqualTo(303);
    }

    private PageClient.Form form() {
        return head.get("/playbooks/new").form("/playbooks/new").set("f.unit", root());
    }

    /// The form of an answer with what its text fields hold.
    private PageClient.Form typed(PageClient.Html page) {
        return page.form("/playbooks/new").set("f.code", "desk_faster").set("f.unit", root()).set("f.file.playbook.yml", FASTER);
    }

    private String root() {
        return Long.toString(SERVER.bean(Orgs.class).tree(world.district()).root().id());
    }

    private String binding(Instant at) {
        return SERVER.bean(Orgs.class).binding(world.district(), Long.parseLong(root()), at).orElseThrow().code();
    }

    private int bindings() {
        return SERVER.bean(Orgs.class).bindings(world.district()).size();
    }

    private LocalDate today() {
        return SERVER.bean(Orgs.class).today(world.district());
    }

    private long answerMinutes() {
        String number = world.as("resident-01").open(Map.of("text", "路灯坏了"), world.unit("1号楼")).json().get("number").asString();
        var clocks = world.as("head").matter(number).get("clocks");
        var answer = clocks.valueStream().filter(line -> line.get("clock").asString().equals("answer")).findFirst().orElseThrow();
        return Duration.between(Instant.parse(answer.get("startedAt").asString()), Instant.parse(answer.get("dueAt").asString())).toMinutes();
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }
}
