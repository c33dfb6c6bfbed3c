package org.jinlin.matters;

import java.util.Set;

/// Why somebody suits a need: the reasons that a suggestion shows.
///
/// @param skills      that were needed and that the person has
/// @param wayMetres   as the crow flies
/// @param when        parts of the week that suit both
/// @param tasksBefore what the person took on in the last weeks
/// @param costMetres  the way, and for each task before [HelpRules#METRES_A_TASK] more: who costs least is suggested first
public record HelpFit(long personId, Set<String> skills, int wayMetres, FreeHours when, int tasksBefore, long costMetres) {}
