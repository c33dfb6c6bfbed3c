package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jinlin.kit.Ids;
import org.jinlin.org.NewUnit;
import org.jinlin.org.Orgs;
import org.jinlin.org.Unit;
import org.jinlin.people.People;
import org.jinlin.proof.TestPostgres;
import org.junit.jupiter.api.Test;

/// YC-02: a community's list may name a work unit of another district. A yes to the list is none to being named there: that is asked apart (PIPL Art. 23).
class RosterElsewhereTest {

    private static final String PHONE = "13955600001";

    private final ElsewhereWorld world = new ElsewhereWorld();
    private final RosterWorld rosters = new RosterWorld(world.here);

    private static byte[] file(String unit) {
        return RosterWorld.file(RosterWorld.row(ElsewhereWorld.MEMBER, PHONE, Map.of(4, unit)));
    }

    /// The page of the member who is asked.
    private PageClient.Html asked(String unit) {
        rosters.phone("member", PHONE);
        assertThat(rosters.enter(rosters.as("clerk"), file(unit)).text()).contains("正在请 1 人确认");
        return rosters.as("member").get("/me/rosters");
    }

    private static PageClient.Html yes(PageClient.Html page, boolean agreed) {
        var form = page.form("/me/rosters").set("go", "yes");
        return (agreed ? form.set("agreed", "yes") : form).send();
    }

    private String looked(String unit) {
        return rosters.look(rosters.as("clerk"), file(unit)).text();
    }

    @Test
    void whoAgreesApartIsConfirmedInTheOtherDistrictAndRegisteredHere() {
        assertThat(looked(world.name)).contains("1 人可以导入，0 行有问题", world.name + " · 小区县（本人单独同意后请那边确认）");
        var page = asked(world.name);
        assertThat(page.text()).contains("工作单位：" + world.name + " · 小区县", "我单独同意");
        assertThat(page.body()).as("nobody has agreed for them").contains("name=\"agreed\" value=\"yes\"").doesNotContain("checked");

        String number = RosterWorld.opened(yes(page, true));
        assertThat(world.checkIn(number).at("/stage/code").asString()).isEqualTo("waiting");
        assertThat(world.checkIn(number).at("/facts/hand_on").asBoolean()).as("the yes stands in the move").isTrue();
        assertThat(world.here.one("select count(*) from matters.roster_row where state = 'yes' and said is null and unit_id is null and district_id = " + world.here.world.district())).as("forgotten").isEqualTo("1");
        world.carry();
        String there = world.asked(number);
        assertThat(world.confirmation(there).at("/owner/name").asString()).isEqualTo(world.name);
        assertThat(world.unit().move(there, "confirm", Map.of()).status()).isEqualTo(200);
        world.carry();
        assertThat(world.checkIn(number).at("/stage/code").asString()).isEqualTo("kept");
        assertThat(world.wrong()).isEmpty();
    }

    @Test
    void aYesToTheListAloneTellsTheOtherDistrictNothing() {
        var page = asked(world.name);
        var refused = yes(page, false);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("要您单独同意", "带单位证明到社区现场核验", "工作单位：" + world.name);
        world.carry();
        assertThat(world.confirmations()).isZero();
        assertThat(world.here.one("select count(*) from matters.matter where kind = 'check_in' and district_id = " + world.here.world.district())).isEqualTo("0");
        assertThat(world.here.one("select state from matters.roster_row where district_id = " + world.here.world.district())).as("is asked still").isEqualTo("waiting");
        assertThat(yes(refused, true).status()).as("thought again").isEqualTo(200);
        world.carry();
        assertThat(world.confirmations()).isEqualTo(1);
    }

    @Test
    void afterANoNothingIsKeptHereAndNothingIsThere() {
        assertThat(asked(world.name).form("/me/rosters").set("go", "no").set("agreed", "yes").send().text()).contains("写下的内容已经删除");
        world.carry();
        assertThat(world.confirmations()).isZero();
        assertThat(world.here.one("select count(*) from matters.roster_row where said is not null and district_id = " + world.here.world.district())).isEqualTo("0");
        assertThat(rosters.data.tablesWith(world.unit)).as("no trace of whose unit it was").isEmpty();
    }

    /// The unit there is asked by the name that was agreed to, also when the account had none.
    @Test
    void whoHasNoAccountYetIsNamedThereAsOnTheList() throws IOException {
        String phone = "13876%06d".formatted(world.here.world.district());
        rosters.enter(rosters.as("clerk"), RosterWorld.file(RosterWorld.row("林小雪", phone, Map.of(4, world.name))));
        PageClient browser = byPhone(phone);
        String number = RosterWorld.opened(yes(browser.get("/me/rosters"), true));
        world.carry();
        var opened = world.unit().post("/api/matters/" + world.asked(number) + "/reveals", Map.of("reason", "核对党员名册"));
        assertThat(opened.json().at("/sealed/member_name").asString()).isEqualTo("林小雪");
    }

