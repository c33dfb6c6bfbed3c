package org.jinlin.playbook;

import java.util.List;
import java.util.Map;

/// Every word that somebody reads has a text in every language of the pack.
record TermCheck(Playbook playbook, Findings found) {

    void check() {
        playbook.kinds().values().forEach(this::kind);
        playbook.roles().keySet().forEach(role -> term(found.in("roles", role), "role", role));
        playbook.levels().forEach(level -> term(found.in("levels"), "level", level));
        playbook.organisations().forEach(organisation -> term(found.in("organisations"), "organisation", organisation));
        playbook.grades().forEach(grade -> term(found.in("grades"), "grade", grade));
        playbook.channels().keySet().forEach(channel -> term(found.in("channels", channel), "channel", channel));
        playbook.links().values().forEach(link -> {
            term(found.in("links", link.code()), "link", link.code());
            link.tagged().forEach(tag -> term(found.in("links", link.code(), "tagged"), "tag", tag));
        });
        playbook.calendar().keySet().forEach(rule -> term(found.in("calendar", rule), "calendar rule", rule));
        playbook.figures().keySet().forEach(figure -> term(found.in("figures", figure), "figure", "figure." + figure, figure));
        playbook.figures().values().forEach(figure -> figure.pillar().ifPresent(pillar -> term(found.in("figures", figure.code(), "pillar"), "pillar", "pillar." + pillar, pillar)));
        playbook.charts().keySet().forEach(code -> term(found.in("charts", code), "chart", "chart." + code, code));
        playbook.obligations().keySet().forEach(code -> term(found.in("obligations", code), "obligation", "obligation." + code, code));
        playbook.points().earn().keySet().forEach(code -> term(found.in("points", "earn", code), "earning", "earning." + code, code));
        playbook.points().shop().keySet().forEach(code -> term(found.in("points", "shop", code), "gift", "gift." + code, code));
        playbook.fields().values().forEach(field -> {
            term(found.in("fields", field.code()), "field", field.code());
            field.of().forEach(choice -> term(found.in("fields", field.code(), "of"), "choice", field.code() + "." + choice, choice));
        });
    }

    private void kind(Kind kind) {
        var here = found.in("kinds", kind.code());
        term(here, "kind", kind.code());
        kind.stages().values().forEach(stage -> {
            term(here.in("stages", stage.code()), "stage", kind.code() + "." + stage.code(), stage.code());
            stage.ends().forEach(end -> term(here.in("stages", stage.code(), "ends"), "outcome", kind.code() + "." + end, end));
        });
        kind.moves().keySet().forEach(move -> term(here.in("moves", move), "move", kind.code() + "." + move, move));
        kind.clocks().keySet().forEach(clock ->
                term(here.in("clocks", clock), "clock", kind.code() + ".clock." + clock, "clock." + clock));
    }

    /// @param keys the terms under which a text may stand, the most special first
    private void term(Findings here, String what, String... keys) {
        Map<String, String> texts = List.of(keys).stream().filter(playbook.terms()::containsKey).findFirst()
                .map(playbook.terms()::get).orElse(Map.of());
        var missing = playbook.languages().stream().filter(language -> !texts.containsKey(language)).toList();
        here.unless(missing.isEmpty(), "the " + what + " '" + keys[keys.length - 1] + "' has no text in " + String.join(", ", missing)
                + "; write in terms.yml `" + keys[keys.length - 1] + ": {" + String.join(": ..., ", missing) + ": ...}`");
    }
}
