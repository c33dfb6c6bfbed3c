package org.jinlin.people;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Scope;
import org.jinlin.people.AccountStore.Claim;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Bearer tokens of an account for programs that use the API. A token may do what its account may, except making tokens.
@Component
public class ApiTokens {

    private static final int MAX_NAME_CHARACTERS = 60;
    private static final int MAX_TOKENS = 20;
    private static final Duration LONGEST_LIFE = Duration.ofDays(366);
    /// So that people and scanners of source code recognise one that lies about.
    private static final String PREFIX = "jinlin_";

    private final Db db;
    private final AccountStore accounts;
    private final TokenStore tokens;
    private final Accounts signIns;
    private final Audit audit;
    private final JinlinClock clock;

    ApiTokens(Db db, AccountStore accounts, TokenStore tokens, Accounts signIns, Audit audit, JinlinClock clock) {
        this.db = db;
        this.accounts = accounts;
        this.tokens = tokens;
        this.signIns = signIns;
        this.audit = audit;
        this.clock = clock;
    }

    /// Makes a token. Refused: `TOKEN_NEEDS_SESSION` when asked with a token or as a guest, `TOKEN_NAME_INVALID` unless 1 to
    /// 60 characters, `TOKEN_EXPIRY_INVALID` unless it ends within a year, `TOO_MANY_TOKENS` at 20 valid ones.
    public Outcome<NewToken> create(Actor actor, String name, @Nullable Instant expiresAt) {
        Optional<Claim> owner = owner(actor);
        if (owner.isEmpty() || actor.viaApi()) {
            return Outcome.refused("TOKEN_NEEDS_SESSION");
        }
        Instant now = clock.now();
        if (name.isBlank() || name.length() > MAX_NAME_CHARACTERS) {
            return Outcome.refused("TOKEN_NAME_INVALID", MAX_NAME_CHARACTERS);
        }
        if (expiresAt != null && (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(LONGEST_LIFE)))) {
            return Outcome.refused("TOKEN_EXPIRY_INVALID");
        }
        String token = PREFIX + Secret.fresh();
        byte[] hash = Secret.hash(token);
        Instant ends = expiresAt == null ? now.plus(LONGEST_LIFE) : expiresAt;
        var row = new TokenRow(HexFormat.of().formatHex(hash), name.strip(), now, ends, null);
        return db.writeOutcome(Accounts.scope(owner.get()), sql -> {
            if (tokens.countValid(sql, owner.get(), now) >= MAX_TOKENS) {
                return Outcome.refused("TOO_MANY_TOKENS", MAX_TOKENS);
            }
            tokens.insert(sql, owner.get(), hash, row);
            audit.add(sql, AuditNote.of(actor, AuditAct.TOKEN_MADE, AuditSubject.person(actor.personId())));
            return Outcome.done(new NewToken(row, token));
        });
    }

    /// The actor's tokens, the newest first, the revoked and the expired ones too.
    public List<TokenRow> list(Actor actor) {
        return owner(actor).map(owner -> tokens.list(db.ref(), owner)).orElse(List.of());
    }

    /// Ends a token of the actor's own at once. False when there is no such valid token.
    public boolean revoke(Actor actor, String id) {
        if (!id.matches("[0-9a-f]{64}")) {
            return false;
        }
        return owner(actor)
                .map(owner -> db.write(Accounts.scope(owner), sql -> {
                    int ended = tokens.revoke(sql, owner, HexFormat.of().parseHex(id), clock.now());
                    if (ended > 0) {
                        audit.add(sql, AuditNote.of(actor, AuditAct.TOKEN_ENDED, AuditSubject.person(actor.personId())));
                    }
                    return ended;
                }))
                .orElse(0) > 0;
    }

    /// Whose token this is. Empty when it is unknown, expired or revoked, or the account is blocked.
    public Optional<Actor> byBearer(String token) {
        if (!token.startsWith(PREFIX) || !Secret.isPlausible(token)) {
            return Optional.empty();
        }
        return tokens.valid(db.ref(), Secret.hash(token), clock.now()).flatMap(owner -> signIns.actor(owner, true));
    }

    private Optional<Claim> owner(Actor actor) {
        if (actor.kind() != Actor.Kind.PERSON) {
            return Optional.empty();
        }
        int district = actor.district();
        return db.read(new Scope(district, Scope.Kind.SIGN_IN, 0), sql -> accounts.ofPerson(sql, district, actor.personId()))
                .map(account -> new Claim(district, account.id()));
    }
}
