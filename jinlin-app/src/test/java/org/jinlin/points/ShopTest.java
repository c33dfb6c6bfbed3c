package org.jinlin.points;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jinlin.app.TestServer;
import org.jinlin.app.TestWorld;
import org.jinlin.kit.Outcome;
import org.jinlin.org.Orgs;
import org.jinlin.people.Actor;
import org.jinlin.people.Post;
import org.junit.jupiter.api.Test;

/// What can be had: never more than there is, paid once, and given back whole.
class ShopTest {

    private static final TestServer SERVER = TestServer.get();

    private final TestWorld world = SERVER.worldOf("points");
    private final Purses purses = new Purses(SERVER, world.district());
    private final Shop shop = SERVER.bean(Shop.class);
    private final long garden = Long.parseLong(world.unit("花园社区"));
    private final Actor clerk = new Actor(world.district(), Actor.Kind.PERSON, 501, List.of(new Post("clerk", garden)), false);

    private Actor member(long id) {
        return new Actor(world.district(), Actor.Kind.PERSON, id, List.of(new Post("member", garden)), false);
    }

    private static String code(Outcome<?> outcome) {
        return outcome.map(done -> "done").orElse(refusal -> refusal.code());
    }

    private long left() {
        return purses.count("select coalesce(sum(remaining), 0) from points.stock where district_id = $d");
    }

    private void stocked(int soap) {
        assertThat(shop.add(clerk, garden, "soap", soap).orThrow()).isEqualTo(soap);
    }

    @Test
    void whatIsPaidForIsThereOnceAndPaidOnce() {
        stocked(3);
        purses.give(Holder.person(11), 25);
        UUID tap = UUID.randomUUID();
        Voucher voucher = shop.redeem(member(11), tap, garden, "soap").orThrow();
        assertThat(shop.redeem(member(11), tap, garden, "soap").orThrow()).isEqualTo(voucher);
        assertThat(purses.balance(Holder.person(11))).isEqualTo(15);
        assertThat(left()).isEqualTo(2);
        assertThat(shop.redeem(member(11), UUID.randomUUID(), garden, "soap").isDone()).isTrue();
        assertThat(code(shop.redeem(member(11), UUID.randomUUID(), garden, "soap"))).as("two a month").isEqualTo("GIFT_OFTEN");
        assertThat(left()).isEqualTo(1);
        world.pass("P31D");
        assertThat(code(shop.redeem(member(11), UUID.randomUUID(), garden, "soap"))).as("5 are left").isEqualTo("POINTS_NOT_ENOUGH");
        assertThat(left()).as("nothing is taken from the shelf that is not paid for").isEqualTo(1);
        assertThat(purses.faults()).isEmpty();
    }

