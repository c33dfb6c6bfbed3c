package org.jinlin.org;

import java.time.Instant;

/// An operating mode that is over.
///
/// @param unitId  the unit that it was put over
/// @param binding the playbook that held meanwhile
public record PastMode(long unitId, Binding binding, Instant from, Instant until) {}
