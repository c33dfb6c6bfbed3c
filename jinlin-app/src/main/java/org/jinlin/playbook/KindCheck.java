package org.jinlin.playbook;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether the words of one kind resolve: stages, clocks, reactions, what a child must offer. Moves are [MoveCheck]'s.
record KindCheck(Playbook playbook, Kind kind, Findings found) {

    void check() {
        stages();
        opening();
        kind.clocks().values().forEach(clock -> new ClockCheck(playbook, kind, clock, found.in("clocks", clock.code())).check());
        kind.moves().values().forEach(move -> new MoveCheck(playbook, kind, move, found.in("moves", move.code())).check());
        new ShowingCheck(playbook, kind, found.in("public")).check();
        kind.reacts().forEach((trigger, lines) -> new ReactionCheck(playbook, kind, found).check(trigger, lines));
        child();
        new SeenByCheck(playbook, kind, found).check();
        found.in("asker").unless(kind.asker() == Kind.Asker.GUEST || kind.openedBy().contains("resident"), "no resident opens one; add `resident` to `opened_by`, or leave `asker` out");
        new SuggestsCheck(playbook, kind, found.in("suggests")).check();
        new RosterCheck(playbook, kind, found).check();
        kind.bars().ifPresent(bars -> bars(bars, found.in("bars")));
    }

    /// Bars are drawn between times that somebody says: on a move of this kind, or on the one that opens it.
    private void bars(Kind.Bars bars, Findings here) {
        var said = Stream.concat(kind.moves().values().stream(), PlaybookChecker.openings(playbook, kind).stream().map(opening -> opening.move())).flatMap(move -> move.fields().stream()).collect(Collectors.toSet());
        var times = said.stream().filter(field -> playbook.fields().containsKey(field) && playbook.fields().get(field).type() == Field.Type.TIME).collect(Collectors.toSet());
        bars.from().ifPresent(field -> here.in("from").known(field, times, "time field of a move of this kind"));
        here.in("until").known(bars.until(), times, "time field of a move of this kind");
        bars.begun().ifPresent(field -> here.in("begun").known(field, times, "time field of a move of this kind"));
        bars.done().ifPresent(field -> here.in("done").known(field, times, "time field of a move of this kind"));
    }

    private void stages() {
        for (Kind.Stage stage : kind.stages().values()) {
            var here = found.in("stages", stage.code());
            here.unless(!Vocabulary.STAGE_WORDS.contains(stage.code()), "'" + stage.code() + "' is a word of `from`; take another code");
            here.unless(stage.owner().isPresent() == stage.ends().isEmpty(),
                    "a stage has either an owner or outcomes; write `owner: place` or `ends: [...]`");
            stage.pass().ifPresent(clock -> {
                here.in("pass").known(clock, kind.clocks().keySet(), "clock of this kind");
                here.in("pass").unless(!stage.isFinal(), "nothing counts down in a final stage; write `pass` at an open one");
                here.in("pass").unless(!kind.openedBy().isEmpty(), "nobody asks for what the engine opens; write `opened_by`, or leave `pass` out");
            });
            stage.owner().ifPresent(owner -> {
                owner(playbook, owner, here.in("owner"));
                here.in("owner").unless(!(owner instanceof Owner.FromField),
                        "a stage cannot read a field; write the owner on the move: `owner: {field: unit}`");
                here.in("owner").unless(owner != Owner.Word.TARGET || !kind.childOf().isEmpty(),
                        "only a child is given its owner; write `place` or a level");
                here.in("owner").unless(owner != Owner.Word.PARENT || !kind.childOf().isEmpty(),
                        "only a child has a parent; write `place` or a level");
                here.in("owner").unless(owner != Owner.Word.LINKED || isCalendar(),
                        "only a matter of the calendar has a linked person; write `place` or a level");
            });
        }
        found.in("stages").unless(kind.stages().values().stream().anyMatch(Kind.Stage::isFinal),
                "no stage ends; write one with `ends: [...]`");
    }

    private boolean isCalendar() {
        return playbook.calendar().values().stream().anyMatch(rule -> rule.opens().equals(kind.code()));
    }

    /// A level exists and somebody there, or above, answers for it.
    static void owner(Playbook playbook, Owner owner, Findings here) {
        if (!(owner instanceof Owner.Level(String level))) {
            return;
        }
        var words = new ArrayList<>(Vocabulary.words(Owner.Word.values()));
        words.addAll(playbook.levels());
        here.known(level, words, "owner word or level");
        int depth = playbook.levels().indexOf(level);
        here.unless(depth < 0 || playbook.roles().values().stream().anyMatch(role -> role.owns()
                && playbook.levels().subList(0, depth + 1).stream().anyMatch(role.at()::contains)),
                "no role with `owns: true` is at '" + level + "' or above; add one to `roles`");
    }

