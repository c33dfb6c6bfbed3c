package org.jinlin.matters;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jinlin.kit.Db;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Scope;
import org.jinlin.people.Actor;
import org.jinlin.people.DataRequest;
import org.jinlin.people.DataRequests;
import org.jinlin.people.OwnRecords;
import org.jinlin.people.People;
import org.jinlin.people.PhoneBook;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Erases a person on that person's wish (PIPL Art. 47): words, photos, follows, sign-in, name, phone, address and door. Moves, numbers
/// and hashes stay, and the signed proof says how much went. Each step can be done twice: what is cut off goes on with the next run.
@Component
public class PersonErasures {

    private static final String KIND = "person";
    private static final int BATCH = 100;
    /// The rule stands in the timeline, which both languages read.
    private static final Locale LANGUAGE = Locale.CHINESE;

    private final Db db;
    private final DataRequests requests;
    private final OwnRecords own;
    private final People people;
    private final PhoneBook phones;
    private final Retiring retiring;
    private final MatterFiles files;
    private final Destructions destructions;
    private final MessageSource messages;

    PersonErasures(Db db, DataRequests requests, OwnRecords own, People people, PhoneBook phones, Retiring retiring, MatterFiles files, Destructions destructions, MessageSource messages) {
        this.db = db;
        this.requests = requests;
        this.own = own;
        this.people = people;
        this.phones = phones;
        this.retiring = retiring;
        this.files = files;
        this.destructions = destructions;
        this.messages = messages;
    }

    /// What stands against it now, in the order in which it can be helped: `ERASURE_HAS_POST` (an office is not left this way), `ERASURE_OPEN` with how many
    /// requests are not over, `ERASURE_HELD` (a court needs it). Nothing when it can be done.
    Outcome<Boolean> possible(int district, long person) {
        if (!people.actor(district, person).openingPosts().isEmpty()) {
            return Outcome.refused("ERASURE_HAS_POST");
        }
        return db.read(Scope.service(district, Scope.Kind.REPORT), sql -> {
            int open = new OwnMatterStore(sql, district).open(person);
            if (open > 0) {
                return Outcome.refused("ERASURE_OPEN", open);
            }
            return new HoldStore(sql, district).holdsPerson(person) ? Outcome.refused("ERASURE_HELD") : Outcome.done(true);
        });
    }

    /// Asks for it. Refused: whatever stands against it, and `DATA_ASKED_ALREADY`.
    Outcome<Long> ask(Actor by, long person, byte[] proofKey) {
        return possible(by.district(), person).then(free -> requests.erasure(by, person, proofKey));
    }

    /// Carries out what is confirmed or has waited long enough. How many were done; who has an open request or is held again waits on.
    public int run(int district) {
        int done = 0;
        for (DataRequest request : requests.ripe(district)) {
            if (possible(district, request.personId()).isDone()) {
                carryOut(district, request);
                done++;
            }
        }
        return done;
    }

    private void carryOut(int district, DataRequest request) {
        long person = request.personId();
        String rule = messages.getMessage("erasure.rule.person", new Object[] {Long.toString(request.id())}, LANGUAGE);
        List<Matter> asked = asked(district, person);
        var touched = new ArrayList<Long>();
        asked.forEach(matter -> {
            retiring.retire(district, matter, rule).forEach(one -> touched.add(one.id()));
            retiring.about(matter).ifPresent(other -> forgetGuest(district, other));
        });
        for (long followed : db.read(scope(district), sql -> new OwnMatterStore(sql, district).followed(person))) {
            retiring.unsay(district, followed, person, rule);
            touched.add(followed);
        }
        dropLoose(district, person);
        db.write(scope(district), sql -> {
            var store = new OwnMatterStore(sql, district);
            phones.of(sql, district, person).ifPresent(new RosterStore(sql, district)::forget);
            own.forget(sql, district, person);
            requests.done(sql, district, request.id());
            Destruction proof = destructions.record(sql, district, request.id(), KIND, rule, touched.size(), store.erased(touched, rule), Map.of("asked", request.askedAt().toString()));
            // last, because it is by what is followed that the words are found again after a crash
            store.cut(person);
            return proof;
        });
    }

    private List<Matter> asked(int district, long person) {
        var asked = new ArrayList<Matter>();
        long after = 0;
        while (true) {
            long from = after;
            List<Matter> part = db.read(scope(district), sql -> new OwnMatterStore(sql, district).asked(person, from, BATCH));
            asked.addAll(part);
            if (part.size() < BATCH) {
                return asked;
            }
            after = part.getLast().id();
        }
    }

    /// Somebody for whose sake the person reported was written down by name only, and has no account and no wish of its own.
    void forgetGuest(int district, long person) {
        if (own.of(district, person).filter(other -> !other.account()).isPresent()) {
            db.write(scope(district), sql -> {
                own.forget(sql, district, person);
                return person;
            });
        }
    }

    private void dropLoose(int district, long person) {
        db.write(scope(district), sql -> {
            var store = new OwnMatterStore(sql, district);
            List<Long> loose = store.loose(person);
            loose.forEach(id -> files.delete(sql, district, id));
            store.deleteLoose(loose);
            return loose;
        });
    }

    /// The proof of an erasure, by the secret that its asker kept; empty while it waits.
    Optional<Destruction> proof(int district, DataRequest request) {
        return destructions.find(district, request.id());
    }

    private static Scope scope(int district) {
        return Scope.service(district, Scope.Kind.MOVE);
    }
}
