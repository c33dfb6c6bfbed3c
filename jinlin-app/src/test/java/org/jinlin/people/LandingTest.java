package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jinlin.people.PeopleDatabase.CHANGTAI;
import static org.jinlin.people.PeopleDatabase.TODAY;

import java.util.List;
import org.jinlin.org.Orgs;
import org.jinlin.people.Landing.Start;
import org.jinlin.playbook.Packs;
import org.jinlin.playbook.Playbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where somebody's day begins: by what the playbook says of the role and the level, whatever they are called.
class LandingTest {

    private static final Playbook CHANGTAI_WAY = Packs.of("changtai");
    private static final Playbook ZHAOAN_WAY = Packs.of("zhaoan");

    private static PeopleWorld world;
    private static Landing landing;

    @BeforeAll
    static void start() {
        world = new PeopleWorld();
        landing = new Landing(world.orgs, null, world.clock);
    }

    @ParameterizedTest
    @CsvSource({"head,district,DESK", "street_officer,street,DESK", "secretary,community,DESK", "clerk,community,DESK", "grid_worker,grid,FIELD",
        "building_head,building,FIELD", "block_chair,building,FIELD", "member,community,FIELD", "volunteer,community,FIELD", "handler,department,HANDLER", "handler,property,HANDLER",
        "handler,partner,HANDLER", "branch_secretary,party_group,HANDLER", "organisation_officer,district,TOLD", "nobody_knows,grid,TOLD"})
    void theRolesOfADistrictBeginWhereTheirWorkIs(String role, String level, Start start) {
        assertThat(Landing.of(CHANGTAI_WAY, role, level)).isEqualTo(start);
    }

    @Test
    void whatARoleIsSentOutForIsInThePlaybook() {
        assertThat(Landing.of(ZHAOAN_WAY, "member", "community")).as("pledges orders there").isEqualTo(Start.FIELD);
        assertThat(Landing.of(ZHAOAN_WAY, "observer", "community")).as("has no move there").isEqualTo(Start.TOLD);
    }

    @Test
    void whereOnlyTheTopAnswersThereIsNoGround() {
        Playbook boston = Packs.of("boston");
        assertThat(Landing.of(boston, "mayor", "city")).isEqualTo(Start.DESK);
        assertThat(Landing.of(boston, "handler", "queue")).isEqualTo(Start.HANDLER);
    }

    @Test
    void groundIsTheLowestLevelThatAnswersAndWhatLiesBelow() {
        assertThat(CHANGTAI_WAY.levels().stream().filter(level -> Landing.isGround(CHANGTAI_WAY, level))).containsExactly("grid", "building");
        assertThat(Landing.isGround(CHANGTAI_WAY, "department")).isFalse();
        assertThat(Landing.isGround(CHANGTAI_WAY, "no_level")).isFalse();
    }

    @Test
    void whoHoldsNoPostBeginsAtHome() {
        long person = world.person(CHANGTAI, "Resident", null);
        assertThat(landing.of(world.people.actor(CHANGTAI, person))).isEqualTo(Start.HOME);
        assertThat(landing.of(new Actor(CHANGTAI, Actor.Kind.GUEST, 5, List.of(), false)).path()).isEqualTo("/");
    }

    @Test
    void aPostAtAUnitThatIsNoLongerThereOnlyHears() {
        long person = world.person(CHANGTAI, "Left Over", null);
        world.appoint(CHANGTAI, person, "grid_worker", 987_654, TODAY);
        Actor actor = world.people.actor(CHANGTAI, person);
        assertThat(landing.of(actor)).isEqualTo(Start.TOLD);
        assertThat(landing.isGround(CHANGTAI, actor.posts().getFirst())).isFalse();
    }

    @Test
    void aPostWhereNoPlaybookHoldsYetOnlyHears() {
        long person = world.person(CHANGTAI, "Too Early", null);
        world.appoint(CHANGTAI, person, "head", new Orgs(world.db, world.clock).tenant(CHANGTAI).rootId(), TODAY);
        assertThat(landing.of(world.people.actor(CHANGTAI, person))).isEqualTo(Start.TOLD);
    }
}
