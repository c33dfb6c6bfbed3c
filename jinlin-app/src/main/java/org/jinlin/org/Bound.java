package org.jinlin.org;

import java.time.Instant;

/// A version of a playbook at a unit and below, from a moment on until the next one of that unit.
public record Bound(long unitId, Binding binding, Instant from) {}
