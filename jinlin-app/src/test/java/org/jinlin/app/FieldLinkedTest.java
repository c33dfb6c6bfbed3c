package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jinlin.matters.CalendarOpener;
import org.junit.jupiter.api.Test;

/// The own page of a leader who is hooked to two communities and takes projects on.
class FieldLinkedTest {

    private static final TestServer SERVER = TestServer.get();

    private final TestWorld world = SERVER.world("zhangping");

    private PageClient.Html page(String who) {
        return PageClient.signedIn(world, who).get("/f/linked");
    }

    private String taken(String kind) {
        return world.as("leader").get("/api/matters?view=taken").json().get("items").valueStream().filter(line -> line.get("kind").asString().equals(kind)).findFirst().orElseThrow().get("number").asString();
    }

    @Test
    void theCommunitiesStandThereWithTheNextVisitToEach() {
        assertThat(page("leader").text()).contains("我挂钩的单位", "花园社区", "河边社区").doesNotContain("下一次走访", "我领办的项目");
        SERVER.bean(CalendarOpener.class).run(world.district());
        var due = page("leader");
        assertThat(due.text().split("下一次走访", -1)).as("one for each").hasSize(3);
        assertThat(due.body()).contains("href=\"/f/case/" + taken("hook_visit") + "\"");
        world.as("leader").move(taken("hook_visit"), "record_visit", Map.of("home_record", "蹲点两天"));
        assertThat(page("leader").text().split("下一次走访", -1)).as("until the calendar asks again").hasSize(2);
        world.pass("P31D");
        assertThat(page("leader").text()).contains("晚了 1 天");
    }

    @Test
    void aProjectShowsHowManyOfItsDifficultiesAreOpen() {
        String project = world.as("leader").post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", "led_project", "place", Map.of("unit", world.unit("花园社区")), "fields", Map.of("title", "停车难", "text", "小区停车难"))).json().get("number").asString();
        assertThat(page("leader").text()).as("proposed and not yet taken").doesNotContain("停车难");
        world.as("leader").move(project, "lead_it", Map.of("until", at(60)));
        assertThat(page("leader").text()).contains("我领办的项目", "停车难").doesNotContain("个难题");
        for (String what : new String[] {"划线", "腾地"}) {
            world.as("leader").move(project, "add_difficulty", Map.of("unit", world.unit("城管局"), "due_on", at(30), "text", what));
        }
        assertThat(page("leader").text()).contains("2 个难题，还有 2 个没解决");
        assertThat(PageClient.signedIn(world, "leader").get("/f/linked?lang=en").text()).contains("2 difficulties, 2 still open");
    }

    @Test
    void itIsEverybodysOwnAndOfStaffOnly() {
        assertThat(page("clerk").text()).contains("您没有挂钩的单位").doesNotContain("河边社区");
        assertThat(page("resident-01").status()).isEqualTo(404);
        assertThat(new PageClient(world.server().address()).get("/f/linked").status()).isIn(302, 303, 401, 403);
        assertThat(PageClient.signedIn(world, "leader").get("/f/today").body()).contains("href=\"/f/linked\"");
        assertThat(PageClient.signedIn(world, "member").get("/f/today").body()).doesNotContain("/f/linked");
    }

    private String at(int days) {
        return SERVER.now().plus(Duration.ofDays(days)).toString();
    }
}
