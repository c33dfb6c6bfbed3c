package org.jinlin.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.jinlin.points.Purses.ANNA;
import static org.jinlin.points.Purses.BANK;
import static org.jinlin.points.Purses.BEN;
import static org.jinlin.points.Purses.TEAM;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jinlin.app.TestServer;
import org.jinlin.app.TestWorld;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Scope;
import org.jinlin.playbook.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is booked, what is refused, and what stays as it is.
class LedgerTest {

    private static final TestServer SERVER = TestServer.get();

    private final TestWorld world = SERVER.worldOf("points");
    private final Purses purses = new Purses(SERVER, world.district());

    private static String refusal(Outcome<Booked> outcome) {
        return outcome.map(booked -> "done").orElse(refusal -> refusal.code());
    }

    @Test
    void whatOneLosesAnotherGains() {
        purses.give(ANNA, 10);
        assertThat(purses.pay(ANNA, BEN, 4).isDone()).isTrue();
        assertThat(List.of(purses.balance(ANNA), purses.balance(BEN), purses.balance(BANK))).containsExactly(6L, 4L, -10L);
        assertThat(purses.lines(ANNA)).extracting(Statement::number, Statement::amount, Statement::balance, Statement::kind)
                .containsExactly(tuple(2L, -4L, 6L, Posting.Kind.GIVEN), tuple(1L, 10L, 10L, Posting.Kind.EARNED));
        assertThat(purses.faults()).isEmpty();
    }

    @Test
    void nobodyPaysWhatIsNotThere() {
        assertThat(refusal(purses.pay(ANNA, BEN, 1))).isEqualTo("POINTS_NOT_ENOUGH");
        purses.give(ANNA, 10);
        assertThat(refusal(purses.pay(ANNA, BEN, 11))).isEqualTo("POINTS_NOT_ENOUGH");
        assertThat(refusal(purses.pay(ANNA, BANK, 10))).isEqualTo("done");
        assertThat(refusal(purses.pay(ANNA, BANK, 1))).isEqualTo("POINTS_NOT_ENOUGH");
        assertThat(List.of(purses.balance(ANNA), purses.balance(BEN))).containsExactly(0L, 0L);
        assertThat(purses.count("select count(*) from points.transfer where district_id = $d")).isEqualTo(2);
    }

