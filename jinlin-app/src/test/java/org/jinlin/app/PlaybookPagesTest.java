package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jinlin.org.Binding;
import org.jinlin.org.Orgs;
import org.jinlin.people.PageTexts;
import org.jinlin.playbook.PackSource;
import org.jinlin.playbook.Packs;
import org.jinlin.playbook.PlaybookVersions;
import org.jinlin.playbook.Playbooks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.MessageSource;

/// Reading playbooks on pages: which version holds where, its text, its drawings, and what differs from another one.
class PlaybookPagesTest {

    private static final TestServer SERVER = TestServer.get();
    private static final TestWorld WORLD = SERVER.world("changtai");
    private static final PageClient HEAD = PageClient.signedIn(WORLD, "head");
    private static final String HELD = held();
    private static final String AHEAD = ahead();

    private static String held() {
        return SERVER.bean(Orgs.class).binding(WORLD.district(), Long.parseLong(root()), SERVER.now()).map(PlaybookShelf.Line::key).orElseThrow();
    }

    private static String root() {
        return Long.toString(SERVER.bean(Orgs.class).tree(WORLD.district()).root().id());
    }

    private static String ahead() {
        var base = SERVER.bean(PlaybookVersions.class).publish(Playbooks.load("base"), SERVER.now(), 0);
        SERVER.bean(Orgs.class).bind(WORLD.district(), Long.parseLong(WORLD.unit("花园社区")), new Binding("base", base.version()), SERVER.now().plus(Duration.ofDays(3000)));
        return "base/" + base.version();
    }

    @Test
    void theListSaysWhatHoldsWhereAndSinceWhen() {
        String text = HEAD.get("/playbooks").text();
        assertThat(text).contains("现在用，从", "花园社区", "还没生效", "在此基础上改", "第 " + HELD.replaceAll(".*/", "") + " 版");
        assertThat(HEAD.get("/playbooks?lang=en").text()).contains("Holds now, since", "Not yet: holds from");
        HEAD.get("/playbooks?lang=zh");
    }

    @Test
    void aVersionIsReadWithNumberedLinesAndWhatItExtends() {
        var page = HEAD.get("/playbooks/" + HELD);
        String own = HELD.replaceAll("/.*", "");
        assertThat(page.body()).contains("<li id=\"" + own + "-playbook-yml-1\"><code>", "id=\"base-playbook-yml-100\"", "<code>extends: ").contains("href=\"/playbooks/" + HELD + "/request\"");
        assertThat(page.text()).contains("base/playbook.yml", "这是它所依据的基础文件");
    }

    @Test
    void aKindIsDrawnWithStagesMovesClocksAndWho() {
        var page = HEAD.get("/playbooks/" + AHEAD + "/request");
        assertThat(page.body()).contains("<svg class=\"pb-flow\"", "role=\"img\"").doesNotContain("style=");
        assertThat(page.body().split("<rect ").length - 1).as("a box for each stage, and one for the start").isEqualTo(8);
        assertThat(page.text()).contains("待受理", "下一步由谁做：社区（村）", "时限 · 办结时限：", "工作日", "提出的人", "升到上一级", "结果：已解决", "到期没做完");
    }

