package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/// The log alone makes the matter, its JSON loses nothing, and its chain shows every change.
class ReplayTest {

    @Test
    void aLogWithoutAnOpeningIsNoMatter() {
        assertThatIllegalArgumentException().isThrownBy(() -> Replay.of(List.of()));
        var moves = walked(1).logs.values().iterator().next();
        assertThatIllegalArgumentException().isThrownBy(() -> Replay.of(moves.subList(1, moves.size())));
    }

    @Property(tries = 15)
    void everyMatterIsTheReplayOfItsMoves(@ForAll long seed) {
        var paper = walked(seed);
        paper.matters.forEach((id, matter) -> RandomWalk.assertSame(Replay.of(paper.logs.get(id)), matter));
    }

    @Property(tries = 15)
    void everyPartOfAMatterAndOfItsMovesComesBackFromItsJson(@ForAll long seed) {
        var paper = walked(seed);
        paper.matters.values().forEach(matter -> {
            assertThat(MatterJson.dues(MatterJson.dues(matter.dues()))).isEqualTo(matter.dues());
            assertThat(MatterJson.tally(MatterJson.tally(matter.tally()))).isEqualTo(matter.tally());
            assertThat(MatterJson.facts(MatterJson.facts(matter.facts()))).isEqualTo(matter.facts());
        });
        paper.logs.values().stream().flatMap(List::stream).forEach(move -> {
            String json = MatterJson.change(move.change());
            assertThat(MatterJson.change(json)).isEqualTo(move.change());
            assertThat(MatterJson.change(MatterJson.change(json))).isEqualTo(json);
        });
    }

    @Property(tries = 200)
    void anyChangeComesBackFromItsJson(@ForAll("changes") Change change) {
        assertThat(MatterJson.change(MatterJson.change(change))).isEqualTo(change);
    }

    @Test
    void anIdentityComesBackFromItsJson() {
        var full = new Matter.Identity(12, Long.MAX_VALUE, "12-261120-0001", "request", "base", 3, "web", 1L, 2L, 3L, 4L, 5L, 117.75, -24.625, SmallWorld.FRIDAY);
        var bare = new Matter.Identity(12, 7, "12-261120-0001", "request", "base", 3, null, null, null, null, null, null, null, null, SmallWorld.FRIDAY.plusNanos(1_000));
        for (var identity : List.of(full, bare)) {
            var change = new Change(identity, Map.of(), Map.of(), List.of(), List.of(), List.of());
            assertThat(MatterJson.change(MatterJson.change(change)).identity()).isEqualTo(identity);
        }
    }

    @Property(tries = 10)
    void anUntouchedChainHolds(@ForAll long seed) {
        walked(seed).logs.values().forEach(moves -> assertThat(MoveHash.broken(moves)).isEmpty());
    }

    @Property(tries = 4)
    void aChangeOfAnyFieldOfAnyMoveIsFound(@ForAll long seed) {
        for (List<Move> moves : walked(seed).logs.values()) {
            for (int i = 0; i < moves.size(); i++) {
                int at = i;
                forgeries().forEach((field, forge) -> {
                    var forged = new ArrayList<>(moves);
                    forged.set(at, forge.apply(moves.get(at)));
                    assertThat(MoveHash.broken(forged)).as(field + " of move " + (at + 1)).isNotEmpty();
                });
            }
        }
    }

    @Test
    void aMoveTakenOutOrPutInTwiceOrSwappedIsFound() {
        var moves = walked(5).logs.values().stream().filter(log -> log.size() > 3).findFirst().orElseThrow();
        for (int i = 0; i < moves.size() - 1; i++) {
            var without = new ArrayList<>(moves);
            without.remove(i);
            assertThat(MoveHash.broken(without)).as("without " + i).isNotEmpty();
            var twice = new ArrayList<>(moves);
            twice.add(i, moves.get(i));
            assertThat(MoveHash.broken(twice)).as("twice " + i).isNotEmpty();
            var swapped = new ArrayList<>(moves);
            java.util.Collections.swap(swapped, i, i + 1);
            assertThat(MoveHash.broken(swapped)).as("swapped " + i).isNotEmpty();
        }
    }

    @Test
    void whoeverRewritesOneMoveMustRewriteAllAfterIt() {
        var moves = new ArrayList<>(walked(5).logs.values().stream().filter(log -> log.size() > 3).findFirst().orElseThrow());
        var forged = forgeries().get("verb").apply(moves.get(1));
        moves.set(1, forged.hashed(MoveHash.of(forged)));
        assertThat(MoveHash.broken(moves)).containsExactly(3);
    }

