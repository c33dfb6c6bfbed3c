package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jinlin.insight.Facts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Every kind as a register. In the garden three rooms are kept, of 80, 40 and 25 square metres, the first of them let out and
/// reviewed last; one was struck from the register. By the river there is none.
class RegisterTest {

    private static final NumbersWorld NUMBERS = new NumbersWorld();
    private static final TestWorld WORLD = NUMBERS.world;
    private static final List<String> ROOMS = new ArrayList<>();

    @BeforeAll
    static void fourRooms() {
        ROOMS.add(NUMBERS.room("1号楼", 80, true));
        WORLD.pass("PT1H");
        ROOMS.add(NUMBERS.room("第1网格", 40, false));
        WORLD.pass("PT1H");
        ROOMS.add(NUMBERS.room("2号楼", 25, false));
        WORLD.pass("PT1H");
        NUMBERS.make("secretary", ROOMS.getFirst(), "review", Map.of());
        NUMBERS.make("secretary", NUMBERS.room("2号楼", 500, true), "retire", Map.of());
    }

    private static JsonNode register(String who, String kind, String query) {
        NUMBERS.read();
        return NUMBERS.get(who, "/api/registers/" + kind + "?" + query);
    }

    private static List<String> numbers(JsonNode register) {
        return register.at("/page/items").valueStream().map(line -> line.get("number").asString()).toList();
    }

    @Test
    void whatIsKeptStandsThereWithItsFieldsDueReviewsFirst() {
        JsonNode rooms = register("secretary", "room", "");
        assertThat(numbers(rooms)).containsExactly(ROOMS.get(1), ROOMS.get(2), ROOMS.get(0));
        assertThat(rooms.get("matters").asInt()).isEqualTo(3);
        assertThat(rooms.get("late").asInt()).isZero();
        assertThat(rooms.at("/kind/name").asString()).isEqualTo("房屋");
        JsonNode let = rooms.at("/page/items/2");
        assertThat(let.at("/fields/area").asString()).isEqualTo("80");
        assertThat(let.at("/fields/leased").asString()).isEqualTo("是");
        assertThat(let.get("said").asString()).isEqualTo("一间");
        assertThat(rooms.at("/page/items/0/fields").has("leased")).isFalse();
    }

    @Test
    void numbersAreAddedUpOverAllPages() {
        JsonNode first = register("head", "room", "limit=2");
        assertThat(numbers(first)).hasSize(2);
        JsonNode area = first.get("columns").valueStream().filter(column -> column.get("code").asString().equals("area")).findFirst().orElseThrow();
        assertThat(area.get("sum").asLong()).isEqualTo(145);
        JsonNode second = register("head", "room", "limit=2&after=" + first.at("/page/next").asString());
        assertThat(numbers(second)).containsExactly(ROOMS.getFirst());
        assertThat(second.at("/page").hasNonNull("next")).isFalse();
    }

    @Test
    void aRegisterIsOfAUnitAndBelow() {
        assertThat(numbers(register("head", "room", NUMBERS.unit("第2网格")))).containsExactly(ROOMS.get(2));
        assertThat(numbers(register("head", "room", NUMBERS.unit("河边社区")))).isEmpty();
        assertThat(register("head", "room", NUMBERS.unit("河边社区")).get("matters").asInt()).isZero();
        assertThat(register("head", "meeting", "").get("columns").isEmpty()).isTrue();
    }

    @Test
    void everyKindIsARegister() {
        NUMBERS.read();
        for (String kind : List.of("request", "order", "muster", "approval", "meeting", "room", "deed")) {
            assertThat(register("head", kind, "").at("/kind/code").asString()).isEqualTo(kind);
            assertThat(PageClient.signedIn(WORLD, "head").get("/registers/" + kind).status()).isEqualTo(200);
        }
    }

    @Test
    void thePageShowsColumnsAndTotals() {
        NUMBERS.read();
        PageClient head = PageClient.signedIn(WORLD, "head");
        PageClient.Html page = head.get("/registers/room");
        assertThat(page.text()).contains("房屋册", "面积", "出租", "145", "现在 3 件", "一间");
        assertThat(page.body()).contains("/desk/" + ROOMS.getFirst());
        assertThat(head.get("/figures").text()).contains("各类事项册", "房屋");
        assertThat(head.get("/registers/room?" + NUMBERS.unit("河边社区")).text()).contains("册里现在没有");
        assertThat(head.get("/registers/room?lang=en").text()).contains("Register: Room", "Total");
    }

    @Test
    void aReviewThatWasMadeLateIsOverAndTheNextOneRuns() {
        var numbers = new NumbersWorld();
        String room = numbers.room("1号楼", 10, false);
        String other = numbers.room("2号楼", 20, false);
        numbers.world.pass("P91D");
        numbers.read();
        JsonNode late = numbers.get("head", "/api/registers/room");
        assertThat(late.get("late").asInt()).isEqualTo(2);
        numbers.make("secretary", room, "review", Map.of());
        numbers.make("secretary", room, "review", Map.of());
        numbers.read();
        JsonNode reviewed = numbers.get("head", "/api/registers/room");
        assertThat(reviewed.get("late").asInt()).isEqualTo(1);
        assertThat(numbers(reviewed)).containsExactly(other, room);
        assertThat(reviewed.at("/page/items/1/late").asBoolean()).isFalse();
        assertThat(numbers.server.bean(Facts.class).check(numbers.world.district())).isEmpty();
    }
}
