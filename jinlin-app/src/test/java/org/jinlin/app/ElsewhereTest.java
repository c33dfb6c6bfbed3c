package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jinlin.matters.Holds;
import org.junit.jupiter.api.Test;

/// YC-02: the work unit of a member may be in another district: it confirms there, and the member is checked in here.
class ElsewhereTest {

    private final ElsewhereWorld world = new ElsewhereWorld();

    @Test
    void theUnitConfirmsInItsOwnDistrictAndTheMemberIsRegisteredHere() {
        String number = world.checkedIn();
        assertThat(world.checkIn(number).at("/stage/code").asString()).isEqualTo("waiting");
        assertThat(world.confirmations()).as("nothing is there before it is carried over").isZero();
        world.carry();

        String asked = world.asked(number);
        var there = world.confirmation(asked);
        assertThat(there.at("/stage/code").asString()).isEqualTo("asked");
        assertThat(there.at("/owner/name").asString()).isEqualTo(world.name);
        assertThat(there.at("/texts/comes_from").asString()).isEqualTo("花园社区 · 小区县");
        assertThat(there.at("/texts/member_name").asString()).isEqualTo("＊＊＊");
        assertThat(there.at("/facts/since").asString()).startsWith("2020-02-29T16:00");
        assertThat(there.get("asker").isNull()).as("nobody there is this person").isTrue();
        assertThat(there.get("facts").propertyNames()).as("what it needs and nothing more").containsExactly("since");
        assertThat(there.toString()).doesNotContain("teacher", "周末", number, ElsewhereWorld.MEMBER);

        assertThat(world.unit().move(asked, "confirm", Map.of()).status()).isEqualTo(200);
        assertThat(world.checkIn(number).at("/stage/code").asString()).isEqualTo("waiting");
        world.carry();
        var here = world.checkIn(number);
        assertThat(here.at("/stage/code").asString()).isEqualTo("kept");
        assertThat(here.get("children")).as("no child of another district").isEmpty();
        assertThat(verbs(number)).containsExactly("open", "confirmation.confirm", "register");
        assertThat(PageClient.signedIn(world.here.world, "member").get("/r/" + number).text()).contains(world.name + " · 小区县");
        assertThat(world.wrong()).isEmpty();
    }

    private List<String> verbs(String number) {
        return world.here.world.as("clerk").get("/api/matters/" + number + "/moves").json().valueStream().map(move -> move.get("do").asString()).toList();
    }

    @Test
    void aDenialComesBackWithItsReasonAndTheNameGoesThereAtOnce() {
        String number = world.checkedIn();
        world.carry();
        String asked = world.asked(number);
        assertThat(world.unit().move(asked, "deny", Map.of("reason", "查无此人，可能在东山分院")).status()).isEqualTo(200);
        world.carry();

        var here = world.checkIn(number);
        assertThat(here.at("/outcome/code").asString()).isEqualTo("not_confirmed");
        assertThat(PageClient.signedIn(world.here.world, "member").get("/r/" + number).text()).contains("查无此人，可能在东山分院");
        assertThat(world.here.one("select count(*) from matters.move where change::text like '%东山分院%'")).as("words are no part of the log").isEqualTo("0");
        assertThat(sealedThere()).isEqualTo("0");
        assertThat(world.unit().get("/api/matters/" + asked + "/moves").body()).contains("第 47 条");
        assertThat(world.wrong()).isEmpty();
    }

    private String sealedThere() {
        return world.there.one("select count(*) from matters.sealed where district_id = " + world.there.world.district());
    }

    @Test
    void withoutAYesOfItsOwnNothingIsHandedOn() {
        for (Map<String, Object> fields : List.<Map<String, Object>>of(Map.of("unit", world.unit), Map.of("unit", world.unit, "hand_on", false))) {
            assertThat(world.checkIn(fields).code()).isEqualTo("ELSEWHERE_CONSENT");
        }
        world.carry();
        assertThat(world.confirmations()).isZero();
        assertThat(world.here.one("select count(*) from matters.elsewhere where district_id = " + world.here.world.district())).isEqualTo("0");
        assertThat(world.checkIn(Map.of("unit", world.unit, "hand_on", "maybe")).code()).isEqualTo("CHOICE_UNKNOWN");
    }

    @Test
    void theYesStandsInTheMoveAndOnlyWhereItWasNeeded() {
        String number = world.checkedIn();
        assertThat(world.checkIn(number).at("/facts/hand_on").asBoolean()).isTrue();
        assertThat(world.here.world.as("member").move(number, "withdraw", Map.of()).status()).isEqualTo(200);
        String own = world.checkIn(Map.of("unit", world.here.world.unit("住建局"), "hand_on", true)).json().get("number").asString();
        assertThat(world.checkIn(own).get("facts").has("hand_on")).isFalse();
        world.carry();
        assertThat(world.confirmations()).as("withdrawn before it was carried over").isZero();
    }

    @Test
    void takingBackCancelsThereAndErasesTheName() {
        String number = world.checkedIn();
        world.carry();
        String asked = world.asked(number);
        assertThat(sealedThere()).isEqualTo("1");
        assertThat(world.here.world.as("member").move(number, "withdraw", Map.of()).status()).isEqualTo(200);
        world.carry();
        assertThat(world.confirmation(asked).at("/outcome/code").asString()).isEqualTo("cancelled");
        assertThat(sealedThere()).isEqualTo("0");
        assertThat(world.unit().get("/api/matters/" + asked).body()).doesNotContain("花园社区");
        assertThat(verbs(number)).as("its own cancelling is no answer").containsExactly("open", "withdraw");
        assertThat(world.wrong()).isEmpty();
    }

