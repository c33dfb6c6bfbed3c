package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jinlin.people.Accounts;
import org.jinlin.people.SessionCookies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One matter on the pages of residents and of staff: the moves as forms, refusals at their fields, nothing shown to whom it
/// is not for.
class PageMatterTest {

    private static final TestWorld WORLD = TestServer.get().world("base");

    private final PageClient clerk = PageClient.signedIn(WORLD, "clerk");
    private final PageClient resident = PageClient.signedIn(WORLD, "resident-01");

    /// A fresh request of the first resident.
    private static String opened(String text) {
        return WORLD.as("resident-01").open(Map.of("text", text), WORLD.unit("1号楼")).json().get("number").asString();
    }

    private static String accepted(String text) {
        String number = opened(text);
        WORLD.as("clerk").move(number, "accept", Map.of("nature", "service", "scope", "one", "harm", "slight"));
        return number;
    }

    private static String told(String text) {
        String number = accepted(text);
        WORLD.as("clerk").move(number, "finish", Map.of("text", "修好了"));
        return number;
    }

    @Test
    void eachListOfTheDeskSaysItsOrder() {
        for (String view : List.of("desk", "below", "taken")) {
            assertThat(clerk.get("/desk?view=" + view).text()).contains("最急的在前").doesNotContain("新的在前");
        }
        assertThat(clerk.get("/desk?view=told").text()).contains("新的在前", "还没有告知您的事").doesNotContain("最急的在前");
    }

    @Test
    void whoAnswersForNoUnitIsShownWhatHeWasToldOfAndNoDeskOfUnits() {
        var member = PageClient.signedIn(WORLD, "member");
        assertThat(member.get("/desk").status()).isEqualTo(200);
        assertThat(member.get("/desk").text()).contains("新的在前", "还没有告知您的事");
        assertThat(member.get("/desk").body()).contains("/desk?view=told", "/desk?view=taken").doesNotContain("/desk?view=desk", "/desk?view=below");
        assertThat(member.get("/desk?view=below").status()).isEqualTo(404);
        assertThat(resident.get("/desk").status()).as("who has no post").isEqualTo(404);
        assertThat(clerk.get("/desk").body()).contains("/desk?view=desk", "/desk?view=below", "/desk?view=taken", "/desk?view=told");
    }

    @Test
    void theLoopRunsFromFormToForm() {
        String number = opened("3 号楼电梯停运");
        String desk = "/desk/" + number;
        assertThat(clerk.get("/desk").body()).contains(desk);
        assertThat(clerk.get(desk).form(desk, "accept").set("f.nature", "safety").set("f.scope", "many").set("f.harm", "grave").send().follow().text()).contains("已记下：受理", "红色");
        var dispatched = clerk.get(desk + "/dispatch").form(desk, "dispatch").set("f.unit", WORLD.unit("演示物业")).set("f.text", "请今天修好").send().follow();
        assertThat(dispatched.text()).contains("办理中", "演示物业");
        String order = dispatched.body().replaceAll("(?s).*<dt>演示物业</dt><dd><a href=\"(/desk/[^\"]*)\".*", "$1");

        var property = PageClient.signedIn(WORLD, "property");
        assertThat(property.get(order).text()).as("what is to be done").contains("3 号楼电梯停运");
        property.get(order).form(order, "accept").send();
        assertThat(property.get("/desk?view=taken").body()).contains(order);
        assertThat(property.get(order + "/finish").form(order, "finish").set("f.text", "换了门机").send().status()).isEqualTo(303);
        clerk.get(desk + "/finish").form(desk, "finish").set("f.text", "电梯修好了").send();

        String mine = "/r/" + number;
        var page = resident.get(mine);
        assertThat(page.text()).contains("办好了吗", "电梯修好了", "交给专门的单位办").doesNotContain("换了门机");
        assertThat(page.form(mine, "rate").set("f.verdict", "solved").set("f.word", "satisfied").send().follow().text()).contains("已解决", "已记下：您的评价");
    }

