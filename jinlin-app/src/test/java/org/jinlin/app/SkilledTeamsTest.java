package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The window that sends a team: those with the skill first, near and idle ones on top, and another one with a reason only.
class SkilledTeamsTest {

    private TestWorld world;
    private PageClient clerk;

    @BeforeAll
    static void onAFridayAfternoon() {
        TestServer.get().rewind();
    }

    @BeforeEach
    void threeTeams() {
        world = TestServer.get().world("changtai");
        team("branch", "花园党支部", Map.of("title", "长者调解队", "skill", "mediation_by_elders", "skill_too", "legal_aid"));
        team("organiser", "供电所", Map.of("title", "供电所法律服务队", "skill", "legal_aid"));
        team("organiser", "住建局", Map.of("title", "住建局法律服务队", "skill", "legal_aid"));
        clerk = PageClient.signedIn(world, "clerk");
    }

    private String team(String who, String unit, Map<String, Object> fields) {
        var opened = world.as(who).post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", "skilled_team", "place", Map.of("unit", world.unit(unit)), "fields", fields));
        assertThat(opened.status()).as(opened.body()).isEqualTo(200);
        return opened.json().get("number").asString();
    }

    private String accepted(String text) {
        String number = world.as("resident-01").open(Map.of("text", text), world.unit("1号楼")).json().get("number").asString();
        assertThat(world.as("clerk").move(number, "accept", Map.of()).status()).isEqualTo(200);
        return number;
    }

    private PageClient.Html window(String number) {
        return clerk.get("/desk/" + number + "/skilled");
    }

    /// The units under a heading, in their order.
    private static List<String> under(PageClient.Html page, String heading) {
        String group = page.body().replaceAll("(?s).*<optgroup label=\"" + heading + "[^\"]*\">(.*?)</optgroup>.*", "$1");
        return java.util.regex.Pattern.compile("<option[^>]*>([^<]*)</option>").matcher(group).results().map(found -> found.group(1)).toList();
    }

    private void send(String number, String unit, String skill) {
        var sent = world.as("clerk").move(number, "skilled", Map.of("unit", world.unit(unit), "skill", skill));
        assertThat(sent.status()).as(sent.body()).isEqualTo(200);
    }

    @Test
    void teamsStandUnderTheirSkillsNearestFirstAndWithTheReason() {
        var page = window(accepted("分家吵起来"));
        assertThat(under(page, "登记有：长者调解")).containsExactly("花园党支部（同属花园社区，在办 0 件）");
        assertThat(under(page, "登记有：法律服务")).first().isEqualTo("花园党支部（同属花园社区，在办 0 件）");
        assertThat(under(page, "登记有：法律服务")).containsExactlyInAnyOrder("花园党支部（同属花园社区，在办 0 件）", "供电所（同属小区县，在办 0 件）", "住建局（同属小区县，在办 0 件）");
        assertThat(page.body()).doesNotContain("登记有：帮扶");
        assertThat(page.text()).as("any other unit can be named").contains("城管局");
    }

    @Test
    void ofEquallyNearOnesTheLeastBusyStandsFirst() {
        send(accepted("一件"), "供电所", "legal_aid");
        send(accepted("又一件"), "供电所", "legal_aid");
        send(accepted("再一件"), "住建局", "legal_aid");
        assertThat(under(window(accepted("派给谁")), "登记有：法律服务")).containsExactly("花园党支部（同属花园社区，在办 0 件）", "住建局（同属小区县，在办 1 件）", "供电所（同属小区县，在办 2 件）");
    }

    @Test
    void anotherTeamIsRefusedAtItsFieldAndGoesWithAReason() {
        String path = "/desk/" + accepted("要长者来调解");
        var refused = clerk.get(path + "/skilled").form(path, "skilled").set("f.unit", world.unit("供电所")).set("f.skill", "mediation_by_elders").set("f.text", "周末去").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("没有登记这一项");
        assertThat(refused.body()).contains("href=\"#skilled-unit\"", "周末去</textarea>");
        var sent = refused.form(path, "skilled").set("f.unit", world.unit("供电所")).set("f.skill", "mediation_by_elders").set("f.reason", "老所长住同一栋，两家都信他").send();
        assertThat(sent.status()).isEqualTo(303);
    }

    @Test
    void aTeamThatLearntSomethingIsOfferedForItAndOneThatIsGoneForNothing() {
        String record = team("clerk", "演示物业", Map.of("title", "物业帮扶队", "skill", "poverty_relief"));
        assertThat(under(window(accepted("老人生活困难")), "登记有：帮扶")).containsExactly("演示物业（同属花园社区，在办 0 件）");
        assertThat(world.as("property").move(record, "change", Map.of("skill", "legal_aid")).status()).isEqualTo(200);
        var page = window(accepted("又一户"));
        assertThat(page.body()).doesNotContain("登记有：帮扶");
        assertThat(under(page, "登记有：法律服务")).contains("演示物业（同属花园社区，在办 0 件）");
        assertThat(world.as("property").move(record, "retire", Map.of("reason", "解散了")).status()).isEqualTo(200);
        assertThat(under(window(accepted("第三户")), "登记有：法律服务")).noneMatch(team -> team.contains("演示物业"));
        assertThat(world.as("clerk").move(accepted("第四户"), "skilled", Map.of("unit", world.unit("演示物业"), "skill", "legal_aid")).code()).isEqualTo("SKILL_NOT_THERE");
    }

    @Test
    void whoMayNotSendATeamIsNotToldWhatItCanDo() {
        String number = accepted("看不到的事");
        assertThat(world.as("resident-02").move(number, "skilled", Map.of("unit", world.unit("供电所"), "skill", "mediation_by_elders")).code()).isEqualTo("MATTER_UNKNOWN");
        assertThat(world.as("resident-01").move(number, "skilled", Map.of("unit", world.unit("供电所"), "skill", "mediation_by_elders")).code()).isEqualTo("NOT_YOURS");
    }

    @Test
    void teamsOfAnotherDistrictAreNotKnown() {
        var other = TestServer.get().world("changtai");
        String number = other.as("resident-01").open(Map.of("text", "邻县的事"), other.unit("1号楼")).json().get("number").asString();
        other.as("clerk").move(number, "accept", Map.of());
        assertThat(PageClient.signedIn(other, "clerk").get("/desk/" + number + "/skilled").body()).contains("f.skill").doesNotContain("登记有：");
        assertThat(other.as("clerk").move(number, "skilled", Map.of("unit", other.unit("供电所"), "skill", "legal_aid")).code()).isEqualTo("SKILL_NOT_THERE");
    }
}
