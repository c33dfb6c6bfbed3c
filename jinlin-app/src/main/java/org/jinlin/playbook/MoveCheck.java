package org.jinlin.playbook;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Whether the words of one move resolve and fit together.
record MoveCheck(Playbook playbook, Kind kind, MoveRule move, Findings found) {

    void check() {
        stages();
        end();
        actors();
        fields();
        owners();
        limits();
        secondPerson();
        paper();
        atPlace();
        move.skilled().ifPresent(skilled -> new SkilledCheck(playbook, move, skilled, found.in("skilled")).check());
        children();
        followUps();
        effects();
        move.unless().forEach((fact, value) -> new KindCheck(playbook, kind, found).fact(found.in("unless", fact), fact, value));
        move.tells().forEach(role -> found.in("tells").known(role, playbook.roles().keySet(), "role"));
    }

    private boolean isFinal(String stage) {
        return kind.stages().containsKey(stage) && kind.stages().get(stage).isFinal();
    }

    private void stages() {
        boolean opening = move.code().equals("open");
        var known = new TreeSet<>(kind.stages().keySet());
        known.addAll(Vocabulary.STAGE_WORDS);
        move.from().stream().filter(stage -> !stage.equals(MoveRule.NEW)).forEach(stage -> found.in("from").known(stage, known, "stage"));
        found.in("from").unless(opening || !move.from().contains(MoveRule.NEW), "only `open` is made from `new`; name stages");
        move.to().ifPresent(stage -> found.in("to").known(stage, kind.stages().keySet(), "stage"));
        boolean fromFinal = move.from().stream().anyMatch(this::isFinal);
        found.in("from_end").unless(move.fromEnd().isEmpty() || fromFinal, "no stage of `from` is final; leave `from_end` out");
        found.in("after_end").unless(move.afterEnd().isEmpty() || fromFinal, "no stage of `from` is final; leave `after_end` out");
        var outcomes = new TreeSet<String>();
        move.from().stream().filter(this::isFinal).forEach(stage -> outcomes.addAll(kind.stages().get(stage).ends()));
        move.fromEnd().forEach(outcome -> found.in("from_end").known(outcome, outcomes, "outcome"));
    }

    private void end() {
        var target = move.to().map(kind.stages()::get);
        boolean ends = target.filter(Kind.Stage::isFinal).isPresent();
        if (ends != move.end().isPresent()) {
            found.say(ends ? "the move ends the matter but not how; write `end: OUTCOME`"
                    : "`end` is only for a move to a final stage; name one in `to`, or leave `end` out");
            return;
        }
        move.end().ifPresent(end -> {
            var outcomes = target.orElseThrow().ends();
            switch (end) {
                case MoveRule.End.Outcome(String outcome) ->
                        found.in("end").known(outcome, outcomes, "outcome of " + target.orElseThrow().code());
                case MoveRule.End.FromField(String code) -> {
                    var field = playbook.fields().get(code);
                    found.in("end").unless(field != null && field.type() == Field.Type.CHOICE && move.needs().contains(code),
                            "'" + code + "' must be a choice that the move needs; add it to `needs`");
                    if (field != null) {
                        field.of().forEach(choice -> found.in("end").known(choice, outcomes, "outcome for the choice"));
                    }
                }
            }
        });
    }

    private void actors() {
        var known = new TreeSet<>(playbook.roles().keySet());
        known.addAll(Vocabulary.ACTORS);
        move.by().forEach(word -> found.in("by").known(word, known, "actor word or role"));
        found.in("by").unless(!move.by().contains("parent_owner") || !kind.childOf().isEmpty(),
                "only a child has a parent; leave `parent_owner` out");
        found.in("by").unless(!move.by().contains("opener") || !kind.openedBy().isEmpty(),
                "nobody opens this kind by hand; write `engine`");
        boolean asked = move.by().contains("asker") || move.by().contains("follower");
        found.in("by").unless(!asked || !kind.openedBy().isEmpty(), "this kind has no asker; write `owner` or a role");
        if (move.by().equals(Set.of("engine"))) {
            found.unless(isCalled(), "nothing makes this move: no `then`, no `late`, no `asks`; leave it out or add a person to `by`");
        }
    }

