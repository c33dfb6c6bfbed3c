package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jinlin.playbook.Currency;
import org.jinlin.points.Funds;
import org.jinlin.points.LedgerCheck;
import org.junit.jupiter.api.Test;

/// The neighbours' fund: what the bank did is entered once, everybody reads what became of it, and nobody who did not say so is named.
class FundPagesTest {

    private static final TestServer SERVER = TestServer.get();
    private static final String SHEET = """
            流水号,日期,金额,用途,捐赠人,公开姓名,人次
            A1,2026-01-05,"51,000.00",捐赠,演示企业,是,
            A2,2026-02-01,200.50,捐赠,演示邻居甲,否,
            A3,2026-02-30,10,捐赠,演示邻居乙,是,
            A4,2026-03-01,-50000,奖学金,,,56
            A5,2026-03-02,-90000,变故补助,,,1
            A6,2026-03-03,-100,彩票,,,""";

    private final TestWorld world = SERVER.world("yongchun");

    private PageClient as(String name) {
        return PageClient.signedIn(world, name);
    }

    private PageClient.Html imported(String sheet) {
        return as("clerk").get("/points/fund").form("/points/fund/statement").set("f.sheet", sheet).send();
    }

    private PageClient.Html entered(String reference, String amount, String purpose, String donor) {
        return as("clerk").get("/points/fund").form("/points/fund").set("f.reference", reference).set("f.day", "2026-05-01").set("f.amount", amount).set("f.purpose", purpose).set("f.donor", donor).send();
    }

    private PageClient.Html open() {
        return new PageClient(SERVER.address()).get("/fund?district=" + world.code() + "&unit=" + world.unit("花园社区"));
    }

    private void sumsToNought() {
        assertThat(SERVER.bean(LedgerCheck.class).check(world.district())).isEmpty();
        assertThat(SERVER.bean(LedgerCheck.class).sum(world.district(), Currency.CENTS)).isZero();
    }

    @Test
    void whoLooksFromAboveFindsTheFundsBelow() {
        var above = new PageClient(SERVER.address()).get("/fund?district=" + world.code());
        assertThat(above.text()).contains("这里还没有近邻基金", "这些地方有近邻基金", "花园社区");
        assertThat(above.body()).contains("/fund?district=" + world.code() + "&unit=" + world.unit("花园社区"));
        assertThat(open().text()).doesNotContain("这些地方有近邻基金");
    }