    @Test
    void nothingIsChosenBeforehandInARating() {
        String number = told("评价不预选");
        assertThat(resident.get("/r/" + number).form("/r/" + number, "rate").html()).doesNotContain(" checked").contains("type=\"radio\"");
    }

    @Test
    void aRatingWithoutAVerdictIsAskedForAtItsFieldAndTheWordsStay() {
        String path = "/r/" + told("没有选结果");
        var refused = resident.get(path).form(path, "rate").set("f.text", "还行吧 <i>").set("f.word", "so_so").send();

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("还缺 解决情况").doesNotContain("verdict");
        assertThat(refused.body()).contains("href=\"#rate-verdict\"").contains("id=\"rate-verdict-error\"");
        assertThat(refused.form(path, "rate").html()).contains("还行吧 &lt;i&gt;</textarea>").contains("value=\"so_so\" checked");
    }

    @Test
    void whoWasOvertakenIsToldAndKeepsTheWords() {
        String path = "/desk/" + opened("两个人同时办");
        var form = clerk.get(path).form(path, "reply").set("f.text", "我马上联系物业");
        WORLD.as("secretary").move(path.substring(6), "reply", Map.of("text", "书记先回了"));
        var refused = form.send();

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("刚才有人先动了", "书记先回了");
        assertThat(refused.form(path, "reply").html()).contains("我马上联系物业</textarea>");
        assertThat(refused.form(path, "reply").set("f.text", "我马上联系物业").send().status()).as("now on what is seen").isEqualTo(303);
    }

    @Test
    void whatIsNoLongerPossibleShowsTheWordsAgain() {
        String path = "/desk/" + opened("已经被受理");
        var form = clerk.get(path).form(path, "accept").set("f.text", "我来受理这一件").without("version");
        WORLD.as("secretary").move(path.substring(6), "accept", Map.of());
        var refused = form.send();

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("我来受理这一件", "已受理").doesNotContain("accepted");
    }

