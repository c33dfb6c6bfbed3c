package org.jinlin.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A bearer token of an account, without the token itself.
///
/// @param id   the hash of the token, which opens nothing
/// @param name what its owner calls it
public record TokenRow(String id, String name, Instant createdAt, @Nullable Instant expiresAt, @Nullable Instant revokedAt) {}
