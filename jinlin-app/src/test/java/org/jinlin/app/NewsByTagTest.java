package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// News by tag (HU-15): what wants a skill is brought to those who named it on checking in, stands on top of their page, and is pushed to nobody else.
class NewsByTagTest {

    private static final String FITTING = "合您特长的";

    private final TestWorld world = TestServer.get().world("huian");

    @BeforeAll
    static void rewind() {
        TestServer.get().rewind();
    }

    private String opened(String who, String kind, String place, Map<String, Object> fields) {
        var answer = world.as(who).post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", kind, "place", Map.of("unit", world.unit(place)), "fields", fields));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("number").asString();
    }

    /// Checks in with a skill, which the work unit confirms.
    private String checkedIn(String who, String craft) {
        String number = opened(who, "check_in", "1号楼", Map.of("unit", world.unit("住建局"), "craft", craft));
        String child = world.as(who).matter(number).get("children").get(0).get("number").asString();
        assertThat(world.as("housing").move(child, "confirm", Map.of()).status()).isEqualTo(200);
        return number;
    }

    private boolean isTold(String who, String number) {
        return world.as(who).get("/api/matters?view=told").json().get("items").valueStream().anyMatch(line -> line.get("number").asString().equals(number));
    }

    private PageClient.Html page(String who) {
        return PageClient.signedIn(world, who).get("/v");
    }

    @Test
    void aWishThatWantsASkillStandsOnTopForWhoNamedIt() {
        String wish = opened("resident-01", "wish", "1号楼", Map.of("text", "插座冒火花，想请人看看", "craft", "electrician"));
        assertThat(page("volunteer").text()).contains(wish).doesNotContain(FITTING);
        checkedIn("volunteer", "electrician");
        assertThat(page("volunteer").text()).contains(FITTING);
        assertThat(page("volunteer").text().indexOf(wish)).as("first among them").isLessThan(page("volunteer").text().indexOf("等人认领"));
        checkedIn("member", "lawyer");
        assertThat(page("member").text()).as("another skill").contains(wish).doesNotContain(FITTING);
        assertThat(PageClient.signedIn(world, "volunteer").get("/v?lang=en").text()).contains("What you know how to do");
    }

    @Test
    void whoTakesTheSkillBackIsNotLookedForAnyMore() {
        opened("resident-01", "wish", "1号楼", Map.of("text", "插座冒火花", "craft", "electrician"));
        String own = checkedIn("volunteer", "electrician");
        assertThat(page("volunteer").text()).contains(FITTING);
        assertThat(world.as("volunteer").move(own, "withdraw", Map.of()).status()).isEqualTo(200);
        assertThat(page("volunteer").text()).doesNotContain(FITTING);
    }

    @Test
    void aCallIsBroughtToWhoNamedTheSkillAlone() {
        checkedIn("volunteer", "medic");
        String post = opened("clerk", "service_post", "花园社区", Map.of("title", "义诊岗", "text", "每周日", "until", world.server().now().plusSeconds(86_400L * 60).toString(), "craft", "medic"));
        assertThat(isTold("volunteer", post)).isFalse();
        world.as("clerk").move(post, "call_up", Map.of("text", "请医护认岗"));
        assertThat(isTold("volunteer", post)).isTrue();
        assertThat(isTold("member", post)).as("checked in nowhere").isFalse();
        checkedIn("member", "teacher");
        assertThat(isTold("member", post)).as("with another skill").isFalse();
    }

    @Test
    void whatAnybodyCanDoIsBroughtToEverybody() {
        String post = opened("clerk", "service_post", "花园社区", Map.of("title", "清洁岗", "text", "周六上午", "until", world.server().now().plusSeconds(86_400L * 60).toString()));
        world.as("clerk").move(post, "call_up", Map.of("text", "缺三个人"));
        assertThat(isTold("volunteer", post)).isTrue();
        assertThat(isTold("member", post)).isTrue();
        assertThat(page("volunteer").text()).doesNotContain(FITTING);
    }

    @Test
    void aWishThatNobodyClaimedIsBroughtToWhoCouldAndToWhoLeads() {
        world.appoint("resident-02", "branch_secretary", "花园社区");
        checkedIn("volunteer", "hairdresser");
        String wish = opened("resident-01", "wish", "1号楼", Map.of("text", "想理个发", "craft", "hairdresser"));
        world.pass("P7DT1M");
        assertThat(isTold("volunteer", wish)).isTrue();
        assertThat(isTold("member", wish)).isFalse();
        assertThat(isTold("resident-02", wish)).as("who takes nothing on is told in any case").isTrue();
    }
}
