package org.jinlin.people;

import java.time.Instant;
import java.time.LocalDate;

/// A moment in a tenant: appointments begin with a day there, and end with a day or at a moment.
///
/// @param day of the tenant's time zone
record Moment(Instant at, LocalDate day) {}
