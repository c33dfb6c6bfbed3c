package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.jinlin.matters.Erasures;
import org.jinlin.matters.LogReader;
import org.jinlin.matters.SearchReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What a dispatcher on the phone finds with a few characters, and what nobody finds.
class SearchTest {

    private static final TestServer SERVER = TestServer.get();
    private static final TestWorld WORLD = SERVER.world("base");
    private static final String LIFT = open("resident-01", "３ 号楼电梯停了，关门的时候哐哐响", "1号楼");
    private static final String PIPE = open("resident-02", "楼道水管漏水，Wi-Fi 也坏了", "1号楼");
    private static final String CALLER = byPhone("演示来电人", "138 0013 6021", "五楼阳台漏水");

    private static String open(String who, String text, String place) {
        SERVER.rewind();
        return WORLD.as(who).open(Map.of("text", text), WORLD.unit(place)).json().get("number").asString();
    }

    private static String byPhone(String name, String phone, String text) {
        var body = new HashMap<String, Object>(Map.of("channel", "phone", "place", Map.of("unit", WORLD.unit("1号楼")), "asker", Map.of("name", name, "phone", phone), "fields", Map.of("text", text)));
        String number = WORLD.as("clerk").post("/api/matters", body).json().get("number").asString();
        read();
        return number;
    }

    private static void read() {
        SERVER.settle(WORLD.district());
        SERVER.bean(SearchReader.class).run(WORLD.district());
    }

    private static TestClient.Answer search(String who, Map<String, Object> typed) {
        return WORLD.as(who).post("/api/matters/search", typed);
    }

    private static List<String> found(String who, String typed) {
        return numbers(search(who, Map.of("q", typed, "limit", "200")).json());
    }

    private static List<String> numbers(JsonNode page) {
        return page.get("items").valueStream().map(line -> line.get("number").asString()).toList();
    }

    @ParameterizedTest
    @CsvSource({"漏水, true", "电梯, false", "水管漏水, true", "楼道 wi-fi, true", "ＷＩＦＩ, true", "3号楼, false", "电梯 漏水, false", "管楼, false", "道水管, true"})
    void wordsOfTwoCharactersFindWhatWasSaid(String typed, boolean pipe) {
        assertThat(found("clerk", typed).contains(PIPE)).isEqualTo(pipe);
    }

    @Test
    void theNewestIsFirst() {
        assertThat(found("clerk", "漏水")).containsExactly(CALLER, PIPE);
    }

    @Test
    void aNumberFindsItsMatterInBothForms() {
        String[] parts = LIFT.split("-");
        assertThat(found("clerk", LIFT)).containsExactly(LIFT);
        assertThat(found("clerk", parts[1] + "-" + parts[2])).containsExactly(LIFT);
        assertThat(found("clerk", parts[2])).startsWith(LIFT);
        assertThat(found("clerk", WORLD.district() + " － 991231 － 0001")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"演示来电人", "演示 来电人", "13800136021", "+86 138-0013-6021", "6021", "６０２１"})
    void theAskerIsFoundByWholeNameAndPhoneAndByTheEndOfThePhone(String typed) {
        assertThat(found("clerk", typed)).containsExactly(CALLER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"来电人", "演示来", "1380013602", "3800136021", "021", "0136", "60211"})
    void aPartOfANameOrPhoneFindsNobody(String typed) {
        assertThat(found("clerk", typed)).doesNotContain(CALLER);
    }

    @Test
    void fourDigitsFindNobodyInAWholeDistrict() {
        assertThat(found("head", "6021")).doesNotContain(CALLER);
        assertThat(found("head", "13800136021")).contains(CALLER);
    }

    @Test
    void aPlaceFindsWhatIsThereAndBelow() {
        assertThat(found("clerk", "1号楼")).contains(LIFT, PIPE, CALLER);
        assertThat(found("clerk", "没有这个地方")).isEmpty();
    }

    @Test
    void whatIsErasedIsFoundNoMore() {
        String number = open("resident-01", "我住在凤凰木下面", "1号楼");
        read();
        assertThat(found("clerk", "凤凰")).containsExactly(number);

        SERVER.bean(Erasures.class).erase(WORLD.district(), id(number), 1, "PIPL Art. 47");

        assertThat(found("clerk", "凤凰")).isEmpty();
        assertThat(found("clerk", number)).containsExactly(number);
    }