    @Test
    void theSaltedHashOfWordsDependsOnBoth() {
        byte[] salt = new byte[16];
        byte[] other = new byte[16];
        other[15] = 1;
        assertThat(MoveHash.words(salt, "{\"text\":\"a\"}")).isEqualTo(MoveHash.words(salt, "{\"text\":\"a\"}"))
                .isNotEqualTo(MoveHash.words(other, "{\"text\":\"a\"}")).isNotEqualTo(MoveHash.words(salt, "{\"text\":\"b\"}"));
    }

    private static Paper walked(long seed) {
        var walk = new RandomWalk(seed);
        walk.run(25);
        return walk.paper;
    }

    /// Every field of a move, changed.
    private static Map<String, UnaryOperator<Move>> forgeries() {
        var all = new TreeMap<String, UnaryOperator<Move>>();
        all.put("district", m -> move(m, m.district() + 1, m.matterId(), m.seq(), m.verb(), m.fromStage(), m.toStage(), m.actor(), m.internal(), m.at(), m.change(), m.wordsHash(), m.previous()));
        all.put("matter", m -> move(m, m.district(), m.matterId() + 1, m.seq(), m.verb(), m.fromStage(), m.toStage(), m.actor(), m.internal(), m.at(), m.change(), m.wordsHash(), m.previous()));
        all.put("seq", m -> move(m, m.district(), m.matterId(), m.seq() + 1, m.verb(), m.fromStage(), m.toStage(), m.actor(), m.internal(), m.at(), m.change(), m.wordsHash(), m.previous()));
        all.put("verb", m -> move(m, m.district(), m.matterId(), m.seq(), m.verb() + "x", m.fromStage(), m.toStage(), m.actor(), m.internal(), m.at(), m.change(), m.wordsHash(), m.previous()));
        all.put("from", m -> move(m, m.district(), m.matterId(), m.seq(), m.verb(), m.fromStage() + "x", m.toStage(), m.actor(), m.internal(), m.at(), m.change(), m.wordsHash(), m.previous()));
        all.put("to", m -> move(m, m.district(), m.matterId(), m.seq(), m.verb(), m.fromStage(), m.toStage() + "x", m.actor(), m.internal(), m.at(), m.change(), m.wordsHash(), m.previous()));
        all.put("internal", m -> move(m, m.district(), m.matterId(), m.seq(), m.verb(), m.fromStage(), m.toStage(), m.actor(), !m.internal(), m.at(), m.change(), m.wordsHash(), m.previous()));
        all.put("at", m -> move(m, m.district(), m.matterId(), m.seq(), m.verb(), m.fromStage(), m.toStage(), m.actor(), m.internal(), m.at().plusNanos(1_000), m.change(), m.wordsHash(), m.previous()));
        all.put("words", m -> move(m, m.district(), m.matterId(), m.seq(), m.verb(), m.fromStage(), m.toStage(), m.actor(), m.internal(), m.at(), m.change(), flipped(m.wordsHash()), m.previous()));
        all.put("previous", m -> move(m, m.district(), m.matterId(), m.seq(), m.verb(), m.fromStage(), m.toStage(), m.actor(), m.internal(), m.at(), m.change(), m.wordsHash(), flipped(m.previous())));
        all.put("hash", m -> m.hashed(flipped(m.hash())));
        actors().forEach((name, forge) -> all.put("actor " + name, m -> move(m, m.district(), m.matterId(), m.seq(), m.verb(), m.fromStage(), m.toStage(), forge.apply(m.actor()), m.internal(), m.at(), m.change(), m.wordsHash(), m.previous())));
        changed().forEach((name, forge) -> all.put("change " + name, m -> move(m, m.district(), m.matterId(), m.seq(), m.verb(), m.fromStage(), m.toStage(), m.actor(), m.internal(), m.at(), forge.apply(m.change()), m.wordsHash(), m.previous())));
        return all;
    }

    private static Map<String, UnaryOperator<Move.ActorLine>> actors() {
        return Map.of(
                "kind", a -> new Move.ActorLine(a.kind() + "x", a.personId(), a.unitId(), a.role()),
                "person", a -> new Move.ActorLine(a.kind(), a.personId() == null ? 1L : null, a.unitId(), a.role()),
                "unit", a -> new Move.ActorLine(a.kind(), a.personId(), a.unitId() == null ? 1L : a.unitId() + 1, a.role()),
                "role", a -> new Move.ActorLine(a.kind(), a.personId(), a.unitId(), a.role() == null ? "head" : null));
    }

