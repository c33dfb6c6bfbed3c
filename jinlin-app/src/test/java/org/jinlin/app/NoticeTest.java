package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.ReaderException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jinlin.kit.QrCodeTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The notice of a supervision under a red head: said by the unit above, to the unit that had the matter in hand then, for
/// staff who may see the matter.
class NoticeTest {

    private static final TestWorld WORLD = TestServer.get().world("base");
    private static final Pattern CODE = Pattern.compile("viewBox=\"0 0 (\\d+) \\1\"[^>]*><path d=\"([^\"]+)\"");

    private final PageClient head = PageClient.signedIn(WORLD, "head");
    private final PageClient clerk = PageClient.signedIn(WORLD, "clerk");

    private static String opened(Map<String, Object> fields) {
        return WORLD.as("resident-01").open(fields, WORLD.unit("1号楼")).json().get("number").asString();
    }

    private static String supervised(String text) {
        String number = opened(Map.of("text", "电梯停了三天", "category", "lift_fault"));
        press(number, text);
        return number;
    }

    private static void press(String number, String text) {
        assertThat(WORLD.as("head").move(number, "supervise", Map.of("text", text)).status()).isEqualTo(200);
    }

    @Test
    void itSaysWhoPressesWhomForWhat() {
        String number = supervised("今天修好。\n明天报结果。");
        PageClient.Html notice = head.get("/print/notice/" + number);

        assertThat(notice.status()).as(notice.text()).isEqualTo(200);
        assertThat(notice.body()).contains("class=\"red-head\">小区县", "class=\"red-number\">督办〔20", ">今天修好。</p>", ">明天报结果。</p>", "class=\"to\">花园社区：</p>");
        assertThat(notice.text()).contains("关于电梯故障诉求的督办通知", number, "1号楼", "盖章处", "年").doesNotContain("演示居民", "演示领导", "电梯停了三天");
        assertThat(clerk.get("/print/notice/" + number + "?lang=en").text()).contains("Notice of supervision: Lift fault", "Seal here").doesNotContain("督办");
    }

    @Test
    void withoutACategoryItIsNamedByItsNumber() {
        String number = opened(Map.of("text", "不知道算哪一类"));
        press(number, "请查一查");
        assertThat(clerk.get("/print/notice/" + number).text()).contains("关于 " + number + " 号诉求的督办通知");
    }

    @Test
    void ofSeveralItIsTheLatestAndEachHasItsOwnNumber() {
        String number = supervised("第一次督办");
        press(number, "第二次督办");
        String latest = clerk.get("/print/notice/" + number).text();
        assertThat(latest).contains("第二次督办", number + "-3 号").doesNotContain("第一次督办");
        assertThat(clerk.get("/print/notice/" + number + "?step=2").text()).contains("第一次督办", number + "-2 号").doesNotContain("第二次督办");
    }

    @Test
    void theAddresseeIsWhoHadItInHandThen() {
        String number = supervised("原来在社区");
        WORLD.as("clerk").move(number, "accept", Map.of("nature", "service"));
        WORLD.as("clerk").move(number, "dispatch", Map.of("unit", WORLD.unit("演示物业"), "text", "请去看"));
        String notice = head.get("/print/notice/" + number).body();
        assertThat(notice).contains("class=\"to\">花园社区：</p>");
    }

    @Test
    void itsCodeLeadsToTheMatter() throws ReaderException {
        String number = supervised("扫码");
        Matcher code = CODE.matcher(clerk.get("/print/notice/" + number).body());
        assertThat(code.find()).isTrue();
        assertThat(QrCodeTest.read(Integer.parseInt(code.group(1)), code.group(2))).isEqualTo(WORLD.server().address() + "/desk/" + number);
    }

    @Test
    void itIsFoundOnTheDeskAndAfterPressing() {
        String number = supervised("从这里打印");
        assertThat(clerk.get("/desk/" + number).body()).contains("href=\"/print/notice/" + number + "\"");
        assertThat(head.get("/dash?done=" + number).body()).contains("href=\"/print/notice/" + number + "\"");
        String calm = opened(Map.of("text", "没有督办的"));
        assertThat(clerk.get("/desk/" + calm).body()).doesNotContain("/print/notice/");
    }

    @Test
    void onlyStaffWhoMaySeeTheMatterGetOne() {
        String number = supervised("谁能打印");
        for (String who : new String[] {"resident-01", "resident-02", "power"}) {
            assertThat(PageClient.signedIn(WORLD, who).get("/print/notice/" + number).status()).as(who).isEqualTo(404);
        }
        assertThat(PageClient.signedIn(TestServer.get().world("base"), "head").get("/print/notice/" + number).status()).as("of another district").isEqualTo(404);
        assertThat(new PageClient(WORLD.server().address()).get("/print/notice/" + number).location()).startsWith("/sign-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "9", "0", "-2", "x", "99999999999", "%3Cscript%3E"})
    void aStepThatWasNoSupervisionHasNone(String step) {
        assertThat(clerk.get("/print/notice/" + supervised("第二步") + "?step=" + step).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1-1-1", "%3Cscript%3E", "99999999999999999999", "%20"})
    void whatIsNoNumberIsNotFound(String number) {
        assertThat(clerk.get("/print/notice/" + number).status()).isEqualTo(404);
        assertThat(clerk.get("/print/notice/" + opened(Map.of("text", "没有督办"))).status()).isEqualTo(404);
    }

    @Test
    void whatWasTypedIsTextAndFitsTheSheet() {
        String number = supervised("<script>alert(1)</script> \u202E倒着\n" + "长".repeat(4000));
        assertThat(clerk.get("/print/notice/" + number).body()).doesNotContain("<script>alert").contains("&lt;script&gt;", "长…").doesNotContain("长".repeat(401));
        String many = supervised("一行\n".repeat(300));
        assertThat(clerk.get("/print/notice/" + many).body().split("<p dir=\"auto\">", -1)).hasSizeLessThan(12);
    }
}
