package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Line 4: return and transfer keep the clocks; the first response is not overruled by a later clock; a resident's note
/// counts as contact; a merged case leaves the overdue list.
///
/// What "counts as contact" means here: the note is a move of the asker that everybody with a duty on the matter sees,
/// it makes an older version stale, and it neither answers for the house (the answer is still owed) nor moves a deadline.
class Line4ClocksKeptRegressionTest {

    private static final TestWorld WORLD = TestServer.get().world("base");
    private final TestClient resident = WORLD.as("resident-01");
    private final TestClient clerk = WORLD.as("clerk");
    private String number;

    @BeforeEach
    void opened() {
        TestServer.get().rewind();
        number = resident.open(Map.of("text", "楼道灯坏"), WORLD.unit("1号楼")).json().get("number").asString();
    }

    @Test
    void line4_a_transfer_keeps_the_clocks() {
        String answer = clock("answer").get("dueAt").asString();
        String accept = clock("accept").get("dueAt").asString();
        WORLD.pass("PT5H");
        clerk.move(number, "transfer", Map.of("unit", WORLD.unit("河边社区"), "reason", "在河边"));
        assertThat(clock("answer").get("dueAt").asString()).isEqualTo(answer);
        assertThat(clock("accept").get("dueAt").asString()).isEqualTo(accept);
        assertThat(clock("answer").at("/unit/name").asString()).as("whoever has it answers for it").isEqualTo("河边社区");
    }

    @Test
    void line4_a_return_keeps_the_requests_clocks() {
        clerk.move(number, "accept", Map.of("nature", "service", "scope", "one", "harm", "slight"));
        String solve = clock("solve").toString();
        var dispatched = clerk.move(number, "dispatch", Map.of("unit", WORLD.unit("住建局")));
        String order = dispatched.json().at("/children/0/number").asString();
        WORLD.pass("PT2H");
        assertThat(WORLD.as("housing").move(order, "return", Map.of("reason", "归物业", "suggested", WORLD.unit("演示物业"))).status()).isEqualTo(200);
        assertThat(clock("solve").toString()).isEqualTo(solve);
        WORLD.pass("P3D");
        assertThat(clock("solve").get("dueAt").asString()).isEqualTo("2026-12-01T09:30:00Z");
    }

    @Test
    void line4_the_first_response_is_not_overruled_by_a_later_clock() {
        clerk.move(number, "reply", Map.of("text", "收到"));
        assertThat(clock("answer").get("state").asString()).isEqualTo("met");
        clerk.move(number, "accept", Map.of());
        WORLD.pass("P60D");
        assertThat(clock("solve").get("missedAt").isNull()).isFalse();
        assertThat(clock("answer").get("state").asString()).as("answered in time, whatever came later").isEqualTo("met");
        assertThat(clock("answer").get("missedAt").isNull()).isTrue();
        WORLD.as("head").move(number, "finish", Map.of("text", "修好了"));
        resident.move(number, "reopen", Map.of("text", "又坏了"));
        assertThat(clock("answer").get("state").asString()).isEqualTo("met");
    }

    @Test
    void line4_a_first_response_that_was_late_stays_late() {
        WORLD.pass("P1DT1M");
        WORLD.as("officer").move(number, "accept", Map.of());
        assertThat(clock("answer").get("state").asString()).isEqualTo("missed");
        WORLD.as("officer").move(number, "reply", Map.of("text", "晚了"));
        assertThat(clock("answer").get("state").asString()).isEqualTo("missed");
    }

    @Test
    void line4_a_residents_note_counts_as_contact() {
        int seen = clerk.matter(number).get("version").asInt();
        String before = WORLD.as("head").matter(number).get("clocks").toString();
        assertThat(resident.move(number, "note", Map.of("text", "现在冒火花")).status()).isEqualTo(200);
        JsonNode moves = clerk.get("/api/matters/" + number + "/moves").json();
        assertThat(moves.get(moves.size() - 1).at("/texts/text").asString()).isEqualTo("现在冒火花");
        assertThat(moves.get(moves.size() - 1).get("internal").asBoolean()).isFalse();
        var stale = clerk.post("/api/matters/" + number + "/moves", Map.of("do", "reject", "version", seen, "fields", Map.of("reason", "不急", "next_path", "无")));
        assertThat(stale.code()).as("who has not read it does not decide over it").isEqualTo("CHANGED_MEANWHILE");
        assertThat(WORLD.as("head").matter(number).get("clocks").toString()).as("the answer is still owed, and when it was").isEqualTo(before);
    }

    @Test
    void line4_a_merged_case_leaves_the_overdue_list_and_its_lateness_stays_counted() {
        String other = WORLD.as("resident-02").open(Map.of("text", "楼道黑"), WORLD.unit("1号楼")).json().get("number").asString();
        WORLD.pass("P1DT1M");
        assertThat(listed("officer")).contains(number, other);
        assertThat(WORLD.as("officer").move(other, "merge", Map.of("into", number)).status()).isEqualTo(200);
        assertThat(listed("officer")).contains(number).doesNotContain(other);
        assertThat(listed("head")).doesNotContain(other);
        int moves = WORLD.as("officer").get("/api/matters/" + other + "/moves").json().size();
        WORLD.pass("P30D");
        assertThat(WORLD.as("officer").get("/api/matters/" + other + "/moves").json().size()).as("it is never escalated again").isEqualTo(moves);
        assertThat(WORLD.as("officer").matter(other).get("clocks").valueStream().filter(clock -> clock.get("clock").asString().equals("answer")).findFirst().orElseThrow()
                .get("state").asString()).isEqualTo("missed");
    }

    private static List<String> listed(String who) {
        return WORLD.as(who).get("/api/matters?view=below&limit=200").json().get("items").valueStream().map(line -> line.get("number").asString()).toList();
    }

    private JsonNode clock(String code) {
        return WORLD.as("head").matter(number).get("clocks").valueStream().filter(clock -> clock.get("clock").asString().equals(code)).findFirst().orElseThrow();
    }
}
