package org.jinlin.matters;

import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Db;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.PublicNumber;
import org.jinlin.kit.Refusal;
import org.jinlin.kit.Scope;
import org.jinlin.people.Actor;
import org.jinlin.people.Administrator;
import org.jinlin.people.Administrators;
import org.jinlin.people.People;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Says why somebody may do something on a matter, or why not, to the security administrator: by the same rules that decide it, with
/// the posts of this moment. Nothing of the matter is told but its stage, where that is the reason.
@Component
class Why {

    private final Db db;
    private final Desk desk;
    private final People people;
    private final Administrators administrators;

    Why(Db db, Desk desk, People people, Administrators administrators) {
        this.db = db;
        this.desk = desk;
        this.people = people;
        this.administrators = administrators;
    }

    /// @param access  what of it the person sees: `full`, `own`, `outline` or `none`
    /// @param ownUnit only its own unit may see it
    /// @param role    as what the person may, by its name; none where it is as oneself, as asker or taker
    /// @param behalf  the masked name of who holds the post that the person stands in for
    /// @param refusal why not
    record Answer(boolean yes, String access, boolean ownUnit, @Nullable String verb, @Nullable String role, @Nullable String unit, @Nullable String behalf, @Nullable Refusal refusal) {}

    /// @param verb by its code or its name; blank: may the person see the matter at all. Refused: `ADMIN_NEEDED`, `MATTER_UNKNOWN`.
    Outcome<Answer> may(Actor by, long personId, String number, String verb, String language) {
        int district = by.district();
        return administrators.need(by, Administrator.SECURITY).then(_ -> {
            Actor actor = people.actor(district, personId);
            return db.read(Scope.service(district, Scope.Kind.REPORT), sql -> situation(sql, actor, number)
                    .map(situation -> Outcome.done(answer(sql, situation, actor, verb.strip(), language))).orElseGet(() -> Outcome.refused("MATTER_UNKNOWN", number)));
        });
    }

    private Optional<Situation> situation(DSLContext sql, Actor actor, String number) {
        var store = new MatterStore(sql, actor.district());
        var today = desk.now().atZone(desk.tenant(actor.district()).zone()).toLocalDate();
        return PublicNumber.parse(number, actor.district(), today).filter(parsed -> parsed.district() == actor.district()).map(PublicNumber::text)
                .flatMap(store::address).flatMap(address -> store.find(address.id())).map(matter -> desk.situation(store, matter, actor));
    }

    private Answer answer(DSLContext sql, Situation situation, Actor actor, String verb, String language) {
        Access access = Access.of(actor, situation);
        var names = new MatterViews.Names(situation.playbook(), situation.kind().code(), situation.offices().tree(), language);
        String code = situation.kind().moves().keySet().stream().filter(known -> known.equals(verb) || names.term(known).name().equals(verb)).findFirst().orElse(verb);
        List<Move> history = new MatterStore(sql, actor.district()).history(situation.matter().id());
        Outcome<Standing> may = code.isEmpty() ? seen(access) : new MatterRules(situation, desk.now()).may(code, actor, history);
        boolean hidden = access == Access.NONE && !(may.isDone() && Matters.isOpenToAll(situation, code));
        Outcome<Standing> both = hidden ? Outcome.refused("NOT_YOURS", code) : may;
        return both.map(standing -> new Answer(true, name(access), situation.matter().state().isOwnUnits(), code, standing.role() == null ? null : names.term(standing.role()).name(),
                standing.unit().isPresent() ? names.unit(standing.unit().getAsLong()).name() : null, standing.forId() == null ? null : people.masked(actor.district(), standing.forId()).name(), null))
                .orElse(refusal -> new Answer(false, name(access), situation.matter().state().isOwnUnits(), code, null, null, null, refusal));
    }

    private static Outcome<Standing> seen(Access access) {
        return access == Access.NONE ? Outcome.refused("NOT_YOURS", "") : Outcome.done(Standing.ALONE);
    }

    private static String name(Access access) {
        return access.name().toLowerCase(java.util.Locale.ROOT);
    }
}