    @Test
    void alsoAfterTheConfirmationTheNameGoesWhenTheCheckInDoes() {
        String number = world.checkedIn();
        world.carry();
        world.unit().move(world.asked(number), "confirm", Map.of());
        world.carry();
        assertThat(sealedThere()).isEqualTo("1");
        assertThat(world.here.world.as("clerk").move(number, "move_away", Map.of("since", "2026-11-01T00:00:00+08:00")).status()).isEqualTo(200);
        world.carry();
        assertThat(sealedThere()).isEqualTo("0");
        assertThat(world.confirmation(world.asked(number)).at("/outcome/code").asString()).as("what was said was said").isEqualTo("confirmed");
    }

    @Test
    void whatACourtNeedsIsNotErasedThere() {
        String number = world.checkedIn();
        world.carry();
        var head = TestServer.get().bean(org.jinlin.people.People.class).actor(world.there.world.district(), world.there.world.person("head"));
        assertThat(TestServer.get().bean(Holds.class).put(head, world.asked(number), false, "法院调取").isDone()).isTrue();
        world.here.world.as("member").move(number, "withdraw", Map.of());
        world.carry();
        assertThat(world.confirmation(world.asked(number)).at("/outcome/code").asString()).isEqualTo("cancelled");
        assertThat(sealedThere()).isEqualTo("1");
    }

    @Test
    void whoChangesTheUnitIsAskedForAnewAndTheOldOneIsWantedNoMore() {
        String number = world.checkedIn();
        world.carry();
        String first = world.asked(number);
        world.unit().move(first, "confirm", Map.of());
        world.carry();
        var member = world.here.world.as("member");
        Map<String, Object> change = Map.of("unit", world.unit, "since", "2026-10-01T00:00:00+08:00");
        assertThat(member.move(number, "change_unit", change).code()).as("the yes of before was for before").isEqualTo("ELSEWHERE_CONSENT");
        assertThat(member.move(number, "change_unit", Map.of("unit", world.unit, "since", "2026-10-01T00:00:00+08:00", "hand_on", true)).status()).isEqualTo(200);
        world.carry();
        String second = world.asked(number);
        assertThat(second).isNotEqualTo(first);
        assertThat(sealedThere()).as("of the second alone").isEqualTo("1");
        assertThat(world.checkIn(number).at("/stage/code").asString()).isEqualTo("waiting");
        world.unit().move(second, "confirm", Map.of());
        world.carry();
        assertThat(world.checkIn(number).at("/stage/code").asString()).isEqualTo("kept");

        assertThat(member.move(number, "change_unit", Map.of("unit", world.here.world.unit("住建局"), "since", "2026-11-01T00:00:00+08:00")).status()).isEqualTo(200);
        world.carry();
        assertThat(sealedThere()).as("a unit of the own district is asked now").isEqualTo("0");
        assertThat(world.checkIn(number).get("children")).hasSize(1);
        assertThat(world.wrong()).isEmpty();
    }

    @Test
    void theNameOpensForAReasonThatIsWrittenDownAndOnlyWhileTheWordIsOwed() {
        String number = world.checkedIn();
        world.carry();
        String asked = world.asked(number);
        assertThat(world.unit().post("/api/matters/" + asked + "/reveals", Map.of("reason", " ")).code()).isEqualTo("FIELD_MISSING");
        assertThat(world.there.world.as("property").post("/api/matters/" + asked + "/reveals", Map.of("reason", "好奇")).code()).isEqualTo("MATTER_UNKNOWN");
        var opened = world.unit().post("/api/matters/" + asked + "/reveals", Map.of("reason", "核对党员名册"));
        assertThat(opened.json().at("/sealed/member_name").asString()).isEqualTo(ElsewhereWorld.MEMBER);
        assertThat(world.there.one("select count(*) from people.read_log where subject_id is null and reason = '核对党员名册' and district_id = " + world.there.world.district())).isEqualTo("1");
        assertThat(PageClient.signedIn(world.there.world, "urban").get("/u/" + asked).text()).doesNotContain(ElsewhereWorld.MEMBER);
        world.unit().move(asked, "confirm", Map.of());
        assertThat(world.unit().post("/api/matters/" + asked + "/reveals", Map.of("reason", "再看一眼")).code()).isEqualTo("NO_OPEN_DUTY");
    }

    @Test
    void theOwnCopySaysToWhomTheNameWasHandedOn() {
        String number = world.checkedIn();
        world.carry();
        var copy = PageClient.signedIn(world.here.world, "member").get("/me/data").form("/me/data/export").send();
        assertThat(copy.body()).contains("\"elsewhere\":[{\"number\":\"" + world.asked(number) + "\",\"unit\":\"" + world.name + " · 小区县\"}]");
    }

    @Test
    void whoAnswersTooLateIsLateOnBothSides() {
        String number = world.checkedIn();
        world.carry();
        world.here.world.pass("PT720H");
        world.there.world.pass("PT0S");
        world.carry();
        assertThat(clock(world.checkIn(number), "confirm")).isEqualTo("missed");
        assertThat(clock(world.confirmation(world.asked(number)), "answer")).isEqualTo("missed");
        assertThat(world.wrong()).isEmpty();
    }

    private static String clock(tools.jackson.databind.JsonNode matter, String code) {
        return matter.get("clocks").valueStream().filter(clock -> clock.get("clock").asString().equals(code)).map(clock -> clock.get("missedAt").isNull() ? "in time" : "missed").findFirst().orElse("none");
    }
}
