package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Photos that come with a call, a visit or a message of a group, and to whom the form is offered at all.
class DeskIntakePhotosTest {

    private static final TestWorld WORLD = TestServer.get().world("base");
    private static final String NEW = "/desk/new";

    private final PageClient clerk = PageClient.signedIn(WORLD, "clerk");

    private PageClient.Form form(String text) {
        return clerk.get(NEW).form(NEW).set("f.channel", "group").set("f.name", "群里的邻居").set("f.place", WORLD.unit("1号楼")).set("f.text", text);
    }

    private PageClient.Html written(PageClient.Html sent) {
        assertThat(sent.status()).isEqualTo(303);
        return clerk.get("/desk/" + sent.location().replaceAll(".*done=([^&]*).*", "$1"));
    }

    @Test
    void photosOfAGroupStandWithWhatWasSaid() {
        var matter = written(form("群里发来两张照片").upload("f.photos", "a.jpg", PageReportTest.photo(80, 60)).upload("f.photos", "b.jpg", PageReportTest.photo(60, 80)).send());
        assertThat(matter.text()).contains("群里发来两张照片");
        assertThat(matter.body().split("src=\"/f/", -1)).hasSize(3);
    }

    @Test
    void aPhotoAloneIsEnough() {
        assertThat(written(form("").upload("f.photos", "a.jpg", PageReportTest.photo(80, 60)).send()).body()).contains("src=\"/f/");
    }

    @Test
    void aBadPhotoIsNamedTheGoodOneAndTheWordsStay() {
        var refused = form("一好一坏").set("f.category", "noise").upload("f.photos", "good.jpg", PageReportTest.photo(40, 40))
                .upload("f.photos", "script.jpg", "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8)).send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("script.jpg", "不是照片");
        assertThat(refused.body()).contains("href=\"#new-photos\"").doesNotContain("<script>alert");
        assertThat(refused.form(NEW).html()).contains("一好一坏</textarea>", "value=\"群里的邻居\"", "<option value=\"noise\" selected>").containsPattern("value=\"group\" checked");
        assertThat(refused.form(NEW).value("f.photos")).as("the good one is in already").isNotEmpty();
        var matter = written(refused.form(NEW).set("f.channel", "group").set("f.place", WORLD.unit("1号楼")).set("f.text", "一好一坏").send());
        assertThat(matter.body().split("src=\"/f/", -1)).hasSize(2);
    }

    @Test
    void photosStayWhenSomethingElseIsWrong() {
        var refused = form("地点不对").set("f.place", "nowhere").upload("f.photos", "a.jpg", PageReportTest.photo(40, 40)).send();
        assertThat(refused.status()).isBetween(400, 499);
        assertThat(refused.form(NEW).value("f.photos")).isNotEmpty();
    }

    @Test
    void tenPhotosAreToldAsTooMany() {
        var ten = form("十张");
        for (int i = 0; i < 10; i++) {
            ten.upload("f.photos", i + ".jpg", PageReportTest.photo(8, 8));
        }
        var refused = ten.send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("href=\"#new-photos\"");
    }

    @Test
    void theSecondPressWritesDownNothingMoreThoughItsPhotosCameAgain() {
        var twice = form("带照片按了两次").upload("f.photos", "a.jpg", PageReportTest.photo(40, 40));
        String first = twice.send().location();
        assertThat(twice.send().location()).isEqualTo(first);
        assertThat(clerk.get("/desk?view=accept").text().split("带照片按了两次", -1)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "-1", "<b>", "../../etc"})
    void aPhotoThatNobodySentIsNotTaken(String id) {
        var refused = form("别人的照片").add("f.photos", id).send();
        assertThat(refused.status()).isBetween(400, 499);
        assertThat(refused.form(NEW).html()).contains("别人的照片</textarea>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"head", "officer", "property", "member", "resident-01"})
    void whoMayWriteDownNothingIsOfferedNothingAndLeavesNothingBehind(String name) {
        var other = PageClient.signedIn(WORLD, name);
        for (String path : new String[] {"/desk", "/desk/keys"}) {
            assertThat(other.get(path).body()).as(path).doesNotContain("href=\"/desk/new\"");
        }
        String csrf = other.get("/me").form("/sign-out").value("_csrf");
        var answer = other.post(NEW, "application/x-www-form-urlencoded", ("f.text=x&_csrf=" + java.net.URLEncoder.encode(csrf, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void whoMayIsOfferedItOnEachPageOfTheDesk() {
        assertThat(clerk.get("/desk").body()).contains("href=\"/desk/new\"");
        assertThat(clerk.get(NEW).body()).contains("href=\"/desk/new\" aria-current=\"page\"");
        assertThat(PageClient.signedIn(WORLD, "worker").get("/desk").body()).contains("href=\"/desk/new\"");
    }
}
