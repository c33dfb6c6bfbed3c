package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class NothingLostHealthTest {

    private static final TestServer SERVER = TestServer.get();

    @Test
    void aLostMatterRingsAndNamesNoMatter() {
        TestWorld world = SERVER.world("base");
        String number = world.as("resident-01").open(Map.of("text", "没人管"), world.unit("1号楼")).json().get("number").asString();
        var health = SERVER.bean(NothingLostHealth.class);
        assertThat(health.look().getDetails().toString()).doesNotContain(Integer.toString(world.district()));
        own(world, number, 1);
        assertThat(health.look().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.look().getDetails().toString()).contains(Integer.toString(world.district())).doesNotContain(number);
        own(world, number, Long.parseLong(world.unit("花园社区")));
        assertThat(health.look().getDetails().toString()).doesNotContain(Integer.toString(world.district()));
    }

    private static void own(TestWorld world, String number, long unit) {
        SERVER.bean(Db.class).write(Scope.service(world.district(), Scope.Kind.MOVE),
                db -> db.execute("update matters.matter set owner_id = ? where district_id = ? and number = ?", unit, world.district(), number));
    }

    @Test
    void theHealthPageShowsStrangersNothingButTheStatus() {
        var answer = TestClient.anonymous(SERVER.address()).get("/health");
        assertThat(answer.json().get("status").asString()).isIn("UP", "DOWN");
        assertThat(answer.body()).doesNotContain("districts");
    }
}
