package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.ReaderException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jinlin.kit.QrCodeTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a shop that may open again shows at its door, and what anybody who scans it finds: valid, expired or unknown, and nobody's name.
class PassTest {

    private static final TestWorld WORLD = TestServer.get().world("tongan");
    private static final Pattern CODE = Pattern.compile("viewBox=\"0 0 (\\d+) \\1\"[^>]*><path d=\"([^\"]+)\"");

    private final PageClient anybody = new PageClient(WORLD.server().address());
    private final PageClient owner = PageClient.signedIn(WORLD, "resident-01");

    private static String applied() {
        var answer = WORLD.as("resident-01").post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", "reopening", "place", Map.of("unit", WORLD.unit("1号楼")),
                "fields", Map.of("title", "演示理发店", "text", "申请复业，店主李四")));
        return answer.json().get("number").asString();
    }

    private static String approved() {
        String number = applied();
        var clerk = WORLD.as("clerk");
        clerk.move(number, "tick_cleaning", Map.of("photos", List.of(clerk.photo())));
        clerk.move(number, "tick_supplies", Map.of("photos", List.of(clerk.photo())));
        clerk.move(number, "tick_staff", Map.of("text", "三人"));
        assertThat(clerk.move(number, "approve", Map.of()).status()).isEqualTo(200);
        return number;
    }

    private String address(String number) throws ReaderException {
        Matcher code = CODE.matcher(owner.get("/r/" + number).body());
        assertThat(code.find()).as("a code on the page of who asked").isTrue();
        return QrCodeTest.read(Integer.parseInt(code.group(1)), code.group(2));
    }

    @Test
    void beforeItIsApprovedThereIsNothingToShow() {
        String number = applied();
        assertThat(owner.get("/r/" + number).text()).doesNotContain("给门口看的二维码");
    }

    @Test
    void anybodyWhoScansItSeesThatItIsValidAndNobodysName() throws ReaderException {
        String number = approved();
        assertThat(owner.get("/r/" + number).text()).contains("给门口看的二维码", "有效期到");
        var page = anybody.get(address(number));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("有效", "复业申请", "花园社区", "1号楼", "有效期到", "核对时间", "小区县").doesNotContain("理发店", "李四", "演示居民", "138", number);
        assertThat(anybody.get(address(number) + "?lang=en").text()).contains("Valid", "Reopening", "Valid until");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.body()).doesNotContain("<script");
    }

    @Test
    void smallLettersAreForgiven() throws ReaderException {
        String address = address(approved());
        int code = address.lastIndexOf('/');
        assertThat(anybody.get(address.substring(0, code) + address.substring(code).toLowerCase(java.util.Locale.ROOT)).status()).isEqualTo(200);
    }

    @Test
    void afterItsTimeItHasExpiredAndAReviewMakesItValidAgain() throws ReaderException {
        String number = approved();
        String address = address(number);
        WORLD.pass("P30DT1M");
        assertThat(anybody.get(address).text()).contains("已过期", "现在不再有效").doesNotContain("有效期到");
        assertThat(PageClient.signedIn(WORLD, "resident-01").get("/r/" + number).text()).doesNotContain("给门口看的二维码");
        WORLD.as("clerk").move(number, "review", Map.of("text", "复核过"));
        assertThat(anybody.get(address).text()).contains("有效期到");
        WORLD.as("clerk").move(number, "end_well", Map.of());
        assertThat(anybody.get(address).text()).contains("已过期");
    }

    @Test
    void whatIsMadeUpIsUnknown() throws ReaderException {
        String number = approved();
        String address = address(number);
        String code = address.substring(address.lastIndexOf('/') + 1);
        String other = approved();
        for (String made : List.of("/check/" + other + "/" + code, "/check/" + number + "/0000000000000000", "/check/" + number + "/" + code.substring(1), "/check/" + number + "/" + code + "0",
                "/check/" + applied() + "/" + code, "/check/9-010101-0001/" + code)) {
            var page = anybody.get(made);
            assertThat(page.status()).as(made).isEqualTo(404);
            assertThat(page.text()).as(made).contains("查不到").doesNotContain("花园社区");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x/y", "%20/%20", "1-1-1/AAAAAAAAAAAAAAAA", "99999999999999999999/AAAAAAAAAAAAAAAA", "%3Cscript%3E/%3Cscript%3E", "1001-261120-0001/%00", "1001-261120-0001/＜＞＜＞＜＞＜＞＜＞＜＞＜＞＜＞"})
    void whatIsNoCodeIsUnknownToo(String made) {
        var page = anybody.get("/check/" + java.net.URLEncoder.encode(made, java.nio.charset.StandardCharsets.UTF_8).replace("%2F", "/").replace("%25", "%"));
        assertThat(page.status()).isIn(400, 404);
        assertThat(page.body()).doesNotContain("<script>");
    }

    @Test
    void aMatterThatWasNeverApprovedHasNoPassThatExpired() throws ReaderException {
        String number = applied();
        WORLD.as("clerk").move(number, "refuse", Map.of("reason", "通道堵着", "next_path", "清理后再申请"));
        String address = address(approved());
        String code = address.substring(address.lastIndexOf('/') + 1);
        assertThat(anybody.get("/check/" + number + "/" + code).status()).isEqualTo(404);
    }

    @Test
    void nobodyElseIsShownTheCode() {
        String number = approved();
        assertThat(PageClient.signedIn(WORLD, "resident-02").get("/r/" + number).status()).isEqualTo(404);
        assertThat(new PageClient(WORLD.server().address()).get("/r/" + number).location()).startsWith("/sign-in");
    }
}
