package org.jinlin.people;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jinlin.kit.BlindIndex;
import org.jinlin.kit.Db;
import org.jinlin.kit.Ids;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Masks;
import org.jinlin.kit.PhoneNumbers;
import org.jinlin.kit.Scope;
import org.jinlin.kit.Scope.Kind;
import org.jinlin.org.Orgs;
import org.jinlin.people.Seals.Column;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Persons, their posts and duties, and the only way to read somebody's name or phone.
///
/// Everybody else gets masked values; a look in clear has a reason, is logged in the same transaction, and its subject
/// can read the log (PIPL Art. 44, 51).
@Component
public class People {

    private static final int SAMPLE = 20;
    private static final int MAX_NAME_CHARACTERS = 100;
    private static final int MAX_PHONE_CHARACTERS = 60;
    /// Longest reason of a look.
    public static final int MAX_REASON_CHARACTERS = 200;
    private static final int FAMILY_MAX = 20;
    private static final int MAX_LOOKS = 200;
    private static final String CONTACT = "contact";
    private static final String NAME = "name";
    private static final String SEALED = "sealed";

    private final Db db;
    private final PersonStore persons;
    private final AppointmentStore appointments;
    private final LookStore looks;
    private final Posts posts;
    private final Orgs orgs;
    private final Seals seals;
    private final IndexTurn turn;
    private final Ids ids;
    private final Audit audit;
    private final JinlinClock clock;
    private final LayPosts lay;

    People(Db db, PersonStore persons, AppointmentStore appointments, LookStore looks, Posts posts, Orgs orgs, Seals seals, IndexTurn turn, Ids ids,
            Audit audit, JinlinClock clock, LayPosts lay) {
        this.db = db;
        this.persons = persons;
        this.appointments = appointments;
        this.looks = looks;
        this.posts = posts;
        this.orgs = orgs;
        this.seals = seals;
        this.turn = turn;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
        this.lay = lay;
    }

    /// The person with the posts of this moment. A post ends with its last day or at its moment, and its rights with it.
    public Actor actor(int district, long personId) {
        Moment now = moment(district);
        List<Post> held = db.read(Scope.service(district, Kind.SIGN_IN), sql -> appointments.posts(sql, district, personId, now));
        return lay.actor(district, personId, held, false);
    }

    private Moment moment(int district) {
        return new Moment(clock.now(), orgs.today(district));
    }

    /// The units where somebody holds one of these roles today; at most a second old.
    public Set<Long> staffed(int district, Set<String> roles) {
        return posts.staffed(district, moment(district), roles);
    }

    /// The persons who hold one of these roles at the unit today, in the order of their ids; at most a second old.
    public List<Long> holders(int district, Set<String> roles, long unitId) {
        return posts.holders(district, moment(district), roles, unitId);
    }

    /// The units where a person holds a post now; at most a second old.
    public Set<Long> unitsOf(int district, long personId) {
        return posts.units(district, moment(district), personId);
    }

    /// Who holds a role today, by the unit where; at most a second old.
    public Map<Long, Set<Long>> holders(int district, String role) {
        return posts.holders(district, moment(district), role);
    }

    /// The unit where a person lives; empty when it is not known.
    public OptionalLong home(int district, long personId) {
        return db.readWithin(Scope.service(district, Kind.REPORT), sql -> persons.home(sql, district, personId));
    }

    /// Who lives in the same household, so many at most.
    public List<Long> family(int district, long personId) {
        return db.read(Scope.service(district, Kind.REPORT), sql -> persons.family(sql, district, personId, FAMILY_MAX));
    }

    /// What is kept at a unit on a day or later, and would be left there if the unit closed.
    public record Left(int posts, int households, int links) {}

    public Left left(int district, long unitId, LocalDate from) {
        return db.readWithin(Scope.service(district, Kind.REPORT), sql -> LeftStore.left(sql, district, unitId, from));
    }

    /// Ends an appointment: `until` is the first day on which it no longer holds. False when there is none to end.
    public boolean endAppointment(int district, long personId, String role, long unitId, LocalDate until) {
        int ended = db.write(Scope.service(district, Kind.SETUP), sql -> {
            PostVersionStore.raise(sql, district);
            return appointments.end(sql, district, personId, role, unitId, until);
        });
        posts.forget(district);
        return ended > 0;
    }

