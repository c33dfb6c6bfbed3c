package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Pages of a list neither lose nor repeat a row, also where many are due at the same moment.
class MatterListsTest {

    private static final TestServer SERVER = TestServer.get();
    private static final TestWorld WORLD = SERVER.world("base");
    private static final List<String> OPENED = opened();

    private static List<String> opened() {
        SERVER.rewind();
        var numbers = new ArrayList<String>();
        for (int i = 0; i < 9; i++) {
            numbers.add(WORLD.as("clerk").open(Map.of("text", "第 " + i + " 件"), WORLD.unit("1号楼")).json().get("number").asString());
        }
        for (String number : numbers.subList(0, 4)) {
            WORLD.as("clerk").move(number, "accept", Map.of());
        }
        return numbers;
    }

    @ParameterizedTest
    @ValueSource(strings = {"desk", "below", "mine"})
    void pagesOfTwoTogetherAreTheWholeList(String view) {
        var seen = new ArrayList<String>();
        String after = "";
        do {
            JsonNode page = WORLD.as("clerk").get("/api/matters?limit=2&view=" + view + (after.isEmpty() ? "" : "&after=" + after)).json();
            page.get("items").valueStream().map(line -> line.get("number").asString()).forEach(seen::add);
            after = page.hasNonNull("next") ? page.get("next").asString() : "";
        } while (!after.isEmpty());

        assertThat(seen).as("none twice").doesNotHaveDuplicates();
        assertThat(new TreeSet<>(seen)).as("none lost").containsAll(OPENED);
        assertThat(seen).isEqualTo(WORLD.as("clerk").get("/api/matters?limit=200&view=" + view).json().get("items").valueStream().map(line -> line.get("number").asString()).toList());
    }

    @Test
    void anOpenMatterHasADueTimeWithoutWhichItWouldFallOutOfThePages() {
        assertThatThrownBy(() -> SERVER.bean(Db.class).write(Scope.service(WORLD.district(), Scope.Kind.MOVE),
                db -> db.execute("update matters.matter set due_at = null where district_id = ? and number = ?", WORLD.district(), OPENED.getFirst())))
                .isInstanceOf(IntegrityConstraintViolationException.class);
    }

    @Test
    void whatWasToldIsNoListOfResidents() {
        Bad.problem(WORLD.as("resident-01").get("/api/matters?view=told"), "NO_POST");
        assertThat(WORLD.as("clerk").get("/api/matters?view=told").json().get("items").size()).isZero();
    }

    @Test
    void whoOnlyFollowsReadsNoWordsOnAListWhateverTheirPost() {
        String number = WORLD.as("resident-01").open(Map.of("text", "只给办事的人看"), WORLD.unit("1号楼")).json().get("number").asString();
        WORLD.as("urban").move(number, "follow", Map.of());

        assertThat(line("urban", "mine", number).hasNonNull("summary")).isFalse();
        assertThat(line("resident-01", "mine", number).get("summary").asString()).isEqualTo("只给办事的人看");
        assertThat(line("clerk", "below", number).get("summary").asString()).isEqualTo("只给办事的人看");
    }

    private static JsonNode line(String who, String view, String number) {
        return WORLD.as(who).get("/api/matters?limit=200&view=" + view).json().get("items").valueStream()
                .filter(line -> line.get("number").asString().equals(number)).findFirst().orElseThrow();
    }
}
