package org.jinlin.org;

/// A unit to be added below another one.
public record NewUnit(Unit unit, long parentId) {}
