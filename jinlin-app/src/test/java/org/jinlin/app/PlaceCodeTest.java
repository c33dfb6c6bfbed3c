package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.ReaderException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jinlin.kit.QrCodeTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The code at the place of a day at home (YC-05): printed by who answers for the day, it says that somebody was there on that day, and nothing else does.
class PlaceCodeTest {

    private static final TestWorld WORLD = TestServer.get().world("yongchun");
    private static final Pattern CODE = Pattern.compile("viewBox=\"0 0 (\\d+) \\1\"[^>]*><path d=\"([^\"]+)\"");
    private static final String BY_CODE = "arrive_by_code";

    private final PageClient clerk = PageClient.signedIn(WORLD, "clerk");
    private final PageClient member = PageClient.signedIn(WORLD, "member");

    @BeforeAll
    static void rewind() {
        TestServer.get().rewind();
    }

    private static String published(String later) {
        return RosterWorld.homeDay(WORLD, Duration.parse(later));
    }

    private String scanned(String number) {
        Matcher code = CODE.matcher(clerk.get("/print/here/" + number).body());
        assertThat(code.find()).isTrue();
        try {
            return QrCodeTest.read(Integer.parseInt(code.group(1)), code.group(2)).replace(WORLD.server().address(), "");
        } catch (ReaderException e) {
            throw new IllegalStateException("nothing reads the code", e);
        }
    }

    private String code(String number) {
        return scanned(number).replaceAll(".*/", "");
    }

    private static TestClient.Answer says(String who, String number, String code) {
        return WORLD.as(who).move(number, BY_CODE, Map.of("place_code", code));
    }

    @Test
    void whoeverAnswersForTheDayPrintsItsCode() {
        String number = published("PT1H");
        assertThat(clerk.get("/desk/" + number).body()).contains("href=\"/print/here/" + number + "\"");
        var sheet = clerk.get("/print/here/" + number);
        assertThat(sheet.text()).contains("回家日", "花园社区", "2026", "只在当天有效", "自愿签到，不记位置").containsPattern("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}");
        assertThat(sheet.body()).doesNotContain("<script");
        assertThat(clerk.get("/print/here/" + number + "?lang=en").text()).contains("It holds on this day only");
    }

    @Test
    void onItsDayAMemberScansItAndSaysIAmHere() {
        String number = published("PT1H");
        WORLD.as("member").move(number, "sign_up", Map.of());
        String address = scanned(number);
        var page = member.get(address);
        assertThat(page.text()).contains("您到场了吗", "花园社区", "我到场了");
        var said = page.form(address).send();
        assertThat(said.status()).isEqualTo(303);
        assertThat(said.follow().text()).contains("已经记下，您到场了").doesNotContain("我到场了");
        assertThat(clerk.get("/desk/" + number).text()).as("who confirms sees how it was said").contains("扫码到场签到");
        assertThat(WORLD.as("member").get("/api/matters/" + number + "/moves").json().valueStream().filter(move -> move.get("do").asString().equals(BY_CODE)))
                .singleElement().satisfies(move -> assertThat(move.at("/facts/place_code").asString()).as("the day, never the code").isEqualTo(WORLD.server().now().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate().toString()));
        assertThat(WORLD.as("head").get("/api/matters/" + number + "/moves").body()).doesNotContain(code(number));
    }

    @Test
    void withoutACodeATapIsEnoughAndIsSeenAsOne() {
        String number = published("PT1H");
        assertThat(WORLD.as("volunteer").move(number, "arrive", Map.of()).status()).isEqualTo(200);
        assertThat(clerk.get("/desk/" + number).text()).contains("到场签到").doesNotContain("扫码到场签到");
        assertThat(WORLD.as("member").move(number, BY_CODE, Map.of()).code()).isEqualTo("FIELD_MISSING");
    }

    @Test
    void nobodyIsCountedTwiceByTheCode() {
        String number = published("PT1H");
        String address = scanned(number);
        assertThat(says("member", number, code(number)).status()).isEqualTo(200);
        assertThat(says("member", number, code(number)).code()).isEqualTo("PLACE_CODE_USED");
        assertThat(member.get(address).text()).contains("不用再做什么");
        assertThat(says("volunteer", number, code(number)).status()).as("others may").isEqualTo(200);
        assertThat(WORLD.as("member").matter(number).get("moves").valueStream().map(offer -> offer.get("do").asString())).contains("arrive").doesNotContain(BY_CODE);
    }

    @Test
    void itIsTypedAsItIsPrinted() {
        String number = published("PT1H");
        String typed = code(number).toLowerCase(Locale.ROOT).replaceAll("(.{4})(?!$)", "$1- ");
        var form = member.get("/f/case/" + number + "?do=" + BY_CODE).form("/f/case/" + number, BY_CODE).set("f.place_code", "AAAA-BBBB-CCCC-DDDD").send();
        assertThat(form.status()).isEqualTo(422);
        assertThat(form.text()).contains("这个码不是这次活动的");
        assertThat(form.body()).as("what was typed stays").contains("AAAA-BBBB-CCCC-DDDD");
        assertThat(form.form("/f/case/" + number, BY_CODE).set("f.place_code", typed).send().status()).isEqualTo(303);
    }

