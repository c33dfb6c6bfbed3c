package org.jinlin.matters;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jinlin.kit.CanonicalJson;
import org.jinlin.kit.Db;
import org.jinlin.kit.Ids;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.kit.Scope;
import org.jinlin.matters.ElsewhereStore.Tie;
import org.jinlin.people.Actor;
import org.jinlin.people.People;
import org.jinlin.playbook.Field;
import org.jinlin.playbook.Playbook;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// The three messages between two districts: what is asked, what was answered, and that nothing more is wanted. Each is one transaction there and one here,
/// and can arrive any number of times. The key of what is asked is the move that asks, not an id that a client could have sent before.
@Component
class ElsewhereHands {

    private static final String CANCEL = "cancel";
    private static final String REASON = "reason";
    /// Timelines hold one language.
    private static final Locale LANGUAGE = Locale.CHINESE;

    private final Db db;
    private final Desk desk;
    private final Ids ids;
    private final People people;
    private final Elsewheres elsewheres;
    private final Erasures erasures;
    private final MessageSource messages;

    ElsewhereHands(Db db, Desk desk, Ids ids, People people, Elsewheres elsewheres, Erasures erasures, MessageSource messages) {
        this.db = db;
        this.desk = desk;
        this.ids = ids;
        this.people = people;
        this.elsewheres = elsewheres;
        this.erasures = erasures;
        this.messages = messages;
    }

    /// What is handed on, and nothing else: the name, where from, and what the asking move said.
    private record Asked(Optional<String> name, String from, String number, Map<String, Object> facts) {}

    /// What was opened there.
    private record Opened(long matter, String number) {}

    /// Opens there what is asked, and notes it here. What nobody takes there is heard here as cancelled, with the reason.
    void carry(int district, Tie tie) {
        Asked asked = db.read(scope(district), sql -> asked(sql, district, tie));
        Outcome<Opened> there = asked.name().isEmpty() ? Outcome.refused("ELSEWHERE_NAMELESS") : open(district, tie, asked);
        db.write(scope(district), sql -> {
            var store = new ElsewhereStore(sql, district);
            Matter matter = new MatterStore(sql, district).lock(tie.matterId()).orElseThrow();
            switch (there) {
                case Outcome.Done<Opened>(Opened opened) -> store.heard(tie, opened.matter(), opened.number(), 1);
                case Outcome.Refused<Opened>(Refusal refusal) -> {
                    boolean wanted = store.find(tie.matterId(), tie.seq()).filter(now -> !now.isOver()).isPresent();
                    store.told(tie.matterId(), tie.seq(), desk.now());
                    if (wanted) {
                        work(sql, district).hears(matter.id(), tie.kind() + "." + CANCEL, Map.of(REASON, messages.getMessage("refusal." + refusal.code(), new Object[0], LANGUAGE)));
                    }
                }
            }
            return matter;
        });
    }

    private Asked asked(DSLContext sql, int district, Tie tie) {
        var store = new MatterStore(sql, district);
        Matter matter = store.find(tie.matterId()).orElseThrow();
        Move move = store.history(tie.matterId()).get(tie.seq() - 1);
        var tree = desk.tree(district);
        String near = tree.unit(Neighbourhood.of(tree, desk.playbook(matter), matter.state().placeId())).name();
        Long asker = matter.identity().askerId();
        return new Asked(asker == null ? Optional.empty() : people.handedOn(district, asker), near + " · " + desk.tenant(district).name(), matter.identity().number(), said(move));
    }

    private static Map<String, Object> said(Move move) {
        var said = new TreeMap<String, Object>();
        move.change().facts().forEach((field, value) -> {
            if (value != null) {
                said.put(field, value);
            }
        });
        return said;
    }

    private Outcome<Opened> open(int district, Tie tie, Asked asked) {
        int there = tie.otherDistrict();
        try {
            return db.writeOutcome(scope(there), sql -> opened(sql, district, tie).orElseGet(() -> elsewheres.taking(unit(tie), tie.kind())
                    .map(taking -> open(sql, district, tie, asked, taking)).orElseGet(() -> Outcome.refused("ELSEWHERE_UNREACHED"))));
        } catch (IntegrityConstraintViolationException e) {
            // it arrived twice at once: what the first made of it is what holds
            return db.read(scope(there), sql -> opened(sql, district, tie)).orElseThrow(() -> e);
        }
    }

    /// What became of it there before: opened, or wanted no more before it arrived.
    private static Optional<Outcome<Opened>> opened(DSLContext sql, int district, Tie tie) {
        return new ElsewhereStore(sql, tie.otherDistrict()).openedFor(district, tie.matterId(), tie.seq()).map(found -> new MatterStore(sql, tie.otherDistrict()).find(found.matterId())
                .<Outcome<Opened>>map(matter -> Outcome.done(new Opened(matter.id(), matter.identity().number()))).orElseGet(() -> Outcome.refused("ELSEWHERE_UNREACHED")));
    }