    private void opening() {
        kind.openedBy().forEach(word -> found.in("opened_by").known(word, PlaybookChecker.openers(playbook), "role or opener word"));
        found.unless(!kind.openedBy().isEmpty() || !kind.childOf().isEmpty() || isCalendar(),
                "nothing opens this kind; write `opened_by: [...]`, `child_of: [...]` or a calendar rule");
        var open = kind.moves().get("open");
        if (open == null) {
            found.in("moves").say("the move `open` is missing; write `open: {from: [new], to: STAGE, by: [opener]}`");
            return;
        }
        var here = found.in("moves", "open");
        here.in("from").unless(open.from().equals(Set.of(MoveRule.NEW)), "opening is from nowhere; write `from: [new]`");
        here.unless(open.to().isPresent(), "opening leads to a stage; write `to: STAGE`");
        var first = open.to().map(kind.stages()::get);
        first.ifPresent(stage -> {
            here.in("to").unless(!stage.isFinal(), "a matter must not begin at its end; name an open stage");
            var owner = open.owner().or(stage::owner);
            here.in("to").unless(owner.isEmpty() || (owner.get() != Owner.Word.SAME && owner.get() != Owner.Word.UP),
                    "before opening there is no owner to keep or climb from; give stage '" + stage.code() + "' another owner");
            here.in("to").unless(kind.childOf().isEmpty() || stage.owner().equals(Optional.of(Owner.Word.TARGET)),
                    "the parent says who owns a child; write `owner: target` on stage '" + stage.code() + "'");
        });
        if (kind.openedBy().isEmpty()) {
            here.in("by").unless(open.by().equals(Set.of("engine")), "nobody opens this kind by hand; write `by: [engine]`");
        }
    }

    void trigger(Findings here, String trigger) {
        int dot = trigger.indexOf('.');
        if (dot < 0) {
            here.known(trigger, kind.moves().keySet(), "move");
        } else if (trigger.startsWith("enter.")) {
            here.known(trigger.substring(dot + 1), kind.stages().keySet(), "stage");
        } else {
            childMove(here, trigger.substring(0, dot), trigger.substring(dot + 1));
        }
    }

    Optional<Kind> childMove(Findings here, String child, String move) {
        here.known(child, children(), "child kind");
        var known = Optional.ofNullable(playbook.kinds().get(child)).filter(_ -> children().contains(child));
        known.ifPresent(one -> here.known(move, one.moves().keySet(), "move of " + child));
        return known;
    }

    private Set<String> children() {
        return playbook.kinds().values().stream().filter(other -> other.childOf().contains(kind.code())).map(Kind::code)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// A condition names something that can be so: a field of this kind's moves, or what opening sets.
    void fact(Findings here, String fact, Object value) {
        var set = PlaybookChecker.openings(playbook, kind).stream().map(opening -> opening.move().opens().get(kind.code()).sets())
                .filter(sets -> sets.containsKey(fact)).toList();
        if (!set.isEmpty()) {
            return;
        }
        var known = kind.moves().values().stream().flatMap(move -> move.fields().stream()).collect(Collectors.toSet());
        here.known(fact, known, "fact of this kind");
        Optional.ofNullable(playbook.fields().get(fact)).filter(_ -> known.contains(fact))
                .ifPresent(field -> PlaybookChecker.value(playbook, field, value, here));
    }

    /// What a parent asks of its children: to be cancelled when it ends, to be undone when their opening is undone.
    private void child() {
        kind.childOf().forEach(parent -> found.in("child_of").known(parent, playbook.kinds().keySet(), "kind"));
        var openings = PlaybookChecker.openings(playbook, kind);
        kind.childOf().stream().filter(playbook.kinds()::containsKey)
                .filter(parent -> openings.stream().noneMatch(opening -> opening.parent().code().equals(parent)))
                .forEach(parent -> found.in("child_of").say("no move of '" + parent + "' opens this kind; write `opens: {" + kind.code()
                        + ": {owner: ...}}` there, or leave it out here"));
        found.in("outlives").unless(!kind.outlives() || !kind.childOf().isEmpty(), "only a child has a parent to outlive; leave `outlives` out");
        if (kind.childOf().isEmpty() || kind.outlives()) {
            return;
        }
        closing("cancel", kind.stages().values().stream().filter(stage -> !stage.isFinal()).map(Kind.Stage::code).toList(),
                "its parent ends");
        boolean undoable = openings.stream().anyMatch(opening -> opening.parent().moves().values().stream()
                .anyMatch(move -> move.undoes().contains(opening.move().code())));
        if (undoable && kind.moves().containsKey("open")) {
            closing("undone", kind.open().to().stream().toList(), "the move that opened it is undone");
        }
    }

    private void closing(String code, List<String> from, String when) {
        var move = kind.moves().get(code);
        String write = "`" + code + ": {from: [" + String.join(", ", from) + "], to: FINAL_STAGE, end: OUTCOME, by: [engine]}`";
        if (move == null) {
            found.in("moves").say("a child must end when " + when + "; write " + write);
            return;
        }
        boolean ends = move.to().map(kind.stages()::get).filter(Kind.Stage::isFinal).isPresent();
        found.in("moves", code).unless(ends && move.by().contains("engine") && move.from().containsAll(from) && move.needs().isEmpty(),
                "a child must end when " + when + "; write " + write);
    }
}
