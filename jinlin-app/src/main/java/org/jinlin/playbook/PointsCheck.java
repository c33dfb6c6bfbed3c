package org.jinlin.playbook;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether what earns points can happen, whom it goes to exists, and what is promised can be kept.
record PointsCheck(Playbook playbook, Findings found) {

    void check() {
        PointsPlan plan = playbook.points();
        Findings here = found.in("points");
        plan.earn().values().forEach(earning -> earning(earning, here.in("earn", earning.code())));
        plan.keepers().forEach(role -> here.in("keepers").known(role, playbook.roles().keySet(), "role"));
        here.in("shop").unless(plan.shop().isEmpty() || !plan.keepers().isEmpty(), "nobody keeps the shop; write `keepers: [ROLE]`");
        plan.donate().forEach(level -> here.in("donate").known(level, playbook.levels(), "level"));
        plan.fund().forEach(level -> here.in("fund").known(level, playbook.levels(), "level"));
        here.in("fund").unless(plan.fund().isEmpty() || !plan.keepers().isEmpty(), "nobody keeps the fund; write `keepers: [ROLE]`");
        plan.appeals().ifPresent(kind -> openedByResidents(kind, here.in("appeals")));
        plan.expire().forEach((currency, span) -> here.in("expire", currency.code()).unless(span.isDays(), "what was earned holds for whole days; write it as P365D"));
        here.unless(plan.isKept() || !plan.fund().isEmpty() || plan.equals(PointsPlan.NONE), "nobody can earn anything; write a rule under `earn`");
    }

    private void openedByResidents(String code, Findings here) {
        here.known(code, playbook.kinds().keySet(), "kind");
        Kind kind = playbook.kinds().get(code);
        here.unless(kind == null || kind.openedBy().contains("resident"), "residents cannot open '" + code + "'; write `opened_by: [resident, ...]` there, or name another kind");
    }

    private void earning(Earning earning, Findings here) {
        here.in("counts", "kind").known(earning.counts().kind(), playbook.kinds().keySet(), "kind");
        earning.confirmedBy().forEach(role -> here.in("confirmed_by").known(role, playbook.roles().keySet(), "role"));
        most(earning.most(), here.in("most"));
        Kind kind = playbook.kinds().get(earning.counts().kind());
        if (kind == null) {
            return;
        }
        counts(earning.counts(), kind, here.in("counts"));
        recipient(earning, kind, here.in("for"));
        switch (earning.amount()) {
            case Earning.Amount.Fixed _ -> { }
            case Earning.Amount.HalfHours(String minutes, int _) -> field(here.in("half_hours", "minutes"), kind, minutes, Field.Type.NUMBER);
            case Earning.Amount.Said(String field) -> field(here.in("said"), kind, field, Field.Type.NUMBER);
        }
        earning.percent().forEach((code, choices) -> {
            Field field = field(here.in("percent", code), kind, code, Field.Type.CHOICE);
            choices.keySet().forEach(choice -> here.in("percent", code, choice).unless(field == null || field.of().contains(choice), "'" + choice + "' is no choice of '" + code + "'"));
        });
    }

    private void counts(Obligation.Deed deed, Kind kind, Findings here) {
        deed.ends().forEach(end -> here.in("ends").known(end, WhichCheck.outcomes(kind), "outcome of " + kind.code()));
        deed.moves().forEach(move -> here.in("moves").known(move, kind.moves().keySet(), "move of " + kind.code()));
        new WhichCheck(playbook).where(deed.where(), kind, here);
    }

    private void recipient(Earning earning, Kind kind, Findings here) {
        earning.to().level().ifPresent(level -> here.unless(playbook.levels().contains(level),
                "there is nobody called '" + level + "'; write " + String.join(", ", Vocabulary.words(Earning.Word.values())) + ", a level, or {field: FIELD}"));
        earning.to().field().ifPresent(code -> field(here, kind, code, Field.Type.PERSON));
        boolean engine = !earning.counts().moves().isEmpty() && earning.counts().moves().stream().map(kind.moves()::get).allMatch(move -> move != null && move.by().equals(Set.of("engine")));
        boolean doer = earning.to().word().filter(word -> word == Earning.Word.DOER || word == Earning.Word.TEAM).isPresent();
        here.unless(!engine || !doer, "nobody makes this move but the engine; write `for: opener`, `for: asker` or {field: FIELD}");
    }

    /// A cap of a shorter stretch that is above that of a longer one would never hold anybody.
    private static void most(Earning.Most most, Findings here) {
        order(most.activity(), most.month(), "activity", here);
        order(most.day(), most.month(), "day", here);
    }

    private static void order(OptionalInt shorter, OptionalInt longer, String name, Findings here) {
        here.in(name).unless(shorter.isEmpty() || longer.isEmpty() || shorter.getAsInt() <= longer.getAsInt(), "more than in a month can never be reached; write a smaller number, or leave it out");
    }

    private @Nullable Field field(Findings here, Kind kind, String code, Field.Type type) {
        Field field = new WhichCheck(playbook).carried(code, kind, here);
        here.unless(field == null || field.type() == type, "'" + code + "' is no " + type.name().toLowerCase(Locale.ROOT) + "; name a field with `type: " + type.name().toLowerCase(Locale.ROOT) + "`");
        return field;
    }
}
