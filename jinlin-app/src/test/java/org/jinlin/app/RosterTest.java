package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jinlin.kit.SpreadsheetReader;
import org.jinlin.matters.Invariants;
import org.jinlin.matters.Rosters;
import org.jinlin.people.AuditAct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// YC-02: a unit sends a list of its members, each of whom is asked; whoever says yes checks in where they live, confirmed by their unit, and is counted once.
class RosterTest {

    private static final String PHONE = "13955500001";
    private static final String OTHER = "13955500002";
    static final Set<AuditAct> ACTS = Set.of(AuditAct.ROSTER_LOOKED_AT, AuditAct.ROSTER_ENTERED, AuditAct.ROSTER_UNDONE);

    private final RosterWorld rosters = new RosterWorld();
    private final TestWorld world = rosters.world;

    @Test
    void theTemplateHasEveryColumnAndSaysWhatToWrite() {
        var rows = SpreadsheetReader.read(rosters.as("housing").bytes("/rosters/template.xlsx"), 10).orThrow().rows();
        assertThat(rows).as("nobody is in it").hasSize(1);
        assertThat(rows.getFirst().cells().stream().map(SpreadsheetReader.Cell::text)).containsExactlyElementsOf(RosterWorld.HEADER);
        var english = SpreadsheetReader.read(rosters.as("housing").bytes("/rosters/template.xlsx?lang=en"), 10).orThrow().rows();
        assertThat(english.getFirst().cells().stream().map(SpreadsheetReader.Cell::text)).startsWith("Name*", "Mobile phone*", "Home address*");
    }

    @Test
    void whoSaysYesChecksInWhereTheyLiveAndTheirUnitHasConfirmedIt() {
        rosters.phone("member", PHONE);
        var housing = rosters.as("housing");
        var seen = rosters.look(housing, RosterWorld.file(RosterWorld.row("演示党员01", PHONE, Map.of(7, "理发", 9, "周六", 5, "2020-03-01", 10, "花园兼合支部", 11, "2026-11-01"))));
        assertThat(seen.text()).contains("住建局：1 人可以导入，0 行有问题", "第 2 行", "演＊＊", "1号楼", "第1网格").doesNotContain(PHONE, "演示党员01");
        assertThat(rosters.as("member").get("/me/rosters").text()).as("not entered yet").contains("现在没有要您确认的");
        var list = RosterWorld.press(seen, RosterWorld.list(seen), "enter");
        assertThat(list.text()).contains("正在请 1 人确认", "等待 1 人", "等待本人答复");
        assertThat(rosters.figure("checked_in", "花园社区")).as("nobody is entered by a list").isZero();

        var member = rosters.as("member");
        assertThat(member.get("/me").text()).contains("有单位请您确认报到");
        assertThat(member.get("/me/rosters").text()).contains("住建局 请您确认", "演示党员01", "139****0001", "花园社区1号楼502室", "特长：理发", "空闲时间：周六", "花园兼合支部", "第十三、十四、十七条");
        String number = RosterWorld.opened(RosterWorld.answer(member, "yes"));
        var matter = rosters.matter("clerk", number);
        assertThat(matter.at("/stage/code").asString()).isEqualTo("kept");
        assertThat(matter.at("/place/name").asString()).isEqualTo("1号楼");
        assertThat(matter.at("/facts/craft").asString()).isEqualTo("hairdresser");
        assertThat(matter.at("/facts/since").asString()).startsWith("2020-02-29T16:00");
        assertThat(matter.get("children").valueStream().map(child -> child.get("kind").asString() + " " + child.at("/stage/code").asString())).containsExactly("confirmation ended", "second_membership asked");
        assertThat(rosters.figure("checked_in", "第1网格")).isEqualTo(1);
        assertThat(rosters.figure("checked_in", "第2网格")).isZero();

        String second = matter.get("children").get(1).get("number").asString();
        assertThat(world.as("joint").move(second, "admit", Map.of()).status()).isEqualTo(200);
        assertThat(rosters.figure("checked_in", "花园社区")).as("one person, with two memberships").isEqualTo(1);
        assertThat(rosters.figure("second_members", "花园社区")).isEqualTo(1);
        assertThat(housing.get("/rosters/" + RosterWorld.list(list)).text()).contains("同意 1 人", "本人同意，已报到", number);
        assertThat(rosters.data.one("select count(*) from matters.roster_row where said is not null and district_id = " + world.district())).as("what was written is forgotten").isEqualTo("0");
        assertThat(world.server().bean(Invariants.class).check(world.district())).isEmpty();
    }