    @Test
    void whatIsErasedBeforeItIsReadIsNeverFound() {
        String number = open("resident-01", "木棉花开了", "1号楼");
        SERVER.bean(Erasures.class).erase(WORLD.district(), id(number), 1, "PIPL Art. 47");
        read();

        assertThat(found("clerk", "木棉")).isEmpty();
    }

    @Test
    void pagesTogetherAreAllThatIsFound() {
        for (int i = 0; i < 7; i++) {
            open("resident-01", "三角梅 " + i, "1号楼");
            open("resident-01", "三角，角梅", "1号楼"); // has the pairs, not the word
        }
        read();
        var seen = new ArrayList<String>();
        String after = "";
        do {
            JsonNode page = search("clerk", Map.of("q", "三角梅", "limit", "2", "after", after)).json();
            seen.addAll(numbers(page));
            after = page.hasNonNull("next") ? page.get("next").asString() : "";
        } while (!after.isEmpty());

        assertThat(seen).hasSize(7).doesNotHaveDuplicates().isEqualTo(found("clerk", "三角梅"));
    }

    @Test
    void nobodyFindsWhatIsNotBelowThem() {
        assertThat(found("property", LIFT)).isEmpty();
        assertThat(found("property", "电梯")).isEmpty();
        TestWorld other = SERVER.world("base");
        assertThat(numbers(other.as("clerk").post("/api/matters/search", Map.of("q", "漏水")).json())).isEmpty();
        assertThat(numbers(other.as("clerk").post("/api/matters/search", Map.of("q", LIFT)).json())).isEmpty();
    }

    @Test
    void residentsHaveNoSearch() {
        Bad.problem(search("resident-01", Map.of("q", "漏水")), "NO_POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "水", "，，", "🙂🙂"})
    void tooLittleIsRefusedWithASentence(String typed) {
        Bad.problem(search("clerk", Map.of("q", typed)), "SEARCH_TOO_SHORT");
    }

    @Test
    void badInputIsRefused() {
        Bad.problem(search("clerk", Map.of("q", "长".repeat(101))), "TEXT_TOO_LONG");
        Bad.problem(search("clerk", Map.of("q", "漏水", "after", "x")), "BAD_CURSOR");
        Bad.problem(search("clerk", Map.of("q", "漏水", "limit", "0")), "BAD_LIMIT");
        Bad.problem(search("clerk", Map.of()), "SEARCH_TOO_SHORT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%", "__", "' or 1=1 --", "漏水' --", "\\\\", "\u202e漏水\u0000", "<script>"})
    void whatLooksLikeCodeIsOnlyText(String typed) {
        assertThat(search("clerk", Map.of("q", typed)).status()).isIn(200, 422, 400);
    }

    @Test
    void aReaderThatRunsTwiceWritesNothingTwice() {
        read();
        String before = count();
        read();
        assertThat(count()).isEqualTo(before);
        assertThat(SERVER.bean(SearchReader.class).unread(WORLD.district())).isEqualTo(new LogReader.Backlog(0, null));
    }

    @Test
    void theTableHoldsNothingThatCouldBeRead() {
        List<String> columns = SERVER.bean(Db.class).read(Scope.service(WORLD.district(), Scope.Kind.READER), db -> db.fetch(
                "select * from matters.term where district_id = ? limit 1", WORLD.district()).fieldsRow().fieldStream().map(field -> field.getName() + " " + field.getType().getSimpleName()).toList());
        assertThat(columns).containsExactly("district_id Integer", "hash Long", "matter_id Long");
    }

    private static String count() {
        return SERVER.bean(Db.class).read(Scope.service(WORLD.district(), Scope.Kind.READER),
                db -> db.fetchValue("select count(*) from matters.term where district_id = ?", WORLD.district()).toString());
    }

    private static long id(String number) {
        return SERVER.bean(Db.class).read(Scope.service(WORLD.district(), Scope.Kind.REPORT),
                db -> (Long) db.fetchValue("select id from matters.matter where district_id = ? and number = ?", WORLD.district(), number));
    }
}
