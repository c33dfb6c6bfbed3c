package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jinlin.app.TestServer;
import org.jinlin.app.YongchunWorld;
import org.jinlin.app.YongchunWorld.Member;
import org.jinlin.insight.Facts;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Scope;
import org.jinlin.kit.Spreadsheet;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jinlin.playbook.Currency;
import org.jinlin.points.Award;
import org.jinlin.points.Awards;
import org.jinlin.points.Earnings;
import org.jinlin.points.Holder;
import org.jinlin.points.LedgerCheck;
import org.jinlin.points.Statements;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// YC-02, YC-05: a month in Yongchun. Eight departments send their 4,833 members, each of whom says yes; the day at home, wishes and deeds follow, points are confirmed by a
/// second person, and at the end everybody was counted once.
@Tag("soak")
class YongchunMonthTest {

    private static final TestServer SERVER = TestServer.get();
    private static final int MEMBERS = 4833;
    private static final int GRIDS = 66;
    private static final int COME_OF_A_GRID = 10;
    private static final int AT_ONCE = 4;
    private static final Instant LAST_SUNDAY = Instant.parse("2026-11-29T01:00:00Z");
    private static final Map<String, RosterColumn> COLUMNS = Map.of("姓名", RosterColumn.NAME, "手机号", RosterColumn.PHONE, "居住地址", RosterColumn.ADDRESS);
    private static final int DEED_POINTS = 20;
    private static final int COMMUNITY_POINTS = 5;

    private final Rosters rosters = SERVER.bean(Rosters.class);
    private final Matters matters = SERVER.bean(Matters.class);
    private final StringBuilder laps = new StringBuilder();
    private YongchunWorld county;
    private int district;
    /// The first members of each grid.
    private Map<Long, List<Member>> ofGrid;
    private long begun = System.nanoTime();

    @Test
    void aMonthOfThemAll() throws Exception {
        SERVER.rewind();
        county = YongchunWorld.load();
        district = county.district();
        List<Member> members = county.members();
        assertThat(members).hasSize(MEMBERS);
        ofGrid = members.stream().collect(Collectors.groupingBy(Member::grid));
        assertThat(ofGrid).hasSize(GRIDS);
        lap("the county");

        Map<Unit, List<Member>> lists = lists(members);
        lists.forEach((unit, list) -> assertThat(sent(unit, list)).isEqualTo(list.size()));
        lap("eight lists");
        answered(members);
        lap("4,833 answers");
        homeDay();
        lap("a day at home");
        wishes();
        deeds();
        lap("wishes and deeds");
        read();
        audited();
        lap("points, confirmed");

        read();
        everybodyIsCountedOnce(lists);
        theMonthIsInTheFigures();
        theLedgerSumsToNothing();
        assertThat(SERVER.bean(Invariants.class).check(district)).isEmpty();
        lap("counted");
        System.out.println("a month in Yongchun:" + laps);
    }

    private void lap(String what) {
        long now = System.nanoTime();
        laps.append(" %s %.1f s;".formatted(what, (now - begun) / 1e9));
        begun = now;
    }

    private void read() {
        SERVER.settle(district);
        SERVER.bean(Facts.class).run(district);
        SERVER.bean(Earnings.class).run(district);
    }

