package org.jinlin.people;

/// What somebody is appointed as today, and where.
public record Post(String role, long unitId) {}
