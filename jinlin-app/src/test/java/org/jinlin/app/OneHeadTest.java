package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.jinlin.kit.Outcome;
import org.jinlin.people.Enrolment;
import org.jinlin.people.Enrolment.NewAppointment;
import org.jinlin.people.People;
import org.junit.jupiter.api.Test;

/// ZA-03: each grid has one Party member in charge and may have several others.
class OneHeadTest {

    private static final TestServer SERVER = TestServer.get();

    private final TestWorld world = SERVER.world("zhaoan");

    private Outcome<Integer> appoint(String role, String place, String... who) {
        LocalDate today = SERVER.now().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate();
        var all = List.of(who).stream().map(name -> new NewAppointment(world.person(name), role, Long.parseLong(world.unit(place)), today)).toList();
        return SERVER.bean(Enrolment.class).enrol(world.district(), List.of(), List.of(), all, List.of(), List.of());
    }

    private static String code(Outcome<Integer> outcome) {
        return outcome.map(_ -> "").orElse(refusal -> refusal.code());
    }

    @Test
    void aSecondHeadOfAGridIsNotAppointed() {
        assertThat(code(appoint("party_lead", "第1网格", "member"))).isEmpty();
        assertThat(code(appoint("party_lead", "第1网格", "volunteer"))).isEqualTo("POST_TAKEN");
        assertThat(code(appoint("party_lead", "第2网格", "volunteer"))).as("another grid").isEmpty();
        assertThat(code(appoint("member", "花园社区", "clerk", "worker"))).as("members may be many").isEmpty();
        assertThat(SERVER.bean(People.class).holders(world.district(), "party_lead").values()).allSatisfy(holders -> assertThat(holders).hasSize(1));
    }

    @Test
    void twoAtOnceAreRefusedTogether() {
        assertThat(code(appoint("party_lead", "第1网格", "member", "volunteer"))).isEqualTo("POST_TAKEN");
        assertThat(SERVER.bean(People.class).holders(world.district(), "party_lead")).isEmpty();
    }

    @Test
    void whoFollowsIsAppointedWhenTheOtherHasGone() {
        assertThat(code(appoint("party_lead", "第1网格", "member"))).isEmpty();
        LocalDate today = SERVER.now().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate();
        world.pass("P2D");
        assertThat(SERVER.bean(People.class).endAppointment(world.district(), world.person("member"), "party_lead", Long.parseLong(world.unit("第1网格")), today.plusDays(1))).isTrue();
        assertThat(code(appoint("party_lead", "第1网格", "volunteer"))).isEmpty();
    }

    /// The demo world keeps to it: one head of each grid, of the members of its community.
    @Test
    void theWorldHasOneHeadOfEachGrid() {
        WorldPlan plan = WorldTest.plan("zhaoan");
        var grids = plan.units().stream().map(added -> added.unit()).filter(unit -> unit.level().equals("grid")).map(unit -> unit.id()).toList();
        var heads = plan.appointments().stream().filter(post -> post.role().equals("party_lead")).collect(Collectors.groupingBy(NewAppointment::unitId, Collectors.counting()));
        assertThat(heads.keySet()).containsExactlyInAnyOrderElementsOf(grids);
        assertThat(heads.values()).allMatch(count -> count == 1);
    }
}
