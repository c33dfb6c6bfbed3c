package org.jinlin.matters;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jinlin.kit.CanonicalJson;
import org.jinlin.kit.Db;
import org.jinlin.kit.Hashing;
import org.jinlin.kit.Ids;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.PublicNumber;
import org.jinlin.kit.Refusal;
import org.jinlin.kit.Scope;
import org.jinlin.people.Accounts;
import org.jinlin.people.Actor;
import org.jinlin.people.Audit;
import org.jinlin.people.AuditAct;
import org.jinlin.people.AuditNote;
import org.jinlin.people.AuditSubject;
import org.jinlin.people.Contact;
import org.jinlin.people.People;
import org.jinlin.people.Post;
import org.jinlin.people.RevealWatch;
import org.jinlin.playbook.Field;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.MoveRule;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The only door to matters: every caller comes through the check of who may see and do what. Each move is one
/// transaction in one tenant; a refusal changes nothing; the same client id ten times is one move (invariant 3).
@Component
public class Matters {

    private final Db db;
    private final Desk desk;
    private final Ids ids;
    private final Openings openings;
    private final MatterViews views;
    private final People people;
    private final Accounts accounts;
    private final Modes modes;
    private final Redraws redraws;
    private final Sharing sharing;
    private final RevealWatch reveals;
    private final Audit audit;
    private final Named named;

    Matters(Db db, Desk desk, Ids ids, Openings openings, MatterViews views, People people, Accounts accounts, Modes modes, Redraws redraws, Sharing sharing,
            RevealWatch reveals, Audit audit, Named named) {
        this.db = db;
        this.desk = desk;
        this.ids = ids;
        this.openings = openings;
        this.views = views;
        this.people = people;
        this.accounts = accounts;
        this.modes = modes;
        this.redraws = redraws;
        this.sharing = sharing;
        this.reveals = reveals;
        this.audit = audit;
        this.named = named;
    }

    /// Opens a matter. Refuses unknown kinds, places and channels, and whoever the playbook does not let open one there.
    public Outcome<MatterView> open(Actor actor, MatterRequests.Open request, String language) {
        return opened(actor, request, view(actor, language));
    }

    /// The same for who shows nobody the matter, such as a replay: the receipt costs nothing, a view ten reads.
    public Outcome<Receipt> open(Actor actor, MatterRequests.Open request) {
        return opened(actor, request, Matters::receipt);
    }

    private <T> Outcome<T> opened(Actor actor, MatterRequests.Open request, Answer<T> answer) {
        return opening(actor, request).then(digest -> once(new Command(actor, request.id(), digest),
                work -> openings.prepare(work.db(), actor, request).then(prepared -> redraws.opens(prepared, fields(request.fields()))).then(prepared -> named.opens(actor.district(), prepared, fields(request.fields()))).then(prepared -> work.work().open(prepared, fields(request.fields()))).then(matter -> openings.counted(actor, request, matter)), answer));
    }

    /// Makes a move on a matter. Refuses what the actor may not see as if it were not there.
    public Outcome<MatterView> move(Actor actor, String number, MatterRequests.Make request, String language) {
        return move(actor, number, request, view(actor, language));
    }

    /// The same for who shows nobody the matter.
    public Outcome<Receipt> move(Actor actor, String number, MatterRequests.Make request) {
        return move(actor, number, request, Matters::receipt);
    }

    private <T> Outcome<T> move(Actor actor, String number, MatterRequests.Make request, Answer<T> answer) {
        if (request.verb() == null) {
            return Outcome.refused("FIELD_MISSING", "do");
        }
        var switched = new AtomicBoolean();
        var redrawn = new AtomicBoolean();
        Outcome<T> outcome = digest(List.of(Long.toString(actor.personId()), request.verb(), number), new byte[0], Ballots.unsaid(request.fields())).then(digest -> once(new Command(actor, request.id(), digest), work -> locked(work, actor, number).then(situation -> {
            boolean openToAll = isOpenToAll(situation, request.verb());
            if (Access.of(actor, situation) == Access.NONE && !openToAll) {
                return Outcome.refused("MATTER_UNKNOWN", number);
            }
            if (request.version() != null && request.version() != situation.matter().state().seq()) {
                return Outcome.refused("CHANGED_MEANWHILE", number);
            }
            Optional<MoveRule> rule = Optional.ofNullable(situation.kind().moves().get(request.verb()));
            switched.set(Modes.switches(rule));
            redrawn.set(Redraws.redraws(rule));
            return carried(work, situation, actor, request);
        }), answer));
        if (switched.get()) {
            modes.told();
        }
        if (redrawn.get()) {
            redraws.told();
        }
        return outcome;
    }

