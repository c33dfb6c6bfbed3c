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

/// The handling slip: everything that somebody on site needs, for staff who may see the matter, with nobody's name on it.
class SlipTest {

    private static final TestWorld WORLD = TestServer.get().world("base");
    private static final Pattern CODE = Pattern.compile("viewBox=\"0 0 (\\d+) \\1\"[^>]*><path d=\"([^\"]+)\"");

    private final PageClient clerk = PageClient.signedIn(WORLD, "clerk");

    private static String opened(String text) {
        return WORLD.as("resident-01").open(Map.of("text", text), WORLD.unit("1号楼")).json().get("number").asString();
    }

    private static String dispatched(String text) {
        String number = opened(text);
        WORLD.as("clerk").move(number, "accept", Map.of("nature", "safety", "scope", "some", "harm", "real"));
        WORLD.as("clerk").move(number, "dispatch", Map.of("unit", WORLD.unit("演示物业"), "text", "请先用木板盖住"));
        return number;
    }

    @Test
    void itSaysWhatIsToBeDoneByWhomAndUntilWhen() {
        String number = dispatched("井盖断了一半");
        var slip = clerk.get("/print/slip/" + number);

        assertThat(slip.status()).isEqualTo(200);
        assertThat(slip.text()).contains("诉求办理单", number, "井盖断了一半", "1号楼", "请先用木板盖住", "派单", "时限", "办理人签字", "反映人签字");
        assertThat(clerk.get("/print/slip/" + number + "?lang=en").text()).contains("Handling slip", "Signed by handler").doesNotContain("诉求办理单");
    }

    @Test
    void itsCodeLeadsToTheMatter() throws ReaderException {
        String number = opened("扫码");
        Matcher code = CODE.matcher(clerk.get("/print/slip/" + number).body());
        assertThat(code.find()).isTrue();
        String address = QrCodeTest.read(Integer.parseInt(code.group(1)), code.group(2));

        assertThat(address).isEqualTo(WORLD.server().address() + "/desk/" + number);
        assertThat(clerk.get(address).status()).isEqualTo(200);
        assertThat(new PageClient(WORLD.server().address()).get(address).location()).as("whoever finds the paper").startsWith("/sign-in");
    }

    @Test
    void namesAndPhonesAreMasked() {
        String number = dispatched("谁反映的");
        String phone = WORLD.as("clerk").post("/api/matters/" + number + "/reveals", Map.of("reason", "核对")).json().get("phone").asString();
        String name = WORLD.as("clerk").post("/api/matters/" + number + "/reveals", Map.of("reason", "核对")).json().get("name").asString();

        assertThat(phone).isNotBlank();
        assertThat(clerk.get("/print/slip/" + number).body()).doesNotContain(phone).doesNotContain(name);
    }

    @Test
    void longWordsAndManyStepsStillFitOnOneSheet() {
        String number = opened("长".repeat(4000));
        for (int i = 0; i < 12; i++) {
            WORLD.as("clerk").move(number, "reply", Map.of("text", "第 " + i + " 次回复" + "说".repeat(200)));
        }
        String text = clerk.get("/print/slip/" + number).text();

        assertThat(text).contains("前面还有 8 步", "第 11 次回复", "…").doesNotContain("第 6 次回复").doesNotContain("长".repeat(161)).doesNotContain("说".repeat(41));
    }

    @Test
    void onlyStaffWhoMaySeeTheMatterGetOne() {
        String number = opened("谁能打印");

        assertThat(PageClient.signedIn(WORLD, "resident-01").get("/print/slip/" + number).status()).as("whose own it is").isEqualTo(404);
        assertThat(PageClient.signedIn(WORLD, "resident-02").get("/print/slip/" + number).status()).isEqualTo(404);
        assertThat(PageClient.signedIn(WORLD, "power").get("/print/slip/" + number).status()).as("staff of elsewhere").isEqualTo(404);
        assertThat(PageClient.signedIn(TestServer.get().world("base"), "clerk").get("/print/slip/" + number).status()).as("of another district").isEqualTo(404);
        assertThat(new PageClient(WORLD.server().address()).get("/print/slip/" + number).location()).startsWith("/sign-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1-1-1", "%3Cscript%3E", "99999999999999999999", "%20"})
    void whatIsNoNumberIsNotFound(String number) {
        assertThat(clerk.get("/print/slip/" + number).status()).isEqualTo(404);
    }

    @Test
    void whatWasTypedIsText() {
        String number = opened("<script>alert(1)</script> \u202E倒着");
        assertThat(clerk.get("/print/slip/" + number).body()).doesNotContain("<script>alert").contains("&lt;script&gt;", "<bdi>");
    }
}