    @Test
    void tappingTwiceOrAtOnceChecksInOnce() throws Exception {
        rosters.phone("member", PHONE);
        rosters.enter(rosters.as("housing"), RosterWorld.file(RosterWorld.row("演示党员01", PHONE)));
        var form = rosters.as("member").get("/me/rosters").form("/me/rosters").set("go", "yes");
        try (var phones = Executors.newFixedThreadPool(4)) {
            List<Callable<Integer>> taps = IntStream.range(0, 4).<Callable<Integer>>mapToObj(_ -> () -> form.send().status()).toList();
            for (var tap : phones.invokeAll(taps)) {
                assertThat(tap.get()).isIn(200, 422);
            }
        }
        assertThat(form.send().text()).contains("这份邀请已经没有了");
        assertThat(rosters.figure("checked_in", "花园社区")).isEqualTo(1);
        assertThat(rosters.data.one("select count(*) from matters.matter where kind = 'check_in' and district_id = " + world.district())).isEqualTo("1");
    }

    @Test
    void whoSaysNoIsForgottenAtOnceAndMayBeAskedAgain() {
        rosters.phone("member", PHONE);
        byte[] file = RosterWorld.file(RosterWorld.row("演示党员01", PHONE));
        rosters.enter(rosters.as("housing"), file);
        assertThat(RosterWorld.answer(rosters.as("member"), "no").text()).contains("写下的内容已经删除", "现在没有要您确认的");
        assertThat(rosters.data.one("select count(*) from matters.roster_row where state = 'no' and said is null and phone_index is null and person_id is null and district_id = " + world.district())).isEqualTo("1");
        assertThat(rosters.enter(rosters.as("housing"), file).text()).contains("等待 1 人");
    }

    @Test
    void aWholeListIsTakenBackWithinADayAndWhoHasAnsweredIsNamedAndLeft() {
        rosters.phone("member", PHONE);
        rosters.phone("volunteer", OTHER);
        var housing = rosters.as("housing");
        byte[] file = RosterWorld.file(RosterWorld.row("演示党员01", PHONE), RosterWorld.row("演示志愿者01", OTHER), RosterWorld.row("林三", "13955500003"));
        var list = rosters.enter(housing, file);
        String number = RosterWorld.opened(RosterWorld.answer(rosters.as("member"), "yes"));
        var undone = RosterWorld.press(list, RosterWorld.list(list), "undo");
        assertThat(undone.text()).contains("已经撤回：2 人不再询问", "第 2 行：演＊＊ 已经同意并报到，保持不变", number).doesNotContain("第 3 行：", "第 4 行：");
        assertThat(rosters.as("volunteer").get("/me/rosters").text()).contains("现在没有要您确认的");
        assertThat(rosters.matter("clerk", number).at("/stage/code").asString()).isEqualTo("kept");
        assertThat(rosters.data.one("select count(*) from matters.roster_row where said is not null and district_id = " + world.district())).isEqualTo("0");
        assertThat(RosterWorld.press(list, RosterWorld.list(list), "undo").text()).contains("这份名单已经撤回");
        assertThat(rosters.enter(housing, RosterWorld.file(RosterWorld.row("演示志愿者01", OTHER))).text()).as("asked again").contains("正在请 1 人确认");
    }

