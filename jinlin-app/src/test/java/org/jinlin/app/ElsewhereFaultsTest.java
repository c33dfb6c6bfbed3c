package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jinlin.matters.ElsewhereReader;
import org.jinlin.org.Binding;
import org.jinlin.org.Orgs;
import org.jinlin.playbook.PlaybookVersions;
import org.jinlin.playbook.Playbooks;
import org.junit.jupiter.api.Test;

/// What is carried between two districts is cut off, comes twice, too late, to nobody, or by two servers at once.
class ElsewhereFaultsTest {

    private final ElsewhereWorld world = new ElsewhereWorld();

    /// As if the reader of a district had been killed before its position was kept.
    private void forget(DataWorld data) {
        data.change("update matters.position set position = 0 where reader = 'elsewhere' and district_id = " + data.world.district());
    }

    private int moves() {
        return Integer.parseInt(world.here.one("select count(*) from matters.move where district_id in (" + world.here.world.district() + ", " + world.there.world.district() + ")"));
    }

    @Test
    void killedBetweenTheTwoDistrictsItIsOpenedOnce() {
        String number = world.checkedIn();
        world.carry();
        String asked = world.asked(number);
        world.here.change("update matters.elsewhere set other_matter = null, other_number = null, other_seq = 0 where asks and district_id = " + world.here.world.district());
        forget(world.here);
        world.carry();
        assertThat(world.confirmations()).isEqualTo(1);
        assertThat(world.asked(number)).isEqualTo(asked);
    }

    @Test
    void everythingThatIsCarriedTwiceIsDoneOnce() {
        String number = world.checkedIn();
        world.carry();
        world.unit().move(world.asked(number), "confirm", Map.of());
        world.carry();
        int before = moves();
        forget(world.here);
        forget(world.there);
        world.carry();
        assertThat(moves()).isEqualTo(before);
        world.here.world.as("member").move(number, "withdraw", Map.of());
        world.carry();
        int after = moves();
        forget(world.here);
        forget(world.there);
        world.here.change("update matters.elsewhere set told_at = null where asks and district_id = " + world.here.world.district());
        world.carry();
        assertThat(moves()).isEqualTo(after);
        assertThat(world.wrong()).isEmpty();
    }

    @Test
    void whatIsBroughtAfterItIsWantedNoMoreOpensNothing() {
        String number = world.checkedIn();
        world.here.world.as("member").move(number, "withdraw", Map.of());
        world.carry();
        assertThat(world.confirmations()).isZero();
        // as a server sees it that stood still meanwhile
        world.here.change("update matters.elsewhere set over_at = null, told_at = null where asks and district_id = " + world.here.world.district());
        forget(world.here);
        world.carry();
        assertThat(world.confirmations()).isZero();
        assertThat(world.checkIn(number).at("/outcome/code").asString()).isEqualTo("withdrawn");
        assertThat(world.wrong()).isEmpty();
    }

    @Test
    void anAnswerThatComesBeforeItIsKnownWhatWasOpenedIsHeard() {
        String number = world.checkedIn();
        world.carry();
        world.unit().move(world.asked(number), "confirm", Map.of());
        world.here.change("update matters.elsewhere set other_matter = null, other_number = null, other_seq = 0 where asks and district_id = " + world.here.world.district());
        world.carry();
        assertThat(world.checkIn(number).at("/stage/code").asString()).isEqualTo("kept");
        assertThat(world.asked(number)).isNotEmpty();
    }

    @Test
    void anAnswerAfterTheWithdrawalChangesNothing() {
        String number = world.checkedIn();
        world.carry();
        world.unit().move(world.asked(number), "confirm", Map.of());
        world.here.world.as("member").move(number, "withdraw", Map.of());
        world.carry();
        assertThat(world.checkIn(number).at("/outcome/code").asString()).isEqualTo("withdrawn");
        assertThat(world.confirmation(world.asked(number)).at("/outcome/code").asString()).isEqualTo("confirmed");
        assertThat(world.wrong()).isEmpty();
    }