    private Outcome<Matter> carried(Transaction work, Situation situation, Actor actor, MatterRequests.Make request) {
        Optional<MoveRule> rule = Optional.ofNullable(situation.kind().moves().get(request.verb()));
        return resolved(work, situation, actor, fields(request.fields())).then(fields -> named.read(situation, request.verb(), fields)).then(fields -> {
            return new MatterRules(situation, work.work().now()).decide(request.verb(), fields, actor, rule.map(move -> work.store().history(situation, move, actor)).orElse(List.of()));
        }).then(decision -> named.checked(work.db(), situation, actor, decision)).then(decision -> work.files().areFree(decision.move().values().files(), actor.personId())
                ? modes.hold(work.db(), situation, request.verb(), actor).then(_ -> redraws.hold(work.db(), situation, request.verb(), actor)).map(_ -> work.work().carry(situation, decision))
                : Outcome.refused("FILE_UNKNOWN", "photos"));
    }

    /// A move may name another matter by its number; the rules want its id, and that the actor may see it.
    private Outcome<Map<String, Object>> resolved(Transaction work, Situation situation, Actor actor, Map<String, Object> fields) {
        Object into = fields.get("into");
        if (into == null) {
            return Outcome.done(fields);
        }
        return find(work.store(), actor, into.toString()).then(target -> {
            Matter other = target.matter();
            if (other.id() == situation.matter().id() || !other.isOpen() || !reached(situation).contains(other.identity().kind())) {
                return Outcome.refused("CANNOT_MERGE", FieldRules.brief(into));
            }
            var replaced = new TreeMap<>(fields);
            replaced.put("into", other.id());
            return Outcome.done((Map<String, Object>) replaced);
        });
    }

    /// The kinds that a matter may be merged into: its own, or those that the playbook's field names.
    private static List<String> reached(Situation situation) {
        List<String> kinds = Optional.ofNullable(situation.playbook().fields().get("into")).map(Field::of).orElse(List.of());
        return kinds.isEmpty() ? List.of(situation.matter().identity().kind()) : kinds;
    }

    static boolean isOpenToAll(Situation situation, String verb) {
        var rule = situation.kind().moves().get(verb);
        return rule != null && (rule.by().contains("resident") || rule.by().contains("guest")) && situation.matter().parentId().isEmpty() && !situation.matter().state().isOwnUnits();
    }

    /// One matter as the actor may see it.
    public Outcome<MatterView> find(Actor actor, String number, String language) {
        return db.read(scope(actor), db -> {
            var store = new MatterStore(db, actor.district());
            return find(store, actor, number).map(situation -> views.view(db, situation, actor, language));
        });
    }

    /// The timeline of a matter as the actor may see it, oldest first.
    public Outcome<List<MoveView>> moves(Actor actor, String number, String language) {
        return db.read(scope(actor), db -> {
            var store = new MatterStore(db, actor.district());
            return find(store, actor, number).map(situation -> views.moves(db, situation, actor, language));
        });
    }

    /// A matter to be followed on its open page, by whoever may see it.
    Outcome<MatterLiveWatch> watch(Actor actor, String number) {
        return db.read(scope(actor), db -> find(new MatterStore(db, actor.district()), actor, number))
                .map(situation -> new MatterLiveWatch(situation.matter().id(), situation.kind(), () -> version(actor, situation.matter())));
    }

    private int version(Actor actor, Matter seen) {
        return db.read(scope(actor), db -> new MatterStore(db, actor.district()).find(seen.id())).map(now -> now.state().seq()).orElse(seen.state().seq());
    }

    /// The unit that had a matter in hand when one of its moves was made.
    Outcome<Long> baseAt(Actor actor, String number, int seq) {
        return db.read(scope(actor), db -> {
            var store = new MatterStore(db, actor.district());
            return find(store, actor, number)
                    .map(situation -> Replay.of(store.history(situation.matter().id()).stream().filter(move -> move.seq() <= seq).toList()).state().baseId());
        });
    }

    /// What opening as a guest gave: the matter, and the secret that lets the guest come back to it.
    public record GuestOpened(MatterView matter, String claim) {}

    /// Opens a matter for somebody without an account. The claim is for nobody else: whoever has it is this guest.
    /// A repeated client id opens nothing new, and its claim leads to the same matter.
    public Outcome<GuestOpened> openAsGuest(int district, MatterRequests.Open request, String language) {
        return opened(people.newGuest(district), request, (_, matter, _) -> matter).map(matter -> {
            // of ten at once only one has opened it, and all of them are that one
            var guest = new Actor(district, Actor.Kind.GUEST, Objects.requireNonNull(matter.identity().askerId()), List.of(), false);
            var answer = view(guest, language);
            var shown = db.read(Command.scope(guest), db -> answer.of(db, matter, (found, actor) -> situation(db, found, actor)));
            return new GuestOpened(shown, accounts.claimLink(district, guest.personId()));
        });
    }

