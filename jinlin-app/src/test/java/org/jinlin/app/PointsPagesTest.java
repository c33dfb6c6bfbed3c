package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.jinlin.points.Earnings;
import org.junit.jupiter.api.Test;

/// The pages of points, by clicking and without a script.
class PointsPagesTest {

    private static final TestServer SERVER = TestServer.get();

    private final TestWorld world = SERVER.world("tongan");

    private void helped(String helper, int minutes) {
        var asked = world.as("resident-03").post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", "volunteer_service", "place", Map.of("unit", world.unit("1号楼")),
                "fields", Map.of("text", "陪老人去医院", "service_kind", "repairs")));
        assertThat(asked.status()).as(asked.body()).isEqualTo(200);
        var done = world.as("clerk").move(asked.json().get("number").asString(), "helped", Map.of("helper", Long.toString(world.person(helper)), "minutes_given", minutes));
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        SERVER.settle(world.district());
        SERVER.bean(Earnings.class).run(world.district());
    }

    private PageClient as(String name) {
        return PageClient.signedIn(world, name);
    }

    private void stock(String gift, int count) {
        var answer = as("clerk").get("/points").form("/points/stock").set("f.gift", gift).set("f.count", Integer.toString(count)).send();
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @Test
    void whatWasEarnedStandsThereWithItsReasonAndIsSpentForAVoucherThatIsScannedOnce() {
        assertThat(as("resident-01").get("/me/points").text()).contains("还没有记录");
        helped("resident-01", 180);
        assertThat(as("resident-01").get("/me/points").text()).contains("40 分", "180 分钟", "志愿时长", "+30 分");
        assertThat(as("resident-01").get("/me/points?of=minutes").text()).contains("时间银行", "+180 分钟");
        stock("rice", 2);
        var shelf = as("resident-01").get("/me/points/shop");
        assertThat(shelf.text()).contains("大米一袋", "30 分", "还有 2 份");
        var form = shelf.form("/me/points/shop");
        String voucher = form.send().location();
        assertThat(form.send().location()).as("tapped twice").isEqualTo(voucher);
        var paper = as("resident-01").get(voucher);
        assertThat(paper.text()).contains("大米一袋", "可以用");
        assertThat(as("resident-02").get(voucher).status()).isEqualTo(404);
        String code = paper.body().replaceAll("(?s).*>([0-9a-f]{24})<.*", "$1");
        assertThat(as("resident-01").get("/points/vouchers/" + code).status()).isEqualTo(404);
        assertThat(as("clerk").get("/points/vouchers/" + code).form("/points/vouchers/" + code).set("do", "hand").send().text()).contains("已经领取");
        assertThat(as("resident-01").get(voucher).text()).contains("已经领取").doesNotContain(code);
        assertThat(as("resident-01").get("/me/points").text()).contains("10 分", "兑换：大米一袋");
        assertThat(as("resident-01").get("/me/points/shop").form("/me/points/shop").send().text()).contains("可用的不够");
    }

    @Test
    void somebodyGivesToTheCommunityAndWhatIsWrongIsSaid() {
        helped("resident-02", 60);
        var own = as("resident-02").get("/me/points");
        for (String wrong : new String[] {"", "0", "-3", "3.5", "many", "99999999999"}) {
            var refused = own.form("/me/points").set("f.unit", "u" + world.unit("花园社区")).set("f.amount", wrong).send();
            assertThat(refused.status()).as(wrong).isEqualTo(422);
            assertThat(refused.text()).as(wrong).contains("大于零的整数");
        }
        assertThat(own.form("/me/points").set("f.unit", "u" + world.unit("花园社区")).set("f.amount", "1000").send().text()).contains("可用的不够");
        assertThat(own.form("/me/points").set("f.unit", "u" + world.unit("河边社区")).set("f.amount", "1").send().status()).isEqualTo(422);
        assertThat(own.form("/me/points").set("f.unit", "u" + world.unit("花园社区")).set("f.amount", "5").send().text()).contains("已经送出", "15 分");
        assertThat(own.form("/me/points").set("f.unit", "u" + world.unit("花园社区")).set("f.amount", "5").send().text()).as("sent twice").contains("15 分");
        assertThat(as("clerk").get("/points").text()).contains("花园社区", "7 分");
    }

    @Test
    void theCertificateIsAPaperOfConfirmedService() {
        helped("resident-01", 90);
        var paper = as("resident-01").get("/me/points/certificate");
        assertThat(paper.status()).isEqualTo(200);
        assertThat(paper.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(paper.body()).startsWith("%PDF-");
    }

    @Test
    void theDeskIsForWhoKeepsIt() {
        assertThat(as("resident-01").get("/points").status()).isEqualTo(403);
        assertThat(as("clerk").get("/points").text()).contains("花园社区的库存", "大米一袋");
        assertThat(as("head").get("/points").text()).doesNotContain("库存");
        var refused = as("clerk").get("/points").form("/points/stock").set("f.gift", "rice").set("f.count", "-1").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("不能减到零以下");
        assertThat(as("clerk").get("/points").form("/points/stock").set("f.unit", world.unit("河边社区")).set("f.gift", "rice").set("f.count", "1").send().status()).isEqualTo(403);
    }
}
