package org.jinlin.playbook;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Whether consents say everything that people have to be told, in every language, and what is kept has a ground.
record ConsentCheck(Playbook playbook, Findings found) {

    void check() {
        playbook.consents().values().forEach(consent -> {
            Findings here = found.in("consents", consent.code());
            Map.of("purpose", consent.purpose(), "data", consent.data(), "keep", consent.keep(), "receivers", consent.receivers()).forEach((part, texts) -> texts(texts, here.in(part)));
            consent.to().forEach(organisation -> here.in("to").known(organisation, playbook.organisations(), "kind of organisation"));
            boolean shares = consent.use() == Consent.Use.SHARE;
            here.unless(shares != consent.to().isEmpty(), shares ? "a consent to share names to whom; write `to: [...]`" : "only what is shared is handed on; leave `to` out");
            here.unless(consent.use() != Consent.Use.CARE || consent.sensitive(), "what care has to know is sensitive (PIPL Art. 28, 29); write `sensitive: true`");
        });
        playbook.kinds().values().forEach(kind -> kind.keep().ifPresent(keep -> keep(kind, keep, found.in("kinds", kind.code(), "keep"))));
    }

    private void keep(Kind kind, Keep keep, Findings here) {
        texts(keep.ground(), here.in("ground"));
        here.in("after_mode").unless(keep.afterMode().isEmpty() || playbook.mode().isPresent(),
                "only in the pack of an operating mode something ends with the mode; write `after_mode` there");
        Kind.Stage rests = kind.stages().get(Keep.RESTS);
        if (keep.isOfRegisters() && (rests == null || rests.isFinal())) {
            here.in(keep.from().isPresent() ? "from" : "moves").say("nothing of this kind rests in a register: it has no open stage `" + Keep.RESTS + "`; leave it out, then its time counts from its end");
            return;
        }
        keep.from().filter(from -> !from.equals(Keep.CHANGE)).ifPresent(from -> here.in("from").unless(times(kind).contains(from),
                "'" + from + "' is no time that a move of this kind says; write `from: " + Keep.CHANGE + "`" + (times(kind).isEmpty() ? "" : " or one of " + String.join(", ", times(kind)))));
        keep.moves().forEach(move -> here.in("moves").known(move, kind.moves().keySet(), "move"));
    }

    private Set<String> times(Kind kind) {
        var said = new HashSet<String>();
        kind.moves().values().forEach(move -> said.addAll(move.fields()));
        PlaybookChecker.openings(playbook, kind).forEach(opening -> said.addAll(opening.move().fields()));
        said.removeIf(field -> !playbook.fields().containsKey(field) || playbook.fields().get(field).type() != Field.Type.TIME);
        return new TreeSet<>(said);
    }

    private void texts(Map<String, String> texts, Findings here) {
        playbook.languages().stream().filter(language -> !texts.containsKey(language))
                .forEach(language -> here.say("the text is missing in '" + language + "'; write `" + language + ": ...`"));
    }
}
