package org.jinlin.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jinlin.app.TestClient;
import org.jinlin.app.TestWorld;
import org.jinlin.matters.DayRoots;

/// One way through the product that touches every store: what must work on any database. Used where the way itself is not
/// what is tested.
final class Loop {

    private final TestWorld world;
    private final TestClient resident;
    private final TestClient clerk;

    private Loop(TestWorld world) {
        this.world = world;
        this.resident = world.as("resident-01");
        this.clerk = world.as("clerk");
    }

    /// Goes the whole way in a world of its own, whose playbook is `base`.
    static void run(TestWorld world) {
        var loop = new Loop(world);
        String request = loop.reportAndDispatch();
        loop.lists(request);
        loop.finishAndRate(request);
        loop.mergeAndFollow();
        loop.guest();
        loop.account();
        loop.lateness();
    }

    private String reportAndDispatch() {
        String request = opened(resident, "路灯不亮");
        must(clerk.move(request, "accept", Map.of("nature", "safety", "scope", "many", "harm", "grave")));
        must(clerk.move(request, "dispatch", Map.of("unit", world.unit("演示物业"), "text", "请修")));
        must(clerk.move(request, "undo", Map.of()));
        must(clerk.move(request, "dispatch", Map.of("unit", world.unit("演示物业"), "text", "请今天修")));
        must(resident.move(request, "urge", Map.of("text", "还没有人来")));
        return request;
    }

    private void lists(String request) {
        must(resident.get("/api/matters?view=mine&limit=1"));
        for (String view : new String[] {"mine", "desk", "below", "taken", "told"}) {
            must(clerk.get("/api/matters?view=" + view));
        }
        must(clerk.get("/api/matters?view=desk&limit=1"));
        must(clerk.get("/api/units?level=community"));
        must(clerk.get("/api/matters/" + request + "/moves"));
        must(clerk.post("/api/matters/" + request + "/reveals", Map.of("reason", "联系反映人")));
        must(resident.get("/api/me/looks"));
        assertThat(world.as("resident-02").get("/api/matters/" + request).status()).isEqualTo(404);
    }

    private void finishAndRate(String request) {
        var property = world.as("property");
        var children = clerk.matter(request).get("children");
        String order = children.get(children.size() - 1).get("number").asString();
        must(property.move(order, "accept", Map.of()));
        must(property.move(order, "finish", Map.of("text", "修好了")));
        must(clerk.move(request, "finish", Map.of("text", "路灯修好了")));
        must(resident.move(request, "rate", Map.of("verdict", "solved", "word", "satisfied")));
    }

    private void mergeAndFollow() {
        String first = opened(resident, "垃圾没有清运");
        String second = opened(world.as("resident-02"), "垃圾堆在楼下");
        must(clerk.move(second, "merge", Map.of("into", first)));
        must(world.as("resident-02").get("/api/matters/" + first));
        must(clerk.move(second, "split", Map.of("reason", "不是同一处")));
    }

    /// Nobody does anything for a month: every clock runs out and climbs to the top.
    private void lateness() {
        opened(resident, "井盖松动");
        world.pass("P40D");
        assertThat(world.server().bean(DayRoots.class).run(world.district())).isPositive();
        must(world.as("clerk").get("/api/open"));
        must(world.as("clerk").get("/api/open?limit=1&unit=" + world.unit("花园社区")));
    }

    private void guest() {
        var body = new HashMap<String, Object>(Map.of("id", UUID.randomUUID().toString(), "fields", Map.of("text", "树枝挡住信号灯"), "place", Map.of("unit", world.unit("1号楼"))));
        int status = TestClient.anonymous(world.server().address()).post("/api/matters/guest?district=99" + world.district(), body).status();
        assertThat(status).isLessThan(500);
    }

    private void account() {
        var token = clerk.post("/api/tokens", Map.of("name", "script"));
        assertThat(token.status()).as(token.body()).isBetween(200, 299);
        must(clerk.get("/api/tokens"));
        must(clerk.get("/api/me"));
        assertThat(clerk.delete("/api/tokens/" + token.json().at("/id").asString()).status()).isLessThan(500);
        assertThat(world.as("resident-03").delete("/api/sessions/current").status()).isLessThan(300);
    }

    private String opened(TestClient client, String text) {
        var answer = client.open(Map.of("text", text), world.unit("1号楼"));
        must(answer);
        return answer.json().get("number").asString();
    }

    private static void must(TestClient.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
}