    private PageClient byPhone(String phone) throws IOException {
        var browser = new PageClient(world.here.world.server().address());
        var sent = browser.get("/sign-in/phone").form("/sign-in/phone").set("phone", phone).send();
        String code = Files.readAllLines(TestPostgres.data().resolve("sms.txt")).stream().filter(line -> line.startsWith(phone + " ")).reduce((_, last) -> last).orElseThrow().split(" ")[1];
        assertThat(sent.form("/sign-in/phone/code").set("code", code).set("district", world.here.world.code()).send().status()).isEqualTo(303);
        return browser;
    }

    /// Checked in meanwhile by another account with the same phone: nothing comes of the yes, so the name of the list is not kept either.
    @Test
    void whoIsRefusedAfterAgreeingKeepsNoNameOfTheList() throws IOException {
        String phone = "13875%06d".formatted(world.here.world.district());
        rosters.enter(rosters.as("clerk"), RosterWorld.file(RosterWorld.row("林小霜", phone, Map.of(4, world.name))));
        PageClient browser = byPhone(phone);
        long person = Long.parseLong(world.here.one("select max(id) from people.person where district_id = " + world.here.world.district()));
        rosters.phone("member", phone);
        assertThat(world.checkIn(Map.of("unit", world.here.world.unit("住建局"))).status()).isEqualTo(200);
        var answer = yes(browser.get("/me/rosters"), true);
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(TestServer.get().bean(People.class).handedOn(world.here.world.district(), person)).isEmpty();
        world.carry();
        assertThat(world.confirmations()).isZero();
    }

    @Test
    void theNameOfTheDistrictTheCodeAndADotOfAnyKeyboardAreUnderstood() {
        for (String typed : List.of(world.name + " · 小区县", world.name + "•小区县", " " + world.name + "小区县 ", world.name + "　·　小区县")) {
            assertThat(looked(typed)).as(typed).contains("1 人可以导入，0 行有问题", world.name + " · 小区县（");
        }
        for (String typed : List.of(world.name.substring(0, world.name.length() - 1), world.name + "·大区县", world.unit, "海东", "·", "' or '1'='1")) {
            assertThat(looked(typed)).as(typed).contains("0 人可以导入，1 行有问题", "没有这个单位");
        }
    }

    @Test
    void aUnitOfTheOwnDistrictIsMeantBeforeOneOfAnother() {
        add(world.here.world, world.name, null);
        assertThat(looked(world.name)).contains("1 人可以导入").doesNotContain("本人单独同意后");
        assertThat(looked(world.name + "·小区县")).contains("1 人可以导入", "本人单独同意后");
    }

    private static long add(TestWorld to, String name, String code) {
        var orgs = TestServer.get().bean(Orgs.class);
        long id = TestServer.get().bean(Ids.class).next();
        orgs.addUnits(to.district(), LocalDate.of(2026, 1, 1), List.of(new NewUnit(new Unit(id, "department", name, code), orgs.tenant(to.district()).rootId())));
        return id;
    }

    @Test
    void unitsOfTwoDistrictsWithOneNameAreToldApartByTheirCode() {
        var third = new DataWorld("yongchun").world;
        add(third, world.name, "sheji-" + third.district());
        assertThat(looked(world.name)).contains("0 人可以导入，1 行有问题", "有几个区县都有叫这个名字的单位");
        assertThat(looked("sheji-" + third.district())).contains("1 人可以导入", "本人单独同意后");
    }

    @Test
    void aUnitThatGivesNoSuchWordThereIsRefusedWithWhatToDo() {
        var other = TestServer.get().world("changtai");
        String name = "漳江第" + other.district() + "支行";
        add(other, name, null);
        assertThat(looked(name)).contains("0 人可以导入，1 行有问题", "那里不办理这种确认", "带单位证明到社区现场核验");
        assertThat(rosters.look(rosters.as("housing"), file(world.name)).text()).as("a work unit reads in its own people").contains("只能导入本单位（住建局）的人");
    }

    @Test
    void aUnitThatGivesItsWordNoMoreWhenThePersonAnswersIsSaidTo() {
        var page = asked(world.name);
        var orgs = TestServer.get().bean(Orgs.class);
        TestWorld silent = TestServer.get().world("changtai");
        var binding = orgs.binding(silent.district(), orgs.tenant(silent.district()).rootId(), TestServer.get().now()).orElseThrow();
        orgs.bind(world.there.world.district(), Long.parseLong(world.unit.split("/")[1]), binding, TestServer.get().now());
        var answer = yes(page, true);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("对方区县没有这个单位，或者那里不办理这种确认");
        assertThat(answer.body()).as("there is nothing to agree to").doesNotContain("name=\"agreed\"");
        assertThat(world.here.one("select state from matters.roster_row where district_id = " + world.here.world.district())).isEqualTo("waiting");
        assertThat(answer.form("/me/rosters").set("go", "no").send().text()).contains("写下的内容已经删除");
    }

    @Test
    void ofAThousandRowsEachIsLookedUp() {
        List<?>[] rows = IntStream.range(0, 1000).mapToObj(i -> RosterWorld.row("党员" + i, "136%08d".formatted(i), Map.of(4, i % 2 == 0 ? world.name : "没有的单位" + i))).toArray(List<?>[]::new);
        assertThat(rosters.look(rosters.as("clerk"), RosterWorld.file(rows)).text()).contains("500 人可以导入，500 行有问题");
    }
}
