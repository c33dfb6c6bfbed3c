package org.jinlin.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that happened to an account, for its owner to read on the page of sessions.
///
/// @param by who did it, where it was not the owner
public record AccountEvent(Instant at, Kind kind, @Nullable Long by) {

    /// All that is told. The words are in the message files under `page.sessions.event.`.
    public enum Kind {
        NEW_DEVICE, PASSWORD_CHANGED, FACTOR_SET, CODE_USED, PHONE_PROVEN, REMEMBERED, REMEMBERED_STOLEN, RECOVERY_STARTED, RECOVERY_CONFIRMED, RECOVERED, SIGNED_OUT_ELSEWHERE,
        PASSKEY_ADDED, PASSKEY_REMOVED, PASSKEY_COPIED, OPENID_LINKED, OPENID_UNLINKED, OPENID_SIGNED_OUT
    }
}
