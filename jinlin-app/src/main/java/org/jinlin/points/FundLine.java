package org.jinlin.points;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A line of the book of a fund.
///
/// @param cents    below zero for what went out
/// @param people   how many were helped
/// @param donor    only where the donor said yes to be named
/// @param reversed whether it was put right by a later line
public record FundLine(long id, long unitId, LocalDate day, long cents, FundPurpose purpose, @Nullable Integer people, @Nullable String donor, boolean reversed) {

    /// What went in or out of a fund for one purpose.
    public record Sum(FundPurpose purpose, long cents, long lines, long people) {}
}
