package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// Line 7: what a flaky phone sends ten times happens once; what is sent again out of order converges.
class Line7SentTwiceRegressionTest {

    private static final TestWorld WORLD = TestServer.get().world("base");
    private static final String GUEST = "/api/matters/guest?district=99" + WORLD.district();

    @Test
    void line7_the_same_report_ten_times_at_once_is_one_request() throws Exception {
        var resident = WORLD.as("resident-01");
        Map<String, Object> report = Map.of("id", UUID.randomUUID().toString(), "place", Map.of("unit", WORLD.unit("1号楼")), "fields", Map.of("text", "只发一次"));
        var answers = atOnce(10, () -> resident.post("/api/matters", report));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).as(answer.body()).isEqualTo(200));
        assertThat(answers.stream().map(answer -> answer.json().get("number").asString()).distinct()).hasSize(1);
        assertThat(resident.get("/api/matters?view=mine").json().get("items").valueStream().filter(line -> line.get("summary").asString().equals("只发一次"))).hasSize(1);
        assertThat(WORLD.as("head").get("/api/matters/" + answers.getFirst().json().get("number").asString() + "/moves").json().size()).isEqualTo(1);
    }

    @Test
    void line7_the_same_move_ten_times_at_once_is_one_move_and_ten_times_the_same_answer() throws Exception {
        String number = WORLD.as("resident-02").open(Map.of("text", "收一次"), WORLD.unit("1号楼")).json().get("number").asString();
        int version = WORLD.as("clerk").matter(number).get("version").asInt();
        Map<String, Object> move = Map.of("do", "accept", "id", UUID.randomUUID().toString(), "version", version, "fields", Map.of("nature", "safety", "scope", "one", "harm", "real"));
        var answers = atOnce(10, () -> WORLD.as("clerk").post("/api/matters/" + number + "/moves", move));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).as(answer.body()).isEqualTo(200));
        assertThat(answers.stream().map(answer -> answer.json().get("version").asInt()).distinct()).containsExactly(version + 1);
        assertThat(verbs(number)).containsExactly("open", "accept");
    }

    @Test
    void line7_the_same_id_with_another_content_is_refused_and_changes_nothing() {
        var resident = WORLD.as("resident-03");
        String id = UUID.randomUUID().toString();
        Map<String, Object> place = Map.of("unit", WORLD.unit("1号楼"));
        String number = resident.post("/api/matters", Map.of("id", id, "place", place, "fields", Map.of("text", "甲"))).json().get("number").asString();
        String before = Bad.of(WORLD, number) + Bad.count(WORLD, "resident-03");
        Bad.problem(resident.post("/api/matters", Map.of("id", id, "place", place, "fields", Map.of("text", "乙"))), "CLIENT_ID_REUSED");
        Bad.problem(resident.post("/api/matters", Map.of("id", id, "fields", Map.of("text", "甲"))), "CLIENT_ID_REUSED");
        Bad.problem(resident.post("/api/matters/" + number + "/moves", Map.of("do", "note", "id", id, "fields", Map.of("text", "甲"))), "CLIENT_ID_REUSED");
        assertThat(Bad.of(WORLD, number) + Bad.count(WORLD, "resident-03")).isEqualTo(before);
    }

    @Test
    void line7_the_same_id_for_another_asker_is_refused_and_the_same_asker_is_answered_again() {
        String place = WORLD.unit("1号楼");
        Map<String, Object> report = Map.of("id", UUID.randomUUID().toString(), "channel", "phone", "place", Map.of("unit", place), "fields", Map.of("text", "代报"),
                "asker", Map.of("name", "演示甲", "phone", "10000006661"));
        var first = WORLD.as("clerk").post("/api/matters", report);
        for (Map<String, String> other : List.of(Map.of("name", "演示甲", "phone", "10000006662"), Map.of("name", "演示乙", "phone", "10000006661"),
                Map.of("phone", "10000006661"), Map.<String, String>of())) {
            var mistaken = new HashMap<>(report);
            mistaken.put("asker", other);
            Bad.problem(WORLD.as("clerk").post("/api/matters", mistaken), "CLIENT_ID_REUSED");
        }
        var again = WORLD.as("clerk").post("/api/matters", report);
        assertThat(again.json().get("number")).isEqualTo(first.json().get("number"));
    }

    @Test
    void line7_the_same_id_from_somebody_else_shows_nothing() {
        Map<String, Object> report = Map.of("id", UUID.randomUUID().toString(), "place", Map.of("unit", WORLD.unit("1号楼")), "fields", Map.of("text", "门卡丢了"));
        String number = WORLD.as("resident-01").post("/api/matters", report).json().get("number").asString();
        Bad.problem(WORLD.as("resident-02").post("/api/matters", report), "CLIENT_ID_REUSED");
        Bad.problem(TestClient.anonymous(WORLD.server().address()).post(GUEST, report), "CLIENT_ID_REUSED");
        Map<String, Object> note = Map.of("do", "note", "id", UUID.randomUUID().toString(), "fields", Map.of("text", "补充"));
        assertThat(WORLD.as("resident-01").post("/api/matters/" + number + "/moves", note).status()).isEqualTo(200);
        Bad.problem(WORLD.as("resident-02").post("/api/matters/" + number + "/moves", note), "CLIENT_ID_REUSED");
    }

    @Test
    void line7_a_refused_move_may_be_mended_and_sent_under_its_id() {
        String number = WORLD.as("resident-01").open(Map.of("text", "再发"), WORLD.unit("1号楼")).json().get("number").asString();
        String id = UUID.randomUUID().toString();
        Bad.problem(WORLD.as("clerk").post("/api/matters/" + number + "/moves", Map.of("do", "reject", "id", id, "fields", Map.of("reason", "x"))), "FIELD_MISSING");
        var mended = WORLD.as("clerk").post("/api/matters/" + number + "/moves", Map.of("do", "reject", "id", id, "fields", Map.of("reason", "x", "next_path", "y")));
        assertThat(mended.status()).as(mended.body()).isEqualTo(200);
    }

    @Test
    void line7_repeats_in_any_order_converge() {
        String number = WORLD.as("resident-01").open(Map.of("text", "离线"), WORLD.unit("1号楼")).json().get("number").asString();
        var commands = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 6; i++) {
            commands.add(Map.of("do", "note", "id", UUID.randomUUID().toString(), "fields", Map.of("text", "第" + i + "条")));
        }
        commands.forEach(command -> assertThat(WORLD.as("resident-01").post("/api/matters/" + number + "/moves", command).status()).isEqualTo(200));
        String before = Bad.of(WORLD, number);
        Collections.reverse(commands);
        commands.addAll(List.copyOf(commands.subList(1, 4)));
        commands.forEach(command -> assertThat(WORLD.as("resident-01").post("/api/matters/" + number + "/moves", command).status()).isEqualTo(200));
        assertThat(Bad.of(WORLD, number)).isEqualTo(before);
    }

    @Test
    void line7_a_repeat_after_the_matter_went_on_shows_it_as_it_is_now() {
        var resident = WORLD.as("resident-02");
        Map<String, Object> report = Map.of("id", UUID.randomUUID().toString(), "fields", Map.of("text", "后来的事"));
        String number = resident.post("/api/matters", report).json().get("number").asString();
        WORLD.as("head").move(number, "accept", Map.of());
        var again = resident.post("/api/matters?lang=en", report);
        assertThat(again.json().get("number").asString()).isEqualTo(number);
        assertThat(again.json().at("/stage/code").asString()).isEqualTo("accepted");
        assertThat(again.json().at("/stage/name").asString()).as("in the language of who asks").matches("\\p{ASCII}+");
    }

    @Test
    void line7_many_reports_at_once_are_each_one_request_with_a_number_of_its_own() throws Exception {
        var resident = WORLD.as("resident-01");
        String place = WORLD.unit("2号楼");
        var answers = atOnce(40, () -> resident.open(Map.of("text", "各不相同"), place));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).as(answer.body()).isEqualTo(200));
        assertThat(answers.stream().map(answer -> answer.json().get("number").asString()).distinct()).hasSize(40);
    }

    private static List<TestClient.Answer> atOnce(int times, Callable<TestClient.Answer> send) throws Exception {
        WORLD.as("clerk");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(Collections.nCopies(times, send)).stream().map(answer -> answer.resultNow()).toList();
        }
    }

    private static List<String> verbs(String number) {
        return WORLD.as("head").get("/api/matters/" + number + "/moves").json().valueStream().map(move -> move.get("do").asString()).toList();
    }
}
