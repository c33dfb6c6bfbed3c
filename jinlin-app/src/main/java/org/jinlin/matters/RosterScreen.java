package org.jinlin.matters;

import java.util.List;
import java.util.Optional;
import org.jinlin.matters.MatterPagesForm.Choice;
import org.jspecify.annotations.Nullable;

/// What the pages of rosters show.
public final class RosterScreen {

    private RosterScreen() {}

    /// Where a list is sent, and those that were.
    ///
    /// @param units for which lists may be sent
    /// @param seen  the list that was just looked at
    /// @param next  the address of the next page
    public record Home(List<Choice> units, String unit, int rowsMax, @Nullable String fault, @Nullable Seen seen, List<Card> lists, Optional<String> next) {}

    /// A list that was looked at and is not entered.
    ///
    /// @param asked how many would be asked
    /// @param fits  the first of them
    public record Seen(String id, String unit, int asked, List<Wrong> wrong, List<Fits> fits) {}

    /// @param row as Excel counts them
    public record Wrong(int row, List<String> sentences) {}

    /// @param name      masked
    /// @param grid      that follows from the address
    /// @param elsewhere the unit of another district that is asked once the person agrees
    public record Fits(int row, String name, String place, String grid, @Nullable String elsewhere) {}

    /// A list that was entered.
    public record Card(String id, String unit, String at, int waiting, int yes, int no, int bad, boolean undone) {}

    /// One list with its rows.
    ///
    /// @param undoUntil until when it can be taken back; null afterwards
    /// @param left      rows that could not be entered any more, or that stay after it was taken back
    public record Whole(Card card, @Nullable String undoUntil, List<Line> rows, Optional<String> next, @Nullable String fault, @Nullable String done, List<String> left) {}

    /// @param name   masked; empty once nothing is kept
    /// @param number of what the person opened
    public record Line(int row, String name, String state, @Nullable String number) {}

    /// What somebody is asked.
    ///
    /// @param facts   what was written of the person, line by line
    /// @param consent what the person agrees to apart, where the unit is of another district
    public record Question(String id, String kind, String sender, String unit, String name, String phone, String address, String place, List<String> facts, @Nullable String second, @Nullable String consent, String at,
            String until) {}
}
