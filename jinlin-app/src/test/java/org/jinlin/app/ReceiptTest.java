package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.matters.DueScan;
import org.jinlin.matters.MatterRequests;
import org.jinlin.matters.Matters;
import org.jinlin.matters.Receipt;
import org.jinlin.people.Actor;
import org.jinlin.people.People;
import org.junit.jupiter.api.Test;

/// The door for callers that show nothing: the same checks, the same moves, a shorter answer.
class ReceiptTest {

    private static final TestWorld WORLD = TestServer.get().world("base");
    private static final Matters MATTERS = TestServer.get().bean(Matters.class);

    private static Actor resident() {
        long person = TestServer.get().bean(People.class).newGuest(WORLD.district()).personId();
        return new Actor(WORLD.district(), Actor.Kind.PERSON, person, List.of(), false);
    }

    private static MatterRequests.Open request(UUID id, String text) {
        return new MatterRequests.Open(id, null, null, new MatterRequests.Place(WORLD.unit("1号楼"), null, null), null, Map.of("text", text));
    }

    private static String code(Outcome<Receipt> outcome) {
        return outcome.map(Receipt::number).orElse(Refusal::code);
    }

    @Test
    void anOpeningTellsItsNumberAndWhatIsPromised() {
        var now = TestServer.get().now();
        Receipt receipt = MATTERS.open(resident(), request(null, "lift")).orThrow();
        assertThat(receipt.version()).isEqualTo(1);
        assertThat(receipt.endedAt()).isNull();
        assertThat(receipt.promises()).extracting(Receipt.Promise::clock).containsExactly("accept", "answer");
        assertThat(receipt.promises()).allMatch(promise -> promise.missedAt() == null && promise.endedAt() == null);
        assertThat(receipt.promises().getLast().dueAt()).isEqualTo(now.plus(Duration.ofDays(1)));
        assertThat(receipt.wakeAt()).hasValueSatisfying(at -> assertThat(at).isAfter(now));
    }

    @Test
    void theNextClockOfATenantIsNotLaterThanAnyReceiptSays() {
        Receipt receipt = MATTERS.open(resident(), request(null, "lamp")).orThrow();
        assertThat(TestServer.get().bean(DueScan.class).next(WORLD.district())).hasValueSatisfying(at -> assertThat(at).isBeforeOrEqualTo(receipt.wakeAt().orElseThrow()));
    }

    @Test
    void aTenantWithoutMattersHasNoClock() {
        assertThat(TestServer.get().bean(DueScan.class).next(TestServer.get().world("base").district())).isEmpty();
    }

    @Test
    void theSameCommandTwiceIsOneMatterAndAnotherContentIsRefused() {
        Actor asker = resident();
        var id = UUID.randomUUID();
        Receipt first = MATTERS.open(asker, request(id, "once")).orThrow();
        assertThat(MATTERS.open(asker, request(id, "once")).orThrow()).isEqualTo(first);
        assertThat(code(MATTERS.open(asker, request(id, "something else")))).isEqualTo("CLIENT_ID_REUSED");
    }

    @Test
    void aMoveAnswersWithTheMatterAsItIsAfterAllThatFollowed() {
        Actor asker = resident();
        Receipt opened = MATTERS.open(asker, request(null, "not needed")).orThrow();
        Receipt withdrawn = MATTERS.move(asker, opened.number(), new MatterRequests.Make("withdraw", null, 1, null)).orThrow();
        assertThat(withdrawn.version()).isEqualTo(2);
        assertThat(withdrawn.endedAt()).isEqualTo(TestServer.get().now());
        assertThat(withdrawn.wakeAt()).isEmpty();
        assertThat(withdrawn.promises()).allMatch(promise -> promise.missedAt() == null && promise.endedAt() != null);
    }

    @Test
    void theChecksAreThoseOfEveryDoor() {
        Actor asker = resident();
        String number = MATTERS.open(asker, request(null, "mine")).orThrow().number();
        assertThat(code(MATTERS.move(resident(), number, new MatterRequests.Make("withdraw", null, null, null)))).isEqualTo("MATTER_UNKNOWN");
        assertThat(code(MATTERS.move(asker, number, new MatterRequests.Make("withdraw", null, 7, null)))).isEqualTo("CHANGED_MEANWHILE");
        assertThat(code(MATTERS.move(asker, number, new MatterRequests.Make("accept", null, null, null)))).isEqualTo("NOT_YOURS");
        assertThat(code(MATTERS.move(asker, number, new MatterRequests.Make(null, null, null, null)))).isEqualTo("FIELD_MISSING");
        assertThat(code(MATTERS.open(asker, request(null, "")))).isEqualTo("FIELD_ONE_OF");
    }
}
