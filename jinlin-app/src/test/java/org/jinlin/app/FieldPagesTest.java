package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.jinlin.matters.CalendarOpener;
import org.jinlin.people.Accounts;
import org.jinlin.people.SessionCookies;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The day in the field, over HTTP: what waits and in what order, each errand by its form, nothing shown to whom it is not for.
class FieldPagesTest {

    private static final String TODAY = "/f/today";

    private final TestWorld world = TestServer.get().world("changtai");

    @BeforeEach
    void friday() {
        TestServer.get().rewind();
    }

    private PageClient as(String name) {
        return PageClient.signedIn(world, name);
    }

    /// A call for help by a resident: an answer in five minutes, somebody at the door in thirty.
    private String called(String text) {
        return world.as("resident-01").post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "channel", "account", "fields", Map.of("text", text),
                "place", Map.of("unit", world.unit("1号楼")))).json().get("number").asString();
    }

    private String told(String text) {
        String number = called(text);
        world.as("worker").move(number, "accept", Map.of());
        world.as("worker").move(number, "finish", Map.of("text", "已处理"));
        return number;
    }

    /// The number of the care visit that the calendar opens for a member.
    private String visit() {
        world.link("member", "care", "1号楼");
        world.server().bean(CalendarOpener.class).run(world.district());
        return as("member").get(TODAY).body().replaceAll("(?s).*/f/visit/([0-9-]+)\".*", "$1");
    }

    private static String part(PageClient.Html page, String code) {
        return page.body().replaceAll("(?s).*<section id=\"part-" + code + "\"(.*?)</section>.*", "$1");
    }

    @ParameterizedTest
    @CsvSource({"worker,/f/today", "member,/f/today", "volunteer,/f/today", "clerk,/desk", "secretary,/desk", "head,/desk", "property,/u", "housing,/u", "organiser,/desk", "resident-01,/"})
    void signingInLeadsEachToTheOwnPage(String name, String start) {
        var client = new PageClient(world.server().address());
        var signedIn = client.get("/sign-in").form("/sign-in").set("login", world.login(name)).set("password", world.password(name)).send();
        assertThat(signedIn.location()).isEqualTo(start);
        assertThat(client.get(start).status()).isEqualTo(200);
        if (!start.equals("/")) {
            assertThat(client.get("/").body()).contains("class=\"card go\" href=\"" + start + "\"");
        }
    }

    @Test
    void aWishToGoElsewhereIsKept() {
        var client = new PageClient(world.server().address());
        var form = client.get("/sign-in?next=/f/report").form("/sign-in").set("login", world.login("worker")).set("password", world.password("worker"));
        assertThat(form.send().location()).isEqualTo("/f/report");
    }

    @Test
    void aCallGoesFromPartToPartUntilItIsAnsweredFor() {
        String number = called("3 号楼电梯停运，老人下不去");
        var worker = as("worker");
        var today = worker.get(TODAY);
        assertThat(part(today, "answer")).contains("剩 5 分", "回应时限", "3 号楼电梯停运", "1号楼", "/f/case/" + number, "我来回应");
        assertThat(part(today, "door")).doesNotContain(number);

        String path = "/f/case/" + number;
        var page = worker.get(path);
        assertThat(page.body()).as("the form of the next step stands open").containsPattern("<details open class=\"first\">\\s*<summary>回应</summary>");
        var replied = page.form(path, "reply").set("f.text", "收到，马上到").send();
        assertThat(replied.location()).isEqualTo(path + "?done=reply");
        assertThat(replied.follow().text()).contains("已记下：回应", "收到，马上到");
        assertThat(part(worker.get(TODAY), "door")).contains(number, "上门时限", "剩 30 分", "我来上门");

        assertThat(worker.get(path).form(path, "arrive").send().location()).as("one tap at the thumb").isEqualTo(path + "?done=arrive");
        assertThat(part(worker.get(TODAY), "open")).contains(number);
        worker.get(path).form(path, "accept").send();
        var finished = worker.get(path).form(path, "finish").set("f.text", "复位了").upload("f.photos", "after.jpg", PageReportTest.photo(60, 60)).send();
        assertThat(finished.location()).isEqualTo(TODAY + "?done=" + number);
        assertThat(finished.follow().text()).contains(number + " 已答复居民，现在等评价");
        assertThat(part(worker.get(TODAY), "callback")).contains(number, "/f/callback/" + number, "记回访");
    }

    @Test
    void whatClimbedIsStillThereAndSaysWhereItIs() {
        String number = called("五分钟没人理");
        world.pass("PT6M");
        var today = as("worker").get(TODAY);
        assertThat(part(today, "answer")).contains(number, "已升到花园社区", "晚了 1 分");
        String path = "/f/case/" + number;
        assertThat(as("worker").get(path).form(path, "reply").set("f.text", "对不起，这就来").send().status()).isEqualTo(303);
    }

    @Test
    void theMostUrgentStandsFirst() {
        String first = called("先来的");
        TestServer.get().pass(java.time.Duration.ofMinutes(1), world.district());
        String second = called("后来的");
        String answers = part(as("worker").get(TODAY), "answer");
        assertThat(answers.indexOf(first)).isPositive().isLessThan(answers.indexOf(second));
    }

    @Test
    void anEmptyDaySaysSoAndOffersToReport() {
        var today = as("volunteer").get(TODAY);
        assertThat(today.text()).contains("手上没有要办的事", "没有等您回应的", "随手上报");
        assertThat(today.body()).contains("href=\"/f/report\"");
    }

    @Test
    void theDayIsNotForResidents() {
        for (String path : new String[] {TODAY, "/f/home", "/f/report", "/u"}) {
            assertThat(as("resident-02").get(path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void nobodyElseSeesACase() {
        String number = called("别人看不到");
        for (String page : new String[] {"/f/case/", "/f/callback/", "/f/visit/", "/u/"}) {
            assertThat(as("resident-02").get(page + number).status()).isEqualTo(404);
            assertThat(as("housing").get(page + number).text()).contains("没有找到").doesNotContain("别人看不到");
            assertThat(new PageClient(world.server().address()).get(page + number).location()).startsWith("/sign-in?next=");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/f/case/1-000000-0000", "/f/case/x", "/f/visit/%3Cscript%3E", "/f/callback/0", "/u/abc", "/f/home?after=zzz", "/f/report/nothing", "/f/report/9-261120-0001", "/f/nothing"})
    void whatIsNotThereIsToldKindly(String path) {
        var page = as("worker").get(path);
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text()).contains("没有找到");
        assertThat(page.body()).doesNotContain("<script>");
    }

    @Test
    void aLineAboutWhatWasDoneSaysNothingThatIsNotSo() {
        String number = called("还没办");
        assertThat(as("worker").get(TODAY + "?done=" + number).text()).doesNotContain("已答复居民");
        assertThat(as("volunteer").get(TODAY + "?done=1-000000-0000").status()).isEqualTo(200);
        assertThat(as("worker").get("/f/case/" + number + "?done=finish").text()).doesNotContain("已记下");
        assertThat(as("worker").get("/f/case/" + number + "?do=no_such_move").status()).isEqualTo(200);
    }

    @Test
    void theMoveThatIsAskedForStandsOpenAndFirst() {
        String number = called("想转出去");
        String moves = as("worker").get("/f/case/" + number + "?do=transfer").body().split("<div class=\"moves\" id=\"moves\">", 2)[1];
        assertThat(moves.indexOf("<summary>转交</summary>")).isPositive().isLessThan(moves.indexOf("<summary>回应</summary>"));
        assertThat(moves).containsPattern("<details open[^>]*>\\s*<summary>转交</summary>").doesNotContainPattern("<details open[^>]*>\\s*<summary>回应</summary>");
    }

    @Test
    void aCallBackHasNothingChosenAndKeepsTheWords() {
        String path = "/f/callback/" + told("下水道通了没有");
        var worker = as("worker");
        var page = worker.get(path);
        assertThat(page.form(path, "call_back").html()).doesNotContain(" checked");
        assertThat(page.text()).contains("下水道通了没有", "没有先替他选好的");
        var refused = page.form(path, "call_back").set("f.record", "她说通了，<b>但</b>还有味道").set("f.word", "so_so").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("href=\"#call_back-verdict\"");
        assertThat(refused.form(path, "call_back").html()).contains("&lt;b&gt;但&lt;/b&gt;还有味道</textarea>").contains("value=\"so_so\" checked");
        var made = refused.form(path, "call_back").set("f.record", "她说通了").set("f.verdict", "solved").set("f.word", "satisfied").send();
        assertThat(made.location()).startsWith(TODAY + "?done=");
        assertThat(worker.get(path).text()).as("then it is a matter like any other").contains("已解决").doesNotContain("没有先替他选好的");
    }

    @Test
    void whoDoesNotPickUpIsWrittenDownWithARecord() {
        String path = "/f/callback/" + told("打不通电话");
        var worker = as("worker");
        assertThat(worker.get(path).form(path, "call_missed").send().status()).isEqualTo(422);
        assertThat(worker.get(path).form(path, "call_missed").set("f.record", "无人接听").send().status()).isEqualTo(303);
        assertThat(worker.get(path).text()).contains("无人接听");
    }

    @Test
    void aCallBackBeforeTheResultIsNotOffered() {
        String path = "/f/callback/" + called("还没办好");
        var worker = as("worker");
        assertThat(worker.get(path).text()).contains("回应").doesNotContain("登记回访结果");
        var form = worker.get(path).form(path, "reply").set("do", "call_back").set("f.record", "x").set("f.verdict", "solved").set("f.word", "satisfied");
        assertThat(form.send().status()).isEqualTo(409);
    }

    @Test
    void thePhoneIsShownForAReasonAndTheAskerCanReadIt() {
        String path = "/f/callback/" + told("回访要打电话");
        var worker = as("worker");
        assertThat(worker.get(path).text()).doesNotContain("演示居民01", "10000000");
        var refused = worker.get(path).form(path + "/reveal").set("reason", " ").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).doesNotContain("演示居民01");
        var shown = worker.get(path).form(path + "/reveal").set("reason", "回访").send();
        assertThat(shown.body()).contains("演示居民01", "href=\"tel:10000000");
        assertThat(shown.form(path, "call_back").html()).as("and the form is there to go on").contains("call_back-record");
        assertThat(worker.get(path).text()).doesNotContain("演示居民01");
        assertThat(world.as("resident-01").get("/api/me/looks").body()).contains("回访");
    }

    @Test
    void aVisitShowsTheDoorToWhoGoesThereAndIsRecordedWithAPhoto() {
        String number = visit();
        String path = "/f/visit/" + number;
        var member = as("member");
        assertThat(part(member.get(TODAY), "visit")).contains("走访", "每周走访", "记录走访");
        assertThat(as("volunteer").get(path).status()).isEqualTo(404);
        var refused = member.get(path).form(path, "record_visit").set("f.home_record", "  ").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("href=\"#record_visit-home_record\"");

        assertThat(member.get(path).form(path, "nobody_home").send().location()).isEqualTo(path + "?done=nobody_home");
        assertThat(member.get(path).text()).contains("家中无人");
        var done = member.get(path).form(path, "record_visit").set("f.home_record", "精神好，药够吃").upload("f.photos", "door.jpg", PageReportTest.photo(60, 60)).send();
        assertThat(done.location()).isEqualTo(TODAY + "?done=" + number);
        assertThat(done.follow().text()).contains(number + " 走访记下了");
        assertThat(part(member.get(TODAY), "visit")).doesNotContain(number);
    }

    @Test
    void aHouseholdThatDeclinesIsNotAskedFurther() {
        String path = "/f/visit/" + visit();
        var member = as("member");
        assertThat(member.get(path).form(path, "decline").send().status()).as("a reason is needed").isEqualTo(422);
        assertThat(member.get(path).form(path, "decline").set("f.reason", "住女儿家去了").send().follow().text()).contains("这次不用上门");
    }

    @Test
    void aTurnIsScoredByWhoHasIt() {
        world.appoint("resident-01", "block_chair", "1号楼");
        world.server().bean(CalendarOpener.class).run(world.district());
        var chair = as("resident-01");
        String round = part(chair.get(TODAY), "round");
        assertThat(round).contains("楼栋轮值", "评分时限", "1号楼");
        String path = round.replaceAll("(?s).*href=\"(/f/case/[0-9-]+)\".*", "$1");
        assertThat(chair.get(path).form(path, "score").set("f.property_score", "101").send().status()).isEqualTo(422);
        assertThat(chair.get(path).form(path, "score").set("f.property_score", "86").send().follow().text()).contains("评分记下了");
    }

    @Test
    void homesShowHowManyAndNoNames() {
        var worker = as("worker");
        var homes = worker.get("/f/home");
        assertThat(homes.text()).contains("1号楼", "1 人").doesNotContain("101室", "演示居民", "100000000", "2号楼");
        assertThat(homes.body()).contains("1号楼1＊＊室");
        assertThat(as("clerk").get("/f/home").status()).as("no grid of one's own").isEqualTo(200);
        assertThat(as("clerk").get("/f/home").text()).contains("您没有负责的网格或楼栋").doesNotContain("1号楼1");
    }

    @Test
    void whatWasTypedOutlivesTheSession() {
        String path = "/f/case/" + called("写到一半");
        var worker = as("worker");
        var form = worker.get(path).form(path, "reply").set("f.text", "我马上联系物业");
        TestServer.get().bean(Accounts.class).signOut(worker.cookie(SessionCookies.SESSION).orElseThrow());
        var back = form.send().form("/sign-in").set("login", world.login("worker")).set("password", world.password("worker")).send();
        assertThat(back.form(path).send().form(path, "reply").html()).contains("我马上联系物业</textarea>");
    }

    @Test
    void twoAtOnceAreToldAndKeepTheWords() {
        String path = "/f/case/" + called("两个人一起回");
        var form = as("worker").get(path).form(path, "reply").set("f.text", "我来看看");
        world.as("secretary").move(path.substring(8), "reply", Map.of("text", "书记先回了"));
        var refused = form.send();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("刚才有人先动了", "书记先回了");
        assertThat(refused.form(path, "reply").html()).contains("我来看看</textarea>");
    }
}