    /// The asker's name and phone in clear, those of whom the asker reports for, and what was said in sealed fields, for somebody with an open duty on
    /// the matter and a reason. Every look is logged; too many within an hour are refused.
    Outcome<MatterRevealed> reveal(Actor actor, String number, String reason) {
        return db.read(scope(actor), db -> find(new MatterStore(db, actor.district()), actor, number)).then(situation -> {
            var identity = situation.matter().identity();
            Long subject = identity.askerId() == null ? identity.openerId() : identity.askerId();
            boolean onDuty = Access.of(actor, situation) == Access.FULL && situation.matter().isOpen();
            boolean sealed = db.read(scope(actor), db -> new SealedStore(db, actor.district(), desk.keyring()).has(identity.id()));
            if (identity.askerId() == null && !sealed || !onDuty) {
                audit.addAlone(AuditNote.of(actor, AuditAct.LOOK, AuditSubject.matter(situation.matter().id())).asRefused());
                return Outcome.refused("NO_OPEN_DUTY", number);
            }
            if (views.hides(actor, situation)) {
                return Outcome.refused("ASKER_PROTECTED", number);
            }
            if (reason.isBlank()) {
                return Outcome.refused("FIELD_MISSING", "reason");
            }
            if (!FieldRules.isStorable(reason)) {
                return Outcome.refused("TEXT_UNREADABLE", "reason");
            }
            Long asker = identity.askerId();
            if (asker != null && !sharing.mayShow(actor, asker)) {
                return Outcome.refused("CONSENT_NEEDED");
            }
            return reveals.before(actor).then(_ -> opened(actor, situation, subject, sealed, reason));
        });
    }

    private Outcome<MatterRevealed> opened(Actor actor, Situation situation, @Nullable Long subject, boolean sealed, String reason) {
        long matter = situation.matter().id();
        Optional<Contact> asker = Optional.empty();
        if (subject != null && situation.matter().identity().askerId() != null) {
            Optional<Contact> about = MatterViews.about(situation).flatMap(person -> people.contact(actor, person, matter, reason));
            asker = people.contact(actor, subject, matter, reason).map(contact -> about.map(contact::with).orElse(contact));
        }
        if (asker.isEmpty() && situation.matter().identity().askerId() != null || reason.length() > People.MAX_REASON_CHARACTERS) {
            return Outcome.refused("FIELD_MALFORMED", "reason");
        }
        Map<String, String> texts = Map.of();
        if (sealed) {
            people.notesLook(actor, subject, matter, reason);
            texts = db.read(scope(actor), db -> new SealedStore(db, actor.district(), desk.keyring()).open(matter));
        }
        return Outcome.done(new MatterRevealed(asker.orElse(null), texts, situation));
    }

    /// The household that a matter is about, for somebody with an open duty on it, who has to go there; otherwise empty.
    public OptionalLong household(Actor actor, String number) {
        return db.read(scope(actor), db -> find(new MatterStore(db, actor.district()), actor, number))
                .map(situation -> Access.of(actor, situation) == Access.FULL ? household(situation.kind(), situation.matter()) : OptionalLong.empty())
                .orElse(none -> OptionalLong.empty());
    }

    static OptionalLong household(Kind kind, Matter matter) {
        Long subject = matter.identity().subjectId();
        return subject != null && matter.isOpen() && kind.subject().filter("household"::equals).isPresent() ? OptionalLong.of(subject) : OptionalLong.empty();
    }

    /// For the database's own reads: residents and guests see their rows only, and nobody what another unit alone sees.
    static Scope scope(Actor actor) {
        return new Scope(actor.district(), actor.isStaff() ? Scope.Kind.STAFF : Scope.Kind.PERSON, actor.personId(), actor.posts().stream().map(Post::unitId).distinct().toList());
    }

