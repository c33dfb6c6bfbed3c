package org.jinlin.playbook;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether the matters that somebody wants to count can exist: their kind, stages, outcomes, and fields with values that fit.
record WhichCheck(Playbook playbook) {

    void check(Which which, Findings here) {
        here.in("kind").known(which.kind(), playbook.kinds().keySet(), "kind");
        Kind kind = playbook.kinds().get(which.kind());
        if (kind == null) {
            return;
        }
        which.stages().forEach(stage -> here.in("stages").known(stage, kind.stages().keySet(), "stage of " + kind.code()));
        which.ends().forEach(end -> here.in("ends").known(end, outcomes(kind), "outcome of " + kind.code()));
        here.in("ends").unless(which.stages().isEmpty() || which.ends().isEmpty(), "what ended stands in its last stage anyway; write either `stages` or `ends`");
        where(which.where(), kind, here);
    }

    void where(Map<String, Object> where, Kind kind, Findings here) {
        where.forEach((fact, value) -> {
            Findings line = here.in("where", fact);
            Field field = carried(fact, kind, line);
            if (field != null && field.type() == Field.Type.CATEGORY) {
                line.known(value.toString(), playbook.categories().keySet(), "category");
            } else if (field != null) {
                PlaybookChecker.value(playbook, field, value, line);
            }
        });
    }

    /// The field, when there is one and a matter of the kind can have it; else says so.
    @Nullable Field carried(String code, Kind kind, Findings here) {
        here.known(code, playbook.fields().keySet(), "field");
        Field field = playbook.fields().get(code);
        if (field != null) {
            here.unless(fields(kind).contains(code), "no move gives a matter of " + kind.code() + " the field '" + code + "'; write it under `needs` or `may` of one");
        }
        return field;
    }

    static Set<String> outcomes(Kind kind) {
        var all = new LinkedHashSet<String>();
        kind.stages().values().forEach(stage -> all.addAll(stage.ends()));
        return all;
    }

    /// Every field that a matter of a kind can have: of its moves, of the moves that open it, and what those and channels set.
    private Set<String> fields(Kind kind) {
        var all = new LinkedHashSet<String>();
        kind.moves().values().forEach(move -> all.addAll(move.fields()));
        Stream<MoveRule> opening = playbook.kinds().values().stream().flatMap(parent -> parent.moves().values().stream()).filter(move -> move.opens().containsKey(kind.code()));
        opening.forEach(move -> {
            all.addAll(move.fields());
            all.addAll(move.opens().get(kind.code()).sets().keySet());
        });
        playbook.channels().values().forEach(channel -> all.addAll(channel.sets().keySet()));
        return all;
    }
}
