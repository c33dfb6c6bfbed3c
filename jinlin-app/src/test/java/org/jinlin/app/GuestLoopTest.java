package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Reporting without an account: the claim leads back, to the own matter and to no other.
class GuestLoopTest {

    private static final TestWorld WORLD = TestServer.get().world("changtai");
    private static final String PATH = "/api/matters/guest?district=99" + WORLD.district();

    @Test
    void aNeighbourWithoutAnAccountReportsComesBackAndRates() {
        JsonNode opened = report("路灯不亮");
        String number = opened.at("/matter/number").asString();
        assertThat(WORLD.as("worker").move(number, "finish", Map.of("text", "已修")).status()).isEqualTo(200);
        TestClient guest = guest(opened);
        assertThat(guest.matter(number).at("/stage/code").asString()).isEqualTo("told");
        assertThat(guest.get("/api/matters/" + number + "/moves").json().size()).isEqualTo(2);
        assertThat(guest.get("/api/matters").json().at("/items/0/number").asString()).isEqualTo(number);
        var rated = guest.move(number, "rate", Map.of("verdict", "solved", "word", "satisfied"));
        assertThat(rated.json().at("/outcome/code").asString()).as(rated.body()).isEqualTo("solved");
    }

    @Test
    void aClaimOpensTheOwnMatterOnly() {
        String others = report("别人的事").at("/matter/number").asString();
        TestClient guest = guest(report("自己的事"));
        assertThat(guest.get("/api/matters/" + others).code()).isEqualTo("MATTER_UNKNOWN");
        assertThat(guest.get("/api/matters/" + others + "/moves").code()).isEqualTo("MATTER_UNKNOWN");
        assertThat(guest.move(others, "withdraw", Map.of()).code()).isEqualTo("MATTER_UNKNOWN");
    }

    @Test
    void theSameReportTenTimesAtOnceIsOneMatterOfOneGuestAndEveryClaimOpensIt() throws Exception {
        int before = persons();
        Map<String, Object> report = Map.of("id", UUID.randomUUID().toString(), "place", Map.of("unit", WORLD.unit("1号楼")), "fields", Map.of("text", "信号不好"),
                "asker", Map.of("name", "演示路人", "phone", "10000005551"));
        Callable<TestClient.Answer> send = () -> TestClient.anonymous(WORLD.server().address()).post(PATH, report);
        List<TestClient.Answer> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads.invokeAll(Collections.nCopies(10, send)).stream().map(Future::resultNow).toList();
        }
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).as(answer.body()).isEqualTo(200));
        String number = answers.getFirst().json().at("/matter/number").asString();
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.json().at("/matter/number").asString()).isEqualTo(number);
            assertThat(guest(answer.json()).matter(number).at("/texts/text").asString()).isEqualTo("信号不好");
            assertThat(guest(answer.json()).get("/api/matters").json().get("items").size()).isEqualTo(1);
        });
        assertThat(answers.stream().map(answer -> answer.json().get("matter").toString()).distinct()).as("everybody is shown the same").hasSize(1);
        assertThat(persons()).isEqualTo(before + 1);
    }

    private static int persons() {
        return TestServer.get().bean(Db.class).read(Scope.service(WORLD.district(), Scope.Kind.REPORT),
                db -> db.fetchSingle("select count(*) from people.person where district_id = ?", WORLD.district()).get(0, Integer.class));
    }

    @Test
    void withoutTheClaimNobodyComesBack() {
        String number = report("没有凭证").at("/matter/number").asString();
        TestClient stranger = TestClient.anonymous(WORLD.server().address());
        assertThat(stranger.get("/api/matters/" + number).code()).isEqualTo("SIGN_IN_NEEDED");
        stranger.with("Cookie", "jinlin_claim=made-up; jinlin_csrf=1").with("X-CSRF-Token", "1");
        assertThat(stranger.move(number, "withdraw", Map.of()).code()).isEqualTo("SIGN_IN_NEEDED");
    }

    @Test
    void aClockIsCalledByItsOwnNameAndNotByThatOfAMove() {
        JsonNode clocks = report("时限叫什么").at("/matter/clocks");
        assertThat(clocks.valueStream().map(clock -> clock.get("name").asString())).containsExactly("受理时限", "回应时限");
    }

    private static JsonNode report(String text) {
        var answer = TestClient.anonymous(WORLD.server().address()).post(PATH,
                Map.of("id", UUID.randomUUID().toString(), "place", Map.of("unit", WORLD.unit("1号楼")), "fields", Map.of("text", text)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    /// The client that stores the claim, as the browser of the neighbour would.
    private static TestClient guest(JsonNode opened) {
        return TestClient.anonymous(WORLD.server().address())
                .with("Cookie", "jinlin_claim=" + opened.get("claim").asString() + "; jinlin_csrf=1").with("X-CSRF-Token", "1");
    }
}
