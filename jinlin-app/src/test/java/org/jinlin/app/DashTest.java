package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The leader's page over HTTP: its numbers are those counted by hand, each is the length of its list, and nobody sees more
/// than the own unit and below.
class DashTest {

    private static final DashWorld DASH = new DashWorld();
    private static final TestWorld WORLD = DASH.world;
    private static final Pattern COUNT = Pattern.compile("(?:.*[^0-9.])?([0-9]+)", Pattern.DOTALL);

    private static PageClient.Html page(String who, String path) {
        PageClient.Html page = DASH.as(who).get(path);
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return page;
    }

    private static String list(String what, String more) {
        return "/dash/list?what=" + what + more;
    }

    @Test
    void theFiguresAreThoseCountedByHand() {
        String text = page("clerk", "/dash").text();
        assertThat(text).contains("花园社区", "响应率", "90.9 %", "10 / 11 件按时回应", "目标 99%", "差 8.1", "没按时回应 1", "不计入 1");
        assertThat(text).contains("6 / 7 件按时办结", "5 / 6 件居民说解决了", "6 / 6 件居民说满意", "不足 10 件，只看件数");
        assertThat(text).contains("响应率 按时回应的 ÷ 该回应的。 不计入 1： 已撤回 1");
    }

    @Test
    void theListsBehindTheFiguresAreTheMattersMeant() {
        PageClient clerk = DASH.as("clerk");
        assertThat(DashWorld.numbers(clerk, list("response.no", ""))).containsExactly(DASH.garden.get(10));
        assertThat(DashWorld.numbers(clerk, list("response.left-withdrawn", ""))).containsExactly(DASH.garden.get(11));
        assertThat(DashWorld.numbers(clerk, list("resolution.no", ""))).containsExactly(DASH.garden.get(1));
        assertThat(DashWorld.numbers(clerk, list("on_time.no", ""))).containsExactly(DASH.garden.get(0));
        assertThat(DashWorld.numbers(clerk, list("rated", ""))).containsExactlyElementsOf(DASH.garden.subList(1, 7).reversed());
        assertThat(DashWorld.numbers(clerk, list("open", ""))).containsExactlyInAnyOrder(DASH.garden.get(0), DASH.garden.get(7), DASH.garden.get(8), DASH.garden.get(9), DASH.garden.get(10));
        assertThat(DashWorld.numbers(clerk, list("open", "&grade=red"))).containsExactly(DASH.garden.getFirst());
        assertThat(DashWorld.numbers(clerk, list("open", "&late=1"))).contains(DASH.garden.get(0), DASH.garden.get(10)).doesNotContain(DASH.garden.get(7));
        assertThat(DashWorld.numbers(clerk, list("all", "&category=lift_fault"))).containsExactly(DASH.garden.get(9), DASH.garden.get(6), DASH.garden.get(3), DASH.garden.get(0));
        assertThat(DashWorld.numbers(clerk, list("all", "&category="))).hasSize(8);
        assertThat(DashWorld.numbers(clerk, list("all", "&slot=5-14"))).hasSize(12);
        assertThat(DashWorld.numbers(clerk, list("all", "&slot=5-16"))).isEmpty();
        assertThat(DashWorld.numbers(DASH.as("head"), list("all", "&place=" + WORLD.unit("河边社区")))).containsExactly(DASH.river);
    }

    /// Whatever number stands on the page, its list is as long.
    @Test
    void everyNumberIsTheLengthOfItsList() {
        for (String who : List.of("head", "clerk", "worker")) {
            PageClient client = DASH.as(who);
            var wrong = new ArrayList<String>();
            int compared = 0;
            for (DashWorld.Link link : DashWorld.lists(client.get("/dash"))) {
                var count = COUNT.matcher(link.text());
                if (count.matches() && !link.text().contains("%")) {
                    int listed = DashWorld.numbers(client, link.to()).size();
                    compared++;
                    if (listed != Integer.parseInt(count.group(1))) {
                        wrong.add(link + " lists " + listed);
                    }
                }
            }
            assertThat(wrong).as(who).isEmpty();
            assertThat(compared).as(who).isGreaterThan(100);
        }
    }

    @Test
    void communitiesAreComparedAndPersonsAreNot() {
        PageClient.Html page = page("head", "/dash");
        assertThat(page.text()).contains("社区（村）对比", "花园社区 12", "河边社区 1").doesNotContain("演示经办人", "演示网格员", "演示居民");
        assertThat(page.body()).contains("/dash?unit=" + WORLD.unit("花园社区"));
    }

    @Test
    void fewerThanTenAreCountsOnly() {
        String river = page("head", "/dash?unit=" + WORLD.unit("河边社区")).text();
        assertThat(river).contains("0 / 1 件按时回应", "不足 10 件，只看件数").doesNotContain("0% 0 / 1");
        assertThat(page("head", "/dash?days=7").text()).contains("每天，%");
    }

    @Test
    void aListSaysNothingThatSomebodySaidOrIsCalled() {
        PageClient.Html page = page("clerk", list("all", ""));
        assertThat(page.text()).contains("1号楼", "花园社区", "已撤回").doesNotContain("花园第", "演示居民");
    }