    @Test
    void theDatabaseItselfRefusesABalanceBelowZero() {
        purses.give(ANNA, 10);
        assertThatThrownBy(() -> purses.spoil("update points.account set balance = -1 where district_id = $d and kind = 'person'")).hasMessageContaining("check");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void nothingIsBookedByBookingNothing(long amount) {
        assertThatThrownBy(() -> purses.pay(ANNA, BEN, amount)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nobodyGivesToTheOwnAccount() {
        purses.give(ANNA, 10);
        assertThat(refusal(purses.pay(ANNA, ANNA, 1))).isEqualTo("POINTS_TO_ONESELF");
        assertThat(refusal(purses.pay(BANK, BANK, 1))).isEqualTo("POINTS_TO_ONESELF");
    }

    @Test
    void theSameKeyIsBookedOnceAlsoWhenNothingIsLeft() {
        purses.give(ANNA, 10);
        var key = UUID.randomUUID();
        Booked first = purses.book(key, Posting.Kind.REDEEMED, ANNA, BANK, 10).orThrow();
        Booked again = purses.book(key, Posting.Kind.REDEEMED, ANNA, BANK, 10).orThrow();
        assertThat(again).isEqualTo(new Booked(first.transferId(), 10, true));
        purses.give(ANNA, 30);
        assertThat(purses.book(key, Posting.Kind.REDEEMED, ANNA, BANK, 10).orThrow().repeated()).isTrue();
        assertThat(purses.balance(ANNA)).isEqualTo(30);
    }

    @Test
    void theSameKeyWithSomethingElseIsRefused() {
        purses.give(ANNA, 10);
        purses.give(BEN, 10);
        var key = UUID.randomUUID();
        purses.book(key, Posting.Kind.GIVEN, ANNA, BEN, 3).orThrow();
        assertThat(refusal(purses.book(key, Posting.Kind.GIVEN, ANNA, BEN, 4))).isEqualTo("CLIENT_ID_REUSED");
        assertThat(refusal(purses.book(key, Posting.Kind.GIVEN, ANNA, TEAM, 3))).isEqualTo("CLIENT_ID_REUSED");
        assertThat(refusal(purses.book(key, Posting.Kind.GIVEN, BEN, ANNA, 3))).isEqualTo("CLIENT_ID_REUSED");
        assertThat(refusal(purses.book(key, Posting.Kind.EARNED, BANK, BEN, 3))).isEqualTo("CLIENT_ID_REUSED");
        assertThat(List.of(purses.balance(ANNA), purses.balance(BEN))).containsExactly(7L, 13L);
    }

    @Test
    void keysOfOnePurposeAreNoKeysOfAnother() {
        assertThat(Keys.of("award", 1)).isEqualTo(Keys.of("award", 1)).isNotEqualTo(Keys.of("served", 1)).isNotEqualTo(Keys.of("award", 2));
        assertThat(Keys.of("phone", 1, "2")).isNotEqualTo(Keys.of("phone", 12, ""));
    }

    @Test
    void aCorrectionTakesBackOnceAndAsMuchAsIsThere() {
        Booked earned = purses.give(ANNA, 10);
        assertThat(purses.ledger().correct(world.district(), earned.transferId(), 99).orThrow().amount()).isEqualTo(10);
        assertThat(purses.ledger().correct(world.district(), earned.transferId(), 99).orThrow()).matches(Booked::repeated);
        assertThat(purses.balance(ANNA)).isZero();
        Booked more = purses.give(ANNA, 10);
        purses.pay(ANNA, BEN, 7).orThrow();
        Booked corrected = purses.ledger().correct(world.district(), more.transferId(), 99).orThrow();
        assertThat(corrected.amount()).isEqualTo(3);
        assertThat(purses.lines(ANNA).getFirst()).extracting(Statement::kind, Statement::corrects).containsExactly(Posting.Kind.CORRECTED, more.transferId());
        assertThat(refusal(purses.ledger().correct(world.district(), corrected.transferId(), 99))).isEqualTo("POINTS_NO_TRANSFER");
        assertThat(refusal(purses.ledger().correct(world.district(), 12345, 99))).isEqualTo("POINTS_NO_TRANSFER");
        assertThat(purses.faults()).isEmpty();
    }

    @Test
    void whatGoesFirstIsSpentFirstAndWhatIsOverGoesBackToTheBank() {
        purses.giveFor(ANNA, 5, 30);
        purses.giveFor(ANNA, 5, 10);
        purses.give(ANNA, 5);
        purses.pay(ANNA, BANK, 3).orThrow();
        world.pass("P10D");
        assertThat(purses.ledger().expire(world.district())).as("the last day is still good").isZero();
        assertThat(refusal(purses.pay(ANNA, TEAM, 12))).isEqualTo("done");
        purses.giveFor(ANNA, 8, 2);
        purses.giveFor(ANNA, 2, 40);
        world.pass("P3D");
        assertThat(refusal(purses.pay(ANNA, BEN, 3))).as("what is over is not spent, though it was not booked back yet").isEqualTo("POINTS_NOT_ENOUGH");
        assertThat(purses.ledger().expire(world.district())).isEqualTo(1);
        assertThat(purses.ledger().expire(world.district())).isZero();
        assertThat(purses.balance(ANNA)).isEqualTo(2);
        assertThat(purses.lines(ANNA).getFirst()).extracting(Statement::kind, Statement::amount).containsExactly(Posting.Kind.EXPIRED, -8L);
        assertThat(purses.faults()).isEmpty();
        world.pass("P40D");
        assertThat(purses.ledger().expire(world.district())).isEqualTo(1);
        assertThat(purses.balance(ANNA)).isZero();
    }

    @Test
    void whatIsGivenToAnotherPersonDoesNotHoldLonger() {
        purses.giveFor(ANNA, 5, 1);
        purses.pay(ANNA, BEN, 4).orThrow();
        purses.pay(BEN, ANNA, 2).orThrow();
        world.pass("P2D");
        assertThat(purses.ledger().expire(world.district())).isEqualTo(2);
        assertThat(List.of(purses.balance(ANNA), purses.balance(BEN), purses.balance(BANK))).containsExactly(0L, 0L, 0L);
    }

    @Test
    void aPointIsNoMinute() {
        purses.give(ANNA, 10);
        var minutes = Posting.whole(UUID.randomUUID(), Posting.Kind.GIVEN, Currency.MINUTES, ANNA, BEN, 5, null, Posting.Cause.NONE);
        assertThat(refusal(purses.ledger().book(world.district(), minutes))).isEqualTo("POINTS_NOT_ENOUGH");
        assertThat(purses.balance(BEN, Currency.MINUTES)).isZero();
    }

    @Test
    void aStatementGoesOnPageByPage() {
        for (int i = 0; i < 120; i++) {
            purses.give(ANNA, i + 1);
        }
        var statements = SERVER.bean(Statements.class);
        var staff = new Scope(world.district(), Scope.Kind.STAFF, 1);
        long account = statements.accounts(staff, ANNA).getFirst().id();
        var numbers = new ArrayList<Long>();
        String after = null;
        do {
            var page = statements.lines(staff, account, after).orThrow();
            page.items().forEach(line -> numbers.add(line.number()));
            after = page.next().orElse(null);
        } while (after != null);
        assertThat(numbers).hasSize(120).isSortedAccordingTo(Comparator.reverseOrder()).doesNotHaveDuplicates();
        assertThat(statements.lines(staff, account, "nonsense").isDone()).isFalse();
        assertThat(statements.lines(new Scope(world.district(), Scope.Kind.PERSON, 12), account, null).orThrow().items()).as("somebody else's").isEmpty();
        assertThat(statements.accounts(new Scope(world.district(), Scope.Kind.PERSON, 12), ANNA)).isEmpty();
        assertThat(statements.lines(new Scope(world.district(), Scope.Kind.PERSON, 11), account, null).orThrow().items()).hasSize(50);
    }

    @Test
    void aNeighbouringTenantHasItsOwn() {
        purses.give(ANNA, 10);
        var other = new Purses(SERVER, SERVER.worldOf("points").district());
        assertThat(refusal(other.pay(ANNA, BEN, 1))).isEqualTo("POINTS_NOT_ENOUGH");
        assertThat(refusal(other.ledger().correct(other.district(), purses.lines(ANNA).getFirst().transferId(), 99))).isEqualTo("POINTS_NO_TRANSFER");
        assertThat(other.balance(ANNA)).isZero();
    }
}