    /// Whether a clock, a follow-up, a granted request, the calendar or a parent makes this engine's move.
    private boolean isCalled() {
        boolean late = kind.clocks().values().stream().anyMatch(clock -> clock.late().equals(new ClockRule.Late.Do(move.code())));
        boolean follows = kind.moves().values().stream().anyMatch(other -> other.then().containsKey(move.code()));
        boolean asked = kind.moves().values().stream().flatMap(other -> other.opens().values().stream())
                .anyMatch(opens -> move.code().equals(opens.sets().get("asks")));
        boolean told = kind.reacts().values().stream().flatMap(lines -> lines.values().stream()).anyMatch(line -> line.does().filter(move.code()::equals).isPresent());
        boolean parent = !kind.childOf().isEmpty() && Set.of("cancel", "undone").contains(move.code());
        boolean listed = playbook.kinds().values().stream().anyMatch(other -> kind.childOf().contains(other.code()) && other.roster().flatMap(Roster::listed).filter(move.code()::equals).isPresent());
        return late || follows || asked || told || parent || listed || move.code().equals("open");
    }

    /// What the engine makes by itself has no camera.
    private void proof(String code) {
        Field field = playbook.fields().get(code);
        found.in("proof").unless(field != null && field.type() == Field.Type.FILES && move.may().contains(code), "'" + code + "' is no field of files in `may`; name one, such as photos");
        found.in("proof").unless(!move.by().contains("engine"), "the engine has no camera; leave it out, or leave `engine` out of `by`");
    }

    private void fields() {
        move.needs().forEach(code -> field("needs", code));
        move.needsOne().forEach(code -> field("needs_one", code));
        move.may().forEach(code -> field("may", code));
        move.may().stream().filter(move.needs()::contains)
                .forEach(code -> found.in("may").say("'" + code + "' stands in `needs` too; leave it out here"));
        move.proof().forEach(this::proof);
        move.bounds().forEach((code, bounds) -> bounds(found.in("bounds", code), code, bounds));
        move.setsClock().forEach((clock, code) -> {
            found.in("sets_clock", clock).known(clock, kind.clocks().keySet(), "clock");
            time(found.in("sets_clock", clock), code);
            found.in("sets_clock", clock).unless(move.needs().contains(code), "the move does not need '" + code + "'; add it to `needs`");
        });
    }

    private void field(String key, String code) {
        found.in(key).known(code, playbook.fields().keySet(), "field");
    }

    private void time(Findings here, String code) {
        here.known(code, playbook.fields().keySet(), "field");
        var field = playbook.fields().get(code);
        here.unless(field == null || field.type() == Field.Type.TIME, "'" + code + "' is no time; name a field with `type: time`");
    }

    private void bounds(Findings here, String code, MoveRule.Bounds bounds) {
        time(here, code);
        here.unless(move.fields().contains(code), "the move does not take '" + code + "'; add it to `needs` or `may`");
        here.unless(bounds.min().isPresent() || bounds.max().isPresent() || bounds.notAfter().isPresent(),
                "no bound is said; write `max: P90D`");
        here.unless(bounds.min().isEmpty() || bounds.max().isEmpty()
                || bounds.min().get().elapsed().compareTo(bounds.max().get().elapsed()) <= 0,
                "`min` is longer than `max`; write min <= max");
        bounds.notAfter().ifPresent(clock -> {
            if (!clock.startsWith("parent.")) {
                here.in("not_after").known(clock, kind.clocks().keySet(), "clock");
                return;
            }
            here.in("not_after").unless(!kind.childOf().isEmpty(), "only a child has a parent; name an own clock");
            kind.childOf().stream().filter(playbook.kinds()::containsKey).map(playbook.kinds()::get).forEach(parent ->
                    here.in("not_after").known(clock.substring("parent.".length()), parent.clocks().keySet(),
                            "clock of " + parent.code()));
        });
    }