    /// Opens somebody's name and phone for a reason and writes down who looked. Empty, and nothing written, when there is
    /// no such person, the reason is blank or longer than 200 characters, or the reader is neither staff nor the person.
    /// The caller has proved that the reader has an open duty on this matter; this room knows no matters.
    public Optional<Contact> contact(Actor reader, long personId, long matterId, String reason) {
        boolean self = reader.kind() == Actor.Kind.PERSON && reader.personId() == personId;
        boolean staff = reader.kind() == Actor.Kind.PERSON && reader.isStaff();
        if (!self && !staff || reason.isBlank() || reason.length() > MAX_REASON_CHARACTERS) {
            return Optional.empty();
        }
        int district = reader.district();
        var look = new LookStore.Row(clock.now(), reader.personId(), matterId, CONTACT, reason.strip());
        return db.write(new Scope(district, Kind.STAFF, reader.personId()), sql -> {
            var found = persons.persons(sql, district, List.of(personId)).stream().findFirst();
            found.ifPresent(row -> {
                looks.insert(sql, district, ids.next(), personId, look);
                audit.add(sql, AuditNote.of(reader, AuditAct.LOOK, AuditSubject.person(personId)));
            });
            return found.map(row -> new Contact(personId, name(district, row), phone(district, row)));
        });
    }

    /// Opens somebody's name alone, without a duty, and writes down who looked: for the audit administrator ([AuditNames]), who has proved the right to it. Empty, and
    /// nothing written, for nobody and where no name is left.
    Optional<String> nameOnly(Actor reader, long personId, String reason) {
        int district = reader.district();
        return db.write(new Scope(district, Kind.STAFF, reader.personId()), sql -> {
            var found = persons.persons(sql, district, List.of(personId)).stream().findFirst().map(row -> name(district, row)).filter(name -> !name.isBlank());
            if (found.isPresent()) {
                looks.insert(sql, district, ids.next(), personId, new LookStore.Row(clock.now(), reader.personId(), null, NAME, reason));
                audit.add(sql, AuditNote.of(reader, AuditAct.LOOK, AuditSubject.person(personId)));
            }
            return found;
        });
    }

    /// The name of somebody who agreed that it be handed on to another district (PIPL Art. 23); empty where there is none. No look: the move that it was agreed to
    /// with says to whom and when.
    public Optional<String> handedOn(int district, long personId) {
        return db.readWithin(Scope.service(district, Kind.REPORT), sql -> persons.persons(sql, district, List.of(personId))).stream().findFirst().map(row -> name(district, row)).filter(name -> !name.isBlank());
    }

    /// Writes down that somebody read what lies sealed in a matter about this person. The caller opens it in the same step.
    ///
    /// @param subjectId none for somebody of another district, who is in no register here
    public void notesLook(Actor reader, @Nullable Long subjectId, long matterId, String reason) {
        var look = new LookStore.Row(clock.now(), reader.personId(), matterId, SEALED, reason.strip());
        db.write(new Scope(reader.district(), Kind.STAFF, reader.personId()), sql -> {
            looks.insert(sql, reader.district(), ids.next(), subjectId, look);
            return null;
        });
    }

    /// What lists may show of a person; nobody's name or phone for an unknown id.
    public Masked masked(int district, long personId) {
        return masked(district, List.of(personId)).getOrDefault(personId, new Masked(personId, "", null));
    }

    /// The same for many at once; unknown ids are missing in the answer.
    public Map<Long, Masked> masked(int district, Collection<Long> personIds) {
        if (personIds.isEmpty()) {
            return Map.of();
        }
        Map<Long, Masked> masked = new HashMap<>();
        for (var row : db.readWithin(Scope.service(district, Kind.REPORT), sql -> persons.persons(sql, district, new HashSet<>(personIds)))) {
            String name = name(district, row);
            masked.put(row.id(), new Masked(row.id(), name.isBlank() ? "" : Masks.name(name), maskedPhone(phone(district, row))));
        }
        return masked;
    }

    /// How people in office are called where everybody reads it: in full who holds one of these roles today, masked who holds
    /// another post. Who holds none is missing in the answer: a resident is named to nobody.
    public Map<Long, String> officials(int district, Collection<Long> personIds, Set<String> inFull) {
        Map<Long, Set<String>> held = posts.held(district, moment(district), personIds);
        if (held.isEmpty()) {
            return Map.of();
        }
        Map<Long, String> names = new HashMap<>();
        for (var row : db.readWithin(Scope.service(district, Kind.REPORT), sql -> persons.persons(sql, district, held.keySet()))) {
            String name = name(district, row);
            names.put(row.id(), name.isBlank() || held.get(row.id()).stream().anyMatch(inFull::contains) ? name : Masks.name(name));
        }
        return names;
    }

    /// Who looked at me, the latest 200.
    public List<LookRow> looksAt(Actor self) {
        int district = self.district();
        var rows = db.read(new Scope(district, Kind.PERSON, self.personId()), sql -> looks.at(sql, district, self.personId(), MAX_LOOKS));
        var readers = masked(district, rows.stream().map(LookStore.Row::readerId).toList());
        return rows.stream()
                .map(row -> new LookRow(row.at(), row.readerId(), nameOf(readers.get(row.readerId())), row.matterId(), row.what(),
                        row.reason()))
                .toList();
    }

