package org.jinlin.matters;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Folds moves into the matter they make. A matter's row is this fold and nothing else (invariant 2). Pure.
final class Replay {

    static final byte[] START = new byte[32];
    static final String NEW = "new";

    private Replay() {}

    /// The matter that these moves make; the first one must be the opening.
    static Matter of(List<Move> moves) {
        Matter matter = null;
        for (Move move : moves) {
            matter = matter == null ? first(move) : next(matter, move);
        }
        if (matter == null) {
            throw new IllegalArgumentException("a matter has at least one move");
        }
        return matter;
    }

    private static Matter first(Move move) {
        Matter.Identity identity = move.change().identity();
        if (identity == null) {
            throw new IllegalArgumentException("the first move of matter " + move.matterId() + " opens nothing");
        }
        return next(before(identity, 0, 0, Map.of()), move);
    }

    /// A matter that has no move yet, owned as its opening says.
    static Matter before(Matter.Identity identity, long place, long owner, Map<String, Object> facts) {
        var state = new Matter.State(NEW, null, null, null, owner, owner, null, place, List.of(), null, 0, START, identity.openedAt(), null, List.of(), null);
        return new Matter(identity, state, facts, Map.of(), Map.of());
    }

    static Matter numbered(Matter matter, String number) {
        var i = matter.identity();
        var identity = new Matter.Identity(i.district(), i.id(), number, i.kind(), i.playbook(), i.playbookVersion(), i.channel(), i.askerId(), i.openerId(),
                i.openerUnitId(), i.subjectId(), i.parentId(), i.longitude(), i.latitude(), i.openedAt());
        return new Matter(identity, matter.state(), matter.facts(), matter.tally(), matter.dues());
    }

    /// The matter after one more move.
    static Matter next(Matter matter, Move move) {
        Change change = move.change();
        var facts = new TreeMap<>(matter.facts());
        change.facts().forEach((field, value) -> {
            if (value == null) {
                facts.remove(field);
            } else {
                facts.put(field, value);
            }
        });
        var tally = new HashMap<>(matter.tally());
        change.anew().forEach(tally::remove);
        tally.putAll(change.tally());
        tally.values().removeIf(Tally.NONE::equals);
        tally.merge(move.verb(), Tally.NONE.plus(move.at()), (before, one) -> before.plus(move.at()));
        var dues = new HashMap<>(matter.dues());
        change.dues().forEach(due -> dues.put(due.clock(), due));
        return new Matter(matter.identity(), state(matter.state(), move), facts, tally, dues);
    }

    private static Matter.State state(Matter.State before, Move move) {
        Map<String, @Nullable Object> set = move.change().set();
        Instant endedAt = !set.containsKey(Change.ENDED) ? before.endedAt() : Boolean.TRUE.equals(set.get(Change.ENDED)) ? move.at() : null;
        return new Matter.State(
                // not the move's own stage: a note on a merged matter must not keep it closed when the merge is taken back
                set.containsKey(Change.STAGE) ? (String) set.get(Change.STAGE) : before.stage(),
                text(set, Change.OUTCOME, before.outcome()),
                text(set, Change.GRADE, before.grade()),
                text(set, Change.CATEGORY, before.category()),
                number(set, Change.OWNER, before.ownerId()),
                number(set, Change.BASE, before.baseId()),
                number(set, Change.TAKER, before.takerId()),
                number(set, Change.PLACE, before.placeId()),
                chain(set, before.chain()),
                number(set, Change.INTO, before.intoId()),
                move.seq(),
                move.hash(),
                move.at(),
                endedAt,
                Stream.concat(before.told().stream(), move.change().tells().stream()).distinct().sorted().toList(),
                number(set, Change.OWN_UNIT, before.ownUnitId()));
    }

    /// The state by the names that [Change#set] uses.
    static Map<String, @Nullable Object> stateOf(Matter matter) {
        var state = matter.state();
        var named = new TreeMap<String, @Nullable Object>();
        named.put(Change.STAGE, state.stage());
        named.put(Change.OUTCOME, state.outcome());
        named.put(Change.GRADE, state.grade());
        named.put(Change.CATEGORY, state.category());
        named.put(Change.OWNER, state.ownerId());
        named.put(Change.BASE, state.baseId());
        named.put(Change.TAKER, state.takerId());
        named.put(Change.PLACE, state.placeId());
        named.put(Change.CHAIN, state.chain());
        named.put(Change.INTO, state.intoId());
        named.put(Change.OWN_UNIT, state.ownUnitId());
        named.put(Change.ENDED, state.endedAt() != null);
        return named;
    }

    private static @Nullable String text(Map<String, @Nullable Object> set, String name, @Nullable String before) {
        return set.containsKey(name) ? (String) set.get(name) : before;
    }

    private static @Nullable Long number(Map<String, @Nullable Object> set, String name, @Nullable Long before) {
        return set.containsKey(name) ? (Long) set.get(name) : before;
    }

    @SuppressWarnings("unchecked")
    private static List<Long> chain(Map<String, @Nullable Object> set, List<Long> before) {
        return set.get(Change.CHAIN) instanceof List<?> chain ? (List<Long>) chain : before;
    }
}
