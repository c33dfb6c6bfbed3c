package org.jinlin.points;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Something that came into a fund or went out of it, as it is to be entered.
///
/// @param reference by which the bank knows it; the same is entered once
/// @param cents     in hundredths of a yuan, below zero for what went out
/// @param people    how many were helped; of grants only
/// @param donor     who gave it, as the bank wrote it
/// @param named     whether the donor agreed to stand in the open statement by name
public record FundEntry(String reference, LocalDate day, long cents, FundPurpose purpose, @Nullable Integer people, @Nullable String donor, boolean named) {}
