package org.jinlin.matters;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jinlin.kit.Db;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.PublicNumber;
import org.jinlin.kit.Scope;
import org.jinlin.people.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Everything an asker needs to check the own timeline against a published root, without trusting this server any more.
@Component
class Proofs {

    private static final HexFormat HEX = HexFormat.of();

    private final Db db;
    private final Desk desk;
    private final DayRoots roots;
    private final MatterViews views;

    Proofs(Db db, Desk desk, DayRoots roots, MatterViews views) {
        this.db = db;
        this.desk = desk;
        this.roots = roots;
        this.views = views;
    }

    /// A move of the timeline: `hash` = SHA-256(`previous`, `line` in UTF-8). Where nothing but the hashes is given the move is
    /// internal: that it was made is provable, what it says is not shown.
    ///
    /// @param previous the hash of the move before, 64 zeros for the first
    /// @param line     what the hash covers, with the hash of the words as `words`
    /// @param salt     SHA-256(`salt`, `words` in UTF-8) is the hash of the words; both are gone once they were erased
    record Line(int seq, String previous, String hash, @Nullable String line, @Nullable String salt, @Nullable String words) {}

    /// A step to the root: SHA-256(1, `hash`, own) when it stands on the left, else SHA-256(1, own, `hash`). The own hash of the
    /// first step is SHA-256(0, hash of the last line).
    record Step(boolean left, String hash) {}

    /// @param root    compare it with what `/api/roots` published, or with what you wrote down then
    /// @param matters how many matters moved on the day
    record Proof(String number, LocalDate day, String root, int matters, List<Line> moves, List<Step> path) {}

    /// The proof for a closed day on which the matter moved, the latest when none is named. Refuses whoever may not read the
    /// matter as if it were not there, and days without a root or without a move (NO_PROOF).
    Outcome<Proof> of(Actor actor, String number, Optional<LocalDate> day) {
        return chain(actor, number).then(chain -> {
            var days = chain.moves().stream().map(move -> move.at().atZone(desk.tenant(actor.district()).zone()).toLocalDate()).toList();
            return IntStream.range(0, days.size()).boxed().sorted(Comparator.reverseOrder())
                    .filter(index -> day.isEmpty() || days.get(index).equals(day.get()))
                    .flatMap(index -> roots.root(actor.district(), Optional.of(days.get(index))).stream().map(root -> proof(actor.district(), chain, index, root)))
                    .findFirst().map(Outcome::done)
                    .orElseGet(() -> Outcome.refused("NO_PROOF", number));
        });
    }

    private record Chain(String number, List<Move> moves, Map<Integer, InvariantStore.Said> words) {}

    /// The whole chain of who may read the matter; the internal moves are read by the service, to link what is between.
    private Outcome<Chain> chain(Actor actor, String number) {
        return matter(actor, number).<Outcome<Chain>>map(matter -> db.read(Scope.service(actor.district(), Scope.Kind.REPORT), db -> Outcome.done(new Chain(
                matter.identity().number(), new MatterStore(db, actor.district()).history(matter.id()),
                new InvariantStore(db, actor.district()).words(List.of(matter.id())).getOrDefault(matter.id(), List.of()).stream()
                        .collect(Collectors.toMap(InvariantStore.Said::seq, said -> said))))))
                .orElseGet(() -> Outcome.refused("MATTER_UNKNOWN", number));
    }

    private Optional<Matter> matter(Actor actor, String number) {
        LocalDate today = desk.now().atZone(desk.tenant(actor.district()).zone()).toLocalDate();
        Optional<String> canonical = PublicNumber.parse(number, actor.district(), today).filter(parsed -> parsed.district() == actor.district()).map(PublicNumber::text);
        return db.read(Matters.scope(actor), db -> {
            var store = new MatterStore(db, actor.district());
            return canonical.flatMap(store::address).flatMap(address -> store.find(address.id()))
                    .filter(matter -> isWholly(actor, desk.situation(store, matter, actor)));
        });
    }

    /// What the hashes cover names whoever moved, so whom it reports is given no proof.
    private boolean isWholly(Actor actor, Situation situation) {
        return Access.of(actor, situation).compareTo(Access.OWN) >= 0 && !views.hides(actor, situation);
    }

    private Proof proof(int district, Chain chain, int last, DayStore.Root root) {
        List<DayStore.Head> heads = roots.heads(district, root.day());
        long matter = chain.moves().getFirst().matterId();
        int index = IntStream.range(0, heads.size()).filter(i -> heads.get(i).matterId() == matter).findFirst().orElseThrow();
        var path = DayRoots.tree(heads).path(index).stream().map(step -> new Step(step.left(), HEX.formatHex(step.hash()))).toList();
        return new Proof(chain.number(), root.day(), HEX.formatHex(root.root()), root.matters(),
                chain.moves().subList(0, last + 1).stream().map(move -> line(move, chain.words().get(move.seq()))).toList(), path);
    }

    private static Line line(Move move, InvariantStore.@Nullable Said words) {
        boolean shown = !move.internal();
        boolean said = shown && words != null;
        return new Line(move.seq(), HEX.formatHex(move.previous()), HEX.formatHex(move.hash()), shown ? MoveHash.line(move) : null,
                said ? HEX.formatHex(words.salt()) : null, said ? words.body() : null);
    }
}
