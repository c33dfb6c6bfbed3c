package org.jinlin.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Cursor;
import org.jinlin.kit.Db;
import org.jinlin.kit.Ids;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Masks;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Paging;
import org.jinlin.kit.PhoneNumbers;
import org.jinlin.kit.Scope;
import org.jinlin.kit.Scope.Kind;
import org.jinlin.people.DataRequest.State;
import org.jinlin.people.DataRequest.What;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What people want corrected or erased, and who decides on it: a name, a phone and an address matter to others, so
/// somebody who knows the person has to agree (PIPL Art. 46 "verify and correct").
@Component
public class DataRequests {

    /// In which an answer is owed, and after which an erasure needs nobody's yes any more.
    public static final Duration PATIENCE = Duration.ofDays(15);
    private static final int VALUE_CHARACTERS_MAX = 200;
    private static final int REASON_CHARACTERS_MAX = 200;
    private static final int SHOWN = 50;
    private static final int BATCH = 20;
    private static final String LOOKED = "data_request";

    private final Db db;
    private final DataRequestStore store;
    private final OwnRecordStore own;
    private final LookStore looks;
    private final Audit audit;
    private final Ids ids;
    private final JinlinClock clock;

    DataRequests(Db db, DataRequestStore store, OwnRecordStore own, LookStore looks, Audit audit, Ids ids, JinlinClock clock) {
        this.db = db;
        this.store = store;
        this.own = own;
        this.looks = looks;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /// Asks for a correction. Refused: `FIELD_MISSING`, `TEXT_TOO_LONG`, `PHONE_UNKNOWN` (no number that can be called) and
    /// `DATA_ASKED_ALREADY`.
    ///
    /// @param personId oneself, or a child; the caller has made sure of it
    public Outcome<Long> correct(Actor by, long personId, What what, String value) {
        String wanted = value.strip();
        if (what == What.ERASURE || what == What.HOME) {
            return Outcome.refused("FIELD_MISSING", "value");
        }
        return fit(wanted, "value").then(fitting -> what == What.PHONE && PhoneNumbers.normalise(fitting).isEmpty() ? Outcome.refused("PHONE_UNKNOWN") : insert(by, personId, what, fitting, null, null));
    }

    private static Outcome<String> fit(String wanted, String field) {
        if (wanted.isEmpty()) {
            return Outcome.refused("FIELD_MISSING", field);
        }
        return wanted.length() > VALUE_CHARACTERS_MAX || wanted.codePoints().anyMatch(Character::isISOControl)
                ? Outcome.refused("TEXT_TOO_LONG", field, VALUE_CHARACTERS_MAX, wanted.length()) : Outcome.done(wanted);
    }

    /// Asks whoever answers there to confirm where somebody lives. What was confirmed before holds no longer: the person says to live
    /// elsewhere. Refused: `FIELD_MISSING`, `TEXT_TOO_LONG`, `DATA_ASKED_ALREADY`.
    ///
    /// @param personId oneself, or a child; the caller has made sure of it
    /// @param unitId   the building, estate or grid, which the caller has made sure of
    public Outcome<Long> home(Actor by, long personId, long unitId, String door) {
        return fit(door.strip(), "door").then(wanted -> insert(by, personId, What.HOME, wanted, null, unitId));
    }

    /// Asks for the erasure of everything; whether anything stands against it the caller has looked at.
    ///
    /// @param proofKey hash of the secret with which the proof is read when the account is gone
    public Outcome<Long> erasure(Actor by, long personId, byte[] proofKey) {
        return insert(by, personId, What.ERASURE, null, proofKey, null);
    }

    private Outcome<Long> insert(Actor by, long personId, What what, @Nullable String wanted, byte @Nullable [] proofKey, @Nullable Long unitId) {
        Instant now = clock.now();
        var request = new DataRequest(ids.next(), personId, what, State.ASKED, wanted, now, now.plus(PATIENCE), null, null, unitId);
        return db.writeOutcome(Scope.service(by.district(), Kind.SETUP), sql -> {
            if (!store.insert(sql, by.district(), request, proofKey)) {
                return Outcome.refused("DATA_ASKED_ALREADY");
            }
            if (what == What.HOME) {
                new HomeProofStore(sql, by.district()).end(personId);
            }
            audit.add(sql, AuditNote.of(by, AuditAct.DATA_ASKED, AuditSubject.person(personId)));
            return Outcome.done(request.id());
        });
    }

    /// What a person has asked for, the latest first.
    public List<DataRequest> of(int district, long personId) {
        return db.read(new Scope(district, Kind.PERSON, personId), sql -> store.of(sql, district, personId, SHOWN));
    }

    /// Takes one back that nobody has decided on. Refused with `NOT_FOUND` when it is somebody else's, or `DATA_DECIDED`.
    ///
    /// @param personId oneself, or a child; the caller has made sure of it
    public Outcome<Boolean> takeBack(Actor by, long personId, long id) {
        int district = by.district();
        return db.writeOutcome(Scope.service(district, Kind.SETUP), sql -> {
            Optional<DataRequest> found = store.lock(sql, district, id).filter(request -> request.personId() == personId);
            if (found.isEmpty()) {
                return Outcome.refused("NOT_FOUND");
            }
            if (found.get().state() != State.ASKED) {
                return Outcome.refused("DATA_DECIDED");
            }
            store.decide(sql, district, id, State.TAKEN_BACK, null, null, clock.now());
            audit.add(sql, AuditNote.of(by, AuditAct.DATA_TAKEN_BACK, AuditSubject.person(personId)));
            return Outcome.done(true);
        });
    }

    /// What waits, of the persons who live at some units; what is wanted is masked, see [#look].
    ///
    /// @param homeless also of persons of whom no home is known
    public Outcome<Page<DataRequest>> waiting(Actor reader, Collection<Long> units, boolean homeless, @Nullable String after) {
        int district = reader.district();
        return Paging.read(after, null, Long.class).map(paging -> db.read(new Scope(district, Kind.STAFF, reader.personId()),
                sql -> Page.of(store.waiting(sql, district, units, homeless, paging), paging, row -> Cursor.of(row.id()))).map(DataRequests::masked));
    }

    /// One of them in clear, with the name and phone that are kept now: whoever decides has to compare. The look is logged.
    public Optional<Look> look(Actor reader, long id, String reason) {
        int district = reader.district();
        return db.write(new Scope(district, Kind.STAFF, reader.personId()), sql -> store.lock(sql, district, id).filter(request -> request.state() == State.ASKED).flatMap(request -> {
            looks.insert(sql, district, ids.next(), request.personId(), new LookStore.Row(clock.now(), reader.personId(), null, LOOKED, reason));
            return own.kept(sql, district, request.personId()).map(kept -> new Look(request, kept.name(), kept.phone(), kept.address()));
        }));
    }

    /// A request beside what is kept.
    public record Look(DataRequest request, String name, @Nullable String phone, @Nullable String address) {

        @Override
        public String toString() {
            return "Look[" + request + "]";
        }
    }

    /// Says yes or no. A correction is made at once; an erasure is carried out by the next run. Refused: `NOT_FOUND`, `DATA_DECIDED`
    /// (somebody was faster), `DATA_OWN` (nobody decides on the own), and without a reason for a no `FIELD_MISSING`.
    ///
    /// @param reader may decide for where the person lives, which the caller has made sure of
    public Outcome<DataRequest> decide(Actor reader, long id, boolean yes, String reason) {
        String why = reason.strip();
        if (!yes && (why.isEmpty() || why.length() > REASON_CHARACTERS_MAX)) {
            return Outcome.refused("FIELD_MISSING", "reason");
        }
        int district = reader.district();
        return db.writeOutcome(Scope.service(district, Kind.SETUP), sql -> {
            Optional<DataRequest> found = store.lock(sql, district, id);
            if (found.isEmpty()) {
                return Outcome.refused("NOT_FOUND");
            }
            DataRequest request = found.get();
            if (request.state() != State.ASKED) {
                return Outcome.refused("DATA_DECIDED");
            }
            if (request.personId() == reader.personId()) {
                return Outcome.refused("DATA_OWN");
            }
            State state = !yes ? State.REFUSED : request.what() == What.ERASURE ? State.CONFIRMED : State.DONE;
            if (state == State.DONE) {
                own.change(sql, district, request.personId(), request.what(), request.wanted() == null ? "" : request.wanted());
                settle(sql, reader, request);
            }
            store.decide(sql, district, id, state, reader.personId(), yes ? null : why, clock.now());
            audit.add(sql, AuditNote.of(reader, AuditAct.DATA_DECIDED, AuditSubject.person(request.personId())));
            return Outcome.done(request);
        });
    }

    /// A home is confirmed with who confirmed it; an address that was corrected is one that nobody has looked at.
    private void settle(DSLContext sql, Actor reader, DataRequest request) {
        var homes = new HomeProofStore(sql, reader.district());
        if (request.what() == What.HOME && request.unitId() != null) {
            own.move(sql, reader.district(), request.personId(), request.unitId());
            homes.put(request.personId(), request.unitId(), reader.personId(), clock.now());
        } else if (request.what() == What.ADDRESS) {
            homes.end(request.personId());
        }
    }

    /// Whose request it is, and where the home is that is to be confirmed; for all else the caller asks where that person lives.
    public record About(long personId, @Nullable Long unitId) {}

    public Optional<About> about(int district, long id) {
        return db.read(Scope.service(district, Kind.REPORT), sql -> store.lookup(sql, district, id)).map(request -> new About(request.personId(), request.unitId()));
    }

    /// How many homes at some units wait to be confirmed, up to a number.
    public int homesWaiting(Actor reader, Collection<Long> units, int most) {
        return units.isEmpty() ? 0 : db.read(new Scope(reader.district(), Kind.STAFF, reader.personId()), sql -> store.homesWaiting(sql, reader.district(), units, most));
    }

    /// Erasures to be carried out now.
    public List<DataRequest> ripe(int district) {
        return db.read(Scope.service(district, Kind.SETUP), sql -> store.ripe(sql, district, clock.now(), BATCH));
    }

    /// An erasure is over, in the transaction that writes its proof.
    public void done(DSLContext sql, int district, long id) {
        store.decide(sql, district, id, State.DONE, null, null, clock.now());
    }

    /// An erasure by the secret that its asker kept.
    public Optional<DataRequest> byProofKey(int district, byte[] key) {
        return db.read(Scope.service(district, Kind.REPORT), sql -> store.byProofKey(sql, district, key));
    }

    private static DataRequest masked(DataRequest request) {
        String wanted = request.wanted();
        String shown = wanted == null ? null : switch (request.what()) {
            case NAME -> Masks.name(wanted);
            case PHONE -> Masks.phone(PhoneNumbers.normalise(wanted).orElse(""));
            case ADDRESS, HOME -> Masks.door(wanted);
            case ERASURE -> null;
        };
        return new DataRequest(request.id(), request.personId(), request.what(), request.state(), shown, request.askedAt(), request.dueAt(), request.doneAt(), request.reason(), request.unitId());
    }
}