    @Test
    void beforeItsDayItOpensNothing() {
        String number = published("P2D");
        assertThat(member.get(scanned(number)).text()).contains("还没有到这一天", "请当天到场再扫").doesNotContain("我到场了");
        assertThat(says("member", number, code(number)).code()).isEqualTo("PLACE_CODE_DAY");
        assertThat(says("member", number, code(number)).status()).isEqualTo(409);
    }

    @Test
    void afterItsDayNeither() {
        String number = published("PT1H");
        String address = scanned(number);
        String code = code(number);
        WORLD.pass("P1D");
        var late = PageClient.signedIn(WORLD, "member").get(address);
        assertThat(late.text()).contains("这个码已经过期", "请告诉社区");
        assertThat(says("member", number, code).code()).isEqualTo("PLACE_CODE_DAY");
        assertThat(WORLD.as("member").move(number, "arrive", Map.of()).status()).as("the tap stays").isEqualTo(200);
    }

    @Test
    void aCodeOfAnotherDayAtHomeIsNone() {
        String number = published("PT1H");
        String other = published("PT2H");
        assertThat(says("member", number, code(other)).code()).isEqualTo("PLACE_CODE_UNKNOWN");
        var page = member.get("/here/" + number + "/" + code(other));
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text()).contains("查不到这个码", "再扫一次");
    }

    @Test
    void whenTheDayIsToldItIsOver() {
        String number = published("PT1H");
        String address = scanned(number);
        WORLD.as("clerk").move(number, "sum_up", Map.of("attendance", 12, "text", "清理三处"));
        assertThat(clerk.get("/print/here/" + number).status()).isEqualTo(404);
        assertThat(member.get(address).text()).contains("这次活动已经结束", "请告诉社区").doesNotContain("我到场了");
        assertThat(says("member", number, address.replaceAll(".*/", "")).code()).isIn("ALREADY_ENDED", "MATTER_UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"housing", "clerk", "worker", "resident-01"})
    void whoDoesNotReportThereIsToldWhoDoes(String who) {
        String number = published("PT1H");
        var page = PageClient.signedIn(WORLD, who).get(scanned(number));
        assertThat(page.text()).contains("这个码不是给您这里的人用的", "请扫那里的码").doesNotContain("name=\"id\"");
        assertThat(says(who, number, code(number)).code()).isIn("NOT_YOURS", "MATTER_UNKNOWN");
    }

    @Test
    void whoHasNotSignedInDoesSoFirstAndComesBack() {
        String number = published("PT1H");
        var nobody = new PageClient(WORLD.server().address());
        String address = scanned(number);
        assertThat(nobody.get(address).location()).startsWith("/sign-in");
        var in = nobody.get(address).follow().form("/sign-in").set("login", WORLD.login("member")).set("password", WORLD.password("member")).send();
        assertThat(in.location()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"member", "volunteer", "worker", "housing", "resident-01"})
    void whoComesDoesNotPrintIt(String who) {
        String number = published("PT1H");
        assertThat(PageClient.signedIn(WORLD, who).get("/print/here/" + number).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/here/x/y", "/here/1-1-1/AAAAAAAAAAAAAAAA", "/here/99999999999999999999/AAAAAAAAAAAAAAAA", "/here/%3Cscript%3E/%3Cscript%3E", "/print/here/x", "/print/here/99999999999999999999"})
    void whatIsNoCodeIsNotKnown(String made) {
        var page = made.startsWith("/print") ? clerk.get(made) : member.get(made);
        assertThat(page.status()).isIn(400, 404);
        assertThat(page.body()).doesNotContain("<script>");
    }

    @Test
    void ofAnotherDistrictItOpensNothing() {
        String address = scanned(published("PT1H"));
        TestWorld other = TestServer.get().world("yongchun");
        assertThat(PageClient.signedIn(other, "member").get(address).status()).isEqualTo(404);
        assertThat(PageClient.signedIn(other, "clerk").get("/print/here/" + address.split("/")[2]).status()).isEqualTo(404);
    }

    @Test
    void beforeADayIsSetThereIsNothingToPrint() {
        String number = WORLD.as("clerk").post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", "home_day", "place", Map.of("unit", WORLD.unit("花园社区")), "fields", Map.of())).json().get("number").asString();
        assertThat(clerk.get("/print/here/" + number).status()).isEqualTo(404);
        assertThat(says("member", number, "AAAABBBBCCCCDDDD").code()).isIn("PLACE_CODE_UNKNOWN", "MATTER_UNKNOWN");
    }
}
