package org.jinlin.playbook;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Whether what is owed can be done: by somebody who exists, with moves that a person can make.
record ObligationCheck(Playbook playbook, Findings found) {

    void check() {
        playbook.obligations().values().forEach(obligation -> {
            Findings here = found.in("obligations", obligation.code());
            of(obligation, here.in("of"));
            counts(obligation.counts(), here.in("counts"));
        });
    }

    private void of(Obligation obligation, Findings here) {
        boolean role = playbook.roles().containsKey(obligation.of());
        List<String> places = Stream.concat(playbook.levels().stream(), playbook.organisations().stream()).toList();
        here.unless(!role || !places.contains(obligation.of()), "'" + obligation.of() + "' is a role and a level; give one of them another code");
        if (!role) {
            here.known(obligation.of(), Stream.concat(playbook.roles().keySet().stream(), places.stream()).toList(), "role, level or organisation");
        }
    }

    private void counts(Obligation.Deed deed, Findings here) {
        here.in("kind").known(deed.kind(), playbook.kinds().keySet(), "kind");
        Kind kind = playbook.kinds().get(deed.kind());
        if (kind == null) {
            return;
        }
        deed.ends().forEach(end -> here.in("ends").known(end, WhichCheck.outcomes(kind), "outcome of " + kind.code()));
        deed.moves().forEach(move -> {
            here.in("moves").known(move, kind.moves().keySet(), "move of " + kind.code());
            MoveRule rule = kind.moves().get(move);
            here.in("moves").unless(rule == null || !rule.by().equals(Set.of("engine")), "nobody makes '" + move + "' but the engine; name a move that people make");
        });
        new WhichCheck(playbook).where(deed.where(), kind, here);
    }
}
