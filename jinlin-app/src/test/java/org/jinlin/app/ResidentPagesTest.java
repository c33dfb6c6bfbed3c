package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The pages of residents: reporting in three steps of which none loses anything, what neighbours may know and what not,
/// and what is known of oneself.
class ResidentPagesTest {

    private static final TestWorld WORLD = TestServer.get().world("base");
    private static final String NEW = "/r/new";

    private static PageClient anonymous() {
        return new PageClient(WORLD.server().address());
    }

    private static PageClient resident(String number) {
        return PageClient.signedIn(WORLD, "resident-" + number);
    }

    private static PageClient.Html start(PageClient client) {
        return client.get(NEW + "?district=" + WORLD.code());
    }

    private static PageClient.Html step(PageClient.Html page, String to) {
        return page.form(NEW).set("go", to).send();
    }

    /// What a person sees on the third step who has only said something.
    private static PageClient.Html check(PageClient client, String text) {
        return step(step(start(client).form(NEW).set("f.text", text).send(), "check"), "check");
    }

    private static String opened(String person, String text, String category) {
        return WORLD.as(person).open(Map.of("text", text, "category", category), WORLD.unit("1号楼")).json().get("number").asString();
    }

    @Test
    void threeStepsAndTheHomeIsThePlace() {
        var client = resident("01");
        var where = start(client).form(NEW).set("f.text", "单元的电梯停了").send();
        assertThat(where.text()).contains("第 2 步，共 3 步", "在什么地方", "我家这栋楼");
        assertThat(where.body()).contains("name=\"f.at\" value=\"home\" checked").contains("<svg viewBox");
        var check = where.form(NEW).set("f.at", "home").set("f.spot", "左手边那部").send();
        assertThat(check.text()).contains("第 3 步，共 3 步", "单元的电梯停了", "左手边那部", "花园社区", "按您说的内容选的");
        assertThat(check.body()).contains("value=\"lift_fault\" checked");
        var receipt = check.form(NEW).set("f.category", "lift_fault").send().follow();
        assertThat(receipt.text()).contains("已经收到", "接下来");
        String number = receipt.text().replaceAll("(?s).*诉求编号 +(\\S+).*", "$1");
        var matter = WORLD.as("clerk").matter(number);
        assertThat(matter.at("/texts/text").asString()).isEqualTo("单元的电梯停了\n具体位置：左手边那部");
        assertThat(matter.at("/category/code").asString()).isEqualTo("lift_fault");
        assertThat(matter.at("/place/id").asString()).isEqualTo(WORLD.as("resident-01").matter(number).at("/place/id").asString());
    }

    @Test
    void goingBackAndForthLosesNothing() {
        var client = anonymous();
        var where = start(client).form(NEW).set("f.text", "一边写\r\n一边<b>想").upload("f.photos", "x.jpg", PageReportTest.photo(64, 48)).send();
        assertThat(where.status()).isEqualTo(200);
        var back = where.form(NEW).set("f.at", "list").set("f.place", WORLD.unit("2号楼")).set("f.spot", "门口").set("go", "what").send();
        assertThat(PageClient.unescaped(back.form(NEW).html())).contains("一边写\n一边<b>想</textarea>");
        String photo = back.form(NEW).value("f.photos");
        assertThat(client.bytes("/f/" + photo)).startsWith(0xff, 0xd8);
        var again = back.form(NEW).set("f.text", "一边写\n一边<b>想").send();
        assertThat(again.body()).contains("value=\"list\" checked").contains("value=\"" + WORLD.unit("2号楼") + "\" selected").contains("value=\"门口\"");
        var check = again.form(NEW).set("f.at", "list").set("f.place", WORLD.unit("2号楼")).set("f.spot", "门口").send();
        assertThat(check.text()).contains("2号楼", "门口").contains("一边<b>想");
        var sent = check.form(NEW).set("f.name", "演示路人").send();
        assertThat(sent.status()).isEqualTo(303);
        assertThat(client.get(sent.location().replace("/done", "")).body()).contains("<img src=\"/f/" + photo + "\"");
    }

