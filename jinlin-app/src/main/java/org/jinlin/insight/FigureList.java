package org.jinlin.insight;

import java.util.List;
import org.jinlin.kit.Page;

/// What a figure counted: matters, units or persons, a page of them. Nothing that somebody said; names are masked.
///
/// @param formula of the figure
/// @param part    which of its numbers
public record FigureList(Insight.Place unit, String name, String formula, String part, Page<Line> page) {

    /// @param to    the page of it; empty where there is none to go to
    /// @param name  the number of a matter, the name of a unit, the masked name of a person
    /// @param place where it is
    /// @param state how a matter ended or where it stands, the level of a unit, the posts of a person
    /// @param when  the day by which a matter is counted; empty for others
    public record Line(String to, String name, String place, String state, String when) {}

    /// Everything on it.
    public List<Line> lines() {
        return page.items();
    }
}
