package org.jinlin.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jinlin.points.Purses.ANNA;
import static org.jinlin.points.Purses.BANK;
import static org.jinlin.points.Purses.BEN;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jinlin.app.TestServer;
import org.jinlin.kit.Outcome;
import org.jinlin.playbook.Currency;
import org.junit.jupiter.api.Test;

/// Line 9: a double tap books once, many at once spend no more than there is, nothing goes below zero, and the ledger sums to zero at any moment.
class Line9PointsRegressionTest {

    private static final TestServer SERVER = TestServer.get();

    private final Purses purses = new Purses(SERVER, SERVER.worldOf("points").district());

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(calls).stream().map(call -> call.resultNow()).toList();
        }
    }

    @Test
    void line9_a_double_tap_books_once() throws Exception {
        purses.give(ANNA, 100);
        UUID key = UUID.randomUUID();
        var answers = atOnce(Collections.nCopies(20, (Callable<Outcome<Booked>>) () -> purses.book(key, Posting.Kind.REDEEMED, ANNA, BANK, 30)));
        assertThat(answers).allMatch(Outcome::isDone);
        assertThat(answers.stream().filter(answer -> !answer.orThrow().repeated())).hasSize(1);
        assertThat(purses.balance(ANNA)).isEqualTo(70);
    }

    @Test
    void line9_many_at_once_spend_no_more_than_there_is() throws Exception {
        purses.give(ANNA, 50);
        var answers = atOnce(Collections.nCopies(40, (Callable<Outcome<Booked>>) () -> purses.pay(ANNA, BANK, 20)));
        assertThat(answers.stream().filter(Outcome::isDone)).hasSize(2);
        assertThat(answers.stream().filter(answer -> !answer.isDone()).map(answer -> answer.map(Booked::toString).orElse(refusal -> refusal.code())).distinct()).containsExactly("POINTS_NOT_ENOUGH");
        assertThat(purses.balance(ANNA)).isEqualTo(10);
    }

    @Test
    void line9_there_and_back_at_once_ends_and_sums_to_zero_at_any_moment() throws Exception {
        purses.giveFor(ANNA, 500, 100);
        purses.give(BEN, 500);
        var over = new AtomicBoolean();
        try (var watching = Executors.newVirtualThreadPerTaskExecutor()) {
            var watch = watching.submit(() -> {
                int looks = 0;
                do {
                    assertThat(SERVER.bean(LedgerCheck.class).sum(purses.district(), Currency.POINTS)).isZero();
                    assertThat(purses.faults()).isEmpty();
                    looks++;
                } while (!over.get());
                return looks;
            });
            try {
                assertThat(thereAndBack()).allMatch(Outcome::isDone);
            } finally {
                over.set(true);
            }
            assertThat(watch.get()).isPositive();
        }
        assertThat(purses.balance(ANNA) + purses.balance(BEN)).isEqualTo(1000 - 30 + 60);
        assertThat(purses.faults()).isEmpty();
    }

    private List<Outcome<Booked>> thereAndBack() throws InterruptedException {
        return atOnce(IntStream.range(0, 120).<Callable<Outcome<Booked>>>mapToObj(i -> () -> switch (i % 4) {
            case 0 -> purses.pay(ANNA, BEN, 1 + i % 7);
            case 1 -> purses.pay(BEN, ANNA, 1 + i % 5);
            case 2 -> purses.pay(ANNA, BANK, 1);
            default -> purses.book(UUID.randomUUID(), Posting.Kind.EARNED, BANK, BEN, 2);
        }).toList());
    }

    @Test
    void line9_two_who_open_the_same_account_at_once_open_one() throws Exception {
        Holder newcomer = Holder.person(777);
        var answers = atOnce(Collections.nCopies(20, (Callable<Booked>) () -> purses.give(newcomer, 1)));
        assertThat(answers).hasSize(20);
        assertThat(purses.count("select count(*) from points.account where district_id = $d and holder_id = 777")).isEqualTo(1);
        assertThat(purses.balance(newcomer)).isEqualTo(20);
    }
}
