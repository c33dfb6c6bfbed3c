package org.jinlin.matters;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /// A step as it was checked just now.
    ///
    /// @param what  in the playbook's words; empty for an internal step, which only its hashes show
    /// @param holds its hash covers what is kept, and the hash before; its words, where they are not erased, are those that were said
    record CheckedMove(int seq, Instant at, String what, String hash, boolean holds) {}

    /// @param root under which the timeline stands, of the latest closed day on which the matter moved; none before the first such night
    record Checked(String number, List<CheckedMove> moves, Optional<Proof> root, boolean rootHolds) {
        boolean holds() {
            return rootHolds && moves.stream().allMatch(CheckedMove::holds);
        }
    }

    /// The own timeline, checked by this server step by step. Refuses whoever may not read the matter as if it were not there.
    Outcome<Checked> check(Actor actor, String number, String language) {
        return chain(actor, number).map(chain -> {
            Set<Integer> broken = Set.copyOf(MoveHash.broken(chain.moves()));
            Matter matter = db.read(Scope.service(actor.district(), Scope.Kind.REPORT), sql -> new MatterStore(sql, actor.district()).find(chain.moves().getFirst().matterId())).orElseThrow();
            var moves = chain.moves().stream().map(move -> new CheckedMove(move.seq(), move.at(), move.internal() ? "" : desk.playbook(matter).term(matter.identity().kind(), move.verb(), language),
                    HEX.formatHex(move.hash()), !broken.contains(move.seq()) && said(move, chain.words().get(move.seq())))).toList();
            Optional<Proof> root = of(actor, number, Optional.empty()).map(Optional::of).orElse(_ -> Optional.empty());
            return new Checked(chain.number(), moves, root, root.map(Proofs::holds).orElse(true));
        });
    }

    private static boolean said(Move move, InvariantStore.@Nullable Said words) {
        return words == null || Arrays.equals(MoveHash.words(words.salt(), words.body()), move.wordsHash());
    }

    private static boolean holds(Proof proof) {
        var path = proof.path().stream().map(step -> new MerkleTree.Step(step.left(), HEX.parseHex(step.hash()))).toList();
        return HEX.formatHex(MerkleTree.rootOf(HEX.parseHex(proof.moves().getLast().hash()), path)).equals(proof.root());
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
