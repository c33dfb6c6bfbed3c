package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jinlin.insight.Facts;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Figures over HTTP. In the garden three meetings were held, one of them online, one was dropped and one is still planned; two
/// rooms stand in the first grid, one in the second, and one was struck from the register; by the river nothing happened.
class FigureTest {

    private static final NumbersWorld NUMBERS = new NumbersWorld();
    private static final TestWorld WORLD = NUMBERS.world;
    private static final List<String> HELD = new ArrayList<>();
    private static String leased = "";

    @BeforeAll
    static void aFewMattersOfEachKind() {
        HELD.add(NUMBERS.held("花园社区", "hall", 20));
        HELD.add(NUMBERS.held("1号楼", "online", 12));
        HELD.add(NUMBERS.held("花园社区", "hall", 0));
        NUMBERS.make("secretary", NUMBERS.open("secretary", "meeting", "花园社区", Map.of("form", "online")), "drop", Map.of("reason", "下雨"));
        NUMBERS.open("secretary", "meeting", "花园社区", Map.of("form", "online"));
        leased = NUMBERS.room("1号楼", 80, true);
        NUMBERS.room("第1网格", 40, false);
        NUMBERS.make("secretary", NUMBERS.room("2号楼", 500, true), "retire", Map.of());
        WORLD.appoint("secretary", "branch_secretary", "花园社区");
        WORLD.appoint("member", "branch_secretary", "花园社区");
        NUMBERS.read();
    }

    @Test
    void eachFigureIsCountedAtAUnitAndBelow() {
        assertThat(NUMBERS.value("head", "meetings", "")).isEqualTo("3");
        assertThat(NUMBERS.value("head", "online", "")).isEqualTo("1/3");
        assertThat(NUMBERS.value("head", "attendance", "")).isEqualTo("32/3");
        assertThat(NUMBERS.figure("head", "attendance", "").get("average").decimalValue()).isEqualByComparingTo("10.6");
        assertThat(NUMBERS.figure("head", "attendance", "").get("share").isNull()).isTrue();
        assertThat(NUMBERS.value("head", "area", "")).isEqualTo("120");
        assertThat(NUMBERS.value("head", "let_out", "")).isEqualTo("1/2");
        assertThat(NUMBERS.value("head", "empty_rooms", "")).isEqualTo("1");
        assertThat(NUMBERS.value("head", "has_room", "")).isEqualTo("1/2");
        assertThat(NUMBERS.value("head", "grids", "")).isEqualTo("2");
        assertThat(NUMBERS.value("head", "clerks", "")).isEqualTo("2");
        assertThat(NUMBERS.value("head", "both", "")).isEqualTo("1");
    }

    @Test
    void elsewhereThereIsNothingOfIt() {
        String river = NUMBERS.unit("河边社区");
        assertThat(NUMBERS.value("head", "meetings", river)).isEqualTo("0");
        assertThat(NUMBERS.value("head", "online", river)).isEqualTo("0/0");
        assertThat(NUMBERS.figure("head", "online", river).get("share").isNull()).isTrue();
        assertThat(NUMBERS.value("head", "has_room", river)).isEqualTo("0/0");
        assertThat(NUMBERS.value("head", "clerks", river)).isEqualTo("1");
        assertThat(NUMBERS.value("worker", "area", "")).isEqualTo("120");
        assertThat(NUMBERS.value("head", "area", NUMBERS.unit("第2网格"))).isEqualTo("0");
    }

    @Test
    void aFigureSaysHowItIsMade() {
        JsonNode online = NUMBERS.figure("head", "online", "");
        assertThat(online.get("name").asString()).isEqualTo("线上例会占比");
        assertThat(online.get("formula").asString()).isEqualTo("“例会”（结果：已召开；形式：线上）的件数 ÷ “例会”（结果：已召开）的件数");
        assertThat(online.get("share").decimalValue()).isEqualByComparingTo("33.3");
        assertThat(online.get("target").asInt()).isEqualTo(50);
        assertThat(online.get("below").asBoolean()).isTrue();
        assertThat(NUMBERS.figure("head", "meetings", "").get("formula").asString()).endsWith("，本季度结束的");
        assertThat(NUMBERS.figure("head", "has_room", "").get("formula").asString()).isEqualTo("有“房屋”（现在的环节：在册）的“网格”个数 ÷ “网格”的个数");
        assertThat(NUMBERS.figure("officer", "both", "lang=en").get("formula").asString()).contains(" and ");
        assertThat(NUMBERS.figure("officer", "let_out", "lang=en").get("formula").asString()).contains("Leased: yes");
    }

    @Test
    void aStretchIsComparedWithTheOneBefore() {
        JsonNode now = NUMBERS.figure("head", "meetings", "");
        assertThat(now.get("from").asString()).isEqualTo("2026-10-01");
        assertThat(now.get("to").asString()).isEqualTo("2026-11-20");
        assertThat(now.at("/before/numerator").asInt()).isZero();
        assertThat(now.get("change").isNull()).as("from nothing there is no change").isTrue();
        JsonNode before = NUMBERS.figure("head", "meetings", "day=2026-09-30");
        assertThat(before.get("numerator").asInt()).isZero();
        assertThat(before.at("/before/to").asString()).isEqualTo("2026-06-30");
    }

    @Test
    void aRateOfFewVerdictsIsNotMade() {
        JsonNode pleased = NUMBERS.figure("head", "pleased", "");
        assertThat(pleased.get("few").asBoolean()).isTrue();
        assertThat(pleased.get("share").isNull()).isTrue();
    }

