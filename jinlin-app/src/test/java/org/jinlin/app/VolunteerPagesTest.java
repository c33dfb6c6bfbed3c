package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The page of whoever serves: what is asked near the own posts, what one took on, the own points.
class VolunteerPagesTest {

    private static final TestServer SERVER = TestServer.get();

    private final TestWorld world = SERVER.world("tongan");

    private String shift(String call, String add) {
        String team = world.as("clerk").post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", "team", "place", Map.of("unit", world.unit("花园社区")),
                "fields", Map.of("title", "花园巡防队", "team_kind", "patrol"))).json().get("number").asString();
        var later = SERVER.now().plusSeconds(86_400).toString();
        var called = world.as("clerk").move(team, call, Map.of("title", "夜巡", "text", "周六晚八点", "at", later, "until", SERVER.now().plusSeconds(3 * 86_400).toString()));
        assertThat(called.status()).as(called.body()).isEqualTo(200);
        String number = called.json().get("children").get(0).get("number").asString();
        if (add.equals("add_insured_shift")) {
            return number;
        }
        return world.as("clerk").move(number, add, Map.of("at", later)).json().get("children").get(0).get("number").asString();
    }

    private PageClient.Html page(String name) {
        return PageClient.signedIn(world, name).get("/v");
    }

    @Test
    void whatCanBeTakenOnStandsThereUntilSomebodyHasIt() {
        assertThat(page("volunteer").text()).contains("现在没有等人认领的");
        String shift = shift("call", "add_shift");
        assertThat(page("volunteer").text()).contains(shift);
        assertThat(page("member").text()).contains(shift);
        var claimed = world.as("volunteer").move(shift, "claim", Map.of());
        assertThat(claimed.status()).as(claimed.body()).isEqualTo(200);
        assertThat(page("member").text()).as("somebody has it").doesNotContain(shift);
        assertThat(page("volunteer").text()).contains(shift).contains("现在没有等人认领的");
        assertThat(PageClient.signedIn(world, "volunteer").get("/f/case/" + shift).status()).isEqualTo(200);
    }

    @Test
    void whatNobodyMayTakeYetIsNotAsked() {
        String call = shift("call_risky", "add_insured_shift");
        assertThat(page("volunteer").text()).doesNotContain(call);
    }

    @Test
    void aResidentWithoutAPostHasNoSuchPage() {
        assertThat(page("resident-01").status()).isNotEqualTo(200);
        assertThat(world.as("resident-01").get("/api/matters?view=asked").code()).isEqualTo("NO_POST");
        assertThat(world.as("volunteer").get("/api/matters?view=asked&after=nonsense").status()).isEqualTo(422);
    }

    @Test
    void itIsThereInEnglishToo() {
        assertThat(PageClient.signedIn(world, "volunteer").get("/v?lang=en").text()).contains("Nobody asks for anything now");
    }
}
