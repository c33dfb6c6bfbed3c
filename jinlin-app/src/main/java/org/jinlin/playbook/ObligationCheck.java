package org.jinlin.playbook;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Whether what is owed can be done: by somebody who exists, with moves that a person can make.
record ObligationCheck(Playbook playbook, Findings found) {

    void check() {
        playbook.obligations().values().forEach(obligation -> {
            Findings here = found.in("obligations", obligation.code());
            of(obligation, here.in("of"));
            if (obligation.counts().link().isPresent()) {
                links(obligation, obligation.counts().link().get(), here);
                return;
            }
            counts(obligation.counts(), here.in("counts"));
            here.in("begins").unless(obligation.begins() == 0 || obligation.isSum(), "only a sum begins with something; write `sum: {FIELD: 1}` under `counts`, or leave it out");
            here.in("counts", "person").unless(obligation.counts().person().isEmpty() || playbook.roles().containsKey(obligation.of()),
                    "a unit owes what was done at it; leave `person` out, or let a role owe it");
        });
    }

    /// Links are carried by people, and hold or do not.
    private void links(Obligation obligation, String link, Findings here) {
        here.in("counts", "link").known(link, playbook.links().keySet(), "link");
        Playbook.LinkKind kind = playbook.links().get(link);
        here.in("of").unless(kind == null || kind.from().equals(obligation.of()), "who carries '" + link + "' is '" + (kind == null ? "" : kind.from()) + "'; write that role");
        Obligation.Deed deed = obligation.counts();
        here.in("counts").unless(deed.kind().isEmpty() && deed.where().isEmpty() && deed.person().isEmpty() && deed.sum().isEmpty() && obligation.begins() == 0,
                "links are counted as they are; leave `kind`, `where`, `person`, `sum` and `begins` out");
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
        if (deed.kind().isEmpty()) {
            here.say("what counts happens on a kind of matter; write `kind: CODE`");
            return;
        }
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
        deed.person().ifPresent(field -> field(here.in("person"), kind, field, Field.Type.PERSON, "no person"));
        deed.sum().keySet().forEach(field -> field(here.in("sum", field), kind, field, Field.Type.NUMBER, "no number"));
        new WhichCheck(playbook).where(deed.where(), kind, here);
    }

    private void field(Findings here, Kind kind, String code, Field.Type type, String wrong) {
        here.known(code, playbook.fields().keySet(), "field");
        Field field = playbook.fields().get(code);
        here.unless(field == null || field.type() == type, "'" + code + "' is " + wrong + "; name a field with `type: " + type.name().toLowerCase(Locale.ROOT) + "`");
        here.unless(kind.moves().values().stream().anyMatch(move -> move.fields().contains(code)), "no move of " + kind.code() + " takes '" + code + "'; name a field that one takes");
    }
}
