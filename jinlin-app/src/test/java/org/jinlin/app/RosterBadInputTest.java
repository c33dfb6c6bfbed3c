package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jinlin.kit.Ids;
import org.jinlin.kit.SpreadsheetReaderTest;
import org.jinlin.org.NewUnit;
import org.jinlin.org.Orgs;
import org.jinlin.org.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is wrong with a list is said of each row, by its number in Excel and with what to do; the good rows go in beside it.
class RosterBadInputTest {

    private static final RosterWorld ROSTERS = new RosterWorld();
    private static final TestWorld WORLD = ROSTERS.world;
    private static final String GOOD = "13866600001";

    static {
        // two buildings of one name, and somebody who has checked in
        var orgs = WORLD.server().bean(Orgs.class);
        var ids = WORLD.server().bean(Ids.class);
        orgs.addUnits(WORLD.district(), LocalDate.of(2026, 1, 1), List.of(new NewUnit(new Unit(ids.next(), "building", "东楼", null), Long.parseLong(WORLD.unit("第1网格"))),
                new NewUnit(new Unit(ids.next(), "building", "东楼", null), Long.parseLong(WORLD.unit("第2网格"))),
                new NewUnit(new Unit(ids.next(), "department", "林业站", null), Long.parseLong(WORLD.unit("花园社区"))), new NewUnit(new Unit(ids.next(), "department", "林业站", null), Long.parseLong(WORLD.unit("河边社区")))));
        ROSTERS.phone("member", "13866600008");
        WORLD.as("member").post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", "check_in", "place", Map.of("unit", WORLD.unit("1号楼")), "fields", Map.of("unit", WORLD.unit("住建局"))));
        ROSTERS.enter(ROSTERS.as("housing"), RosterWorld.file(RosterWorld.row("林七", "13866600007")));
        // a unit of another district
        TestServer.get().world("zhangzhou");
    }

