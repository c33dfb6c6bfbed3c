package org.jinlin.matters;

/// Why a team suits: what a suggestion shows.
///
/// @param sharedId the lowest unit that both the place and the team belong to
/// @param steps    how many levels that is above the place: fewer is nearer
/// @param open     how much the team has on
record TeamFit(long unitId, long sharedId, int steps, int open) {}
