package org.jinlin.app;

import java.util.List;
import org.jinlin.people.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// Who makes the present request, and by what it was known. The actor's kind is its only authority: what a person may do
/// is decided by posts, in the rooms.
final class SecurityIdentity extends AbstractAuthenticationToken {

    enum Proof { SESSION, CLAIM, BEARER }

    private final transient Actor actor;
    private final Proof proof;
    private final transient @Nullable String csrf;

    /// @param csrf what unsafe requests of a session have to repeat
    SecurityIdentity(Actor actor, Proof proof, @Nullable String csrf) {
        super(List.of(new SimpleGrantedAuthority(actor.kind().name())));
        this.actor = actor;
        this.proof = proof;
        this.csrf = csrf;
        setAuthenticated(true);
    }

    Actor actor() {
        return actor;
    }

    Proof proof() {
        return proof;
    }

    @Nullable String csrf() {
        return csrf;
    }

    @Override
    public Object getPrincipal() {
        return actor;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public String getName() {
        return Long.toString(actor.personId());
    }
}