    private void owners() {
        move.owner().ifPresent(owner -> owner(found.in("owner"), owner, Set.of(Field.Type.UNIT)));
        move.overLimit().ifPresent(owner -> owner(found.in("over_limit"), owner, Set.of(Field.Type.UNIT)));
    }

    private void owner(Findings here, Owner owner, Set<Field.Type> types) {
        KindCheck.owner(playbook, owner, here);
        here.unless(owner != Owner.Word.TARGET && owner != Owner.Word.LINKED,
                "this word is for the first stage of a child or of the calendar; write another");
        here.unless(owner != Owner.Word.PARENT || !kind.childOf().isEmpty() || here.path().contains("opens"),
                "only a child has a parent; write another owner");
        if (owner instanceof Owner.FromField(String code)) {
            here.known(code, playbook.fields().keySet(), "field");
            var field = playbook.fields().get(code);
            here.unless(field == null || types.contains(field.type()), "'" + code + "' names no unit; take a field with `type: unit`");
            here.unless(move.needs().contains(code), "the move does not need '" + code + "'; add it to `needs`");
        }
    }

    private void limits() {
        found.in("over_limit").unless(move.overLimit().isEmpty() || move.limit().isPresent(),
                "there is no limit to pass; write `limit: 2`");
        boolean counts = move.limit().isPresent() || move.then().values().stream().anyMatch(then -> then.nth().isPresent());
        found.in("anew").unless(move.anew().isEmpty() || counts, "nothing is counted here; write a `limit`, or leave `anew` out");
        move.anew().forEach(code -> found.in("anew").known(code, kind.moves().keySet(), "move"));
        found.in("within").unless(move.within().isEmpty() || !move.undoes().isEmpty(), "`within` belongs to `undoes`; leave it out");
        found.unless(move.undoes().isEmpty() || move.within().isPresent(), "taking back has its time; write `within: PT2M`");
        move.undoes().forEach(code -> found.in("undoes").known(code, kind.moves().keySet(), "move"));
        found.in("undoes").unless(!move.undoes().contains(move.code()), "a move cannot undo itself; name another");
        move.gate().times().keySet().forEach(code -> found.in("gate", "times", code).known(code, kind.moves().keySet(), "move"));
    }

    private void secondPerson() {
        if (!move.gate().secondPerson()) {
            return;
        }
        var here = found.in("gate", "second_person");
        here.unless(!move.from().contains(MoveRule.NEW), "whoever opens a matter is its first person; write it on a later move");
        here.unless(!move.by().contains("engine"), "the engine is no person; leave `engine` out of `by`");
        here.unless(kind.moves().values().stream().allMatch(other -> other.undoes().isEmpty()),
                "a move that is taken back would count as a step; leave `undoes` out of this kind");
    }

    private void paper() {
        if (!move.paper()) {
            return;
        }
        var here = found.in("paper");
        here.unless(move.needs().stream().map(playbook.fields()::get).anyMatch(field -> field != null && field.type() == Field.Type.TEXT), "a paper says something; add a text field to `needs`");
        here.unless(!move.internal(), "who asked reads the paper; leave `internal` out");
        here.unless(!move.by().contains("engine"), "the engine signs nothing; leave `engine` out of `by`");
    }

    private void atPlace() {
        move.atPlace().ifPresent(at -> {
            var here = found.in("at_place");
            here.in("code").unless(isOf(at.code(), Field.Type.CODE) && move.needs().contains(at.code()), "'" + at.code() + "' must be a field with `type: code` that the move needs; add it to `needs`");
            here.in("day").unless(isOf(at.day(), Field.Type.TIME) && kind.moves().values().stream().anyMatch(other -> other != move && other.needs().contains(at.day())),
                    "'" + at.day() + "' must be a field with `type: time` that an earlier move needs; add it there");
            here.unless(!move.by().contains("engine"), "the engine is nowhere; leave `engine` out of `by`");
            here.unless(kind.moves().values().stream().allMatch(other -> other.undoes().isEmpty()), "who came has come; leave `undoes` out of this kind");
        });
    }

    private boolean isOf(String code, Field.Type type) {
        Field field = playbook.fields().get(code);
        return field != null && field.type() == type;
    }