    private static <T> void all(List<Callable<Outcome<T>>> calls) throws Exception {
        try (var hands = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var done : hands.invokeAll(calls)) {
                assertThat(done.get()).isInstanceOf(Outcome.Done.class);
            }
        }
    }

    /// One after the other, each department gets a member.
    private Map<Unit, List<Member>> lists(List<Member> members) {
        List<Unit> departments = county.at("department");
        assertThat(departments).hasSize(8);
        return IntStream.range(0, members.size()).boxed().collect(Collectors.groupingBy(i -> departments.get(i % departments.size()), Collectors.mapping(members::get, Collectors.toList())));
    }

    private static byte[] file(List<Member> list) {
        return new Spreadsheet(List.of(new Spreadsheet.Sheet("名单", List.of("姓名", "手机号", "居住地址"), list.stream().map(member -> List.<Object>of(member.name(), member.phone(), member.address())).toList()))).bytes();
    }

    private int sent(Unit unit, List<Member> list) {
        Actor sender = county.holder("handler", unit.id());
        var seen = rosters.look(sender, Long.toString(unit.id()), file(list), COLUMNS).orThrow();
        assertThat(seen.bad()).isEmpty();
        assertThat(list.stream().collect(Collectors.groupingBy(Member::grid, Collectors.counting()))).as("the grid of each follows from the address")
                .isEqualTo(seen.good().stream().collect(Collectors.groupingBy(row -> seen.grids().get(row.place()), Collectors.counting())));
        return rosters.enter(sender, seen.id()).orThrow().asked();
    }

    private void answered(List<Member> members) throws Exception {
        var answers = SERVER.bean(RosterAnswers.class);
        all(members.stream().<Callable<Outcome<RosterAnswers.Answered>>>map(member -> () -> {
            var self = new Actor(district, Actor.Kind.PERSON, member.id(), List.of(), false);
            return answers.yes(self, answers.waiting(self).getFirst().row().id(), false);
        }).toList());
    }

    private MatterRequests.Make make(String verb, Map<String, Object> fields) {
        return new MatterRequests.Make(verb, UUID.randomUUID(), null, fields);
    }

    private List<Unit> communities() {
        return county.at("community").stream().filter(community -> !county.below(community.id(), "grid").isEmpty()).toList();
    }

    /// It opens by itself in each grid, is published for the last Sunday, ten come, and half of them say so with the code that hangs there.
    private void homeDay() throws Exception {
        SERVER.bean(CalendarOpener.class).run(district);
        var days = new HashMap<Unit, String>();
        for (Unit grid : county.at("grid")) {
            Actor worker = county.holder("grid_worker", grid.id());
            String number = SERVER.bean(MatterLists.class).list(worker, "desk", null, "100", "zh").orThrow().items().stream().filter(line -> line.kind().equals("home_day")).findFirst().orElseThrow().number();
            matters.move(worker, number, make("publish", Map.of("title", "十一月回家日", "text", "清洁家园、走访邻里", "at", LAST_SUNDAY.toString(), "until", LAST_SUNDAY.plus(Duration.ofDays(2)).toString()))).orThrow();
            days.put(grid, number);
        }
        SERVER.pass(Duration.between(SERVER.now(), LAST_SUNDAY.plus(Duration.ofHours(1))), district);
        var came = new ArrayList<Callable<Outcome<Receipt>>>();
        days.forEach((grid, number) -> {
            String code = SERVER.bean(PlaceCodes.class).sheet(county.holder("grid_worker", grid.id()), number).orElseThrow().code();
            ofGrid.get(grid.id()).stream().limit(COME_OF_A_GRID).forEach(member -> came.add(came.size() % 2 == 0 ? arriving(member, number, "arrive", Map.of()) : arriving(member, number, "arrive_by_code", Map.of("place_code", code))));
        });
        assertThat(came).hasSize(GRIDS * COME_OF_A_GRID);
        all(came);
        days.forEach((grid, number) -> matters.move(county.holder("grid_worker", grid.id()), number, make("sum_up", Map.of("attendance", COME_OF_A_GRID, "text", "清理楼道，走访邻里"))).orThrow());
    }

    private Callable<Outcome<Receipt>> arriving(Member member, String number, String verb, Map<String, Object> fields) {
        return () -> matters.move(county.actor(member.id()), number, make(verb, fields));
    }

    private String opened(Actor actor, String kind, long place, Map<String, Object> fields) {
        return matters.open(actor, new MatterRequests.Open(UUID.randomUUID(), kind, null, new MatterRequests.Place(Long.toString(place), null, null), null, fields)).orThrow().number();
    }

    /// One in each grid: wished by a resident, granted by a member, thanked for.
    private void wishes() {
        for (var grid : ofGrid.entrySet()) {
            long building = county.below(grid.getKey(), "building").getFirst().id();
            var resident = new Actor(district, Actor.Kind.PERSON, county.resident(building), List.of(), false);
            String number = opened(resident, "wish", building, Map.of("text", "纱窗破了，够不着"));
            Actor member = county.actor(grid.getValue().getFirst().id());
            matters.move(member, number, make("claim", Map.of("until", SERVER.now().plus(Duration.ofDays(2)).toString()))).orThrow();
            matters.move(member, number, make("fulfil", Map.of("text", "换好了"))).orThrow();
            matters.move(resident, number, make("thank", Map.of("verdict", "solved", "word", "satisfied"))).orThrow();
        }
    }

    /// One in each grid: promised by a member, shown with a photo, and confirmed by the community.
    private void deeds() throws IOException {
        byte[] photo = photo();
        for (Unit community : communities()) {
            Actor clerk = county.holder("clerk", community.id());
            for (Unit grid : county.below(community.id(), "grid")) {
                Actor member = county.actor(ofGrid.get(grid.id()).getFirst().id());
                String number = opened(member, "deed", grid.id(), Map.of("title", "给三楼装扶手", "field_of", "repairs", "until", SERVER.now().plus(Duration.ofDays(20)).toString()));
                String proof = SERVER.bean(MatterFiles.class).store(member, new ByteArrayInputStream(photo), "扶手.jpg").orThrow().id();
                matters.move(member, number, make("report", Map.of("text", "装好了", "proof", List.of(proof)))).orThrow();
                matters.move(clerk, number, make("confirm", Map.of())).orThrow();
            }
        }
    }

    private static byte[] photo() throws IOException {
        var jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "jpg", jpeg);
        return jpeg.toByteArray();
    }

    /// What the community confirmed earns nothing before somebody else has said yes too.
    private void audited() {
        var awards = SERVER.bean(Awards.class);
        for (Unit community : communities()) {
            Actor clerk = county.holder("clerk", community.id());
            Actor secretary = county.holder("secretary", community.id());
            List<Award> waiting = awards.waiting(secretary, null).orThrow().items();
            assertThat(waiting).hasSize(county.below(community.id(), "grid").size());
            for (Award award : waiting) {
                assertThat(awards.decide(clerk, award.id(), true).isDone()).as("not by who confirmed the deed").isFalse();
                assertThat(awards.decide(secretary, award.id(), true).orThrow()).isEqualTo(Award.State.DUE);
            }
        }
    }

    private tools.jackson.databind.JsonNode figures(long unit) {
        return county.world().as("head").get("/api/figures?unit=" + unit).json().get("figures");
    }

    private static long figure(tools.jackson.databind.JsonNode figures, String code) {
        return figures.valueStream().filter(line -> line.get("code").asString().equals(code)).findFirst().orElseThrow().get("numerator").asLong();
    }

    private void everybodyIsCountedOnce(Map<Unit, List<Member>> lists) {
        lists.forEach((unit, list) -> {
            Actor sender = county.holder("handler", unit.id());
            assertThat(rosters.entered(sender, null).orThrow().items()).singleElement().satisfies(line -> assertThat(line.states()).as(unit.name()).isEqualTo(Map.of(RosterStore.YES, list.size())));
        });
        var one = lists.entrySet().iterator().next();
        assertThat(rosters.look(county.holder("handler", one.getKey().id()), null, file(one.getValue()), COLUMNS).orThrow().bad()).as("the same list again asks nobody").hasSize(one.getValue().size());
        assertThat(figure(county.world().as("head").get("/api/figures").json().get("figures"), "checked_in")).isEqualTo(MEMBERS);
        Map<Long, Long> byGrid = ofGrid.keySet().stream().collect(Collectors.toMap(grid -> grid, grid -> figure(figures(grid), "checked_in")));
        assertThat(byGrid).isEqualTo(ofGrid.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> (long) entry.getValue().size())));
        assertThat(byGrid.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(MEMBERS);
    }

    private void theMonthIsInTheFigures() {
        var head = county.world().as("head");
        var figures = head.get("/api/figures").json().get("figures");
        assertThat(figure(figures, "deeds")).isEqualTo(GRIDS);
        assertThat(figure(figures, "wishes_granted")).isEqualTo(GRIDS);
        var days = head.get("/api/obligations").json().valueStream().filter(line -> line.get("code").asString().equals("home_days")).findFirst().orElseThrow();
        assertThat(days.get("all").asInt()).isEqualTo(MEMBERS);
        assertThat(days.get("met").asInt()).as("by a tap or by the code").isEqualTo(GRIDS * COME_OF_A_GRID);
    }

    private void theLedgerSumsToNothing() {
        var check = SERVER.bean(LedgerCheck.class);
        assertThat(check.check(district)).isEmpty();
        assertThat(check.sum(district, Currency.POINTS)).isZero();
        assertThat(ofGrid.values().stream().mapToLong(members -> balance(Holder.person(members.getFirst().id()))).sum()).isEqualTo((long) GRIDS * DEED_POINTS);
        assertThat(communities().stream().mapToLong(community -> balance(new Holder(Holder.Kind.COMMUNITY, community.id()))).sum()).isEqualTo((long) GRIDS * COMMUNITY_POINTS);
        assertThat(balance(Holder.BANK)).isEqualTo(-(long) GRIDS * (DEED_POINTS + COMMUNITY_POINTS));
    }

    private long balance(Holder holder) {
        return SERVER.bean(Statements.class).accounts(new Scope(district, Scope.Kind.STAFF, 1), holder).stream().filter(account -> account.currency() == Currency.POINTS).mapToLong(account -> account.balance()).sum();
    }
}
