package org.jinlin.people;

import org.jspecify.annotations.Nullable;

/// One of one's own passkeys as the page shows it.
///
/// @param used when it was used last, absent for never
public record PasskeyLine(String id, String name, String since, @Nullable String used) {}