    @Test
    void aTimeIsReadInTheZoneOfTheTenant() {
        String number = accepted("要多几天");
        String path = "/desk/" + number;
        clerk.get(path + "/ask_extension").form(path, "ask_extension").set("f.until", "2026-11-26T10:30").set("f.reason", "等配件").send();
        assertThat(clerk.get(path).text()).contains("11 月 26 日 10:30", "等配件");
        assertThat(resident.get("/r/" + number).text()).doesNotContain("等配件");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "2026-13-45T99:99", "2020-01-01T00:00"})
    void aTimeThatCannotBeIsToldAtItsField(String typed) {
        String path = "/desk/" + accepted("时间不对");
        var refused = clerk.get(path + "/ask_extension").form(path, "ask_extension").set("f.until", typed).set("f.reason", "等配件").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("href=\"#ask_extension-until\"");
        assertThat(refused.form(path, "ask_extension").html()).contains("等配件</textarea>").contains("value=\"" + typed + "\"");
    }

    @Test
    void severalUnitsAreCalledWithCheckboxes() {
        TestServer.get().rewind();
        String path = "/desk/" + accepted("要几家一起办");
        var done = clerk.get(path + "/whistle").form(path, "whistle").add("f.units", WORLD.unit("住建局")).add("f.units", WORLD.unit("城管局")).set("f.lead", WORLD.unit("住建局"))
                .set("f.done_when", "all").set("f.at", "2026-11-20T16:00").send();
        assertThat(done.status()).isEqualTo(303);
        assertThat(done.follow().text()).contains("住建局、城管局");
    }

    @Test
    void theLeadMustBeCalledToo() {
        String path = "/desk/" + accepted("牵头不在里面");
        var refused = clerk.get(path + "/whistle").form(path, "whistle").add("f.units", WORLD.unit("住建局")).add("f.units", WORLD.unit("城管局")).set("f.lead", WORLD.unit("供电所"))
                .set("f.done_when", "all").set("f.at", "2026-11-20T16:00").send();
        assertThat(refused.body()).contains("href=\"#whistle-lead\"");
        assertThat(refused.form(path, "whistle").html()).contains("value=\"" + WORLD.unit("城管局") + "\" checked");
    }

    @Test
    void pressingTwiceMovesOnce() {
        String path = "/desk/" + opened("催两次");
        var form = resident.get(path.replace("desk", "r") + "/add").form(path.replace("desk", "r"), "note").set("f.text", "补一句").upload("f.photos", "x.jpg", PageReportTest.photo(60, 60));
        assertThat(form.send().status()).isEqualTo(303);
        assertThat(form.send().status()).isEqualTo(303);
        assertThat(clerk.get(path).text().split("补一句", -1)).hasSize(2);
    }

    @Test
    void photosOfAFinishedRepairAreShownToTheAsker() {
        String number = accepted("修完拍照");
        String path = "/desk/" + number;
        clerk.get(path + "/finish").form(path, "finish").set("f.text", "修好了，见照片").upload("f.photos", "after.jpg", PageReportTest.photo(300, 200)).send();
        String html = resident.get("/r/" + number).body();
        String id = html.replaceAll("(?s).*<img src=\"/f/(\\d+)\".*", "$1");
        assertThat(resident.bytes("/f/" + id)).startsWith(0xff, 0xd8);
        assertThat(html).contains("alt=\"办好了，告诉您结果的照片");
    }

    @Test
    void innerRemarksStayInside() {
        String number = opened("内部的话");
        String path = "/desk/" + number;
        clerk.get(path).form(path, "remark").set("f.text", "这位居民前天也来过").send();
        assertThat(clerk.get(path).text()).contains("这位居民前天也来过", "居民看不到");
        assertThat(resident.get("/r/" + number).text()).doesNotContain("这位居民前天也来过");
    }

    @Test
    void nobodyElseSeesThatItExists() {
        String number = opened("别人看不到");
        var other = PageClient.signedIn(WORLD, "resident-02");
        assertThat(other.get("/r/" + number).status()).isEqualTo(404);
        assertThat(other.get("/desk/" + number).status()).isEqualTo(404);
        assertThat(other.get("/r/" + number).text()).contains("没有找到").doesNotContain("别人看不到");
        assertThat(new PageClient(WORLD.server().address()).get("/r/" + number).location()).isEqualTo("/sign-in?next=%2Fr%2F" + number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/r/1-000000-0000", "/r/%3Cscript%3E", "/desk/x", "/nothing/here", "/desk?view=all", "/desk?after=zzz", "/r?after=..%2F", "/r/abc/done", "/f/1", "/static/none.css"})
    void whatIsNotThereIsToldKindly(String path) {
        var page = clerk.get(path);
        assertThat(page.status()).isEqualTo(404);
        if (!path.startsWith("/f/")) {
            assertThat(page.text()).contains("没有找到", "首页").doesNotContain("Exception");
            assertThat(page.body()).doesNotContainPattern("<script(?! src=\"/static/[a-zA-Z]+-[0-9a-f]{32}\\.js\" defer></script>)");
        }
    }

    @Test
    void aContactIsShownForAReasonAndTheAskerCanReadIt() {
        String number = opened("要打电话核实");
        String path = "/desk/" + number;
        assertThat(clerk.get(path).text()).doesNotContain("演示居民01");
        var refused = clerk.get(path).form(path + "/reveal").set("reason", "  ").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("为什么要看").doesNotContain("演示居民01");
        var shown = clerk.get(path).form(path + "/reveal").set("reason", "约上门时间").send();
        assertThat(shown.text()).contains("演示居民01", "10000000");
        assertThat(clerk.get(path).text()).as("once only").doesNotContain("演示居民01");
        assertThat(WORLD.as("resident-01").get("/api/me/looks").body()).contains("约上门时间");
    }

    @Test
    void anotherSiteCannotMakeStaffLookAtAContact() {
        String path = "/desk/" + opened("别的网站想看");
        var refused = clerk.get(path).form(path + "/reveal").without("_csrf").set("reason", "骗来的理由").send();
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.form(path + "/reveal").send().text()).as("back to the matter, not to the contact").doesNotContain("演示居民01");
        assertThat(WORLD.as("resident-01").get("/api/me/looks").body()).doesNotContain("骗来的理由");
    }

    @Test
    void residentsRevealNobody() {
        String number = opened("居民不能看");
        var form = clerk.get("/desk/" + number).form("/desk/" + number + "/reveal");
        var other = PageClient.signedIn(WORLD, "resident-02");
        String csrf = other.get("/r/new").form("/r/new").value("_csrf");
        var refused = other.post("/desk/" + number + "/reveal", "application/x-www-form-urlencoded", ("_csrf=" + csrf + "&reason=x").getBytes());
        assertThat(form.value("_csrf")).isNotEqualTo(csrf);
        assertThat(refused.status()).isEqualTo(404);
    }

    @Test
    void aSessionThatEndedInTheMiddleOfAMoveLosesNoWord() {
        String path = "/desk/" + opened("回复写到一半");
        var staff = PageClient.signedIn(WORLD, "clerk");
        var form = staff.get(path).form(path, "reply").set("f.text", "您好，\n正在联系");
        TestServer.get().bean(Accounts.class).signOut(staff.cookie(SessionCookies.SESSION).orElseThrow());

        var asked = form.send();
        assertThat(asked.status()).isEqualTo(403);
        assertThat(asked.text()).contains("请先登录", "正在联系");
        var wrong = asked.form("/sign-in").set("login", WORLD.login("clerk")).set("password", "wrong password").send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("正在联系");
        var back = wrong.form("/sign-in").set("login", WORLD.login("clerk")).set("password", WORLD.password("clerk")).send();
        assertThat(back.text()).contains("正在联系").doesNotContain(WORLD.password("clerk"));
        var shown = back.form(path).send();
        assertThat(shown.form(path, "reply").html()).contains("您好，\n正在联系</textarea>");
        assertThat(clerk.get(path).text()).as("shown, not sent").doesNotContain("正在联系");
        assertThat(shown.form(path, "reply").set("f.text", "您好，正在联系").send().status()).isEqualTo(303);
    }

    @Test
    void latenessIsToldInWordsAndBars() {
        var world = TestServer.get().world("changtai");
        String number = world.as("resident-01").open(Map.of("text", "五分钟没人回"), world.unit("1号楼")).json().get("number").asString();
        String fresh = PageClient.signedIn(world, "resident-01").get("/r/" + number).text();
        assertThat(fresh).contains("回应时限", "剩 5 分");
        world.pass("PT17M");
        var late = PageClient.signedIn(world, "resident-01").get("/r/" + number);
        assertThat(late.text()).contains("晚了 12 分");
        assertThat(late.body()).containsPattern("class=\"lv lv\\d solid\"><i aria-hidden");
        assertThat(PageClient.signedIn(world, "resident-01").get("/r/" + number + "?lang=en").text()).contains("12 min late");
    }

    @Test
    void listsGoOnWithTheNextPage() {
        var world = TestServer.get().world("base");
        for (int i = 0; i < 53; i++) {
            world.as("resident-01").open(Map.of("text", "第 " + i + " 件。"), world.unit("1号楼"));
        }
        for (String list : new String[] {"/r", "/desk"}) {
            var client = PageClient.signedIn(world, list.equals("/r") ? "resident-01" : "clerk");
            String more = "(?s).*<a class=\"btn quiet\" href=\"([^\"]*after=[^\"]*)\".*";
            var page = client.get(list);
            var all = new StringBuilder(page.text());
            while (page.body().matches(more)) {
                page = client.get(PageClient.unescaped(page.body().replaceAll(more, "$1")));
                all.append(page.text());
            }
            for (int i = 0; i < 53; i++) {
                assertThat(all.toString()).containsOnlyOnce("第 " + i + " 件。");
            }
            assertThat(page.body()).doesNotContain("class=\"btn quiet\"");
        }
    }
}