    /// Row 2 is right, row 3 is wrong in one cell, row 4 is right.
    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            0  | -                    | 没有姓名
            0  | 12345                | 姓名不像姓名
            1  | -                    | 没有手机号
            1  | 1386660000           | 手机号不对
            1  | 0596-2012345         | 手机号不对
            1  | 13866600001          | 这个手机号和第 2 行相同
            1  | 13866600008          | 登记的是另一个名字
            1  | 13866600007          | 正在等本人答复
            2  | -                    | 没有居住地址
            2  | 火星路7号             | 地址里找不到
            2  | 河边社区1号楼          | 写的楼栋不在写的社区
            2  | 花园社区东楼           | 有几个地方都叫这个名字
            2  | 花园社区              | 地址太宽
            3  | 第2网格               | 这个地址属于 第1网格
            3  | 第9网格               | 没有这个网格
            4  | 火星局                | 没有这个单位
            4  | 城管局                | 只能导入本单位（住建局）的人
            4  | 演示银行              | 只能导入本单位（住建局）的人
            5  | 去年春天              | “入职日期”不是日期
            5  | 2026-02-30           | “入职日期”不是日期
            5  | 2030-01-01           | “入职日期”是以后的日期
            6  | 2026-10-01           | 已经离开单位
            7  | 飞行                  | “特长”不在可选的特长里
            8  | 飞行                  | “另一特长”不在可选的特长里
            9  | 半夜                  | “空闲时间”不在可选的时间里
            10 | 火星支部              | 没有这个党组织
            10 | 河边兼合支部           | 第二个党组织不在这个人居住的社区
            10 | 住建局                | 第二个党组织和工作单位是同一个
            11 | 2026-01-01           | 没有写第二个党组织
            """)
    void everyFaultIsSaidOfItsRowAndTheOthersGoIn(int column, String cell, String sentence) {
        var wrong = RosterWorld.row("林九", "13866600009");
        wrong.set(column, cell);
        var seen = ROSTERS.look(ROSTERS.as("housing"), RosterWorld.file(RosterWorld.row("林一", GOOD), wrong, RosterWorld.row("林二", "13866600002")));
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.text()).contains("住建局：2 人可以导入，1 行有问题", "第 3 行 ", sentence, "导入这 2 人");
    }

    @Test
    void whoHasCheckedInAndWhatIsAFormulaAreFaultsToo() {
        assertThat(looked(RosterWorld.row("演示党员01", "13866600008"))).contains("这个人已经报到");
        byte[] file = SpreadsheetReaderTest.sheet("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>姓名</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>手机号</t></is></c><c r=\"C1\" t=\"inlineStr\"><is><t>居住地址</t></is></c></row>"
                + "<row r=\"7\"><c r=\"A7\" t=\"inlineStr\"><is><t>林一</t></is></c><c r=\"B7\"><f>13866600001+1</f><v>13866600002</v></c><c r=\"C7\" t=\"e\"><v>#N/A</v></c></row>");
        assertThat(looked(file)).contains("第 7 行", "“手机号”这一格是公式", "“居住地址”这一格是错误值");
    }

    @Test
    void severalFaultsOfARowAreAllSaid() {
        assertThat(looked(RosterWorld.row("", "1", Map.of(2, "火星", 5, "x", 7, "y")))).contains("没有姓名", "手机号不对", "地址里找不到", "不是日期", "不在可选的特长里");
        assertThat(looked(RosterWorld.row("林\u0007一", GOOD, Map.of(2, "花园社区1号楼")))).as("a bell is left out by the writer, and the row is right").contains("1 人可以导入");
    }

    @Test
    void aUnitOfTwoIsNamedByItsCodeAndSentencesAreInEnglishToo() {
        var clerk = ROSTERS.as("clerk");
        assertThat(ROSTERS.look(clerk, RosterWorld.file(RosterWorld.row("林一", GOOD, Map.of(4, "林业站")))).text()).contains("有几个单位都叫这个名字");
        var english = ROSTERS.as("housing").get("/rosters?lang=en").form("/rosters").upload("file", "list.xlsx", RosterWorld.file(List.of("Name", "Mobile phone", "Home address"), List.of("Lin", "1", "花园社区1号楼"))).send();
        assertThat(english.text()).contains("Row 2", "The mobile number is wrong: it has 11 digits.");
    }

    @Test
    void aFileThatIsNoListIsRefusedWithWhatToDo() {
        assertThat(refused(new byte[0])).contains("文件里没有内容");
        assertThat(refused("姓名,手机号".getBytes(StandardCharsets.UTF_8))).contains("不是能读的 .xlsx 文件");
        assertThat(refused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0})).contains("设了密码");
        assertThat(refused(SpreadsheetReaderTest.with(RosterWorld.file(RosterWorld.row("林一", GOOD)), "xl/vbaProject.bin", "x"))).contains("带有宏");
        assertThat(refused(SpreadsheetReaderTest.with(RosterWorld.file(RosterWorld.row("林一", GOOD)), "xl/media/a.png", "0".repeat(41 << 20)))).contains("文件太大");
        assertThat(refused(RosterWorld.file())).contains("文件里没有内容");
        assertThat(refused(RosterWorld.file(List.of("甲", "乙"), List.of("林一", GOOD)))).contains("第一行不是表头");
        assertThat(refused(RosterWorld.file(List.of("姓名", "居住地址"), List.of("林一", "花园社区1号楼")))).contains("缺少这些列：手机号");
        assertThat(refused(RosterWorld.file(List.of("姓名", "手机号", "居住地址", "手机号"), List.of("林一", GOOD, "花园社区1号楼", GOOD)))).contains("“手机号”这一列有两列");
        assertThat(refused(RosterWorld.file(List.of("姓名", "手机号", "居住地址", "身份证号"), List.of("林一", GOOD, "花园社区1号楼", "x")))).contains("有不认识的列：身份证号");
        assertThat(refused(RosterWorld.file(List.of("姓名", "手机号", "居住地址"), List.of("林一", GOOD, "花园社区1号楼", "x")))).contains("D 列没有表头，第 2 行却有内容");
        var tooMany = new ArrayList<List<?>>();
        IntStream.range(0, 5001).forEach(i -> tooMany.add(List.of("林", i)));
        assertThat(refused(RosterWorld.file(tooMany.toArray(List<?>[]::new)))).contains("一份名单最多 5000 人");
    }

    private static String looked(List<Object> row) {
        return looked(RosterWorld.file(row));
    }

    private static String looked(byte[] file) {
        return ROSTERS.look(ROSTERS.as("housing"), file).text();
    }

    private static String refused(byte[] file) {
        var page = ROSTERS.look(ROSTERS.as("housing"), file);
        assertThat(page.status()).as(page.text()).isEqualTo(422);
        assertThat(page.body()).as("nothing to enter").doesNotContain("value=\"enter\"");
        return page.text();
    }

    @ParameterizedTest
    @CsvSource({"x", "''", "0", "999999999999999999"})
    void aListThatThereIsNotIsNotFound(String id) {
        assertThat(ROSTERS.as("housing").get("/rosters/" + id).status()).isIn(404, 200);
        var page = ROSTERS.as("member").get("/me/rosters");
        assertThat(page.text()).contains("现在没有要您确认的");
    }
}
