package org.jinlin.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A duty of a person towards a household or a unit, as the calendar opens matters from it.
///
/// @param householdId absent when the duty is towards a unit
/// @param unitId      the unit of the duty, or the unit where the household lives
/// @param from        the first day of the duty
public record LinkRow(long id, long personId, @Nullable Long householdId, long unitId, LocalDate from) {}
