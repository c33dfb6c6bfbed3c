package org.jinlin.playbook;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Whether the words of one clock resolve, its time is given wherever it starts, and its lateness can be acted on.
record ClockCheck(Playbook playbook, Kind kind, ClockRule clock, Findings found) {

    void check() {
        var words = new KindCheck(playbook, kind, found);
        Map.of("starts", clock.starts(), "stops", clock.stops(), "voids", clock.voids())
                .forEach((key, triggers) -> triggers.forEach(trigger -> words.trigger(found.in(key), trigger)));
        clock.pauses().forEach(stage -> found.in("pauses").known(stage, kind.stages().keySet(), "stage"));
        for (int at = 1; at < clock.warn().size(); at++) {
            found.in("warn").unless(clock.warn().get(at - 1) < clock.warn().get(at), "warnings must rise; write them as [0.5, 0.8]");
        }
        clock.when().forEach((fact, value) -> words.fact(found.in("when", fact), fact, value));
        within(found.in("within"));
        switch (clock.late()) {
            case ClockRule.Late.Climb climb -> {
                climb.level().ifPresent(level -> found.in("late", "climb").known(level, playbook.levels(), "level"));
                climb.shows().ifPresent(grade -> found.in("late", "shows").known(grade, playbook.grades(), "grade"));
            }
            case ClockRule.Late.Do(String move) -> lateMove(found.in("late", "do"), move);
        }
    }

    private void lateMove(Findings here, String code) {
        here.known(code, kind.moves().keySet(), "move");
        Optional.ofNullable(kind.moves().get(code)).ifPresent(move -> {
            here.unless(move.by().contains("engine"), "the engine makes '" + code + "' when the clock is late; add `engine` to its `by`");
            here.unless(move.needs().isEmpty() && move.needsOne().isEmpty(),
                    "the engine has no fields to give; take a move that needs none");
            boolean ends = move.to().map(kind.stages()::get).filter(Kind.Stage::isFinal).isPresent();
            here.unless(ends || Stream.concat(clock.stops().stream(), clock.voids().stream())
                            .anyMatch(trigger -> trigger.equals(code) || trigger.equals("enter." + move.to().orElse(""))),
                    "the clock would still run after '" + code + "'; add it to `stops` or `voids`");
        });
    }

    private void within(Findings here) {
        switch (clock.within()) {
            case ClockRule.Within.For _ -> { }
            case ClockRule.Within.ByGrade(var spans) -> {
                spans.keySet().forEach(grade -> here.in("grade", grade).known(grade, playbook.grades(), "grade"));
                var missing = playbook.grades().stream().filter(grade -> !spans.containsKey(grade)).toList();
                here.in("grade").unless(missing.isEmpty(), "no span for " + String.join(", ", missing) + "; write one for every grade");
            }
            case ClockRule.Within.ByChoice(var fields) -> fields.forEach((field, spans) -> choices(here.in("choice", field), field, spans.keySet()));
            case ClockRule.Within.OfParent(String code, var sooner) -> {
                here.unless(!kind.childOf().isEmpty(), "only a child has a parent; write a span");
                kind.childOf().stream().map(playbook.kinds()::get).filter(parent -> parent != null).forEach(parent ->
                        here.known(code, parent.clocks().keySet(), "clock of " + parent.code()));
                sooner.ifPresent(field -> sooner(here.in("sooner"), field));
            }
            case ClockRule.Within.UntilField(String code) -> untilField(here, code);
        }
    }

    private void choices(Findings here, String code, Set<String> said) {
        here.known(code, playbook.fields().keySet(), "field");
        Optional.ofNullable(playbook.fields().get(code)).ifPresent(field -> {
            here.unless(field.type() == Field.Type.CHOICE, "'" + code + "' is no choice; name a field with `type: choice`");
            said.forEach(choice -> here.known(choice, field.of(), "choice of " + code));
            here.unless(said.containsAll(field.of()), "no span for " + String.join(", ", field.of().stream().filter(choice -> !said.contains(choice)).toList())
                    + "; write one for every choice");
        });
        here.unless(kind.moves().values().stream().anyMatch(move -> move.fields().contains(code)), "no move of this kind takes '" + code + "'; add it to the `needs` of one");
    }

    private void time(Findings here, String code) {
        here.known(code, playbook.fields().keySet(), "field");
        Optional.ofNullable(playbook.fields().get(code)).ifPresent(field ->
                here.unless(field.type() == Field.Type.TIME, "'" + code + "' is no time; name a field with `type: time`"));
    }

    private void sooner(Findings here, String code) {
        time(here, code);
        here.unless(PlaybookChecker.openings(playbook, kind).stream().anyMatch(opening -> opening.move().fields().contains(code)),
                "no move that opens this kind takes '" + code + "'; add it to the `may` of one");
    }

    private void untilField(Findings here, String code) {
        time(here, code);
        if (givenAtOpening(code)) {
            return;
        }
        starters().filter(move -> !gives(move, code)).forEach(move -> here.say(
                "the clock starts with '" + move.code() + "', which does not give '" + code + "'; add it to its `needs`"));
        if (kind.reacts().values().stream().flatMap(lines -> lines.values().stream())
                .anyMatch(line -> line.to().filter(stage -> clock.starts().contains("enter." + stage)).isPresent())) {
            here.say("a reaction starts the clock and gives no '" + code + "'; start it with moves that need it");
        }
    }

    /// The moves that start a clock, by name or by the stage they enter.
    private Stream<MoveRule> starters() {
        return kind.moves().values().stream().filter(move -> clock.starts().contains(move.code())
                || move.to().filter(stage -> clock.starts().contains("enter." + stage)).isPresent());
    }

    /// A field that only may be given is enough for a clock that starts under a condition: the engine refuses the move without it.
    private boolean gives(MoveRule move, String field) {
        return move.needs().contains(field) || (move.may().contains(field) && !clock.when().isEmpty());
    }

    /// Own opening gives it, or every move of a parent that opens this kind: a child knows the fields of the move that opened it.
    private boolean givenAtOpening(String field) {
        var open = kind.moves().get("open");
        var openings = PlaybookChecker.openings(playbook, kind);
        return (open != null && gives(open, field))
                || (!openings.isEmpty() && openings.stream().allMatch(opening -> opening.move().needs().contains(field)));
    }
}
