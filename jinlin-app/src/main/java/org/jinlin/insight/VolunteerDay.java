package org.jinlin.insight;

import java.util.List;
import java.util.Optional;
import org.jinlin.matters.MatterPagesRow;

/// The page of whoever serves.
///
/// @param fitting of it, what wants a skill that one has named
/// @param asked  what a role of one's own could take on now, the most urgent first
/// @param more   where more of it is
/// @param taken  what one took on
/// @param points what one has, one sentence a currency
/// @param card   what one owes of home days, reports and pledges
public record VolunteerDay(List<MatterPagesRow> fitting, List<MatterPagesRow> asked, Optional<String> more, List<MatterPagesRow> taken, List<String> points, ObligationCard card) {}
