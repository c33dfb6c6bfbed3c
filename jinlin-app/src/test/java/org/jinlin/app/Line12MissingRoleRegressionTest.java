package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Line 12: a missing role or department never gives a silently empty list.
class Line12MissingRoleRegressionTest {

    private static final TestWorld WORLD = TestServer.get().world("base");

    @Test
    void line12_who_answers_for_no_unit_is_told_so_instead_of_seeing_an_empty_desk() {
        for (String who : List.of("member", "resident-01")) {
            for (String view : List.of("desk", "below")) {
                var answer = Bad.problem(WORLD.as(who).get("/api/matters?view=" + view), "NO_POST");
                assertThat(answer.status()).isEqualTo(403);
                assertThat(answer.json().get("detail").asString()).contains("任职");
                assertThat(WORLD.as(who).get("/api/matters?lang=en&view=" + view).json().get("detail").asString()).contains("post");
                WORLD.as(who).get("/api/matters?lang=zh");
            }
            assertThat(WORLD.as(who).get("/api/matters?view=mine").status()).isEqualTo(200);
            assertThat(WORLD.as(who).get("/api/matters?view=taken").status()).isEqualTo(200);
        }
    }

    @Test
    void line12_without_a_view_everybody_gets_a_list_that_is_theirs() {
        String number = WORLD.as("resident-02").open(Map.of("text", "我的"), WORLD.unit("1号楼")).json().get("number").asString();
        assertThat(listed("resident-02", "")).contains(number);
        assertThat(listed("clerk", "")).contains(number);
        assertThat(WORLD.as("member").get("/api/matters").status()).isEqualTo(200);
    }

    @Test
    void line12_what_is_reported_where_nobody_answers_goes_to_who_does() {
        // a department and the top of the tree hold no community: the request goes up, not away
        String number = WORLD.as("resident-01").open(Map.of("text", "没有社区的地方"), WORLD.unit("组织部")).json().get("number").asString();
        String owner = WORLD.as("head").matter(number).at("/owner/name").asString();
        assertThat(owner).isIn("小区县", "组织部");
        assertThat(listed("head", "?view=below")).contains(number);
    }

    private static List<String> listed(String who, String query) {
        return WORLD.as(who).get("/api/matters" + query).json().get("items").valueStream().map(line -> line.get("number").asString()).toList();
    }
}