    private static Map<String, UnaryOperator<Change>> changed() {
        var due = new Due("forged", 1, Due.State.MET, 1, SmallWorld.FRIDAY, SmallWorld.FRIDAY, SmallWorld.FRIDAY, 0, 0, true, null, null, null, null, List.of());
        return Map.of(
                "set", c -> new Change(c.identity(), Map.of("stage", "forged"), c.facts(), c.dues(), c.undoes(), c.anew(), c.tells(), c.tally()),
                "facts", c -> new Change(c.identity(), c.set(), Map.of("forged", true), c.dues(), c.undoes(), c.anew(), c.tells(), c.tally()),
                "dues", c -> new Change(c.identity(), c.set(), c.facts(), List.of(due), c.undoes(), c.anew(), c.tells(), c.tally()),
                "undoes", c -> new Change(c.identity(), c.set(), c.facts(), c.dues(), c.undoes() + 1, c.anew(), c.tells(), c.tally()),
                "anew", c -> new Change(c.identity(), c.set(), c.facts(), c.dues(), c.undoes(), List.of("forged"), c.tells(), c.tally()),
                "tells", c -> new Change(c.identity(), c.set(), c.facts(), c.dues(), c.undoes(), c.anew(), List.of("forged"), c.tally()),
                "tally", c -> new Change(c.identity(), c.set(), c.facts(), c.dues(), c.undoes(), c.anew(), c.tells(), Map.of("forged", Tally.NONE)));
    }

    private static Move move(Move m, int district, long matter, int seq, String verb, String from, String to, Move.ActorLine actor, boolean internal, Instant at,
            Change change, byte[] words, byte[] previous) {
        return new Move(district, matter, seq, verb, from, to, actor, internal, at, change, words, previous, m.hash());
    }

    private static byte[] flipped(byte[] bytes) {
        if (bytes == null) {
            return new byte[32];
        }
        byte[] flipped = Arrays.copyOf(bytes, bytes.length);
        flipped[0] ^= 1;
        return flipped;
    }

    @Provide
    Arbitrary<Change> changes() {
        Arbitrary<Object> values = Arbitraries.oneOf(Arbitraries.longs().map(Object.class::cast), Arbitraries.of(true, false).map(Object.class::cast),
                Arbitraries.strings().all().ofMaxLength(12).map(Object.class::cast), Arbitraries.longs().list().ofMaxSize(3).map(Object.class::cast)).injectNull(0.2);
        Arbitrary<Map<String, Object>> maps = Arbitraries.maps(Arbitraries.strings().all().ofMaxLength(8), values).ofMaxSize(4);
        Arbitrary<Instant> times = Arbitraries.longs().between(0, 4_000_000_000_000_000L).map(micros -> Instant.EPOCH.plusNanos(Math.multiplyExact(micros / 1000, 1_000_000L)).plusNanos(micros % 1000 * 1_000));
        Arbitrary<Due> dues = Combinators.combine(Arbitraries.of(Due.State.values()), times, times.injectNull(0.3), times.injectNull(0.3), Arbitraries.integers().between(0, 9),
                times.list().ofMaxSize(3)).as((state, at, missed, paused, n, pauses) -> new Due("solve", n, state, n, at, at, at, n, n, n % 2 == 0, missed, paused,
                        n == 0 ? null : "red", paused, pauses.stream().map(one -> new Due.Pause(one, one)).toList()));
        Arbitrary<List<String>> texts = Arbitraries.strings().all().ofMaxLength(8).list().ofMaxSize(3);
        Arbitrary<Map<String, Tally>> tallies = Arbitraries.maps(Arbitraries.strings().all().ofMaxLength(8),
                Combinators.combine(Arbitraries.integers().between(0, 99), times.list().ofMaxSize(Tally.KEPT)).as(Tally::new)).ofMaxSize(3);
        return Combinators.combine(maps, maps, dues.list().ofMaxSize(3), Arbitraries.integers().between(0, 99), texts, texts, tallies)
                .as((set, facts, due, undoes, anew, tells, tally) -> new Change(null, set, facts, due, undoes, anew, tells, tally));
    }
}
