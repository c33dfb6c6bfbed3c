package org.jinlin.kit;

import java.time.Instant;

/// What may be told of a key of blind indexes.
///
/// @param id     eight hexadecimal digits, or [Keyring#FIRST_INDEX]
/// @param since  from when it was known; 1970 for the first
/// @param finds  whether something is looked for by it
/// @param newest whether it is the one that new rows are to have
public record IndexState(String id, Instant since, boolean finds, boolean newest) {}
