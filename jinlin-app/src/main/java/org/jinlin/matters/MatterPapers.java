package org.jinlin.matters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jinlin.kit.CanonicalJson;
import org.jinlin.kit.Db;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.PublicNumber;
import org.jinlin.kit.Scope;
import org.jinlin.org.Tenant;
import org.jinlin.people.Actor;
import org.jinlin.people.Contact;
import org.jinlin.people.PageTexts;
import org.jinlin.people.People;
import org.jinlin.playbook.Field;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Papers that a step wrote to be signed, such as an agreement of two neighbours. Private: who asked, the taker, the unit that was
/// given it, and the other party, who has no account and was given its address by those. Nobody above, nobody beside.
@Component
public class MatterPapers {

    private final Db db;
    private final Desk desk;
    private final HomeTenant home;
    private final People people;
    private final MatterCodes codes;

    MatterPapers(Db db, Desk desk, HomeTenant home, People people, MatterCodes codes) {
        this.db = db;
        this.desk = desk;
        this.home = home;
        this.people = people;
        this.codes = codes;
    }

    /// @param title  the kind of matter
    /// @param asker  in clear for who asked and, with a line in the log of looks, for the unit; masked for the other party
    /// @param leader in which role, for which unit it was written
    /// @param parts  what was said on opening, and what was agreed
    /// @param other  the path of the other party, for the unit to hand on; empty for everybody else
    public record Paper(String district, String title, String number, String place, String day, String asker, String leader, List<Part> parts, Optional<String> other) {}

    /// What was said under the name of its field.
    public record Part(String name, String text) {}

    static boolean isPaper(Situation situation, Move move) {
        var rule = situation.kind().moves().get(move.verb());
        return rule != null && rule.paper();
    }

    /// Whether the paper is this actor's to read. A climbed clock changes nothing: who stands above is no party.
    static boolean mayOpen(Actor actor, Situation situation) {
        Matter matter = situation.matter();
        boolean asked = matter.identity().askerId() != null && matter.identity().askerId() == actor.personId();
        boolean took = matter.state().takerId() != null && matter.state().takerId() == actor.personId();
        return asked || took || isOfUnit(actor, situation);
    }

    private static boolean isOfUnit(Actor actor, Situation situation) {
        var owning = situation.playbook().owningRoles();
        return actor.posts().stream().anyMatch(post -> post.unitId() == situation.matter().state().baseId()
                && (owning.contains(post.role()) || situation.kind().moves().values().stream().anyMatch(rule -> rule.by().contains(post.role()))));
    }

    /// The paper of a matter as one of its parties sees it; refused to everybody else as if there were none.
    Outcome<Paper> of(Actor actor, String number, PageTexts texts) {
        Optional<Found> found = PublicNumber.parse(number).filter(parsed -> parsed.district() == actor.district())
                .flatMap(parsed -> db.read(Matters.scope(actor), sql -> found(sql, actor.district(), parsed.text(), actor)))
                .filter(paper -> Access.of(actor, paper.situation()) != Access.NONE && mayOpen(actor, paper.situation()));
        return found.map(paper -> {
            Long asker = paper.situation().matter().identity().askerId();
            boolean own = asker != null && asker == actor.personId();
            String name = asker == null ? "" : people.contact(actor, asker, paper.situation().matter().id(), texts.get("agreement.reason")).map(Contact::name)
                    .orElseGet(() -> people.masked(actor.district(), asker).name());
            return Outcome.done(paper(paper, desk.tenant(actor.district()), name, own || !actor.isStaff() ? Optional.empty() : Optional.of(path(paper)), texts));
        }).orElseGet(() -> Outcome.refused("MATTER_UNKNOWN", number));
    }

    /// The same for the other party, by the address that was handed over; empty for any other.
    Optional<Paper> of(String number, String key, PageTexts texts) {
        return PublicNumber.parse(number).flatMap(parsed -> home.numbered(parsed).flatMap(tenant ->
                db.read(Scope.service(tenant.district(), Scope.Kind.MOVE), sql -> found(sql, tenant.district(), parsed.text(), Actor.engine(tenant.district())))
                        .filter(paper -> codes.fits(key, MatterCodes.Use.PAPER, tenant.district(), paper.situation().matter().id(), paper.move().seq()))
                        .map(paper -> paper(paper, tenant, masked(paper), Optional.empty(), texts.in(tenant.zone())))));
    }

    private String masked(Found paper) {
        Long asker = paper.situation().matter().identity().askerId();
        return asker == null ? "" : people.masked(paper.situation().matter().district(), asker).name();
    }

    /// The latest paper, with what was said then and on opening.
    private record Found(Situation situation, Move move, Map<Integer, String> words) {}

    private Optional<Found> found(DSLContext sql, int district, String number, Actor actor) {
        var store = new MatterStore(sql, district);
        return store.address(number).flatMap(address -> store.find(address.id())).map(matter -> desk.situation(store, matter, actor))
                .flatMap(situation -> store.history(situation.matter().id()).reversed().stream().filter(move -> isPaper(situation, move)).findFirst()
                        .map(move -> new Found(situation, move, new WordsStore(sql, district).of(situation.matter().id()))));
    }

    private String path(Found paper) {
        Matter matter = paper.situation().matter();
        return "/agreement/" + matter.identity().number() + "/" + codes.of(MatterCodes.Use.PAPER, matter.district(), matter.id(), paper.move().seq());
    }

    private Paper paper(Found found, Tenant tenant, String asker, Optional<String> other, PageTexts texts) {
        Situation situation = found.situation();
        var names = new MatterViews.Names(situation.playbook(), situation.kind().code(), situation.offices().tree(), texts.language());
        var parts = new ArrayList<Part>();
        List.of(1, found.move().seq()).forEach(seq -> said(found, seq, names, parts));
        var by = found.move().actor();
        String leader = (by.unitId() == null ? "" : names.unit(by.unitId()).name()) + (by.role() == null ? "" : " " + names.term(by.role()).name());
        return new Paper(tenant.name(), names.term(situation.kind().code()).name(), situation.matter().identity().number(), names.unit(situation.matter().state().baseId()).name(),
                texts.dated(found.move().at()), asker, leader.strip(), List.copyOf(parts), other);
    }

    private static void said(Found found, int seq, MatterViews.Names names, List<Part> parts) {
        Map<String, Object> words = Optional.ofNullable(found.words().get(seq)).map(body -> MatterJson.map(CanonicalJson.parse(body))).orElse(Map.of());
        var fields = found.situation().playbook().fields();
        words.forEach((code, said) -> {
            Field field = fields.get(code);
            if (field != null && field.type() == Field.Type.TEXT) {
                parts.add(new Part(names.term(code).name(), String.valueOf(said)));
            }
        });
    }
}
