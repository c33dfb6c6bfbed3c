package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jinlin.org.NewUnit;
import org.jinlin.org.Unit;
import org.jinlin.people.Enrolment.NewAppointment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The figures of the reports of the city and of one of its districts, counted in their worlds.
class WorldCityTest {

    private static final WorldPlan CITY = WorldTest.plan("zhangzhou");
    private static final WorldPlan DISTRICT = WorldTest.plan("changtai");

    /// ZZ-04, ZZ-13, ZZ-19.
    @ParameterizedTest
    @CsvSource({"district, 11", "street, 146", "community, 2135", "grid, 4100", "industry_committee, 12", "property, 122", "enterprise_branch, 122", "service_team, 98"})
    void theCityHasSoManyUnits(String level, int many) {
        assertThat(at(CITY, level)).hasSize(many);
    }

    /// ZZ-07, ZZ-08, ZZ-13, ZZ-19.
    @ParameterizedTest
    @CsvSource({"full_timer, 2781", "part_timer, 5300", "community_worker, 467", "resident_member, 213", "retired_cadre, 126", "owners_member, 99", "committee_member, 34", "red_steward, 185"})
    void soManyPersonsHoldAPost(String role, int many) {
        assertThat(holders(CITY, role)).hasSize(many);
    }

    /// ZZ-07: the same persons hold both posts.
    @ParameterizedTest
    @CsvSource({"resident_member, branch_secretary", "retired_cadre, branch_secretary", "owners_member, branch_member", "committee_member, branch_secretary", "owners_chair, branch_secretary", "community_worker, full_timer"})
    void whoHoldsTheOneHoldsTheOther(String one, String other) {
        assertThat(holders(CITY, other)).containsAll(holders(CITY, one));
    }

    /// ZZ-04: a branch hangs below its company, a company below the committee of its county.
    @Test
    void everyCompanyHasItsBranchAndEveryCountyItsCommittee() {
        var companies = ids(CITY, "property");
        assertThat(parents(CITY, "enterprise_branch")).containsExactlyInAnyOrderElementsOf(companies);
        assertThat(ids(CITY, "industry_committee")).containsAll(parents(CITY, "property"));
        assertThat(new HashSet<>(parents(CITY, "industry_committee"))).hasSize(12).contains(CITY.root().id());
    }

    /// ZZ-13: every grid of the map has its polygon, and somebody who answers there.
    @Test
    void everyGridIsOnTheMapAndStaffed() {
        assertThat(CITY.areas()).hasSize(4100);
        assertThat(CITY.appointments().stream().filter(post -> post.role().equals("grid_worker")).map(NewAppointment::unitId)).containsExactlyInAnyOrderElementsOf(ids(CITY, "grid"));
    }

    /// CT-04: 26 secretaries are chairs, 73 members of branches are members of committees; CT-05: 36 teams.
    @Test
    void theJointBodiesOfTheDistrictAreHeldByTheBranches() {
        assertThat(holders(DISTRICT, "owners_chair")).hasSize(27);
        assertThat(holders(DISTRICT, "owners_chair").stream().filter(holders(DISTRICT, "branch_secretary")::contains)).hasSize(26);
        assertThat(holders(DISTRICT, "owners_member")).hasSize(73).isEqualTo(holders(DISTRICT, "branch_member"));
        assertThat(at(DISTRICT, "partner").stream().filter(unit -> unit.name().startsWith("演示专业队"))).hasSize(36);
    }

    private static List<Unit> at(WorldPlan plan, String level) {
        return plan.units().stream().map(NewUnit::unit).filter(unit -> unit.level().equals(level)).toList();
    }

    private static List<Long> ids(WorldPlan plan, String level) {
        return at(plan, level).stream().map(Unit::id).toList();
    }

    private static List<Long> parents(WorldPlan plan, String level) {
        return plan.units().stream().filter(added -> added.unit().level().equals(level)).map(NewUnit::parentId).toList();
    }

    private static Set<Long> holders(WorldPlan plan, String role) {
        return plan.appointments().stream().filter(post -> post.role().equals(role)).map(NewAppointment::personId).collect(Collectors.toSet());
    }
}
