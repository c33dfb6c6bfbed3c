package org.jinlin.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jinlin.points.Purses.ANNA;
import static org.jinlin.points.Purses.BANK;
import static org.jinlin.points.Purses.BEN;
import static org.jinlin.points.Purses.TEAM;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jinlin.app.TestServer;
import org.jinlin.kit.Outcome;
import org.junit.jupiter.api.Test;

/// Postings that need no lock beforehand, beside those that do.
class LedgerRaceTest {

    private static final TestServer SERVER = TestServer.get();
    private static final List<Holder> PERSONS = List.of(ANNA, BEN, Holder.person(14));
    private static final int PHONES = 8;

    private final Purses purses = new Purses(SERVER, SERVER.worldOf("points").district());

    private <T> List<T> allAtOnce(int count, Callable<T> each) throws Exception {
        try (var threads = Executors.newFixedThreadPool(PHONES)) {
            List<Future<T>> sent = threads.invokeAll(IntStream.range(0, count).mapToObj(_ -> each).toList());
            return sent.stream().map(Future::resultNow).toList();
        }
    }

    private long lots(Holder holder) {
        return purses.count("select coalesce(sum(remaining), 0)::bigint from points.lot l join points.account a on a.district_id = l.district_id and a.id = l.account_id where l.district_id = $d and a.kind = 'person' and a.holder_id = "
                + holder.id());
    }

    private long marked() {
        return purses.count("select count(*) from points.account where district_id = $d and expires");
    }

    /// Both accounts have been paid from and to before, so that they are known.
    private void known() {
        purses.give(ANNA, 1);
        purses.pay(ANNA, BEN, 1).orThrow();
        purses.pay(BEN, ANNA, 1).orThrow();
    }

    @Test
    void theLastPointIsPaidOnce() throws Exception {
        known();
        List<Outcome<Booked>> outcomes = allAtOnce(40, () -> purses.pay(ANNA, BEN, 1));
        assertThat(outcomes).filteredOn(Outcome::isDone).hasSize(1);
        assertThat(outcomes).filteredOn(outcome -> !outcome.isDone()).allSatisfy(outcome -> assertThat(outcome.map(_ -> "done").orElse(refusal -> refusal.code())).isEqualTo("POINTS_NOT_ENOUGH"));
        assertThat(List.of(purses.balance(ANNA), purses.balance(BEN))).containsExactly(0L, 1L);
        assertThat(purses.faults()).isEmpty();
    }

    @Test
    void aKeyIsBookedOnceHoweverManySendIt() throws Exception {
        known();
        purses.give(ANNA, 99);
        var key = UUID.randomUUID();
        List<Booked> booked = allAtOnce(40, () -> purses.book(key, Posting.Kind.GIVEN, ANNA, BEN, 3).orThrow());
        assertThat(booked).extracting(Booked::transferId).containsOnly(booked.getFirst().transferId());
        assertThat(booked).filteredOn(one -> !one.repeated()).hasSize(1);
        assertThat(purses.balance(BEN)).isEqualTo(3);
        assertThat(purses.book(key, Posting.Kind.GIVEN, ANNA, BEN, 4).map(_ -> "done").orElse(refusal -> refusal.code())).isEqualTo("CLIENT_ID_REUSED");
        assertThat(purses.faults()).isEmpty();
    }

    /// Whoever waits for an account while something that expires is put on it must not pay past that.
    @Test
    void whatExpiresIsSpentFirstAlsoByWhoDidNotSeeItCome() throws Exception {
        known();
        var random = new Random(7);
        var given = new AtomicLong(1);
        var back = new AtomicLong();
        allAtOnce(400, () -> {
            int step;
            Holder one;
            Holder other;
            synchronized (random) {
                step = random.nextInt(10);
                one = PERSONS.get(random.nextInt(PERSONS.size()));
                other = PERSONS.get(random.nextInt(PERSONS.size()));
            }
            if (step == 0) {
                purses.giveFor(one, 2, 30);
                given.addAndGet(2);
            } else if (step == 1) {
                purses.give(one, 1);
                given.addAndGet(1);
            } else if (step == 2) {
                purses.pay(one, BANK, 1).map(_ -> back.incrementAndGet());
            } else if (!one.equals(other)) {
                purses.pay(one, other, 1 + step % 2);
            }
            return step;
        });
        assertThat(purses.faults()).isEmpty();
        assertThat(PERSONS.stream().mapToLong(purses::balance).sum()).isEqualTo(given.get() - back.get());
        PERSONS.forEach(person -> assertThat(lots(person)).isLessThanOrEqualTo(purses.balance(person)));
    }

    @Test
    void anAccountIsLookedIntoAsLongAsSomethingOfItExpires() {
        known();
        assertThat(marked()).isZero();
        purses.giveFor(ANNA, 2, 30);
        assertThat(marked()).isEqualTo(1);
        purses.pay(ANNA, BEN, 1).orThrow();
        assertThat(lots(ANNA)).isEqualTo(1);
        assertThat(lots(BEN)).as("it goes along with its day").isEqualTo(1);
        assertThat(marked()).isEqualTo(2);
        purses.pay(ANNA, TEAM, 1).orThrow();
        purses.give(ANNA, 5);
        purses.pay(ANNA, TEAM, 1).orThrow();
        assertThat(lots(ANNA)).isZero();
        assertThat(marked()).as("seen on the next payment that nothing of it expires any more").isEqualTo(1);
        assertThat(purses.faults()).isEmpty();
    }

    @Test
    void anAccountThatIsNotThereAnyMoreIsOpenedAnew() {
        known();
        purses.spoil("delete from points.entry where district_id = $d; delete from points.transfer where district_id = $d; delete from points.account where district_id = $d and kind = 'person'; update points.account set balance = 0, entries = 0 where district_id = $d");
        purses.give(ANNA, 4);
        purses.pay(ANNA, BEN, 3).orThrow();
        assertThat(List.of(purses.balance(ANNA), purses.balance(BEN))).containsExactly(1L, 3L);
        assertThat(purses.faults()).isEmpty();
    }
}