    @Test
    void lanesLeadFromEveryMoveToItsStage() {
        var playbook = Packs.of("base");
        var texts = new PageTexts(SERVER.bean(MessageSource.class), Locale.CHINESE, ZoneId.of("Asia/Shanghai"), SERVER.now());
        for (var kind : playbook.kinds().values()) {
            var flow = PlaybookFlow.of(playbook, kind, texts);
            assertThat(flow.boxes()).hasSize(kind.stages().size() + 1).allSatisfy(box -> assertThat(box.y() + box.height()).isLessThan(flow.height()));
            assertThat(flow.lanes()).isNotEmpty().allSatisfy(lane -> assertThat(lane.dots()).isNotEmpty().allSatisfy(dot -> {
                assertThat(dot.x()).isLessThan(flow.width());
                assertThat(flow.boxes()).anySatisfy(box -> assertThat(dot.y()).isBetween(box.y(), box.y() + box.height()));
            }));
            assertThat(flow.boxes().stream().flatMap(box -> box.lines().stream()).map(PlaybookFlow.Line::text)).allSatisfy(line -> assertThat(line).isNotBlank().doesNotContain("page."));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            short                                                                                         | 1
            one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen more | 2
            一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十                        | 2
            aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | 2
            """)
    void longLinesOfADrawingAreBroken(String text, int lines) {
        assertThat(PlaybookFlowDrawing.wrapped(text)).hasSize(lines).noneMatch(line -> line.length() > 74);
        assertThat(String.join("", PlaybookFlowDrawing.wrapped(text)).replace(" ", "")).isEqualTo(text.replace(" ", ""));
    }

    @Test
    void twoVersionsAreComparedInMeaning() {
        assertThat(HEAD.get("/playbooks/compare?from=" + AHEAD + "&to=" + HELD).text()).contains("处不同", "kinds.request.", "新增");
        assertThat(HEAD.get("/playbooks/compare?from=" + AHEAD + "&to=" + AHEAD).text()).contains("有 0 处不同", "内容没有不同");
        assertThat(HEAD.get("/playbooks/compare").text()).contains("原来的版本").doesNotContain("处不同");
    }

    @ParameterizedTest
    @ValueSource(strings = {"resident-01", "clerk", "property", "worker"})
    void onlyWhoAnswersForTheWholeTenantReads(String who) {
        var client = PageClient.signedIn(WORLD, who);
        for (String path : List.of("/playbooks", "/playbooks/" + HELD, "/playbooks/" + HELD + "/request", "/playbooks/compare?from=" + HELD + "&to=" + HELD)) {
            var page = client.get(path);
            assertThat(page.status()).as(path).isEqualTo(403);
            assertThat(page.text()).contains("负责全区的人才能看").doesNotContain("extends");
        }
    }

    @Test
    void aVersionOfAnotherTenantIsUnknown() {
        var foreign = Playbooks.read(PackSource.of(Map.of("foreign/playbook.yml", "extends: base\nname: {zh: 别区, en: Foreign}\nlanguages: [zh, en]\n"))
                .orElse(PackSource.builtIn()), "foreign");
        var version = SERVER.bean(PlaybookVersions.class).publish(foreign, SERVER.now(), 0);
        assertThat(HEAD.get("/playbooks/foreign/" + version.version()).status()).isEqualTo(404);
        assertThat(HEAD.get("/playbooks/compare?from=" + HELD + "&to=foreign/" + version.version()).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere/1", "base/0", "base/-1", "base/99999999999999999999", "base/x", "base/1%0A", "%3Cscript%3E/1"})
    void whatWasNeverBoundIsNotFound(String key) {
        for (String path : List.of("/playbooks/" + key, "/playbooks/" + key + "/request", "/playbooks/compare?from=" + HELD + "&to=" + key)) {
            var page = HEAD.get(path);
            assertThat(page.status()).as(path).isIn(400, 404);
            assertThat(page.body()).doesNotContain("<script>/1");
        }
        assertThat(HEAD.get("/playbooks/" + HELD + "/nothing").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'; drop table org.binding; --", "<script>alert(1)</script>", "{0}", "%00", "\u202Eabc"})
    void textsInAddressesAreTextsOnly(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
        for (String path : List.of("/playbooks?done=" + encoded, "/playbooks/compare?from=" + encoded, "/playbooks/compare?to=" + encoded, "/playbooks/compare?from=" + encoded + "&to=" + encoded)) {
            var page = HEAD.get(path);
            assertThat(page.status()).as(path).isIn(200, 400, 404);
            assertThat(page.body()).doesNotContain("<script>alert");
        }
    }
}
