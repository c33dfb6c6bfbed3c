package org.jinlin.kit;

import java.time.Instant;

/// What may be told of a data key.
///
/// @param id     eight hexadecimal digits
/// @param since  from when it sealed; 1970 for one of the first format, which did not say
/// @param newest whether it is the one that seals
public record KeyState(String id, DataCipher cipher, Instant since, boolean newest) {}
