package org.jinlin.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A fresh sign-in. The token exists here and in the browser only; the database keeps its SHA-256.
///
/// @param csrf   what every unsafe request of this session has to repeat
/// @param device by which this browser is known again as the owner's; absent when it is known already
public record SignedIn(String token, String csrf, Instant expiresAt, @Nullable String device) {

    @Override
    public String toString() {
        return "SignedIn[expiresAt=" + expiresAt + "]";
    }
}
