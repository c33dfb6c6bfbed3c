package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Matters of every kind begin on a page, for those whose post or home opens them, and for nobody else.
class BeginPagesTest {

    private static final TestWorld WORLD = TestServer.get().world("changtai");
    private static final String MODE = "/begin/mode";

    private final PageClient secretary = PageClient.signedIn(WORLD, "secretary");

    private PageClient.Form mode() {
        return secretary.get(MODE).form(MODE).set("f.place", WORLD.unit("花园社区")).set("f.mode", "emergency").set("f.reason", "台风");
    }

    private static byte[] photo() {
        var jpeg = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "jpg", jpeg);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jpeg.toByteArray();
    }

    private static PageClient of(String who) {
        return PageClient.signedIn(WORLD, who);
    }

    @Test
    void theDeskLeadsToWhatAPostOpens() {
        assertThat(secretary.get("/desk").body()).contains("href=\"/begin\"");
        assertThat(secretary.get("/begin").text()).contains("办一件新事", "运行状态", "每栋楼的二维码");
        assertThat(secretary.get("/begin").body()).contains("href=\"/begin/meeting\"").doesNotContain("/begin/request\"", "/begin/order\"", "/begin/visit\"");
        assertThat(secretary.get("/begin?lang=en").text()).contains("Begin something new", "Operating mode");
    }

    @Test
    void theFieldLeadsThereToo() {
        assertThat(of("worker").get("/f/today").body()).contains("href=\"/f/begin\"");
        assertThat(of("worker").get("/begin").body()).contains("/begin/grid_object\"").doesNotContain("/begin/mode\"");
    }

    @Test
    void whoMayOpenNothingIsShownNothing() {
        assertThat(of("housing").get("/f/today").body() + of("housing").get("/desk").body()).doesNotContain("href=\"/begin\"", "href=\"/f/begin\"");
        assertThat(of("property").get("/u").body()).doesNotContain("href=\"/begin\"");
        assertThat(of("property").get("/begin").status()).isEqualTo(404);
        assertThat(new PageClient(WORLD.server().address()).get("/begin").location()).startsWith("/sign-in");
        assertThat(new PageClient(WORLD.server().address()).get(MODE).location()).startsWith("/sign-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mode", "request", "order", "visit", "nothing", "MODE", "mode%00", "..%2Fdesk", "open"})
    void whatAResidentMayNotOpenIsNotThere(String kind) {
        assertThat(of("resident-01").get("/begin/" + kind).status()).isIn(400, 404);
    }

    @Test
    void aFormThatIsNotOnesOwnOpensNothing() {
        var resident = of("resident-01");
        var form = resident.get("/begin/day_in_charge").form("/begin/day_in_charge");
        var sent = resident.post(MODE, "application/x-www-form-urlencoded", ("_csrf=" + form.value("_csrf") + "&id=" + form.value("id") + "&f.mode=emergency&f.reason=x&f.place=" + WORLD.unit("花园社区")).getBytes());
        assertThat(sent.status()).isEqualTo(404);
        assertThat(secretary.post(MODE, "application/x-www-form-urlencoded", "f.mode=emergency&f.reason=x".getBytes()).status()).as("without the secret of the form").isEqualTo(403);
    }

    @Test
    void whatWasBegunIsShownAndSaidToBeDone() {
        var sent = mode().send();
        assertThat(sent.status()).isEqualTo(303);
        var matter = sent.follow();
        assertThat(matter.text()).contains("待另一人确认", "台风");
        assertThat(matter.body()).contains("role=\"status\"");
    }

    @Test
    void aSecondPressBeginsNothingMore() {
        var form = mode();
        String first = form.send().location();
        assertThat(form.send().location()).isEqualTo(first);
    }

    @Test
    void otherWordsUnderTheSameFormAreAskedForAgain() {
        var form = mode();
        form.send();
        var refused = form.set("f.reason", "另一个原因").send();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("另一个原因</textarea>");
        assertThat(refused.form(MODE).set("f.place", WORLD.unit("花园社区")).set("f.mode", "emergency").set("f.reason", "另一个原因").send().status()).isEqualTo(303);
    }

    @Test
    void whatIsMissingIsSaidWhereItBelongsAndTheRestStays() {
        var refused = mode().without("f.mode").set("f.reason", "说了原因，没说要转换成什么").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("class=\"faults\"", "href=\"#begin-mode\"", "说了原因，没说要转换成什么</textarea>");
        assertThat(refused.body()).containsPattern("<option value=\"" + WORLD.unit("花园社区") + "\" selected");
        var none = mode().set("f.reason", " ").send();
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.body()).contains("href=\"#begin-reason\"").containsPattern("value=\"emergency\" checked");
    }

    @ParameterizedTest
    @CsvSource({"f.place,nowhere", "f.place,99999999999999999999", "f.mode,holiday", "f.mode,<script>"})
    void whatThereIsNotIsToldAndTheWordsStay(String field, String value) {
        var refused = mode().set("f.reason", "字段不对的一件").set(field, value).send();
        assertThat(refused.status()).isBetween(400, 499);
        assertThat(refused.body()).contains("字段不对的一件</textarea>").doesNotContain("<script>\"");
    }

    @Test
    void aPlaceOfOthersIsRefusedAndTheWordsStay() {
        for (String place : new String[] {"河边社区", "演示街道", "小区县"}) {
            assertThat(secretary.get(MODE).body()).doesNotContain(">" + place + "<");
            var refused = mode().set("f.place", WORLD.unit(place)).set("f.reason", "别人的地方").send();
            assertThat(refused.status()).as(place).isEqualTo(403);
            assertThat(refused.body()).contains("别人的地方</textarea>");
        }
    }

    @Test
    void tooManyWordsAreToldAndKept() {
        String much = "长".repeat(501);
        var refused = mode().set("f.reason", much).send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains(much);
    }

    @Test
    void signsOfCodeAreText() {
        var sent = mode().set("f.reason", "<script>alert(1)</script> \u202e反着写").send();
        assertThat(sent.follow().body()).contains("&lt;script&gt;").doesNotContain("<script>alert");
    }

    @Test
    void aFormComesBackAsItWasAfterSigningInAnew() {
        var shown = mode().set("f.reason", "会话断了也在").set("_show", "1").send();
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body()).contains("会话断了也在</textarea>").doesNotContain("class=\"faults\"");
    }

    @Test
    void aResidentBeginsWhatResidentsMay() {
        var resident = of("resident-01");
        assertThat(resident.get("/me").body()).contains("href=\"/begin\"");
        assertThat(resident.get("/begin").text()).contains("今日我当家").doesNotContain("每栋楼的二维码");
        var form = resident.get("/begin/day_in_charge").form("/begin/day_in_charge");
        assertThat(form.html()).as("at home, not anywhere").doesNotContain("f.place");
        var sent = form.set("f.text", "周六我来").send();
        assertThat(sent.location()).startsWith("/r/");
        assertThat(sent.follow().text()).contains("周六我来");
        assertThat(of("resident-02").get(sent.location()).status()).isEqualTo(404);
    }

    @Test
    void photosComeAlongAndASecondPressIsTheSame() {
        var worker = of("worker");
        var form = worker.get("/begin/grid_object").form("/begin/grid_object").set("f.place", WORLD.unit("1号楼")).set("f.title", "旧配电箱").set("f.object_kind", "thing")
                .upload("f.photos", "a.jpg", photo());
        String first = form.send().location();
        assertThat(first).startsWith("/r/");
        assertThat(form.send().location()).isEqualTo(first);
        assertThat(worker.get(first).body()).contains("src=\"/f/");
    }

    @Test
    void aBadPhotoIsToldAndTheWordsStay() {
        var refused = of("worker").get("/begin/grid_object").form("/begin/grid_object").set("f.title", "照片坏了").set("f.object_kind", "thing").upload("f.photos", "a.jpg", "not a photo".getBytes()).send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("照片坏了", "href=\"#begin-photos\"");
    }
}
