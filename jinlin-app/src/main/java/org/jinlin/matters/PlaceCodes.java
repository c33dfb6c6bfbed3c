package org.jinlin.matters;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jinlin.kit.Db;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.PublicNumber;
import org.jinlin.kit.Scope;
import org.jinlin.people.Actor;
import org.jinlin.playbook.MoveRule;
import org.springframework.stereotype.Component;

/// The code that hangs at the place of a matter on its day (`at_place`). It is made for that matter and that day with a key that lies outside the
/// database: whoever sends it has read it there. It says where somebody is without any position of a phone (PIPL Art. 6, 28), so no switch holds it.
@Component
class PlaceCodes {

    private static final int GROUP = 4;

    private final Db db;
    private final Desk desk;
    private final MatterCodes codes;

    PlaceCodes(Db db, Desk desk, MatterCodes codes) {
        this.db = db;
        this.desk = desk;
        this.codes = codes;
    }

    /// A matter with the move that its code is for.
    ///
    /// @param at the beginning, on the day on which the code holds
    record Hung(Situation situation, MoveRule rule, Instant at, String code) {

        String number() {
            return situation.matter().identity().number();
        }

        String place() {
            return situation.offices().tree().unit(situation.matter().state().placeId()).name();
        }

        String what(String language) {
            return situation.playbook().term("", situation.kind().code(), language);
        }

        /// In groups, for who types it.
        String grouped() {
            return code.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
        }
    }

    /// The fields of a move as the log keeps them: the day in place of the code. Refuses what is no code of this matter, and its code on another day.
    Outcome<Map<String, Object>> read(Situation situation, String verb, Map<String, Object> fields) {
        Optional<String> field = Optional.ofNullable(situation.kind().moves().get(verb)).flatMap(MoveRule::atPlace).map(MoveRule.AtPlace::code).filter(fields::containsKey);
        if (field.isEmpty()) {
            return Outcome.done(fields);
        }
        String given = fields.get(field.get()).toString().replaceAll("[\\s\\p{Pd}]", "");
        return hungFor(situation, situation.kind().moves().get(verb)).filter(hung -> fits(given, hung)).map(hung -> {
            if (!day(situation, hung.at()).equals(day(situation, desk.now()))) {
                return Outcome.<Map<String, Object>>refused("PLACE_CODE_DAY", hung.at().toString());
            }
            Map<String, Object> kept = new TreeMap<>(fields);
            kept.put(field.get(), day(situation, hung.at()).toString());
            return Outcome.<Map<String, Object>>done(kept);
        }).orElseGet(() -> Outcome.refused("PLACE_CODE_UNKNOWN"));
    }

    /// What somebody scanned; empty for what is no code of ours, or of another district.
    Optional<PlaceHere> here(Actor actor, String number, String code, String language) {
        return PublicNumber.parse(number).filter(parsed -> parsed.district() == actor.district()).flatMap(parsed -> db.read(Scope.service(actor.district(), Scope.Kind.MOVE), sql -> {
            var store = new MatterStore(sql, actor.district());
            return found(store, parsed.text(), actor).flatMap(this::hung).filter(hung -> fits(code, hung)).map(hung -> new PlaceHere(hung.number(), hung.code(), hung.rule().code(),
                    hung.rule().atPlace().orElseThrow().code(), hung.what(language), hung.place(), hung.at(), state(hung, actor, store)));
        }));
    }

    private PlaceHere.State state(Hung hung, Actor actor, MatterStore store) {
        List<Move> history = store.history(hung.situation().matter().id());
        return new MatterRules(hung.situation(), desk.now()).may(hung.rule().code(), actor, history).map(_ -> ofDay(hung)).orElse(refusal -> switch (refusal.code()) {
            case "PLACE_CODE_USED" -> PlaceHere.State.CAME;
            case "NOT_YOURS" -> PlaceHere.State.NOT_YOURS;
            default -> PlaceHere.State.OVER;
        });
    }

    private PlaceHere.State ofDay(Hung hung) {
        int compared = day(hung.situation(), desk.now()).compareTo(day(hung.situation(), hung.at()));
        return compared == 0 ? PlaceHere.State.OPEN : compared < 0 ? PlaceHere.State.EARLY : PlaceHere.State.LATE;
    }

    /// What to hang up, for who answers for the matter: others would have the code at home. As if there were none for them, and where no day is set.
    Optional<Hung> sheet(Actor actor, String number) {
        return db.read(Matters.scope(actor), sql -> PublicNumber.parse(number).filter(parsed -> parsed.district() == actor.district())
                .flatMap(parsed -> found(new MatterStore(sql, actor.district()), parsed.text(), actor)))
                .filter(situation -> Access.of(actor, situation) == Access.FULL && answers(actor, situation)).flatMap(this::hung)
                .filter(hung -> hung.rule().from().contains(hung.situation().matter().stage()));
    }

    /// Whether there is a sheet to print.
    boolean hangs(Actor actor, MatterView matter) {
        return sheet(actor, matter.number()).isPresent();
    }

    private static boolean answers(Actor actor, Situation situation) {
        List<Long> above = situation.offices().tree().chain(situation.matter().state().baseId());
        return actor.posts().stream().anyMatch(post -> situation.playbook().owns(post.role()) && above.contains(post.unitId()));
    }

    private Optional<Situation> found(MatterStore store, String number, Actor actor) {
        return store.address(number).flatMap(address -> store.find(address.id())).map(matter -> desk.situation(store, matter, actor));
    }

    private Optional<Hung> hung(Situation situation) {
        return situation.kind().moves().values().stream().filter(rule -> rule.atPlace().isPresent()).findFirst().flatMap(rule -> hungFor(situation, rule));
    }

    private Optional<Hung> hungFor(Situation situation, MoveRule rule) {
        return rule.atPlace().map(at -> situation.matter().facts().get(at.day())).map(Object::toString).map(Instant::parse)
                .map(at -> new Hung(situation, rule, at, codes.of(MatterCodes.Use.PLACE, situation.matter().district(), situation.matter().id(), (int) day(situation, at).toEpochDay())));
    }

    private boolean fits(String given, Hung hung) {
        Matter matter = hung.situation().matter();
        return codes.fits(given, MatterCodes.Use.PLACE, matter.district(), matter.id(), (int) day(hung.situation(), hung.at()).toEpochDay());
    }

    private LocalDate day(Situation situation, Instant at) {
        return at.atZone(desk.tenant(situation.matter().district()).zone()).toLocalDate();
    }
}