    @Test
    void anAnswerOfTheUnitOfBeforeIsNoAnswerOfTheOneNow() {
        String number = world.checkedIn();
        world.carry();
        String first = world.asked(number);
        assertThat(world.here.world.as("clerk").move(number, "on_the_spot", Map.of("reason", "出示了介绍信")).status()).isEqualTo(200);
        assertThat(world.here.world.as("member").move(number, "change_unit", Map.of("unit", world.here.world.unit("住建局"), "since", "2026-10-01T00:00:00+08:00")).status()).isEqualTo(200);
        assertThat(world.unit().move(first, "deny", Map.of("reason", "已经调走")).status()).isEqualTo(200);
        world.carry();
        assertThat(world.checkIn(number).at("/stage/code").asString()).isEqualTo("waiting");
    }

    @Test
    void aUnitThatIsGoneMeanwhileIsSaidToTheMember() {
        String number = world.checkedIn();
        world.here.change("update matters.elsewhere set other_unit = 77 where asks and district_id = " + world.here.world.district());
        world.carry();
        assertThat(world.confirmations()).isZero();
        assertThat(world.checkIn(number).at("/outcome/code").asString()).isEqualTo("not_confirmed");
        assertThat(PageClient.signedIn(world.here.world, "member").get("/r/" + number).text()).contains("对方区县没有这个单位");
        assertThat(world.wrong()).isEmpty();
        assertThat(world.checkIn(Map.of("unit", world.here.world.unit("住建局"))).status()).as("and may try again").isEqualTo(200);
    }

    @Test
    void aDistrictThatIsGoneOrTakesItNoMoreIsSaidToo() {
        String number = world.checkedIn();
        var version = TestServer.get().bean(PlaybookVersions.class).publish(Playbooks.load("changtai"), TestServer.get().now(), 0);
        var orgs = TestServer.get().bean(Orgs.class);
        orgs.bind(world.there.world.district(), orgs.tenant(world.there.world.district()).rootId(), new Binding(version.code(), version.version()), TestServer.get().now());
        world.carry();
        assertThat(world.confirmations()).isZero();
        assertThat(world.checkIn(number).at("/outcome/code").asString()).isEqualTo("not_confirmed");
        assertThat(world.checkIn(Map.of("unit", world.unit, "hand_on", true)).code()).as("now it cannot even be named").isEqualTo("UNIT_UNKNOWN");

        var second = new ElsewhereWorld();
        String other = second.checkedIn();
        second.here.change("update matters.elsewhere set other_district = 999999 where asks and district_id = " + second.here.world.district());
        second.carry();
        assertThat(second.checkIn(other).at("/outcome/code").asString()).isEqualTo("not_confirmed");
    }

    @Test
    void whoHasNoNameIsToldWhatIsMissing() {
        var answer = world.here.world.as("clerk").post("/api/matters", Map.of("id", java.util.UUID.randomUUID().toString(), "kind", "check_in", "place", Map.of("unit", world.here.world.unit("1号楼")),
                "asker", Map.of("phone", "13955507777"), "fields", Map.of("unit", world.unit, "hand_on", true)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        world.carry();
        String number = answer.json().get("number").asString();
        assertThat(world.checkIn(number).at("/outcome/code").asString()).isEqualTo("not_confirmed");
        assertThat(world.here.world.as("clerk").get("/api/matters/" + number + "/moves").body()).contains("没有留下姓名");
    }

    @Test
    void twoServersAtOnceCarryItOnce() throws Exception {
        String number = world.checkedIn();
        TestServer.get().settle(world.here.world.district());
        var reader = TestServer.get().bean(ElsewhereReader.class);
        try (var servers = Executors.newFixedThreadPool(4)) {
            List<Callable<Integer>> runs = IntStream.range(0, 4).<Callable<Integer>>mapToObj(_ -> () -> {
                reader.run(world.here.world.district());
                return 0;
            }).toList();
            for (var run : servers.invokeAll(runs)) {
                run.get();
            }
        }
        world.carry();
        assertThat(world.confirmations()).isEqualTo(1);
        assertThat(world.asked(number)).isNotEmpty();
        assertThat(reader.unread(world.here.world.district()).moves()).isZero();
    }
}