    @Test
    void afterADayAListCannotBeTakenBack() {
        var list = rosters.enter(rosters.as("housing"), RosterWorld.file(RosterWorld.row("林三", PHONE)));
        assertThat(list.text()).contains("以前可以整份撤回");
        world.pass("PT24H1M");
        var housing = rosters.as("housing");
        var page = housing.get("/rosters/" + RosterWorld.list(list));
        assertThat(page.body()).doesNotContain("value=\"undo\"");
        var sent = housing.post("/rosters/" + RosterWorld.list(list), "application/x-www-form-urlencoded", ("go=undo&_csrf=" + csrf(page)).getBytes());
        assertThat(sent.text()).contains("超过 24 小时");
    }

    private static String csrf(PageClient.Html page) {
        return page.body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]*)\".*", "$1");
    }

    @Test
    void whoDoesNotAnswerIsForgottenAfterThirtyDaysAndDraftsAfterOne() {
        rosters.phone("member", PHONE);
        rosters.enter(rosters.as("housing"), RosterWorld.file(RosterWorld.row("演示党员01", PHONE)));
        rosters.look(rosters.as("housing"), RosterWorld.file(RosterWorld.row("林三", OTHER)));
        assertThat(rosters.data.tablesWith(PHONE)).as("sealed").isEmpty();
        assertThat(rosters.data.tablesWith("花园社区1号楼502室")).isEmpty();
        world.server().bean(org.jinlin.kit.JinlinClock.class).advance(Duration.ofHours(25));
        assertThat(world.server().bean(Rosters.class).run(world.district())).isPositive();
        assertThat(rosters.data.one("select count(*) from matters.roster where district_id = " + world.district())).isEqualTo("1");
        world.server().bean(org.jinlin.kit.JinlinClock.class).advance(Duration.ofDays(30));
        assertThat(rosters.as("member").get("/me/rosters").text()).contains("现在没有要您确认的");
        assertThat(world.server().bean(Rosters.class).run(world.district())).isEqualTo(1);
        assertThat(rosters.data.one("select state from matters.roster_row where district_id = " + world.district())).isEqualTo("over");
        assertThat(rosters.data.one("select count(*) from matters.roster_row where said is not null and district_id = " + world.district())).isEqualTo("0");
    }

    @Test
    void nobodyButTheUnitThatSentItSeesAList() {
        String list = RosterWorld.list(rosters.enter(rosters.as("housing"), RosterWorld.file(RosterWorld.row("林三", PHONE))));
        for (String who : List.of("clerk", "urban", "head", "officer", "member", "resident-01")) {
            assertThat(rosters.as(who).get("/rosters/" + list).status()).as(who).isEqualTo(404);
        }
        for (String who : List.of("head", "officer", "member", "volunteer", "resident-01")) {
            assertThat(rosters.as(who).get("/rosters").status()).as(who).isEqualTo(404);
            assertThat(rosters.as(who).get("/rosters/template.xlsx").status()).as(who).isEqualTo(404);
        }
        assertThat(rosters.as("clerk").get("/rosters").text()).doesNotContain("住建局");
    }

    @Test
    void aCommunitySendsItsOwnPeopleAndTheirUnitIsAsked() {
        rosters.phone("member", PHONE);
        var clerk = rosters.as("clerk");
        var seen = rosters.look(clerk, RosterWorld.file(RosterWorld.row("演示党员01", PHONE, Map.of(4, "住建局")), RosterWorld.row("林三", "13955500003"),
                RosterWorld.row("林四", "13955500004", Map.of(2, "河边社区", 4, "住建局")), RosterWorld.row("林五", "13955500005", Map.of(4, "城管局", 10, "花园兼合支部"))));
        assertThat(seen.text()).contains("2 人可以导入，2 行有问题", "第 3 行 没有工作单位", "第 4 行");
        RosterWorld.press(seen, RosterWorld.list(seen), "enter");
        String number = RosterWorld.opened(RosterWorld.answer(rosters.as("member"), "yes"));
        var matter = rosters.matter("clerk", number);
        assertThat(matter.at("/stage/code").asString()).as("the unit has not said so itself").isEqualTo("waiting");
        assertThat(world.as("housing").move(matter.get("children").get(0).get("number").asString(), "confirm", Map.of()).status()).isEqualTo(200);
        assertThat(rosters.matter("clerk", number).at("/stage/code").asString()).isEqualTo("kept");
    }

    /// The same person by another account with the same phone is the same person.
    @Test
    void nobodyChecksInTwice() throws Exception {
        rosters.phone("member", PHONE);
        rosters.phone("volunteer", PHONE);
        try (var phones = Executors.newFixedThreadPool(4)) {
            List<Callable<String>> calls = Stream.of("member", "volunteer", "member", "volunteer").map(world::as).<Callable<String>>map(who -> () -> checkIn(who)).toList();
            var codes = phones.invokeAll(calls).stream().map(call -> call.resultNow()).toList();
            assertThat(codes).containsOnlyOnce("").contains("OPEN_ALREADY");
        }
        assertThat(rosters.look(rosters.as("housing"), RosterWorld.file(RosterWorld.row("演示党员01", PHONE))).text()).contains("这个人已经报到");
        assertThat(checkIn(world.as("resident-01"))).as("somebody else").isEmpty();
    }

    private String checkIn(TestClient who) {
        return who.post("/api/matters", Map.of("id", java.util.UUID.randomUUID().toString(), "kind", "check_in", "place", Map.of("unit", world.unit("1号楼")), "fields", Map.of("unit", world.unit("住建局")))).code();
    }

    @Test
    void whoHasNoAccountProvesThePhoneAndIsAsked() throws java.io.IOException {
        String phone = "13877%06d".formatted(world.district());
        rosters.enter(rosters.as("housing"), RosterWorld.file(RosterWorld.row("林小雨", phone)));
        var browser = new PageClient(world.server().address());
        var sent = browser.get("/sign-in/phone").form("/sign-in/phone").set("phone", phone).send();
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        String code = java.nio.file.Files.readAllLines(org.jinlin.proof.TestPostgres.data().resolve("sms.txt")).stream().filter(line -> line.startsWith(phone + " ")).reduce((_, last) -> last).orElseThrow().split(" ")[1];
        assertThat(sent.form("/sign-in/phone/code").set("code", code).set("district", world.code()).send().status()).isEqualTo(303);
        assertThat(browser.get("/me/rosters").text()).contains("林小雨", "住建局 请您确认");
        String number = RosterWorld.opened(RosterWorld.answer(browser, "yes"));
        var matter = rosters.matter("clerk", number);
        assertThat(matter.at("/stage/code").asString()).isEqualTo("kept");
        assertThat(matter.at("/asker/name").asString()).as("masked, by the name that was agreed to").isEqualTo("林＊＊");
    }

    @Test
    void asManyAsACountyHasAreReadAtOnce() {
        List<?>[] rows = IntStream.range(0, 4833).mapToObj(i -> RosterWorld.row("党员" + i, "137%08d".formatted(i), Map.of(2, "花园社区" + (1 + i % 2) + "号楼"))).toArray(List<?>[]::new);
        var seen = rosters.look(rosters.as("housing"), RosterWorld.file(rows));
        assertThat(seen.text()).contains("4833 人可以导入，0 行有问题");
        assertThat(RosterWorld.press(seen, RosterWorld.list(seen), "enter").text()).contains("正在请 4833 人确认");
        assertThat(rosters.look(rosters.as("housing"), RosterWorld.file(rows)).text()).as("everybody is asked already").contains("0 人可以导入，4833 行有问题");
    }

    @ParameterizedTest
    @FieldSource("ACTS")
    void whoReadsAListInOrTakesItBackIsInTheAudit(AuditAct act) {
        assertThat(AuditWorld.left(world.district(), Set.of(act), () -> {
            var list = rosters.enter(rosters.as("housing"), RosterWorld.file(RosterWorld.row("林三", PHONE)));
            RosterWorld.press(list, RosterWorld.list(list), "undo");
        })).containsExactly(act.code() + " " + world.person("housing") + " unit " + world.unit("住建局"));
    }
}
