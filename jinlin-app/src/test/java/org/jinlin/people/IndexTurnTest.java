package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jinlin.kit.BlindIndex;
import org.jinlin.kit.KeyRotation;
import org.jinlin.kit.Keyring;
import org.jinlin.kit.Scope;
import org.jinlin.people.AccountStore.Claim;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which key rows are written with is one thing for all servers, and changes for all of them at once.
class IndexTurnTest {

    private static final Instant NOW = PeopleDatabase.NOON;
    private static final String PHONE = "13912340009";
    private static final Claim MINE = new Claim(1, 11);
    private static final Claim OTHERS = new Claim(2, 22);

    private static final PeopleWorld WORLD = new PeopleWorld();

    @TempDir
    private Path folder;
    private Keyring late;
    private Keyring keyring;
    private IndexTurn turn;

    /// Two servers: one has taken up a new key, the other has not read its file since.
    @BeforeEach
    void keys() throws IOException {
        List.of("index_key", "proven_phone", "openid_link").forEach(table -> WORLD.raw().execute("delete from people." + table));
        Keyring.loadOrCreate(folder.resolve("keys"));
        Files.copy(folder.resolve("keys"), folder.resolve("late"), StandardCopyOption.COPY_ATTRIBUTES);
        late = Keyring.loadOrCreate(folder.resolve("late"));
        new KeyRotation(folder.resolve("keys")).rotateIndex(NOW);
        keyring = Keyring.loadOrCreate(folder.resolve("keys"));
        turn = new IndexTurn(WORLD.db, new IndexKeyStore(), keyring);
    }

    private BlindIndex phone() {
        return new Seals(keyring).provenPhoneIndex(PHONE);
    }

    private static byte[] form(Function<DSLContext, byte[]> work) {
        return WORLD.db.write(Scope.service(0, Scope.Kind.SIGN_IN), work);
    }

    private static boolean done(Function<DSLContext, Boolean> work) {
        return WORLD.db.write(Scope.service(0, Scope.Kind.SIGN_IN), work);
    }

    @Test
    void rowsAreWrittenAsBeforeUntilTheTurnAndByTheNewKeyFromItOn() {
        assertThat(turn.now().key()).as("before anybody has written").isEqualTo(Keyring.FIRST_INDEX);
        assertThat(form(sql -> turn.written(sql, phone()))).isEqualTo(phone().first());
        assertThat(form(sql -> turn.writtenAlone(sql, phone()))).isEqualTo(phone().first());
        turn.turn(NOW);
        assertThat(turn.now()).isEqualTo(new IndexTurn.Turned(keyring.indexStates().getLast().id(), NOW));
        turn.turn(NOW.plusSeconds(9));
        assertThat(turn.now().since()).as("once").isEqualTo(NOW);
        assertThat(form(sql -> turn.written(sql, phone()))).isEqualTo(phone().newest());
        assertThat(form(sql -> turn.writtenAlone(sql, phone()))).isEqualTo(phone().newest());
    }

    @Test
    void theTurnWaitsForWhoeverIsWritingAndFindsItWritten() throws Exception {
        var writing = new CountDownLatch(1);
        var enough = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            Future<Boolean> writer = threads.submit(() -> done(sql -> {
                boolean proved = new PhoneStore().prove(sql, MINE, phone(), turn.written(sql, phone()), NOW);
                writing.countDown();
                awaited(enough);
                return proved;
            }));
            awaited(writing);
            Future<?> change = threads.submit(() -> turn.turn(NOW));
            assertThatThrownBy(() -> change.get(400, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            assertThat(turn.now().key()).isEqualTo(Keyring.FIRST_INDEX);
            enough.countDown();
            assertThat(writer.get()).isTrue();
            change.get(30, TimeUnit.SECONDS);
        }
        assertThat(turn.now().key()).isNotEqualTo(Keyring.FIRST_INDEX);
        assertThat(done(sql -> new PhoneStore().prove(sql, OTHERS, phone(), turn.written(sql, phone()), NOW))).as("the row of before is seen").isFalse();
        assertThat(new PhoneStore().claim(WORLD.db.ref(), phone())).contains(MINE);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aServerThatHasNotHeardOfTheKeyWritesNothingAndTurnsNothingBack() {
        var lateTurn = new IndexTurn(WORLD.db, new IndexKeyStore(), late);
        BlindIndex lateIndex = new Seals(late).provenPhoneIndex(PHONE);
        assertThat(form(sql -> lateTurn.written(sql, lateIndex))).as("before the turn it writes like everybody").isEqualTo(phone().first());
        turn.turn(NOW);

        assertThatThrownBy(() -> done(sql -> new PhoneStore().prove(sql, MINE, lateIndex, lateTurn.written(sql, lateIndex), NOW))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("lacks the index key").hasMessageNotContaining(PHONE);
        lateTurn.turn(NOW.plusSeconds(60));
        assertThat(turn.now().key()).isEqualTo(keyring.indexStates().getLast().id());
    }

    @Test
    void whatOneOwnsUnderTheOldKeyIsReplacedByItsOwnerAndByNobodyElse() {
        assertThat(done(sql -> new PhoneStore().prove(sql, MINE, phone(), turn.written(sql, phone()), NOW))).isTrue();
        assertThat(done(sql -> new OpenidStore().link(sql, phone(), turn.written(sql, phone()), MINE, NOW))).isTrue();
        turn.turn(NOW);
        assertThat(done(sql -> new OpenidStore().link(sql, phone(), turn.written(sql, phone()), OTHERS, NOW))).isFalse();
        assertThat(done(sql -> new OpenidStore().link(sql, phone(), turn.written(sql, phone()), MINE, NOW))).isTrue();
        assertThat(done(sql -> new PhoneStore().prove(sql, MINE, phone(), turn.written(sql, phone()), NOW))).isTrue();

        for (String table : List.of("proven_phone", "openid_link")) {
            assertThat(WORLD.raw().fetch("select * from people." + table)).as(table).singleElement().satisfies(row -> assertThat(row.get(0, byte[].class)).isEqualTo(phone().newest()));
        }
    }

    @Test
    void whereNoChangeIsUnderWayARowThatNeedNotBeTheOnlyOneAsksNobody() {
        new KeyRotation(folder.resolve("keys")).retireIndex(NOW.plus(KeyRotation.REST));
        Keyring settled = Keyring.loadOrCreate(folder.resolve("keys"));
        BlindIndex index = new Seals(settled).provenPhoneIndex(PHONE);
        var there = new IndexTurn(WORLD.db, new IndexKeyStore(), settled);

        assertThat(form(sql -> there.writtenAlone(sql, index))).isEqualTo(index.newest());
        assertThat(WORLD.raw().fetchCount(WORLD.raw().selectFrom("people.index_key"))).isZero();
        assertThat(form(sql -> there.written(sql, index))).as("an empty database beside keys that were changed before").isEqualTo(index.newest());
    }
}