    @Test
    void ofTheLastOneThereIsOneForAHundredPhones() throws Exception {
        stocked(1);
        var phones = IntStream.rangeClosed(1, 100).<Callable<Outcome<Voucher>>>mapToObj(phone -> {
            purses.give(Holder.person(1000 + phone), 10);
            return () -> shop.redeem(member(1000 + phone), UUID.randomUUID(), garden, "soap");
        }).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(phones).stream().map(answer -> code(answer.resultNow())).toList();
            var count = new HashMap<String, Integer>();
            answers.forEach(answer -> count.merge(answer, 1, Integer::sum));
            assertThat(count).containsOnly(entry("done", 1), entry("GIFT_SOLD_OUT", 99));
        }
        assertThat(left()).isZero();
        assertThat(purses.count("select sum(balance) from points.account where district_id = $d and kind = 'person'")).isEqualTo(990);
        assertThat(purses.faults()).isEmpty();
    }

    @Test
    void aDoubleTapPaysOnce() throws Exception {
        stocked(5);
        purses.give(Holder.person(12), 100);
        UUID tap = UUID.randomUUID();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(Collections.nCopies(20, (Callable<Outcome<Voucher>>) () -> shop.redeem(member(12), tap, garden, "soap")));
            assertThat(answers.stream().map(answer -> answer.resultNow().orThrow().id()).distinct()).hasSize(1);
        }
        assertThat(purses.balance(Holder.person(12))).isEqualTo(90);
        assertThat(left()).isEqualTo(4);
    }

    @Test
    void whatIsHadTwiceAMonthIsHadTwiceInTwoShopsAtOnceToo() throws Exception {
        long above = SERVER.bean(Orgs.class).tree(world.district()).chain(garden).stream().filter(unit -> unit != garden).findFirst().orElseThrow();
        stocked(10);
        assertThat(shop.add(new Actor(world.district(), Actor.Kind.PERSON, 501, List.of(new Post("clerk", above)), false), above, "soap", 10).isDone()).isTrue();
        purses.give(Holder.person(14), 100);
        var taps = IntStream.range(0, 12).<Callable<Outcome<Voucher>>>mapToObj(tap -> () -> shop.redeem(member(14), UUID.randomUUID(), tap % 2 == 0 ? garden : above, "soap")).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(taps).stream().map(answer -> code(answer.resultNow())).toList();
            assertThat(answers).containsOnly("done", "GIFT_OFTEN").filteredOn("done"::equals).hasSize(2);
        }
        assertThat(purses.balance(Holder.person(14))).isEqualTo(80);
        assertThat(left()).isEqualTo(18);
        assertThat(purses.faults()).isEmpty();
    }

    @Test
    void onlyWhoKeepsTheShopHandsOutAndNobodyHandsToOneself() {
        stocked(2);
        purses.give(Holder.person(13), 10);
        Voucher voucher = shop.redeem(member(13), UUID.randomUUID(), garden, "soap").orThrow();
        Actor elsewhere = new Actor(world.district(), Actor.Kind.PERSON, 502, List.of(new Post("clerk", Long.parseLong(world.unit("河边社区")))), false);
        Actor self = new Actor(world.district(), Actor.Kind.PERSON, 13, List.of(new Post("clerk", garden)), false);
        assertThat(code(shop.decide(elsewhere, voucher.code(), true))).isEqualTo("VOUCHER_UNKNOWN");
        assertThat(shop.coded(elsewhere, voucher.code())).isEmpty();
        assertThat(code(shop.decide(member(13), voucher.code(), true))).isEqualTo("VOUCHER_UNKNOWN");
        assertThat(code(shop.decide(self, voucher.code(), true))).isEqualTo("POINTS_OWN");
        assertThat(code(shop.decide(clerk, "0".repeat(24), true))).isEqualTo("VOUCHER_UNKNOWN");
        assertThat(shop.decide(clerk, voucher.code(), true).orThrow().state()).isEqualTo(Voucher.State.HANDED);
        assertThat(code(shop.decide(clerk, voucher.code(), true))).isEqualTo("VOUCHER_OVER");
        assertThat(code(shop.decide(clerk, voucher.code(), false))).isEqualTo("VOUCHER_OVER");
        assertThat(shop.voucher(member(14), voucher.id())).as("somebody else's").isEmpty();
        assertThat(shop.voucher(member(13), voucher.id())).isPresent();
    }

    @Test
    void whatIsGivenBackIsBackOnTheShelfAndOnTheAccount() {
        stocked(1);
        purses.give(Holder.person(15), 10);
        Voucher voucher = shop.redeem(member(15), UUID.randomUUID(), garden, "soap").orThrow();
        assertThat(shop.decide(clerk, voucher.code(), false).orThrow().state()).isEqualTo(Voucher.State.RETURNED);
        assertThat(purses.balance(Holder.person(15))).isEqualTo(10);
        assertThat(left()).isEqualTo(1);
        assertThat(purses.faults()).isEmpty();
    }

    @Test
    void aStockIsChangedByWhoKeepsItAndNeverBelowNothing() {
        assertThat(code(shop.add(member(16), garden, "soap", 5))).isEqualTo("NOT_YOURS");
        assertThat(code(shop.add(clerk, Long.parseLong(world.unit("河边社区")), "soap", 5))).isEqualTo("NOT_YOURS");
        assertThat(code(shop.add(clerk, garden, "gold", 5))).isEqualTo("GIFT_UNKNOWN");
        assertThat(code(shop.add(clerk, garden, "soap", 0))).isEqualTo("GIFT_COUNT");
        assertThat(code(shop.add(clerk, garden, "soap", -1))).isEqualTo("GIFT_COUNT");
        assertThat(code(shop.add(clerk, garden, "soap", 1_000_000))).isEqualTo("GIFT_COUNT");
        stocked(5);
        assertThat(shop.add(clerk, garden, "soap", -5).orThrow()).isZero();
        assertThat(code(shop.redeem(member(17), UUID.randomUUID(), garden, "soap"))).isEqualTo("GIFT_SOLD_OUT");
        assertThat(code(shop.redeem(member(17), UUID.randomUUID(), Long.parseLong(world.unit("河边社区")), "soap"))).as("far away").isEqualTo("GIFT_UNKNOWN");
    }
}
