package org.jinlin.playbook;

import java.util.Optional;
import java.util.Set;

/// Whether a child can stand in another district: without its parent, with no more than the name of who asked and where it comes from, and with every end of
/// it heard here.
record ElsewhereCheck(Playbook playbook, Kind kind, MoveRule move, Findings found) {

    void check(String code, Owner owner, MoveRule.Elsewhere elsewhere) {
        boolean one = owner instanceof Owner.FromField(String field) && isOf(field, Field.Type.UNIT);
        found.unless(one, "one unit is asked; write `owner: {field: FIELD}` with a field of `type: unit`");
        found.in("consent").unless(isOf(elsewhere.consent(), Field.Type.FLAG) && move.may().contains(elsewhere.consent()),
                "'" + elsewhere.consent() + "' must be a flag in `may`: nobody agrees by default; add a field with `type: flag`");
        found.unless(!kind.openedBy().isEmpty() && kind.childOf().isEmpty(), "it is the name of who asked that is handed on; write this where somebody opens the kind, and not at a child");
        boolean kept = kind.moves().values().stream().noneMatch(other -> other.undoes().contains(move.code()) || other.from().stream().anyMatch(this::isFinal));
        found.unless(kept, "what was handed on is not taken back as if it had not been, and what is over is not asked again; leave out `undoes` and moves from a final stage");
        Optional.ofNullable(playbook.kinds().get(code)).filter(child -> child.moves().containsKey("open")).ifPresent(child -> child(child, elsewhere));
    }

    private void child(Kind child, MoveRule.Elsewhere elsewhere) {
        Set<String> taken = child.open().fields();
        found.in("name").unless(isOf(elsewhere.name(), Field.Type.TEXT) && playbook.fields().get(elsewhere.name()).sealed() && taken.contains(elsewhere.name()),
                "'" + elsewhere.name() + "' must be a text with `sealed: true` that `open` of '" + child.code() + "' takes");
        found.in("from").unless(isOf(elsewhere.from(), Field.Type.TEXT) && taken.contains(elsewhere.from()), "'" + elsewhere.from() + "' must be a text that `open` of '" + child.code() + "' takes");
        found.unless(standsAlone(child), "in another district '" + child.code() + "' has no parent; leave out `parent`, `parent_owner` and `parent.CLOCK` there");
        String cancelled = child.code() + ".cancel";
        found.unless(kind.reaction(cancelled, 1).flatMap(Kind.Reaction::does).isPresent(),
                "nobody may take it there; say what happens then: `reacts: {" + cancelled + ": {1: {do: MOVE}}}`");
    }

    private static boolean standsAlone(Kind child) {
        return child.moves().values().stream().noneMatch(move -> move.by().contains("parent_owner") || move.owner().filter(Owner.Word.PARENT::equals).isPresent()
                        || move.bounds().values().stream().anyMatch(bounds -> bounds.notAfter().filter(clock -> clock.startsWith("parent.")).isPresent()))
                && child.stages().values().stream().noneMatch(stage -> stage.owner().filter(Owner.Word.PARENT::equals).isPresent())
                && child.clocks().values().stream().noneMatch(clock -> clock.within() instanceof ClockRule.Within.OfParent);
    }

    private boolean isFinal(String stage) {
        return kind.stages().containsKey(stage) && kind.stages().get(stage).isFinal();
    }

    private boolean isOf(String code, Field.Type type) {
        Field field = playbook.fields().get(code);
        return field != null && field.type() == type;
    }
}