    /// How many duties of a kind each person carries today; who carries none is left out.
    ///
    /// @param person this one only
    public Map<Long, Integer> carried(int district, String kind, Optional<Long> person) {
        LocalDate today = orgs.today(district);
        return db.read(Scope.service(district, Kind.REPORT), sql -> persons.carried(sql, district, kind, person, today));
    }

    /// The duties of a kind that hold today, from which the calendar opens matters.
    public List<LinkRow> links(int district, String kind) {
        LocalDate today = orgs.today(district);
        return db.read(Scope.service(district, Kind.CLOCK), sql -> persons.links(sql, district, kind, today));
    }

    /// Somebody who reports without an account and has proved nothing: always somebody new. A person found by the phone
    /// somebody typed would hand that person's matters to whoever knows the number, through the claim link. Nothing is
    /// written yet: see [#register].
    public Actor newGuest(int district) {
        return new Actor(district, Actor.Kind.GUEST, ids.next(), List.of(), false);
    }

    /// Writes a guest down, in the caller's transaction: together with what the guest opens, or not at all. False when the
    /// guest is written down already; then what was typed changes nothing.
    public boolean register(DSLContext sql, Actor guest, @Nullable String name, @Nullable String phone) {
        requireLengths(name, phone);
        BlindIndex index = seals.phoneIndex(guest.district(), phone);
        return insert(sql, guest.district(), guest.personId(), name, phone, index == null ? null : turn.writtenAlone(sql, index));
    }

    /// Whether somebody is written down, and not only a guest who has opened nothing yet.
    public boolean isRegistered(Actor actor) {
        return db.read(Scope.service(actor.district(), Kind.REPORT), sql -> !persons.persons(sql, actor.district(), List.of(actor.personId())).isEmpty());
    }

    /// A person for somebody on whose behalf staff report: the one with the same phone in this district, or a new one,
    /// written in the caller's transaction. No claim link may be made from the mere knowledge of a phone: see [#newGuest].
    public long guestByPhone(DSLContext sql, int district, @Nullable String name, @Nullable String phone) {
        requireLengths(name, phone);
        BlindIndex index = seals.phoneIndex(district, phone);
        byte[] written = index == null ? null : turn.writtenAlone(sql, index);
        if (index != null) {
            persons.lockPhone(sql, district, index.first());
        }
        return Optional.ofNullable(index).flatMap(known -> persons.byPhone(sql, district, known)).orElseGet(() -> {
            long id = ids.next();
            insert(sql, district, id, name, phone, written);
            return id;
        });
    }

    /// By which the same name and phone are known again without being kept. Made with a key that lies outside the database:
    /// of a plain hash somebody could find the phone by trying all there are.
    public byte[] contactIndex(int district, @Nullable String name, @Nullable String phone) {
        var contact = new HashMap<String, String>();
        Optional.ofNullable(name).ifPresent(said -> contact.put("name", said));
        Optional.ofNullable(phone).ifPresent(said -> contact.put("phone", said));
        return seals.contactIndex(district, contact);
    }

    /// Whether the key file opens the names of the persons that were written down last.
    public boolean isReadable(int district) {
        try {
            db.read(Scope.service(district, Kind.REPORT), sql -> persons.latest(sql, district, SAMPLE)).forEach(row -> name(district, row));
            return true;
        } catch (IllegalStateException e) {
            return false; // sealed with other keys, or changed
        }
    }

    private boolean insert(DSLContext sql, int district, long id, @Nullable String name, @Nullable String phone, byte @Nullable [] index) {
        byte[] sealedName = seals.seal(Column.NAME, district, id, name == null ? "" : name.strip());
        byte[] sealedPhone = seals.sealNullable(Column.PHONE, district, id, Seals.kept(phone));
        return persons.insert(sql, district, id, sealedName, sealedPhone, index, clock.now()) > 0;
    }

    private static void requireLengths(@Nullable String name, @Nullable String phone) {
        if (name != null && name.length() > MAX_NAME_CHARACTERS || phone != null && phone.length() > MAX_PHONE_CHARACTERS) {
            throw new IllegalArgumentException("a guest's name or phone is longer than the form allows");
        }
    }

    private String name(int district, PersonStore.Row row) {
        return seals.open(Column.NAME, district, row.id(), row.name());
    }

    private @Nullable String phone(int district, PersonStore.Row row) {
        return seals.openNullable(Column.PHONE, district, row.id(), row.phone());
    }

    /// Of a text that is no phone number nothing is shown: its end may be a name.
    private static @Nullable String maskedPhone(@Nullable String phone) {
        return phone == null ? null : Masks.phone(PhoneNumbers.normalise(phone).orElse(""));
    }

    private static String nameOf(@Nullable Masked masked) {
        return masked == null ? "" : masked.name();
    }
}
