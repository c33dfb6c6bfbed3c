package org.jinlin.people;

import java.util.Optional;
import org.jinlin.kit.BlindIndex;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Scope;
import org.jinlin.people.AccountStore.Claim;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who at the single sign-on is who here. Only whoever is signed in here and there ties both together, or the system administrator with a reason: never a mail
/// address or a phone that somebody there may have typed.
@Component
public class OpenidLinks {

    private static final int SUBJECT_CHARACTERS_MAX = 255;

    private final Db db;
    private final OpenidStore store;
    private final OpenidSettings settings;
    private final AccountEventStore events;
    private final OwnAccount own;
    private final Administrators administrators;
    private final Seals seals;
    private final IndexTurn turn;
    private final JinlinClock clock;

    OpenidLinks(Db db, OpenidStore store, OpenidSettings settings, AccountEventStore events, OwnAccount own, Administrators administrators, Seals seals, IndexTurn turn, JinlinClock clock) {
        this.db = db;
        this.store = store;
        this.settings = settings;
        this.events = events;
        this.own = own;
        this.administrators = administrators;
        this.seals = seals;
        this.turn = turn;
        this.clock = clock;
    }

    /// Whether there is a single sign-on.
    public boolean isOffered() {
        return settings.isOffered();
    }

    /// Whether one is tied to somebody there.
    public boolean isLinked(Actor actor) {
        return own.of(actor).filter(claim -> store.isLinked(db.ref(), claim)).isPresent();
    }

    /// The account of somebody there.
    Optional<Claim> owner(String subject) {
        return store.claim(db.ref(), index(subject));
    }

    /// Ties somebody there to an account. Refused: `OPENID_TAKEN` when it is another's already.
    ///
    /// @param by who does it, when it is not the owner
    Outcome<Boolean> link(Claim owner, String subject, @Nullable Long by) {
        BlindIndex index = index(subject);
        return db.writeOutcome(Accounts.scope(owner), sql -> {
            if (!store.link(sql, index, turn.written(sql, index), owner, clock.now())) {
                return Outcome.refused("OPENID_TAKEN");
            }
            events.add(sql, owner, AccountEvent.Kind.OPENID_LINKED, by, clock.now());
            return Outcome.done(true);
        });
    }

    /// One's own tie ends. False when there was none.
    public boolean unlink(Actor actor) {
        return own.of(actor).map(claim -> ended(claim, null)).orElse(false);
    }

    private boolean ended(Claim owner, @Nullable Long by) {
        return db.write(Accounts.scope(owner), sql -> {
            boolean ended = OpenidStore.unlink(sql, owner) > 0;
            if (ended) {
                events.add(sql, owner, AccountEvent.Kind.OPENID_UNLINKED, by, clock.now());
            }
            return ended;
        });
    }

    /// The system administrator ties somebody's account, or ends the tie when no subject is given. Refused: `ADMIN_NEEDED`, `REASON_MISSING`, `ACCOUNT_UNKNOWN`,
    /// `ADMIN_SELF` for the own one, `OPENID_TAKEN`, `OPENID_OFF` where there is no single sign-on, `TEXT_TOO_LONG`.
    ///
    /// @param subject how the provider calls this person (`sub`)
    public Outcome<Boolean> set(Actor by, long personId, String subject, String reason) {
        String typed = subject.strip();
        return administrators.need(by, Administrator.SYSTEM).then(_ -> Administrators.reason(reason))
                .then(_ -> by.personId() == personId ? Outcome.<Claim>refused("ADMIN_SELF") : !settings.isOffered() ? Outcome.<Claim>refused("OPENID_OFF")
                        : typed.length() > SUBJECT_CHARACTERS_MAX ? Outcome.<Claim>refused("TEXT_TOO_LONG", "sub", SUBJECT_CHARACTERS_MAX, typed.length())
                        : own.ofPerson(by.district(), personId).map(row -> Outcome.done(new Claim(by.district(), row.id()))).orElseGet(() -> Outcome.refused("ACCOUNT_UNKNOWN")))
                .then(claim -> typed.isEmpty() ? Outcome.done(ended(claim, by.personId())) : link(claim, typed, by.personId()));
    }

    /// The hash of a session there, or of none where the provider names none: what was opened by it carries it.
    byte[] session(@Nullable String session) {
        return Secret.hash(settings.issuer() + "\n" + (session == null ? "" : session));
    }

    private BlindIndex index(String subject) {
        return seals.codeIndex(settings.issuer() + "\n" + subject, "single sign-on");
    }
}
