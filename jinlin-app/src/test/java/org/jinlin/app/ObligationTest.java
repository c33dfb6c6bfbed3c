package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jinlin.insight.Facts;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What is owed, over HTTP. Each test has a district of its own: two communities, two members in the garden who report twice a
/// month, and a meeting a quarter for each community.
class ObligationTest {

    private final NumbersWorld numbers = new NumbersWorld();
    private final TestWorld world = numbers.world;

    private JsonNode card(String who, String code, String query) {
        return numbers.get(who, "/api/me/obligations?" + query).get("lines").valueStream().filter(line -> line.get("code").asString().equals(code)).findFirst().orElseThrow();
    }

    /// `1/2`
    private String done(String who, String code) {
        numbers.read();
        JsonNode line = card(who, code, "");
        return line.get("done").asString() + "/" + line.get("owed").asString();
    }

    private JsonNode line(String who, String code, String query) {
        numbers.read();
        return numbers.get(who, "/api/obligations?" + query).valueStream().filter(line -> line.get("code").asString().equals(code)).findFirst().orElseThrow();
    }

    private List<String> below(String who, String code) {
        numbers.read();
        return numbers.names(who, "/api/obligations/" + code);
    }

    private String reported() {
        String number = numbers.open("member", "deed", "花园社区", Map.of("text", "帮邻居修灯"));
        numbers.make("member", number, "report", Map.of());
        return number;
    }

    @Test
    void aDeedCountsOnceHoweverOftenItIsReported() {
        assertThat(done("member", "reports")).isEqualTo("0/2");
        String number = reported();
        assertThat(done("member", "reports")).isEqualTo("1/2");
        numbers.make("member", number, "report", Map.of());
        numbers.make("member", number, "report", Map.of());
        assertThat(done("member", "reports")).isEqualTo("1/2");
        assertThat(card("member", "reports", "").get("flag").asString()).isEqualTo("每月报到应 2 次，已 1 次，到 11 月 30 日还差 1 次。");
        reported();
        assertThat(done("member", "reports")).isEqualTo("2/2");
        assertThat(card("member", "reports", "").get("flag").isNull()).isTrue();
        reported();
        assertThat(done("member", "reports")).isEqualTo("3/2");
    }

    @Test
    void whatSomebodyElseDoesWithItIsTheirs() {
        String number = numbers.open("member", "deed", "花园社区", Map.of("text", "帮邻居修灯"));
        numbers.make("clerk", number, "report", Map.of());
        assertThat(done("member", "reports")).isEqualTo("0/2");
        numbers.make("clerk", number, "confirm", Map.of());
        assertThat(done("clerk", "confirms")).isEqualTo("1/1");
        assertThat(done("member", "reports")).isEqualTo("0/2");
    }

    @Test
    void whatWasTakenBackDoesNotCount() {
        String number = reported();
        numbers.make("member", number, "mistake", Map.of());
        assertThat(done("member", "reports")).isEqualTo("0/2");
        numbers.make("member", number, "report", Map.of());
        assertThat(done("member", "reports")).isEqualTo("1/2");
    }

    @Test
    void whatWasRefusedIsNoDeedOfTheClerk() {
        String number = reported();
        numbers.make("clerk", number, "refuse", Map.of("reason", "不是实事"));
        assertThat(done("clerk", "confirms")).isEqualTo("0/1");
    }

    @Test
    void theNextMonthBeginsAnewAndTheYearRemembers() {
        String number = reported();
        reported();
        world.pass("P15D");
        assertThat(done("member", "reports")).isEqualTo("0/2");
        assertThat(card("member", "reports", "").get("kept").asInt()).isEqualTo(1);
        assertThat(card("member", "reports", "").get("stretches").asInt()).isEqualTo(11);
        // the same matter in another month is another month's deed, and once there too
        numbers.make("member", number, "report", Map.of());
        numbers.make("member", number, "report", Map.of());
        assertThat(done("member", "reports")).isEqualTo("1/2");
        assertThat(card("member", "reports", "day=2026-11-30").get("done").asInt()).isEqualTo(2);
    }

