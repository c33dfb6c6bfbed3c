package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Writing down calls, visits and messages, one after the other.
class DeskIntakeTest {

    private static final TestWorld WORLD = TestServer.get().world("base");
    private static final String NEW = "/desk/new";

    private final PageClient clerk = PageClient.signedIn(WORLD, "clerk");

    private PageClient.Form form(String text) {
        return clerk.get(NEW).form(NEW).set("f.channel", "phone").set("f.name", "林阿姨").set("f.phone", "13800000021").set("f.place", WORLD.unit("1号楼")).set("f.text", text);
    }

    @Test
    void aCallIsWrittenDownAndTheNextFormFollows() {
        var sent = form("楼下下水道堵了").set("f.category", "pipe_blocked").send();
        assertThat(sent.status()).isEqualTo(303);
        var next = sent.follow();
        assertThat(next.text()).contains("已登记");
        assertThat(next.form(NEW).html()).as("the way in stays, the words do not").containsPattern("value=\"phone\" checked").doesNotContain("下水道", "林阿姨");
        String number = next.body().replaceAll("(?s).*role=\"status\">[^<]*<a href=\"/desk/([^\"]*)\".*", "$1");
        var matter = clerk.get("/desk/" + number);
        assertThat(matter.text()).contains("楼下下水道堵了", "电话", "1号楼", "管道堵塞", "138****0021").doesNotContain("林阿姨", "13800000021");
    }

    @Test
    void theSecondPressWritesDownNothingMore() {
        var twice = form("按了两次的一件");
        String first = twice.send().location();
        assertThat(twice.send().location()).isEqualTo(first);
        assertThat(clerk.get("/desk?view=accept").text().split("按了两次的一件", -1)).hasSize(2);
    }

    @Test
    void anotherTextUnderTheSameFormIsAskedForAgain() {
        var form = form("第一句话");
        form.send();
        var refused = form.set("f.text", "另一句话").send();
        assertThat(refused.status()).isBetween(400, 499);
        assertThat(refused.form(NEW).html()).contains("另一句话</textarea>");
        assertThat(refused.form(NEW).set("f.text", "另一句话").send().status()).isEqualTo(303);
    }

    @Test
    void nothingSaidIsAskedForAndTheRestStays() {
        var refused = form("").set("f.category", "noise").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("class=\"faults\"", "href=\"#new-text\"");
        assertThat(refused.form(NEW).html()).contains("value=\"林阿姨\"", "value=\"13800000021\"", "<option value=\"noise\" selected>");
    }

    @ParameterizedTest
    @CsvSource({"f.place,nowhere", "f.category,no_such", "f.channel,pigeon", "f.channel,api"})
    void whatThereIsNotIsToldAtItsFieldAndTheWordsStay(String field, String value) {
        var refused = form("字段不对的一件").set(field, value).send();
        assertThat(refused.status()).isBetween(400, 499);
        assertThat(refused.form(NEW).html()).contains("字段不对的一件</textarea>");
    }

    @Test
    void aLongNameAndSignsOfCodeAreTakenAsTheyAre() {
        var sent = form("<script>alert(1)</script> \u202e反着写的 🙏").send();
        assertThat(sent.status()).isEqualTo(303);
        assertThat(clerk.get("/desk?view=accept").body()).contains("&lt;script&gt;").doesNotContain("<script>alert");
        assertThat(form("名字太长").set("f.name", "长".repeat(101)).send().status()).isEqualTo(422);
    }

    @Test
    void dangerInTheWordsShowsTheNumbersToCallFirst() {
        var refused = form("有人触电昏迷").set("f.place", "nowhere").send();
        assertThat(refused.body()).contains("tel:120");
    }

    @Test
    void onlyPlacesOfTheOwnUnitsAreOffered() {
        assertThat(clerk.get(NEW).form(NEW).html()).contains("1号楼", "花园社区").doesNotContain("河边社区", "演示物业");
    }

    @ParameterizedTest
    @ValueSource(strings = {"property", "member", "resident-01"})
    void whoMayWriteDownNothingForOthersFindsNoForm(String name) {
        assertThat(PageClient.signedIn(WORLD, name).get(NEW).status()).isEqualTo(404);
    }

    @Test
    void aNumberInTheAddressThatIsNoneOfOursIsNotShown() {
        assertThat(clerk.get(NEW + "?done=1-010101-0001").body()).doesNotContain("role=\"status\"");
        assertThat(clerk.get(NEW + "?channel=%3Cscript%3E").body()).doesNotContain("<script>");
    }
}
