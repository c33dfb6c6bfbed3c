package org.jinlin.people;

import org.jspecify.annotations.Nullable;

/// An act as it is handed to the audit: who, in which post, what, about what. Time and device are added by the audit.
///
/// @param district 0 for what belongs to no district: an unknown sign-in name, a backup of everything
/// @param actorId  0 for nobody known, an operator at the machine, or the engine
/// @param role     of the first post that the actor holds; null for who holds none
/// @param unitId   of that post
/// @param amount   how many the act was about, 1 for most
/// @param refused  whether it was refused and nothing came of it
public record AuditNote(int district, long actorId, @Nullable String role, @Nullable Long unitId, AuditAct act, AuditSubject subject, int amount, boolean refused) {

    /// Who is signed in, or a guest, or the engine.
    public static AuditNote of(Actor actor, AuditAct act, AuditSubject subject) {
        Post post = actor.posts().isEmpty() ? null : actor.posts().getFirst();
        return new AuditNote(actor.district(), actor.personId(), post == null ? null : post.role(), post == null ? null : post.unitId(), act, subject, 1, false);
    }

    /// A person whose posts play no part, 0 for nobody.
    public static AuditNote of(int district, long personId, AuditAct act, AuditSubject subject) {
        return new AuditNote(district, personId, null, null, act, subject, 1, false);
    }

    /// An operator at the machine, for everything there is.
    public static AuditNote operator(AuditAct act) {
        return of(0, 0, act, AuditSubject.NONE);
    }

    public AuditNote amount(int many) {
        return new AuditNote(district, actorId, role, unitId, act, subject, many, refused);
    }

    public AuditNote asRefused() {
        return new AuditNote(district, actorId, role, unitId, act, subject, amount, true);
    }
}
