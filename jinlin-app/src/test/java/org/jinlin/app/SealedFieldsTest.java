package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.jinlin.matters.Erasures;
import org.junit.jupiter.api.Test;

/// What a playbook calls sealed is a mask everywhere, and opens for a reason that is written down.
class SealedFieldsTest {

    private static final TestServer SERVER = TestServer.get();
    private static final String ID_NUMBER = "350625199001011239";
    private static final String HEALTH = "长期服药样本";

    private final TestWorld world = SERVER.worldOf("sealed");
    private final TestClient clerk = world.as("clerk");

    private String remarked() {
        String number = world.as("resident-01").open(Map.of("text", "想申请护理补贴"), world.unit("1号楼")).json().at("/number").asString();
        assertThat(clerk.move(number, "accept", Map.of("nature", "advice")).status()).isEqualTo(200);
        var answer = clerk.move(number, "remark", Map.of("text", "已上门", "id_number", ID_NUMBER, "health", HEALTH));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(ID_NUMBER, HEALTH);
        return number;
    }

    @Test
    void nobodyReadsItOnAPageInAListOrInTheLog() {
        String number = remarked();
        var page = PageClient.signedIn(world, "clerk");

        for (String body : new String[] {clerk.get("/api/matters/" + number).body(), clerk.get("/api/matters/" + number + "/moves").body(), clerk.get("/api/matters?view=desk").body(),
            page.get("/desk/" + number).body(), world.as("resident-01").get("/api/matters/" + number + "/moves").body()}) {
            assertThat(body).doesNotContain(ID_NUMBER, HEALTH, ID_NUMBER.substring(14));
        }
        assertThat(clerk.get("/api/matters/" + number + "/moves").body()).contains("已上门", "＊＊＊");
    }

    @Test
    void aReasonOpensItAndTheAskerReadsWhoLooked() {
        String number = remarked();

        assertThat(clerk.post("/api/matters/" + number + "/reveals", Map.of("reason", " ")).body()).doesNotContain(ID_NUMBER);
        assertThat(world.as("resident-02").post("/api/matters/" + number + "/reveals", Map.of("reason", "好奇")).body()).doesNotContain(ID_NUMBER);
        var opened = clerk.post("/api/matters/" + number + "/reveals", Map.of("reason", "核对材料"));
        assertThat(opened.json().at("/sealed/id_number").asString()).isEqualTo(ID_NUMBER);
        assertThat(opened.json().at("/sealed/health").asString()).isEqualTo(HEALTH);
        var page = PageClient.signedIn(world, "clerk");
        assertThat(page.get("/desk/" + number).form("/desk/" + number + "/reveal").set("reason", "核对").send().body()).contains("身份证号码", ID_NUMBER, HEALTH);
        assertThat(PageClient.signedIn(world, "resident-01").get("/privacy").body()).contains("核对材料");
    }

    @Test
    void theDatabaseHoldsItEncryptedOnly() throws SQLException {
        remarked();
        try (var owner = SERVER.database().asSuperuser(); var statement = owner.createStatement();
                var rows = statement.executeQuery("select (select count(*) from matters.words where body like '%" + ID_NUMBER + "%' or body like '%" + HEALTH + "%'), "
                        + "(select count(*) from matters.sealed where district_id = " + world.district() + "), (select count(*) from matters.move where change::text like '%" + ID_NUMBER + "%')")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
            assertThat(rows.getInt(2)).isEqualTo(2);
            assertThat(rows.getInt(3)).isZero();
        }
    }

    @Test
    void whatIsErasedIsGone() throws SQLException {
        String number = remarked();
        int district = world.district();
        long matter = id(number);
        int seq = (int) SERVER.bean(Db.class).read(Scope.service(district, Scope.Kind.REPORT), sql -> ((Number) sql.fetchValue("select max(seq) from matters.sealed where district_id = ?", district)).longValue()).longValue();

        assertThat(SERVER.bean(Erasures.class).erase(district, matter, seq, "PIPL 47").isDone()).isTrue();
        assertThat(clerk.post("/api/matters/" + number + "/reveals", Map.of("reason", "核对")).body()).doesNotContain(ID_NUMBER, "sealed");
    }

    private long id(String number) {
        return SERVER.bean(Db.class).read(Scope.service(world.district(), Scope.Kind.REPORT),
                sql -> ((Number) sql.fetchValue("select id from matters.matter where district_id = ? and number = ?", world.district(), number)).longValue());
    }
}
