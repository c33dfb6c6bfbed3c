package org.jinlin.org;

import java.time.Instant;

/// A playbook that holds at a unit and below in place of the district's own: an operating mode (平战转换).
///
/// @param unitId   the unit that it was put over
/// @param matterId the matter that put it in force, and that alone ends it
public record Overlay(long unitId, Binding binding, Instant since, long matterId) {}