    @Test
    void behindANumberIsItsList() {
        assertThat(NUMBERS.names("head", "/api/figures/meetings")).containsExactlyInAnyOrderElementsOf(HELD);
        assertThat(NUMBERS.names("head", "/api/figures/online")).containsExactly(HELD.get(1));
        assertThat(NUMBERS.names("head", "/api/figures/online?part=of")).hasSize(3);
        assertThat(NUMBERS.names("head", "/api/figures/let_out")).containsExactly(leased);
        assertThat(NUMBERS.names("head", "/api/figures/has_room")).containsExactly("第1网格");
        assertThat(NUMBERS.names("head", "/api/figures/has_room?part=of")).containsExactlyInAnyOrder("第1网格", "第2网格");
        assertThat(NUMBERS.names("head", "/api/figures/has_room?part=missing")).containsExactly("第2网格");
        assertThat(NUMBERS.names("head", "/api/figures/meetings?day=2026-09-30")).isEmpty();
    }

    @Test
    void unitsBelowStandBesideEachOther() {
        JsonNode below = NUMBERS.get("officer", "/api/figures/online?part=below").get("items");
        assertThat(below.valueStream().map(line -> line.get("name").asString() + " " + line.get("state").asString())).containsExactlyInAnyOrder("花园社区 1 / 3 = 33.3%", "河边社区 0 / 0");
        assertThat(NUMBERS.get("officer", "/api/figures/area?part=below").at("/items/0/state").asString()).isIn("120", "0");
        assertThat(NUMBERS.names("head", "/api/figures/area?part=below&" + NUMBERS.unit("1号楼"))).isEmpty();
    }

    @Test
    void aListOfPersonsIsMasked() {
        JsonNode both = NUMBERS.get("head", "/api/figures/both").get("items");
        assertThat(both.size()).isEqualTo(1);
        assertThat(both.get(0).get("name").asString()).isEqualTo("演＊＊");
        assertThat(both.get(0).get("state").asString()).isEqualTo("支部书记、社区书记");
    }

    @Test
    void aListIsPagedAndEachLineComesOnce() {
        var numbers = new ArrayList<String>();
        String after = "";
        do {
            JsonNode page = NUMBERS.get("head", "/api/figures/meetings?limit=2&after=" + after);
            page.get("items").forEach(line -> numbers.add(line.get("name").asString()));
            after = page.hasNonNull("next") ? page.get("next").asString() : "";
        } while (!after.isEmpty());
        assertThat(numbers).containsExactlyInAnyOrderElementsOf(HELD);
        JsonNode first = NUMBERS.get("head", "/api/figures/grids?limit=1");
        assertThat(NUMBERS.names("head", "/api/figures/grids?limit=1&after=" + first.get("next").asString())).doesNotContain(first.at("/items/0/name").asString()).hasSize(1);
        assertThat(NUMBERS.get("head", "/api/figures/clerks?limit=1").hasNonNull("next")).isTrue();
    }

    @Test
    void everyNumberOfEveryUnitIsAsLongAsItsList() {
        for (String unit : List.of("小区县", "演示街道", "花园社区", "第1网格", "河边社区", "住建局")) {
            NUMBERS.get("head", "/api/figures?" + NUMBERS.unit(unit)).get("figures").forEach(figure -> {
                String code = figure.get("code").asString();
                if (!List.of("attendance", "area").contains(code)) {
                    assertThat(NUMBERS.names("head", "/api/figures/" + code + "?" + NUMBERS.unit(unit))).as(unit + " " + code).hasSize(figure.get("numerator").asInt());
                }
                if (figure.hasNonNull("denominator")) {
                    assertThat(NUMBERS.names("head", "/api/figures/" + code + "?part=of&" + NUMBERS.unit(unit))).as(unit + " of " + code).hasSize(figure.get("denominator").asInt());
                }
                if (figure.hasNonNull("missing")) {
                    assertThat(figure.get("missing").asInt()).isEqualTo(figure.get("denominator").asInt() - figure.get("numerator").asInt());
                }
            });
        }
    }

    @Test
    void thePageShowsFormulasAndLeadsToTheLists() {
        PageClient head = PageClient.signedIn(WORLD, "head");
        PageClient.Html page = head.get("/figures");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("线上例会占比", "33.3%", "没达到", "形式：线上", "2026 年 10 月 1 日", "不足 10 件");
        assertThat(page.body()).contains("part=missing");
        PageClient.Html missing = head.get("/figures/list?figure=has_room&part=missing");
        assertThat(missing.text()).contains("有房屋的网格 · 还没有的", "第2网格").doesNotContain("第1网格");
        PageClient.Html held = head.get("/figures/list?figure=meetings");
        HELD.forEach(number -> assertThat(held.body()).contains("/desk/" + number));
        assertThat(head.get("/figures?" + NUMBERS.unit("河边社区")).text()).contains("河边社区", "演示街道");
        assertThat(head.get("/figures?lang=en").text()).contains("Online meetings", "not reached");
    }

    @Test
    void whatTheReaderKeepsIsWhatTheLogSays() {
        Facts facts = NUMBERS.server.bean(Facts.class);
        assertThat(facts.check(WORLD.district())).isEmpty();
        facts.rebuild(WORLD.district());
        assertThat(NUMBERS.value("head", "let_out", "")).isEqualTo("1/2");
        String declared = NUMBERS.server.bean(Db.class).read(Scope.service(WORLD.district(), Scope.Kind.READER),
                db -> db.fetchValue("select facts::text from insight.fact where district_id = ? and number = ?", WORLD.district(), leased)).toString();
        assertThat(declared).isEqualTo("{\"area\": 80, \"leased\": true}").doesNotContain("一间");
    }
}
