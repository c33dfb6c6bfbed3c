package org.jinlin.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The figures of a unit on a day.
///
/// @param trail  from the viewer's own unit down to this one
/// @param below  what lies directly below, to go on to
/// @param map    the day whose boundaries it goes by; null for today's
/// @param day    the last day that is looked at
/// @param behind moves that are not counted yet
public record FigureBoard(Insight.Place unit, List<Insight.Place> trail, List<Insight.Place> below, @Nullable LocalDate map, LocalDate day, Instant at, long behind, List<FigureLine> figures) {

    /// The list behind a number.
    ///
    /// @param part `count`, `of` or `missing`
    public String list(FigureLine figure, String part) {
        return "/figures/list?unit=" + unit.id() + "&day=" + day + "&figure=" + figure.code() + "&part=" + part + mapped();
    }

    /// The same list of the stretch before.
    public String before(FigureLine figure, FigureLine.Before before, String part) {
        return "/figures/list?unit=" + unit.id() + "&day=" + before.to() + "&figure=" + figure.code() + "&part=" + part + mapped();
    }

    /// The list of those below the number.
    public String below(ObligationLine obligation) {
        return "/obligations/list?unit=" + unit.id() + "&day=" + day + "&obligation=" + obligation.code();
    }

    /// The list of everybody who owes it.
    public String all(ObligationLine obligation) {
        return below(obligation) + "&part=" + ObligationLists.ALL;
    }

    /// The page of another unit.
    public String of(String unitId) {
        return "/figures?unit=" + unitId + "&day=" + day + mapped();
    }

    /// What addresses say of the boundaries.
    public String mapped() {
        return map == null ? "" : "&map=" + map;
    }
}