    @Test
    void aUnitOwesWhatWasDoneAtItsPlaceByWhomever() {
        assertThat(below("head", "meets")).containsExactlyInAnyOrder("花园社区", "河边社区");
        String number = numbers.held("1号楼", "hall", 12);
        assertThat(below("head", "meets")).containsExactly("河边社区");
        JsonNode meets = line("head", "meets", "");
        assertThat(List.of(meets.get("all").asInt(), meets.get("met").asInt(), meets.get("below").asInt())).containsExactly(2, 1, 1);
        assertThat(done("secretary", "meets")).isEqualTo("1/1");
        numbers.make("secretary", number, "reopen", Map.of());
        assertThat(below("head", "meets")).containsExactlyInAnyOrder("花园社区", "河边社区");
        numbers.make("secretary", number, "hold", Map.of("people", 3));
        assertThat(done("secretary", "meets")).isEqualTo("1/1");
        assertThat(numbers.get("head", "/api/obligations/meets").at("/items/0/says").asString()).isEqualTo("每季一会应 1 次，已 0 次，到 12 月 31 日还差 1 次。");
    }

    @Test
    void aMeetingThatIsHeldAgainIsNoSecondOne() {
        String number = numbers.held("花园社区", "online", 5);
        numbers.make("secretary", number, "reopen", Map.of());
        numbers.make("secretary", number, "hold", Map.of("people", 5));
        assertThat(done("secretary", "online")).isEqualTo("1/2");
        numbers.held("花园社区", "hall", 5);
        assertThat(done("secretary", "online")).isEqualTo("1/2");
        numbers.held("花园社区", "online", 5);
        assertThat(done("secretary", "online")).isEqualTo("2/2");
    }

    @Test
    void personsAreNamedToTheirOwnUnitOnly() {
        world.appoint("volunteer", "member", "花园社区");
        reported();
        reported();
        assertThat(below("clerk", "reports")).hasSize(2).allMatch("演＊＊"::equals);
        JsonNode above = line("head", "reports", "");
        assertThat(List.of(above.get("all").asInt(), above.get("met").asInt(), above.get("below").asInt())).containsExactly(3, 1, 2);
        JsonNode lines = numbers.get("head", "/api/obligations/reports").get("items");
        assertThat(lines.size()).isEqualTo(1);
        assertThat(lines.at("/0/name").asString()).isEqualTo("花园社区");
        assertThat(lines.at("/0/done").isNull()).isTrue();
        assertThat(lines.at("/0/says").asString()).isEqualTo("3 人中有 2 人还没做够。");
    }

    @Test
    void ofTwoPersonsNothingIsToldAbove() {
        JsonNode above = line("officer", "reports", "");
        assertThat(above.get("all").asInt()).isEqualTo(2);
        assertThat(above.get("met").isNull()).isTrue();
        assertThat(above.get("below").isNull()).isTrue();
        assertThat(below("officer", "reports")).isEmpty();
        assertThat(line("clerk", "reports", "").get("below").asInt()).isEqualTo(2);
    }

    @Test
    void whoeverIsBelowComesPageByPage() {
        JsonNode first = numbers.get("head", "/api/obligations/meets?limit=1");
        assertThat(first.get("items").size()).isEqualTo(1);
        JsonNode second = numbers.get("head", "/api/obligations/meets?limit=1&after=" + first.get("next").asString());
        assertThat(second.at("/items/0/name").asString()).isNotEqualTo(first.at("/items/0/name").asString());
        assertThat(second.hasNonNull("next")).isFalse();
    }

    @Test
    void thePagesShowTheCardAndWhoIsBelow() {
        reported();
        numbers.read();
        assertThat(PageClient.signedIn(world, "member").get("/obligations").text()).contains("每月报到", "已 1 次，应 2 次", "还差 1 次", "不排名");
        assertThat(PageClient.signedIn(world, "resident-01").get("/obligations").text()).contains("没有定次数的事");
        PageClient head = PageClient.signedIn(world, "head");
        assertThat(head.get("/figures").text()).contains("每季一会", "每季度至少 1 次：“例会”（结果：已召开）", "人太少，不显示");
        assertThat(head.get("/obligations/list?obligation=meets").text()).contains("花园社区", "河边社区", "还差 1 次");
        assertThat(PageClient.signedIn(world, "secretary").get("/obligations?lang=en").text()).contains("A meeting a quarter", "0 done, 1 owed");
    }

    @Test
    void whatTheReaderKeepsIsWhatTheLogSays() {
        String number = reported();
        numbers.make("member", number, "mistake", Map.of());
        numbers.make("secretary", numbers.held("花园社区", "hall", 2), "reopen", Map.of());
        reported();
        numbers.read();
        Facts facts = numbers.server.bean(Facts.class);
        assertThat(facts.check(world.district())).isEmpty();
        facts.rebuild(world.district());
        assertThat(done("member", "reports")).isEqualTo("1/2");
        assertThat(done("secretary", "meets")).isEqualTo("0/1");
    }
}
