package org.jinlin.points;

/// What was booked.
///
/// @param transferId 0 when there was nothing to take
/// @param amount     less than was asked for only where as much as there is was asked for
/// @param repeated   the key was booked before; nothing was changed now
public record Booked(long transferId, long amount, boolean repeated) {}
