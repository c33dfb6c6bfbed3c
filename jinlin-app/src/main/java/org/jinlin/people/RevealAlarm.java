package org.jinlin.people;

import java.time.Instant;

/// Somebody looked at very many persons within an hour, or wanted to.
///
/// @param reader  masked
/// @param unitId  where the reader's first post was
/// @param looks   in that hour until then
/// @param refused whether further looks were refused
public record RevealAlarm(Instant at, long readerId, String reader, long unitId, int looks, boolean refused) {}