    @Test
    void theLeaderPressesBesideTheLateMatter() {
        String number = DASH.garden.get(10);
        PageClient head = DASH.as("head");
        PageClient.Html page = head.get("/dash");
        assertThat(page.text()).contains("花园第10件");
        PageClient.Form form = form(page, number);
        PageClient.Html empty = form.set("f.text", "  ").send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.text()).contains("写一句要求再督办。");
        PageClient.Html long5001 = form(empty, number).set("f.text", "急".repeat(5001)).send();
        assertThat(long5001.status()).isEqualTo(422);
        assertThat(long5001.text()).contains("内容 最多 5000 个字", "急".repeat(5001));
        PageClient.Html sent = form(long5001, number).set("f.text", "今天请回应 <script>alert(1)</script>").send();
        assertThat(sent.status()).as(sent.text()).isEqualTo(303);
        PageClient.Html back = sent.follow();
        assertThat(back.text()).contains("已督办：", number);
        PageClient.Html matter = head.get("/desk/" + number);
        assertThat(matter.text()).contains("今天请回应 <script>alert(1)</script>");
        assertThat(matter.body()).doesNotContain("<script>alert");
    }

    private static PageClient.Form form(PageClient.Html page, String number) {
        String here = page.body();
        int at = here.indexOf("name=\"number\" value=\"" + number + "\"");
        assertThat(at).as("no form for " + number + " on " + page.text()).isPositive();
        String only = here.substring(here.lastIndexOf("<form", at), here.indexOf("</form>", at) + "</form>".length());
        return new PageClient.Html(page.client(), page.status(), only, page.headers()).form("/dash");
    }

    @Test
    void whoOwesTheStepDoesNotPressHimself() {
        assertThat(page("worker", "/dash").body()).doesNotContain("name=\"number\"");
        assertThat(page("head", "/dash?wall=1").body()).doesNotContain("<form method=\"post\" action=\"/dash\"");
    }

    /// Whoever passes a screen on a wall is not who may read what people wrote.
    @Test
    void aWallShowsNothingThatSomebodySaid() {
        assertThat(page("head", "/dash").text()).contains("花园第0件");
        assertThat(page("head", "/dash?wall=1").text()).contains("要您关注", DASH.garden.getFirst()).doesNotContain("花园第");
    }

    @Test
    void anAddressMadeByHandClaimsNothing() {
        assertThat(page("head", "/dash?done=" + DASH.garden.get(2)).text()).doesNotContain("已督办：");
        assertThat(page("head", "/dash?done=%3Cq%3E").body()).doesNotContain("<q>");
    }

    @Test
    void whoAnswersForNoUnitIsToldSo() {
        for (String who : List.of("resident-01", "member")) {
            for (String path : List.of("/dash", "/dash/list", "/print/bulletin")) {
                PageClient.Html page = DASH.as(who).get(path);
                assertThat(page.status()).as(who + path).isEqualTo(403);
                assertThat(page.text()).contains("您今天没有负责任何单位");
            }
        }
        assertThat(new PageClient(WORLD.server().address()).get("/dash").location()).startsWith("/sign-in");
    }

    @Test
    void aGridWorkerSeesTheOwnGridAndNothingBeside() {
        String worker = page("worker", "/dash").text();
        assertThat(worker).contains("第1网格").doesNotContain("河边社区");
        for (String elsewhere : List.of("花园社区", "河边社区", "第2网格", "演示街道")) {
            for (String path : List.of("/dash?unit=", "/dash/list?unit=", "/dash/list?place=", "/print/bulletin?unit=")) {
                assertThat(DASH.as("worker").get(path + WORLD.unit(elsewhere)).status()).as(path + elsewhere).isEqualTo(403);
            }
        }
    }

    @Test
    void aTenantNeverSeesAnother() {
        TestWorld other = DASH.server.world("base");
        for (String path : List.of("/dash?unit=", "/dash/list?unit=", "/dash/list?place=", "/print/bulletin?unit=")) {
            assertThat(DASH.as("head").get(path + other.unit("花园社区")).status()).isEqualTo(404);
        }
        assertThat(PageClient.signedIn(other, "head").get("/dash").text()).contains("花园社区 0").doesNotContain("花园社区 12");
        assertThat(DashWorld.numbers(PageClient.signedIn(other, "head"), list("all", ""))).isEmpty();
    }

    @Test
    void theBulletinIsMadeOfTheSameNumbers() {
        String month = YearMonth.from(DASH.server.now().atZone(DashWorld.ZONE).minusHours(30)).toString();
        PageClient.Html page = page("clerk", "/print/bulletin?month=" + month);
        assertThat(page.text()).contains("诉求办理月报", "本月收到诉求 12 件", "90.9%", "不足 10 件", "电梯故障 4");
        assertThat(page("clerk", "/print/bulletin?month=2020-01").text()).contains("本月收到诉求 0 件");
        assertThat(page("clerk", "/print/bulletin?month=" + month + "&lang=en").text()).contains("12 requests came in");
    }

    @Test
    void theMapShowsWhatIsOpenInEachGrid() {
        PageClient.Html page = page("clerk", "/dash");
        assertThat(page.body()).contains("db-map", "place=" + WORLD.unit("第1网格"));
        assertThat(page.text()).contains("第1网格 5", "第2网格 0");
        assertThat(page("head", "/dash?unit=" + WORLD.unit("河边社区")).body()).doesNotContain("db-map");
    }
}
