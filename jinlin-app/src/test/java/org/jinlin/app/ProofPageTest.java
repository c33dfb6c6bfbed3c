package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.jinlin.matters.DayRoots;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An asker presses one link and sees that nothing of the own request was changed, or that something was.
class ProofPageTest {

    private static final TestServer SERVER = TestServer.get();
    private static final TestWorld WORLD = SERVER.world("base");

    private final PageClient resident = PageClient.signedIn(WORLD, "resident-01");
    private String number = "";

    @BeforeEach
    void aRequestWithThreeStepsOfWhichOneIsInternal() {
        SERVER.rewind();
        number = WORLD.as("resident-01").open(Map.of("text", "楼道的灯不亮"), WORLD.unit("1号楼")).json().get("number").asString();
        WORLD.as("clerk").move(number, "accept", Map.of("nature", "service"));
        WORLD.as("clerk").move(number, "remark", Map.of("text", "内部：常来反映"));
    }

    private void past(String statement) throws SQLException {
        try (var superuser = SERVER.database().asSuperuser(); var sql = superuser.createStatement()) {
            assertThat(sql.executeUpdate(statement.formatted(number))).isEqualTo(1);
        }
    }

    private PageClient.Html page() {
        return resident.get("/r/" + number + "/proof");
    }

    @Test
    void theRequestLeadsToThePageAndThePageSaysThatAllFits() {
        assertThat(resident.get("/r/" + number).body()).contains("href=\"/r/" + number + "/proof\"");
        assertThat(page().status()).isEqualTo(200);
        assertThat(page().text()).contains("3 步都对得上", "受理", "内部步骤", "过了今晚").doesNotContain("内部：常来反映", "有一步对不上");
        assertThat(resident.get("/r/" + number + "/proof?lang=en").text()).contains("all 3 steps fit", "Internal step");
        resident.get("/?lang=zh");
    }

    @Test
    void afterTheNightThePublicRootStandsThereAndTheFileIsOffered() {
        SERVER.pass(Duration.ofDays(1), WORLD.district());
        SERVER.bean(DayRoots.class).run(WORLD.district());
        String root = TestClient.anonymous(SERVER.address()).get("/api/roots?district=" + WORLD.code() + "&day=2026-11-20").json().get("root").asString();
        var page = PageClient.signedIn(WORLD, "resident-01").get("/r/" + number + "/proof");
        assertThat(page.text()).contains(root, "2026-11-20").doesNotContain("过了今晚");
        assertThat(page.body()).contains("href=\"/api/matters/" + number + "/proof\"");
    }

    @Test
    void whoChangesAStepPastTheProgramIsSeen() throws SQLException {
        past("update matters.move set at = at + interval '1 second' where seq = 2 and matter_id = (select id from matters.matter where number = '%s')");
        assertThat(page().text()).contains("有一步对不上", "对不上").doesNotContain("都对得上");
    }

    @Test
    void whoChangesTheWordsIsSeen() throws SQLException {
        past("update matters.words set body = replace(body, '不亮', '很亮') where seq = 1 and matter_id = (select id from matters.matter where number = '%s')");
        assertThat(page().text()).contains("有一步对不上");
    }

    @Test
    void nobodyElseSeesIt() {
        assertThat(PageClient.signedIn(WORLD, "resident-02").get("/r/" + number + "/proof").status()).isEqualTo(404);
        assertThat(new PageClient(SERVER.address()).get("/r/" + number + "/proof").status()).isIn(303, 302, 404);
        assertThat(resident.get("/r/nonsense/proof").status()).isEqualTo(404);
        assertThat(resident.get("/r/" + WORLD.district() + "-261120-9999/proof").status()).isEqualTo(404);
    }
}