    private void children() {
        var children = new HashSet<String>();
        playbook.kinds().values().stream().filter(other -> other.childOf().contains(kind.code()))
                .forEach(other -> children.add(other.code()));
        move.gate().childrenEnded().forEach(code -> found.in("gate", "children_ended").known(code, children, "child kind"));
        move.opens().forEach((code, opens) -> {
            var here = found.in("opens", code);
            here.known(code, playbook.kinds().keySet(), "kind");
            here.unless(!playbook.kinds().containsKey(code) || children.contains(code),
                    "'" + code + "' is no child of this kind; write `child_of: ["
                    + kind.code() + "]` there");
            owner(here.in("owner"), opens.owner(), Set.of(Field.Type.UNIT, Field.Type.UNITS));
            opens.elsewhere().ifPresent(elsewhere -> new ElsewhereCheck(playbook, kind, move, here.in("elsewhere")).check(code, opens.owner(), elsewhere));
        });
    }

    private void followUps() {
        move.then().forEach((code, then) -> {
            var here = found.in("then", code);
            here.known(code, kind.moves().keySet(), "move");
            then.when().forEach((fact, value) -> {
                here.in("when", fact).unless(move.fields().contains(fact), "this move does not take '" + fact + "'; add it to `needs`");
                Optional.ofNullable(playbook.fields().get(fact)).ifPresent(field ->
                        PlaybookChecker.value(playbook, field, value, here.in("when", fact)));
            });
            Optional.ofNullable(kind.moves().get(code)).ifPresent(next -> follows(here, next));
        });
    }

    private void follows(Findings here, MoveRule next) {
        here.unless(next.by().contains("engine"), "the engine makes '" + next.code() + "'; add `engine` to its `by`");
        here.unless(move.needs().containsAll(next.needs()), "'" + next.code() + "' needs fields that this move does not give");
        var after = move.to().map(Set::of).orElse(move.from());
        here.unless(next.from().containsAll(after),
                "'" + next.code() + "' is not made from " + String.join(", ", after) + "; add it to its `from`");
    }

    /// Whoever is asked by name must be able to say yes and no.
    private void bring() {
        Findings here = found.in("effects");
        here.unless(move.needs().stream().map(playbook.fields()::get).anyMatch(field -> field != null && field.type() == Field.Type.PERSON),
                "nobody is named; write a field with `type: person` in `needs`");
        for (Effect answer : List.of(Effect.TAKE, Effect.LET_GO)) {
            here.unless(kind.moves().values().stream().anyMatch(next -> next.effects().contains(answer) && move.to().filter(next.from()::contains).isPresent()),
                    "who is asked by name cannot answer; write `to` a stage from which a move with `effects: [" + answer.name().toLowerCase(Locale.ROOT) + "]` is made");
        }
    }

    private void effects() {
        found.in("effects").unless(move.isVote() || !move.fields().contains(MoveRule.BALLOT), "a ballot is kept here with who cast it; write `effects: [vote]`, or call the field otherwise");
        for (Effect effect : move.effects()) {
            switch (effect) {
                case QUORUM -> found.in("effects").say("`quorum` belongs to a reaction; write it under `reacts`");
                case MERGE -> found.in("effects").unless(move.needs().stream().map(playbook.fields()::get)
                                .anyMatch(field -> field != null && field.type() == Field.Type.MATTER)
                                && move.to().filter(this::isFinal).isPresent(),
                        "merging closes this matter into another; write `to` a final stage and a field with `type: matter` in `needs`");
                case TAKE, FOLLOW -> found.in("effects")
                        .unless(!move.by().equals(Set.of("engine")), "the engine is no person; add one to `by`");
                case BRING -> bring();
                case VOTE -> new BallotCheck(playbook, kind, found.in("effects")).move(move);
                case OVERLAY_ON, OVERLAY_OFF -> new OverlayCheck(playbook, kind, found.in("effects")).move(move);
                case REDRAW -> new RedrawCheck(kind, found.in("effects")).move(move);
                case GRADE_BY_MATRIX, LET_GO -> { }
            }
        }
    }
}