    private Outcome<Opened> open(DSLContext sql, int district, Tie tie, Asked asked, Elsewheres.Taking taking) {
        int there = tie.otherDistrict();
        long unit = taking.unit().id();
        Playbook playbook = taking.playbook();
        var taken = new TreeMap<>(asked.facts());
        taken.entrySet().removeIf(fact -> !playbook.kind(tie.kind()).open().fields().contains(fact.getKey()) || !fits(playbook.fields().get(fact.getKey()), fact.getValue()));
        var opening = new Work.Opening(playbook, tie.kind(), Actor.engine(there), null, unit, unit, null, null, null, null, null, null, null, taken);
        Map<String, Object> words = Map.of(taking.words().name(), asked.name().orElseThrow(), taking.words().from(), asked.from());
        return work(sql, there).open(opening, words).map(matter -> {
            new ElsewhereStore(sql, there).openedFor(matter.id(), tie, district, asked.number());
            return new Opened(matter.id(), matter.identity().number());
        });
    }

    /// Ids of one district mean nothing in another, and words stay where they were said.
    private static boolean fits(Field field, Object value) {
        return switch (field.type()) {
            case CHOICE -> value instanceof String choice && field.of().contains(choice);
            case FLAG -> value instanceof Boolean;
            case NUMBER -> value instanceof Long;
            case TIME -> value instanceof String time && isTime(time);
            default -> false;
        };
    }

    private static boolean isTime(String text) {
        try {
            Instant.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /// Tells the other district that nothing more is wanted: what is open there is cancelled, and the name is erased, held matters excepted.
    void withdraw(int district, Tie tie) {
        int there = tie.otherDistrict();
        Optional<Long> free = db.write(scope(there), sql -> {
            var store = new ElsewhereStore(sql, there);
            store.unwanted(tie, district, desk.now());
            Optional<Long> opened = store.openedFor(district, tie.matterId(), tie.seq()).map(Tie::matterId).filter(matter -> new MatterStore(sql, there).find(matter).isPresent());
            opened.ifPresent(matter -> {
                work(sql, there).make(matter, CANCEL);
                store.told(matter, 1, desk.now());
            });
            return opened.filter(matter -> !new HoldStore(sql, there).isHeld(HoldStore.OF_MATTER, matter));
        });
        // erased already is as good
        free.ifPresent(matter -> erasures.erase(there, matter, 1, messages.getMessage("erasure.rule.elsewhere", new Object[0], LANGUAGE)));
        db.write(scope(district), sql -> {
            new ElsewhereStore(sql, district).told(tie.matterId(), tie.seq(), desk.now());
            return tie;
        });
    }

    /// Brings a move of what was opened here to the matter of the other district that asked, with the reason, where one was given.
    void answer(int district, Tie tie, int seq) {
        int there = tie.otherDistrict();
        var read = db.read(scope(district), sql -> {
            var store = new MatterStore(sql, district);
            Matter matter = store.find(tie.matterId()).orElseThrow();
            return Map.entry(matter, store.history(tie.matterId()).get(seq - 1));
        });
        Matter matter = read.getKey();
        Map<String, Object> said = db.read(scope(district), sql -> new WordsStore(sql, district).of(tie.matterId(), seq)).map(body -> texts(desk.playbook(matter), body)).orElse(Map.of());
        db.write(scope(there), sql -> {
            var store = new ElsewhereStore(sql, there);
            Optional<Matter> asking = new MatterStore(sql, there).lock(tie.otherMatter());
            Optional<Tie> asked = store.find(tie.otherMatter(), tie.otherSeq()).filter(Tie::asks);
            boolean heard = asking.isPresent() && asked.filter(known -> store.heard(known, matter.id(), matter.identity().number(), seq)).isPresent();
            if (heard && !asked.get().isOver()) {
                work(sql, there).hears(tie.otherMatter(), tie.kind() + "." + read.getValue().verb(), said);
            }
            return heard;
        });
    }

    private static Map<String, Object> texts(Playbook playbook, String body) {
        var texts = new TreeMap<String, Object>();
        MatterJson.map(CanonicalJson.parse(body)).forEach((field, value) -> {
            Field known = playbook.fields().get(field);
            if (known != null && known.type() == Field.Type.TEXT && !known.sealed() && value instanceof String) {
                texts.put(field, value);
            }
        });
        return texts;
    }

    private Work work(DSLContext sql, int district) {
        return new Work(new MatterStore(sql, district), new FileStore(sql, district), desk, ids, district);
    }

    private static ElsewhereUnit unit(Tie tie) {
        return new ElsewhereUnit(tie.otherDistrict(), tie.otherUnit());
    }

    private static Scope scope(int district) {
        return Scope.service(district, Scope.Kind.MOVE);
    }
}
