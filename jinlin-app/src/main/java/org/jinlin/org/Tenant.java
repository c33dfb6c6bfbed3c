package org.jinlin.org;

import java.time.ZoneId;

/// A county or district, the owner of its rows.
///
/// @param district the surrogate number, first column of every distributed table and first part of every matter number
/// @param code     the six-digit division code (GB/T 2260), or a pack's own
/// @param rootId   the unit at the top of its tree
public record Tenant(int district, String code, String name, ZoneId zone, long rootId) {}
