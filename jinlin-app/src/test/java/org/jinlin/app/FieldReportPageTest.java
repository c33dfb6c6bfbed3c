package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jinlin.people.Accounts;
import org.jinlin.people.SessionCookies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reporting in passing: a word or a photo is enough, pressed twice it is one, and nothing typed is lost.
class FieldReportPageTest {

    private static final TestWorld WORLD = TestServer.get().world("changtai");
    private static final String REPORT = "/f/report";

    private final PageClient worker = PageClient.signedIn(WORLD, "worker");

    private PageClient.Form form() {
        return worker.get(REPORT).form(REPORT);
    }

    @Test
    void aSentenceIsEnoughAndTheReceiptSaysWhoAnswers() {
        var sent = form().set("f.text", "消防通道停了车").set("f.category", "blocked_passage").send();
        assertThat(sent.location()).startsWith(REPORT + "/" + WORLD.district() + "-");
        assertThat(sent.follow().text()).contains("已经收到", "第1网格", "回应时限");
        String number = sent.location().substring(REPORT.length() + 1);
        assertThat(WORLD.as("worker").get("/api/matters/" + number).json().at("/category/code").asString()).isEqualTo("blocked_passage");
        assertThat(WORLD.as("worker").get("/api/matters/" + number).json().at("/place/name").asString()).isEqualTo("第1网格");
    }

    @Test
    void aPhotoIsEnoughToo() {
        var sent = form().upload("f.photos", "seen.jpg", PageReportTest.photo(80, 60)).send();
        assertThat(sent.status()).isEqualTo(303);
        assertThat(worker.get("/f/today").text()).contains("照片反映");
    }

    @Test
    void theOwnGridIsChosenAndItsBuildingsStandBeside() {
        String html = form().html();
        assertThat(html).contains("value=\"" + WORLD.unit("第1网格") + "\" checked").contains("value=\"" + WORLD.unit("1号楼") + "\">").doesNotContain(WORLD.unit("2号楼"));
        var sent = form().set("f.text", "楼道灯坏了").set("f.place", WORLD.unit("1号楼")).send();
        assertThat(sent.follow().text()).contains("已经收到");
    }

    @Test
    void whatIsReportedMostStandsAmongTheChips() {
        for (int i = 0; i < 2; i++) {
            WORLD.as("worker").open(Map.of("text", "狗叫 " + i, "category", "pets"), WORLD.unit("1号楼"));
        }
        assertThat(form().html().replaceAll("(?s)<details.*", "")).contains("value=\"pets\"");
    }

    @Test
    void aCategoryFromTheListCountsWhenNoChipWasTapped() {
        var sent = form().set("f.text", "从列表里选的").set("f.other", "water_leak").send();
        String number = sent.location().substring(REPORT.length() + 1);
        assertThat(WORLD.as("worker").get("/api/matters/" + number).json().at("/category/code").asString()).isEqualTo("water_leak");
    }

    @Test
    void withNeitherWordsNorPhotoItIsAskedFor() {
        var refused = form().set("f.category", "water_leak").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("class=\"faults\"", "href=\"#report-text\"").contains("value=\"water_leak\" checked");
    }

    @Test
    void pressedTwiceItIsOne() {
        var form = form().set("f.text", "按了两次").upload("f.photos", "a.jpg", PageReportTest.photo(40, 40));
        var first = form.send();
        assertThat(form.send().location()).isEqualTo(first.location());
    }

    @Test
    void anotherTextOnTheSameFormIsAskedAboutAndKept() {
        var form = form().set("f.text", "第一件");
        form.send();
        var again = form.set("f.text", "改成第二件").send();
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("这份表单已经交过一次");
        assertThat(again.body()).contains("改成第二件</textarea>");
        assertThat(again.form(REPORT).set("f.text", "改成第二件").send().status()).isEqualTo(303);
    }