    private Outcome<Situation> find(MatterStore store, Actor actor, String number) {
        return canonical(actor, number).flatMap(store::address).flatMap(address -> store.find(address.id()))
                .map(matter -> desk.situation(store, matter, actor))
                .filter(situation -> Access.of(actor, situation) != Access.NONE)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused("MATTER_UNKNOWN", number));
    }

    private Outcome<Situation> locked(Transaction work, Actor actor, String number) {
        return canonical(actor, number).flatMap(known -> work.work().lock(known, actor)).map(Outcome::done).orElseGet(() -> Outcome.refused("MATTER_UNKNOWN", number));
    }

    private Optional<String> canonical(Actor actor, String number) {
        var today = desk.now().atZone(desk.tenant(actor.district()).zone()).toLocalDate();
        return PublicNumber.parse(number, actor.district(), today).filter(parsed -> parsed.district() == actor.district()).map(PublicNumber::text);
    }

    /// What is answered about a matter, and from what: a transaction that moved it knows its family already.
    private interface Answer<T> {

        T of(DSLContext db, Matter matter, BiFunction<Matter, Actor, Situation> situations);
    }

    private Answer<MatterView> view(Actor actor, String language) {
        return (db, matter, situations) -> views.view(db, situations.apply(matter, actor), actor, language);
    }

    private Situation situation(DSLContext db, Matter matter, Actor actor) {
        return desk.situation(new MatterStore(db, actor.district()), matter, actor);
    }

    private static Receipt receipt(DSLContext db, Matter matter, BiFunction<Matter, Actor, Situation> situations) {
        return Receipt.of(matter);
    }

    /// What one transaction works with.
    record Transaction(DSLContext db, MatterStore store, FileStore files, Work work) {}

    /// What somebody sent, once or many times.
    private record Command(Actor actor, @Nullable UUID id, byte[] digest) {

        Scope scope() {
            return scope(actor);
        }

        static Scope scope(Actor actor) {
            return new Scope(actor.district(), Scope.Kind.MOVE, actor.personId());
        }
    }

    /// Carries a command out once: a repeated client id gets the matter as it is now, with a different content a refusal.
    private <T> Outcome<T> once(Command command, Function<Transaction, Outcome<Matter>> body, Answer<T> answer) {
        int district = command.actor().district();
        try {
            Outcome<T> outcome = db.writeOutcome(command.scope(), db -> {
                var store = new MatterStore(db, district);
                var files = new FileStore(db, district);
                var transaction = new Transaction(db, store, files, new Work(store, files, desk, ids, district));
                if (command.id() != null) {
                    transaction.work().carriesOut(command.id(), command.digest());
                }
                // what followed from the move may have moved the matter on
                return body.apply(transaction)
                        .map(matter -> answer.of(db, transaction.work().latest(matter), transaction.work()::situation));
            });
            // refused because the very same command was carried out before: then it was not refused
            return outcome.isDone() ? outcome : again(command, answer).orElse(outcome);
        } catch (IntegrityConstraintViolationException e) {
            // the rules would allow it twice, or it arrived twice at once: the result of the first is the answer
            return again(command, answer).orElseThrow(() -> e);
        }
    }

    private <T> Optional<Outcome<T>> again(Command command, Answer<T> answer) {
        return command.id() == null ? Optional.empty()
                : db.read(command.scope(), db -> repeated(db, command).map(outcome -> outcome.map(matter -> answer.of(db, matter, (found, actor) -> situation(db, found, actor)))));
    }

    private static Optional<Outcome<Matter>> repeated(DSLContext db, Command command) {
        var store = new MatterStore(db, command.actor().district());
        return Optional.ofNullable(command.id()).flatMap(store::command).map(before -> java.util.Arrays.equals(before.digest(), command.digest())
                ? Outcome.done(store.find(before.matterId()).orElseThrow())
                : Outcome.refused("CLIENT_ID_REUSED", "id"));
    }

    /// What was sent to open a matter, in short. A guest who sends again is another guest, but means the same; whoever has
    /// an account is meant as that person and no other.
    private Outcome<byte[]> opening(Actor actor, MatterRequests.Open request) {
        String who = actor.kind() == Actor.Kind.GUEST ? "guest" : Long.toString(actor.personId());
        var asker = request.asker() == null ? new MatterRequests.Asker(null, null) : request.asker();
        byte[] contact = people.contactIndex(actor.district(), asker.name(), asker.phone());
        var about = request.about();
        byte[] contacts = about == null ? contact : Hashing.sha256(contact, people.contactIndex(actor.district(), about.name(), about.phone()));
        return digest(List.of(who, "open", request.kind() + "|" + request.channel() + "|" + request.place()), contacts, request.fields());
    }

    /// What was sent, in short. Refuses numbers that JSON can write and the log cannot hold, such as 1e999.
    private static Outcome<byte[]> digest(List<String> said, byte[] contact, @Nullable Map<String, Object> fields) {
        try {
            return Outcome.done(Hashing.sha256((String.join("\0", said) + "\0").getBytes(StandardCharsets.UTF_8), contact,
                    CanonicalJson.write(fields(fields)).getBytes(StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            return Outcome.refused("REQUEST_MALFORMED");
        }
    }

    private static Map<String, Object> fields(@Nullable Map<String, Object> fields) {
        var kept = new TreeMap<String, Object>(fields == null ? Map.of() : fields);
        kept.values().removeIf(Objects::isNull);
        return kept;
    }
}
