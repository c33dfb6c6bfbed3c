package org.jinlin.matters;

import org.jspecify.annotations.Nullable;

/// The page on which somebody has the own home confirmed.
///
/// @param confirmed since when it is confirmed, and where; absent when it is not
/// @param waits     since when it waits to be looked at
/// @param answer    why it was not confirmed the last time
/// @param place     what was typed, or where the person is known to live
public record MyHomeScreen(@Nullable String confirmed, @Nullable String waits, @Nullable String answer, String place, String door, @Nullable String fault, @Nullable String done) {}