    @Test
    void aStatementOfTheBankIsEnteredOnceAndWhatIsWrongIsNamedByItsLine() {
        var answer = imported(SHEET);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()).contains("新记 3 行，原有 0 行，有问题 3 行", "第 4 行：日期请写成", "第 6 行：基金里没有这么多", "第 7 行：用途请从列表里选", "1,200.50 元");
        assertThat(answer.body()).as("what was pasted is not lost").contains("A5,2026-03-02,-90000");
        var again = imported(SHEET);
        assertThat(again.text()).contains("新记 0 行，原有 3 行，有问题 3 行", "1,200.50 元");
        assertThat(imported("A1,2026-01-05,51000.01,捐赠").text()).contains("第 1 行：这个流水号已经记过，但金额不一样");
        assertThat(imported("A1,2026-01-05,-51000,奖学金").text()).contains("第 1 行：");
        assertThat(imported("A3,2026-02-28,10,捐赠,演示邻居乙,是").text()).contains("新记 1 行", "1,210.50 元");
        sumsToNought();
    }

    @Test
    void everybodyReadsWhatWasGivenAndWhatBecameOfItAndNobodyIsNamedWhoDidNotSayYes() {
        imported(SHEET);
        var page = open();
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("花园社区", "1,200.50 元", "演示企业", "热心邻居", "奖学金", "−50,000.00 元", "56 人次").doesNotContain("演示邻居甲", "演示经办人");
        var grid = new PageClient(SERVER.address()).get("/fund?district=" + world.code() + "&unit=" + world.unit("第1网格"));
        assertThat(grid.text()).as("the fund above the grid").contains("花园社区", "1,200.50 元");
        assertThat(as("resident-01").get("/fund").text()).contains("1,200.50 元").doesNotContain("更正");
        var street = new PageClient(SERVER.address()).get("/fund?district=" + world.code() + "&unit=" + world.unit("演示街道"));
        assertThat(street.text()).contains("还没有近邻基金");
        assertThat(new PageClient(SERVER.address()).get("/fund?district=" + world.code() + "&unit=99").status()).isEqualTo(404);
        assertThat(new PageClient(SERVER.address()).get("/fund?district=" + world.code() + "&unit=" + world.unit("花园社区") + "&lang=en").text()).contains("a kind neighbour", "Scholarships");
    }

    @Test
    void aLineByHandIsRefusedWhereItIsWrongAndKeepsWhatWasTyped() {
        for (String wrong : new String[] {"", "0", "-5", "1.234", "many"}) {
            var refused = entered("B1", wrong, "donation", "演示企业");
            assertThat(refused.status()).as(wrong).isEqualTo(422);
            assertThat(refused.body()).as(wrong).contains("value=\"B1\"", "演示企业");
        }
        assertThat(entered("B1", "10", "scholarship", "").text()).contains("基金里没有这么多");
        assertThat(entered("B1", "10", "reversed", "").text()).contains("用途请从列表里选");
        assertThat(entered("B1", "12.5", "donation", "演示企业").text()).contains("已经记下", "12.50 元");
        assertThat(entered("B1", "12.5", "donation", "演示企业").text()).contains("已经记过，没有再记", "12.50 元");
        assertThat(entered("B2", "2.5", "old_age", "").text()).as("a grant needs no minus").contains("10.00 元");
        assertThat(open().text()).as("who was not asked is not named").contains("热心邻居").doesNotContain("演示企业");
        sumsToNought();
    }

    @Test
    void aWrongLineIsBookedTheOtherWayOnce() {
        entered("C1", "30", "donation", "");
        entered("C2", "20", "activity", "");
        var desk = as("clerk").get("/points/fund");
        assertThat(desk.text()).contains("10.00 元", "更正 −20.00 元 这一笔");
        String grant = desk.body().replaceAll("(?s).*?name=\"f.line\" value=\"(\\d+)\".*", "$1");
        assertThat(desk.form("/points/fund/reverse").set("f.line", grant).send().text()).contains("已经反向记了一笔", "30.00 元", "已更正");
        assertThat(desk.form("/points/fund/reverse").set("f.line", grant).send().text()).as("twice").contains("30.00 元");
        assertThat(desk.form("/points/fund/reverse").set("f.line", "17").send().text()).contains("没有这一行");
        assertThat(entered("C3", "25", "places", "").status()).isEqualTo(200);
        String donation = desk.body().replaceAll("(?s).*name=\"f.line\" value=\"(\\d+)\".*", "$1");
        assertThat(desk.form("/points/fund/reverse").set("f.line", donation).send().text()).as("it is spent").contains("基金里没有这么多");
        assertThat(open().text()).contains("5.00 元");
        sumsToNought();
    }

    @Test
    void onlyWhoKeepsItEnters() {
        assertThat(as("resident-01").get("/points/fund").status()).isEqualTo(403);
        assertThat(as("secretary").get("/points/fund").status()).isEqualTo(403);
        assertThat(as("clerk").get("/points").text()).contains("近邻基金");
        var elsewhere = as("clerk").get("/points/fund").form("/points/fund").set("f.unit", world.unit("河边社区")).set("f.reference", "D1").set("f.day", "2026-05-01").set("f.amount", "5").set("f.purpose", "donation").send();
        assertThat(elsewhere.status()).isEqualTo(403);
        var street = as("clerk").get("/points/fund").form("/points/fund").set("f.unit", world.unit("演示街道")).set("f.reference", "D1").set("f.day", "2026-05-01").set("f.amount", "5").set("f.purpose", "donation").send();
        assertThat(street.status()).isEqualTo(403);
        sumsToNought();
    }

    /// Money cannot be granted twice: of twenty grants of ten at once from a fund of a hundred, ten are entered.
    @Test
    void manyGrantsAtOnceNeverTakeMoreThanThereIs() throws Exception {
        entered("E0", "100", "donation", "");
        var desk = as("clerk").get("/points/fund");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.rangeClosed(1, 20).mapToObj(grant -> threads.submit(() -> desk.form("/points/fund/statement").set("f.sheet", "E" + grant + ",2026-05-02,-10,敬老,,,1").send().text().contains("新记 1 行"))).toList();
            int entered = 0;
            for (var one : all) {
                entered += one.get() ? 1 : 0;
            }
            assertThat(entered).isEqualTo(10);
        }
        assertThat(SERVER.bean(Funds.class).balance(world.district(), Long.parseLong(world.unit("花园社区")))).isZero();
        sumsToNought();
    }
}