    @Test
    void eachStepAsksForWhatIsMissingThere() {
        var nothing = step(start(anonymous()), "");
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.text()).contains("第 1 步", "内容、照片");
        var where = start(anonymous()).form(NEW).set("f.text", "有地方但没选").send();
        var noPlace = where.form(NEW).set("f.at", "list").send();
        assertThat(noPlace.status()).isEqualTo(422);
        assertThat(noPlace.text()).contains("第 2 步", "请选一个地方");
        assertThat(noPlace.body()).contains("href=\"#report-place\"").contains("id=\"report-place\"");
        assertThat(noPlace.form(NEW).value("f.text")).isEqualTo("有地方但没选");
        var outside = where.form(NEW).set("f.at", "point").set("f.longitude", "2.35").set("f.latitude", "48.85").send();
        assertThat(outside.text()).contains("第 2 步", "不在本区任何网格里");
        assertThat(where.form(NEW).set("f.at", "point").set("f.longitude", "x").set("f.latitude", "1e999").send().status()).isEqualTo(422);
        assertThat(where.form(NEW).set("f.at", "unsure").send().text()).contains("第 3 步", "请工作人员来定");
    }

    @Test
    void aPointOfThePhoneIsFoundInItsGrid() {
        var where = start(anonymous()).form(NEW).set("f.text", "路面坑洼").send();
        var located = where.form(NEW).set("f.at", "point").set("f.longitude", "117.749").set("f.latitude", "24.62").set("go", "where").send();
        assertThat(located.text()).contains("第 2 步").containsPattern("第\\d网格 · 花园社区");
        String number = located.form(NEW).set("f.at", "point").set("f.longitude", "117.749").set("f.latitude", "24.62").set("go", "send").send().location().replaceAll("/r/(.*)/done", "$1");
        assertThat(WORLD.as("clerk").matter(number).at("/place/name").asString()).contains("网格");
    }

    @Test
    void notSureIsAnAnswerAndTheListIsAnother() {
        var client = resident("01");
        var check = check(client, "不知道是什么响声");
        assertThat(check.body()).contains("name=\"f.category\" value=\"\" checked");
        String unsure = check.form(NEW).set("f.category", "").send().location().replaceAll("/r/(.*)/done", "$1");
        assertThat(WORLD.as("clerk").matter(unsure).get("category").isNull()).isTrue();
        String chosen = check(client, "电梯里有响声").form(NEW).set("f.category", "other_category").set("f.category_other", "noise").send().location().replaceAll("/r/(.*)/done", "$1");
        assertThat(WORLD.as("clerk").matter(chosen).at("/category/code").asString()).isEqualTo("noise");
        assertThat(check(client, "随便").form(NEW).set("f.category", "no_such_thing").send().status()).isEqualTo(422);
    }

    @Test
    void dangerStandsOnTopOfEveryLaterStep() {
        var where = start(anonymous()).form(NEW).set("f.text", "闻到煤气味").send();
        assertThat(where.body()).contains("danger strong", "tel:119");
        assertThat(where.body().indexOf("tel:119")).isLessThan(where.body().indexOf("class=\"progress\""));
        assertThat(where.form(NEW).set("f.at", "unsure").send().body()).contains("danger strong");
    }

    @Test
    void theLikeNearbyIsShownWithoutAWordOfIt() {
        String number = opened("resident-02", "井盖没了，我家小孩差点掉下去，电话 13800001111", "manhole_cover");
        var check = check(resident("01"), "门口的井盖不见了");
        assertThat(check.text()).contains("附近有 1 件差不多的事", "井盖缺失或破损", "花园社区", "我也遇到了", "不是一回事");
        assertThat(check.text()).doesNotContain("差点掉下去", "13800001111", "1号楼 ·");
        var followed = check.form("/near").send();
        assertThat(followed.location()).isEqualTo("/r/" + number + "?done=follow");
        var page = followed.follow();
        assertThat(page.text()).contains("花园社区").doesNotContain("差点掉下去", "13800001111", "1号楼");
        assertThat(page.body()).doesNotContain("演＊＊");
        assertThat(check(resident("01"), "还是那个井盖").text()).as("followed already").doesNotContain("差不多的事");
        assertThat(check(resident("02"), "我自己的井盖").text()).as("one's own").doesNotContain("差不多的事");
    }

    @Test
    void disputesOfNeighboursAreToldToNobody() {
        String number = opened("resident-02", "隔壁天天吵", "neighbour_dispute");
        assertThat(check(resident("01"), "邻里纠纷，邻居吵").text()).doesNotContain("差不多的事").contains("邻居看不到这件事");
        assertThat(resident("01").get("/near").text()).doesNotContain("邻里纠纷", number);
        var form = resident("01").get("/near").form("/near");
        assertThat(form.set("number", number).send().status()).as("nor can it be followed by its number").isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1-000000-0000", "'; drop table matter", "\u0000", "<script>"})
    void meTooOnWhatIsNotThereIsToldKindly(String number) {
        opened("resident-02", "路灯坏了", "street_lamp");
        var refused = resident("01").get("/near").form("/near").set("number", number).send();
        assertThat(refused.status()).isIn(400, 404);
        assertThat(refused.text()).doesNotContain("Exception");
    }

    @Test
    void aStrangerSaysMeTooAndComesBackByTheCookie() {
        TestServer.get().world("base");
        String number = opened("resident-02", "积水很深", "standing_water");
        var stranger = anonymous();
        var page = stranger.get("/near?district=" + WORLD.code());
        assertThat(page.text()).contains("积水内涝").doesNotContain("积水很深");
        var form = page.form("/near");
        String same = form.set("number", number).set("id", UUID.randomUUID().toString()).send().location();
        assertThat(same).isEqualTo("/r/" + number + "?done=follow");
        assertThat(stranger.get("/r").text()).contains("积水内涝").doesNotContain("积水很深");
        assertThat(anonymous().get("/near").text()).as("several districts: first which").contains("您在哪个区县");
        assertThat(stranger.get("/near?after=zzz").status()).isEqualTo(404);
    }

    @Test
    void aRelativeIsReportedForAndStaysUnknownToOthers() {
        var client = resident("01");
        var what = client.get(NEW + "?by=family");
        assertThat(what.text()).contains("第 3 步再写");
        var check = step(what.form(NEW).set("f.text", "妈妈家水管漏水").send(), "check");
        assertThat(check.text()).contains("替家人反映", "家人的姓名");
        var sent = check.form(NEW).set("f.name", "演示母亲").set("f.phone", "13912345678").send();
        assertThat(sent.follow().text()).contains("替家人反映");
        String number = sent.location().replaceAll("/r/(.*)/done", "$1");
        assertThat(client.get("/r/" + number).text()).contains("演＊＊", "妈妈家水管漏水").doesNotContain("13912345678");
        var matter = WORLD.as("clerk").matter(number);
        assertThat(matter.at("/about/name").asString()).isEqualTo("演＊＊");
        assertThat(matter.at("/about/phone").asString()).isEqualTo("139****5678");
        var revealed = WORLD.as("clerk").post("/api/matters/" + number + "/reveals", Map.of("reason", "约上门")).json();
        assertThat(revealed.at("/about/phone").asString()).isEqualTo("13912345678");
        assertThat(revealed.at("/name").asString()).contains("演示居民");
        WORLD.as("clerk").move(number, "finish", Map.of("text", "修好了"));
        assertThat(client.get("/r/" + number + "/rate").form("/r/" + number, "rate").set("f.verdict", "solved").set("f.word", "satisfied").send().status()).isEqualTo(303);
    }

    @Test
    void pressingTwiceForARelativeOpensOneRequest() {
        var client = resident("03");
        var form = check(client, "替爸爸反映一次").form(NEW).set("f.name", "演示父亲");
        String first = form.send().location();
        assertThat(form.send().location()).isEqualTo(first);
        assertThat(client.get("/r").text().split("替爸爸反映一次", -1)).hasSize(2);
    }

    @Test
    void theHomePageSaysWhatWaitsAndWhatIsPromised() {
        var world = TestServer.get().world("changtai");
        var client = PageClient.signedIn(world, "resident-01");
        assertThat(client.get("/").text()).contains("5 分内有人回应", "花园社区", "还没有诉求").doesNotContain("平均");
        for (int i = 0; i < 10; i++) {
            String number = world.as("resident-01").open(Map.of("text", "第 " + i + " 件"), world.unit("1号楼")).json().get("number").asString();
            world.pass("PT3M");
            world.as("worker").move(number, i == 0 ? "finish" : "reply", Map.of("text", "收到"));
        }
        var home = client.get("/");
        assertThat(home.text()).contains("近 30 天平均 3 分回应", "等您评价", "去评价", "我身边的人", "网格员").doesNotContain("演示网格员");
        assertThat(home.body()).containsPattern("/r/[^\"]+/rate");
    }

    @Test
    void peopleAroundAreThoseOfTheOwnHomeAndMasked() {
        var page = resident("01").get("/people");
        assertThat(page.text()).contains("网格员", "演＊＊", "花园社区").doesNotContain("演示网格员", "演示书记", "河边社区");
        assertThat(page.body()).doesNotContain("tel:1000");
        assertThat(anonymous().get("/people").location()).startsWith("/sign-in");
    }

    @Test
    void whoLookedAtMyPhoneStandsOnThePageOfPrivacy() {
        String number = opened("resident-03", "请打我电话", "street_lamp");
        assertThat(resident("03").get("/privacy").text()).contains("还没有人看过");
        WORLD.as("clerk").post("/api/matters/" + number + "/reveals", Map.of("reason", "确认楼栋 <i>"));
        var page = resident("03").get("/privacy");
        assertThat(page.text()).contains("确认楼栋 <i>", "演＊＊").doesNotContain("演示经办人");
        assertThat(page.body()).contains("确认楼栋 &lt;i");
        assertThat(anonymous().get("/privacy").text()).contains("隐私说明").doesNotContain("谁看过我的电话");
    }

    @Test
    void everyMoveOfAResidentHasAPageOfItsOwn() {
        String number = opened("resident-01", "每一步一页", "street_lamp");
        var client = resident("01");
        assertThat(client.get("/r/" + number + "/add").form("/r/" + number, "note").set("f.text", "补一句").send().follow().text()).contains("补一句");
        assertThat(client.get("/r/" + number + "/urge").form("/r/" + number, "urge").set("f.text", "").send().status()).isEqualTo(303);
        assertThat(client.get("/r/" + number + "/rate").text()).as("not yet possible: the progress").contains("谁在办").doesNotContain("这件事办好了吗");
        var empty = client.get("/r/" + number + "/add").form("/r/" + number, "note").send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.body()).contains("href=\"#note-text\"").contains("id=\"note-text\"");
        assertThat(client.get("/r/" + number + "/withdraw").form("/r/" + number, "withdraw").send().follow().text()).contains("您已撤回");
        for (String path : List.of("/r/" + number + "/nothing", "/r/1-000000-0000/add", "/r/" + number + "/rate_too")) {
            assertThat(client.get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(resident("02").get("/r/" + number + "/add").status()).isEqualTo(404);
    }

    @Test
    void theRatingShowsBeforeAndAfterAndAFollowerRatesForItself() {
        String number = opened("resident-01", "墙皮掉了", "property_repair");
        var neighbour = resident("02");
        neighbour.get("/near").form("/near").set("number", number).send();
        WORLD.as("clerk").move(number, "finish", Map.of("text", "补好了", "photos", List.of(WORLD.as("clerk").photo())));
        assertThat(resident("01").get("/r/" + number + "/rate").text()).contains("之后", "说办好了", "不会替您填").doesNotContain("之前");
        assertThat(neighbour.get("/r/" + number + "/rate-too").form("/r/" + number, "rate_too").set("f.verdict", "unsolved").set("f.word", "dissatisfied").send().status()).isEqualTo(303);
        assertThat(WORLD.as("clerk").matter(number).at("/stage/code").asString()).as("one neighbour's word does not close it").isEqualTo("told");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/near", "/me", "/privacy", "/feedback", "/people", "/r", "/r/new", "/r/new?by=voice", "/r/new?category=nonsense&by=%3Cb%3E"})
    void everyPageIsThereInEnglishAndLargePrint(String path) {
        var client = resident("02");
        String and = path.contains("?") ? "&" : "?";
        assertThat(client.get(path).status()).isEqualTo(200);
        var english = client.get(path + and + "lang=en&elder=1");
        assertThat(english.body()).contains("lang=\"en\"", "data-elder=\"1\"");
        assertThat(english.text()).doesNotContain("page.", "{0}");
    }

    @Test
    void feedbackIsARequestThatSomebodyAnswers() {
        var client = resident("02");
        String to = client.get("/feedback").body().replaceAll("(?s).*<a class=\"btn\" href=\"([^\"]*)\".*", "$1");
        var check = step(client.get(to).form(NEW).set("f.text", "字可以再大一点").send(), "check");
        assertThat(check.body()).contains("value=\"suggestion\" checked");
    }
}
