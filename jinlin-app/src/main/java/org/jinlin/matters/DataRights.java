package org.jinlin.matters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jinlin.kit.BlindIndex;
import org.jinlin.kit.Db;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Scope;
import org.jinlin.people.Actor;
import org.jinlin.people.Consents;
import org.jinlin.people.DataRequest;
import org.jinlin.people.DataRequests;
import org.jinlin.people.Guardians;
import org.jinlin.people.People;
import org.jinlin.playbook.Consent;
import org.jinlin.playbook.Playbook;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// What somebody does with the own data where it touches matters too: consents, corrections, and for whom one may speak.
@Component
public class DataRights {

    private static final int BATCH = 200;

    private final Db db;
    private final Desk desk;
    private final People people;
    private final Guardians guardians;
    private final Consents consents;
    private final DataRequests requests;
    private final DataStewards stewards;
    private final AskerTerms terms;

    DataRights(Db db, Desk desk, People people, Guardians guardians, Consents consents, DataRequests requests, DataStewards stewards, AskerTerms terms) {
        this.db = db;
        this.desk = desk;
        this.people = people;
        this.guardians = guardians;
        this.consents = consents;
        this.requests = requests;
        this.stewards = stewards;
        this.terms = terms;
    }

    /// Whose data is meant: the own when nothing is said, or that of a child that the actor speaks for. Empty for everybody else, as if nobody were there.
    Optional<Long> subject(Actor actor, String of) {
        if (of.isEmpty()) {
            return Optional.of(actor.personId());
        }
        return of.matches("[0-9]{1,18}") && guardians.maySpeakFor(actor, Long.parseLong(of)) ? Optional.of(Long.parseLong(of)) : Optional.empty();
    }

    /// The playbook whose texts somebody agrees to: that of the home, else of the whole district.
    Playbook playbook(int district, long person) {
        return desk.playbookAt(district, people.home(district, person).orElse(desk.tree(district).root().id()));
    }

    /// Takes a consent back. What rests on it ends in the same transaction. Refused: `NOT_FOUND` (somebody else's), `CONSENT_NOT_GIVEN`.
    public Outcome<Boolean> withdraw(Actor by, long person, String code) {
        int district = by.district();
        if (!guardians.maySpeakFor(by, person)) {
            return Outcome.refused("NOT_FOUND");
        }
        Playbook playbook = playbook(district, person);
        return db.writeOutcome(scope(district), sql -> {
            List<Matter> asked = asked(sql, district, person);
            var before = terms.of(sql, district, person, asked);
            Optional<Consent.Use> ended = consents.withdraw(sql, by, person, code, playbook);
            if (ended.isEmpty()) {
                return Outcome.refused("CONSENT_NOT_GIVEN");
            }
            if (ended.get() == Consent.Use.FOLLOW) {
                new OwnMatterStore(sql, district).unfollow(person);
            }
            renew(sql, district, person, asked, before);
            return Outcome.done(true);
        });
    }

    /// Decides on a correction or an erasure. Refused: `NOT_FOUND` (none, or of somebody who lives elsewhere), and what [DataRequests#decide] refuses.
    public Outcome<DataRequest> decide(Actor reader, long id, boolean yes, String reason) {
        int district = reader.district();
        Optional<Long> person = requests.about(district, id).filter(of -> stewards.mayDecide(reader, of)).map(DataRequests.About::personId);
        if (person.isEmpty()) {
            return Outcome.refused("NOT_FOUND");
        }
        List<Matter> asked = db.read(scope(district), sql -> asked(sql, district, person.get()));
        Map<Long, List<BlindIndex>> before = db.read(scope(district), sql -> terms.of(sql, district, person.get(), asked));
        return requests.decide(reader, id, yes, reason).map(request -> {
            db.write(scope(district), sql -> {
                renew(sql, district, person.get(), asked, before);
                return request;
            });
            return request;
        });
    }

    /// A matter is found by the name and phone that are kept now, and by no earlier ones.
    private void renew(DSLContext sql, int district, long person, List<Matter> asked, Map<Long, List<BlindIndex>> before) {
        terms.take(sql, district, before);
        terms.put(sql, district, terms.of(sql, district, person, asked));
    }

    private static List<Matter> asked(DSLContext sql, int district, long person) {
        var store = new OwnMatterStore(sql, district);
        var asked = new ArrayList<>(store.asked(person, 0, BATCH));
        for (int size = asked.size(); size == BATCH;) {
            List<Matter> part = store.asked(person, asked.getLast().id(), BATCH);
            asked.addAll(part);
            size = part.size();
        }
        return asked;
    }

    private static Scope scope(int district) {
        return Scope.service(district, Scope.Kind.MOVE);
    }
}