    @Test
    void aBadPhotoIsNamedAndTheGoodOneStays() {
        var refused = form().set("f.text", "一好一坏").upload("f.photos", "good.jpg", PageReportTest.photo(40, 40)).upload("f.photos", "bad.jpg", new byte[] {1, 2, 3}).send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("bad.jpg", "留着", "一好一坏");
        assertThat(refused.form(REPORT).set("f.text", "一好一坏").send().status()).isEqualTo(303);
    }

    @Test
    void forSomebodyElseTheNameIsMaskedAtOnce() {
        var sent = form().set("f.text", "帮王阿婆报的").set("f.name", "王阿婆").set("f.phone", "10000000977").set("f.channel", "counter").send();
        assertThat(sent.follow().text()).contains("已经收到");
        String number = sent.location().substring(REPORT.length() + 1);
        assertThat(worker.get("/f/case/" + number).text()).contains("王＊＊").doesNotContain("王阿婆 ", "10000000977");
    }

    @ParameterizedTest
    @ValueSource(strings = {"f.name", "f.phone"})
    void aNameOrPhoneThatIsTooLongIsToldAtItsField(String field) {
        var refused = form().set("f.text", "名字太长").set(field, "1".repeat(101)).send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("href=\"#report-" + field.substring(2) + "\"").contains("<details class=\"fold\" open>");
        assertThat(refused.text()).contains("名字太长");
    }

    @ParameterizedTest
    @ValueSource(strings = {"f.category=unicorns", "f.place=1", "f.place=%00", "f.channel=pigeon", "f.channel=api", "f.other=..", "f.photos=12345"})
    void whatCannotBeChosenIsRefusedAndTheWordsStay(String given) {
        String[] pair = given.split("=");
        var refused = form().set("f.text", "乱填的表单").set(pair[0], pair[1].replace("%00", "\u0001")).send();
        assertThat(refused.status()).isBetween(400, 422);
        assertThat(refused.body()).contains("乱填的表单</textarea>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "\u202Eنص من اليمين", "😀😀😀😀😀😀", "${1+1} {0} '"})
    void anyWordsAreShownAsTheyWereWritten(String text) {
        var receipt = form().set("f.text", text).send();
        String page = worker.get("/f/case/" + receipt.location().substring(REPORT.length() + 1)).body();
        assertThat(PageClient.unescaped(page)).contains(text);
        assertThat(page).doesNotContain("<script>alert");
    }

    @Test
    void dangerToLifeIsAnsweredWithTheNumbersToCall() {
        var receipt = form().set("f.text", "有人被困在电梯里").send().follow();
        assertThat(receipt.body()).contains("tel:119", "danger strong");
    }

    @Test
    void whoHasNoPartInWhatFollowsIsToldTheNumber() {
        WORLD.appoint("resident-02", "building_head", "1号楼");
        var head = PageClient.signedIn(WORLD, "resident-02");
        var form = head.get(REPORT).form(REPORT).set("f.text", "帮邻居报").set("f.name", "演示邻居").upload("f.photos", "a.jpg", PageReportTest.photo(40, 40));
        var sent = form.send();
        assertThat(sent.follow().text()).contains("已经收到", sent.location().substring(REPORT.length() + 1)).doesNotContain("回应时限");
        assertThat(form.send().location()).as("pressed twice").isEqualTo(sent.location());
    }

    @Test
    void anExpiredSessionLosesNoWord() {
        var form = form().set("f.text", "写到一半过期了").set("f.category", "pets");
        TestServer.get().bean(Accounts.class).signOut(worker.cookie(SessionCookies.SESSION).orElseThrow());
        var back = form.send().form("/sign-in").set("login", WORLD.login("worker")).set("password", WORLD.password("worker")).send();
        var shown = back.form(REPORT).send();
        assertThat(shown.body()).contains("写到一半过期了</textarea>");
        assertThat(worker.get("/f/today").text()).as("shown, not sent").doesNotContain("写到一半过期了");
    }

    @Test
    void anotherSiteCannotReport() {
        assertThat(form().set("f.text", "骗来的上报").without("_csrf").send().status()).isEqualTo(403);
        assertThat(worker.get("/f/today").text()).doesNotContain("骗来的上报");
    }
}
