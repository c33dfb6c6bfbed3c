package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jinlin.app.TestServer;
import org.jinlin.app.TestWorld;
import org.jinlin.kit.Db;
import org.jinlin.kit.Ids;
import org.jinlin.kit.Scope;
import org.jinlin.org.Orgs;
import org.jinlin.people.Enrolment;
import org.jinlin.people.Enrolment.NewAppointment;
import org.jinlin.people.Enrolment.NewHousehold;
import org.jinlin.people.Enrolment.NewLink;
import org.jinlin.people.Enrolment.NewPerson;
import org.jinlin.people.People;
import org.junit.jupiter.api.Test;

/// The calendar of changtai under a clock that the test moves: weekly care visits (CT-14) and the turn of the block chairs
/// (CT-18). Building 1 has two chairs, building 2 none; the household of a widow in building 1 is linked to a member.
class CalendarOpenerTest {

    private static final TestServer SERVER = TestServer.get();
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate LONG_AGO = LocalDate.parse("2020-01-01");

    private final TestWorld world = SERVER.world("changtai");
    private final int district = world.district();
    private final CalendarOpener opener = SERVER.bean(CalendarOpener.class);
    private final long building = Long.parseLong(world.unit("1号楼"));
    private final long community = Long.parseLong(world.unit("花园社区"));
    private final long member = Long.parseLong(world.as("member").get("/api/me").json().get("person").asString());
    private final long household = id();
    private final long chair = id();
    private final long otherChair = id();

    private static long id() {
        return SERVER.bean(Ids.class).next();
    }

    private LocalDate today() {
        return SERVER.now().atZone(ZONE).toLocalDate();
    }

    private void link(LocalDate from) {
        SERVER.bean(Enrolment.class).enrol(district, List.of(new NewHousehold(household, building, "1号楼101室", List.of("living_alone"))), List.of(), List.of(),
                List.of(new NewLink("care", member, household, null, from, null)), List.of()).orThrow();
    }

    private void chairs() {
        SERVER.bean(Enrolment.class).enrol(district, List.of(),
                List.of(new NewPerson(chair, "楼栋主席01", null, null, null, null, true), new NewPerson(otherChair, "楼栋主席02", null, null, null, null, true)),
                List.of(new NewAppointment(chair, "block_chair", building, LONG_AGO), new NewAppointment(otherChair, "block_chair", building, LONG_AGO)), List.of(), List.of()).orThrow();
    }

    private List<Matter> all(String kind) {
        return SERVER.bean(Db.class).read(Scope.service(district, Scope.Kind.REPORT), db -> {
            var store = new MatterStore(db, district);
            return db.fetch("select id from matters.matter where district_id = ? and kind = ? order by id", district, kind).getValues(0, Long.class).stream()
                    .map(id -> store.find(id).orElseThrow()).toList();
        });
    }

    private Matter visit() {
        return all("visit").getLast();
    }

    private List<Matter> duties(long unit) {
        return all("duty").stream().filter(duty -> duty.identity().subjectId() == unit).toList();
    }

    private List<String> occurrences(long subject, boolean missed) {
        return SERVER.bean(Db.class).read(Scope.service(district, Scope.Kind.REPORT),
                db -> db.fetch("select period from matters.occurrence where district_id = ? and subject_id = ? and (matter_id is null) = ? order by period", district, subject, missed)
                        .getValues(0, String.class));
    }

    private void record(Matter visit) {
        var actor = SERVER.bean(People.class).actor(district, member);
        var request = new MatterRequests.Make("record_visit", null, null, Map.of("home_record", "一切都好"));
        assertThat(SERVER.bean(Matters.class).move(actor, visit.identity().number(), request, "zh").isDone()).isTrue();
    }

    private void pass(String duration) {
        world.pass(duration);
    }

    private void toMonday() {
        LocalDate monday = today().plusDays(8 - today().getDayOfWeek().getValue());
        pass(Duration.between(SERVER.now(), monday.atTime(9, 0).atZone(ZONE).toInstant()).toString());
    }

    @Test
    void aVisitIsOwedByTheLinkedPersonForTheUnitOfTheHousehold() {
        link(LONG_AGO);
        opener.run(district);
        Matter visit = visit();
        assertThat(visit.state().takerId()).isEqualTo(member);
        assertThat(visit.identity().subjectId()).isEqualTo(household);
        assertThat(visit.state().placeId()).isEqualTo(building);
        assertThat(SERVER.bean(Orgs.class).tree(district).unit(visit.state().ownerId()).level()).isEqualTo("grid");
        assertThat(visit.facts()).containsEntry("calendar", "care_visit").doesNotContainKey("vacant_role");
        assertThat(SERVER.bean(Invariants.class).check(district)).isEmpty();
    }

    @Test
    void dayEightWithoutAVisitIsYellowAndDayNineRedAtTheCommunity() {
        link(LONG_AGO);
        opener.run(district);
        record(visit());
        opener.run(district);
        assertThat(all("visit")).hasSize(2);
        pass("P6DT23H");
        assertThat(visit().running("visit").orElseThrow().shownGrade()).isNull();
        pass("PT2H");
        assertThat(visit().running("visit").orElseThrow()).extracting(Due::shownGrade, due -> due.missedAt() != null, Due::climbed).containsExactly("yellow", true, 0);
        pass("P1D");
        assertThat(visit().running("visit").orElseThrow()).extracting(Due::shownGrade, Due::unitId, Due::climbed).containsExactly("red", community, 1);
        assertThat(visit().state().ownerId()).isEqualTo(community);
        assertThat(visit().state().takerId()).isEqualTo(member);
    }

    @Test
    void theNextVisitCountsFromTheLastOneAlsoWhenTheServerSlept() {
        link(LONG_AGO);
        opener.run(district);
        pass("P2D");
        record(visit());
        Instant done = visit().state().endedAt();
        pass("P3D");
        opener.run(district);
        assertThat(all("visit")).hasSize(2);
        assertThat(visit().running("visit").orElseThrow()).extracting(Due::startedAt, Due::dueAt).containsExactly(done, done.plus(Duration.ofDays(7)));
        assertThat(visit().identity().openedAt()).isEqualTo(SERVER.now());
    }

    @Test
    void whileAVisitIsOpenNoOtherIsOwed() {
        link(LONG_AGO);
        opener.run(district);
        pass("P20D");
        opener.run(district);
        assertThat(all("visit")).hasSize(1);
    }

    @Test
    void theFirstVisitCountsFromTheFirstDayOfTheLink() {
        LocalDate threeDaysAgo = today().minusDays(3);
        link(threeDaysAgo);
        opener.run(district);
        assertThat(visit().running("visit").orElseThrow().startedAt()).isEqualTo(threeDaysAgo.atStartOfDay(ZONE).toInstant());
    }

    @Test
    void theFirstVisitOfAnOldLinkCountsFromNow() {
        link(LONG_AGO);
        opener.run(district);
        assertThat(visit().running("visit").orElseThrow().startedAt()).isEqualTo(SERVER.now());
    }

    @Test
    void aLinkThatHasNotBegunOrIsOverOwesNothing() {
        link(today().plusDays(2));
        opener.run(district);
        assertThat(all("visit")).isEmpty();
        pass("P2D");
        opener.run(district);
        assertThat(all("visit")).hasSize(1);
    }

    @Test
    void whenTheLinkedPersonIsNoMemberAnyMoreTheUnitOwesTheVisitAndSaysSo() {
        link(LONG_AGO);
        opener.run(district);
        record(visit());
        SERVER.bean(People.class).endAppointment(district, member, "member", community, today());
        opener.run(district);
        assertThat(visit().state().takerId()).isNull();
        assertThat(visit().facts()).containsEntry("vacant_role", "member").containsEntry("stands_in", "grid_worker");
        assertThat(SERVER.bean(Orgs.class).tree(district).unit(visit().state().ownerId()).level()).isEqualTo("grid");
    }

    @Test
    void theTurnGoesRoundTheHoldersWeekByWeek() {
        chairs();
        toMonday();
        var turns = new ArrayList<Long>();
        for (int week = 0; week < 4; week++) {
            opener.run(district);
            turns.add(duties(building).getLast().state().takerId());
            pass("P7D");
        }
        assertThat(turns).containsExactly(Math.min(chair, otherChair), Math.max(chair, otherChair), Math.min(chair, otherChair), Math.max(chair, otherChair));
        assertThat(duties(building)).hasSize(4);
    }

    @Test
    void aBuildingWithoutAChairIsVisiblyVacantAndItsUnitOwesTheTurn() {
        opener.run(district);
        Matter duty = duties(Long.parseLong(world.unit("2号楼"))).getFirst();
        assertThat(duty.state().takerId()).isNull();
        assertThat(duty.facts()).containsEntry("vacant_role", "block_chair");
        assertThat(duty.isOpen() && !duty.runningDues().isEmpty()).isTrue();
    }

    @Test
    void threeWeeksOfDowntimeOpenOneTurnAndWriteTwoDownAsMissed() {
        chairs();
        toMonday();
        opener.run(district);
        pass("P21D");
        opener.run(district);
        assertThat(all("duty")).as("one more for each building").hasSize(4);
        assertThat(duties(building)).hasSize(2);
        assertThat(occurrences(building, false)).hasSize(2);
        assertThat(occurrences(building, true)).hasSize(2);
        Instant monday = today().minusDays(today().getDayOfWeek().getValue() - 1L).atStartOfDay(ZONE).toInstant();
        assertThat(duties(building).getLast().running("score").orElseThrow().startedAt()).isEqualTo(monday);
        assertThat(duties(building).getLast().state().takerId()).isEqualTo(Math.max(chair, otherChair));
    }

    @Test
    void askingAgainOpensNothingAgain() {
        link(LONG_AGO);
        chairs();
        opener.run(district);
        assertThat(all("visit")).hasSize(1);
        assertThat(all("duty")).hasSize(2);
        assertThat(opener.run(district)).isZero();
        pass("PT1M");
        assertThat(opener.run(district)).isZero();
        assertThat(SERVER.bean(Invariants.class).check(district)).isEmpty();
    }

    @Test
    void twoServersAtOnceOpenEachOnce() throws InterruptedException {
        link(LONG_AGO);
        chairs();
        var start = new CountDownLatch(1);
        var opened = Collections.synchronizedList(new ArrayList<Integer>());
        var threads = List.of(thread(start, opened), thread(start, opened), thread(start, opened));
        threads.forEach(Thread::start);
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(opened).hasSize(3);
        assertThat(opened.stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(Stream.of("visit", "duty", "meeting", "revenue_account").mapToInt(kind -> all(kind).size()).sum());
        assertThat(all("visit")).hasSize(1);
        assertThat(all("duty")).hasSize(2);
    }

    private Thread thread(CountDownLatch start, List<Integer> opened) {
        return new Thread(() -> {
            try {
                start.await();
                opened.add(opener.run(district));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Test
    void aPlaybookWithoutACalendarOpensNothing() {
        TestWorld plain = SERVER.world("base");
        assertThat(opener.run(plain.district())).isZero();
    }
}
