package org.jinlin.points;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the pages of a fund show, ready to read.
public final class FundScreen {

    private FundScreen() {}

    /// What everybody reads.
    ///
    /// @param kept  whether there is a fund here at all
    /// @param below units below that have one, where there is none here
    /// @param sums of the year, by purpose
    public record Open(String district, String unit, String name, boolean kept, List<Choice> below, String balance, String year, List<Sum> sums, List<Line> lines, Optional<String> next) {}

    /// What went in or out for a purpose.
    ///
    /// @param people how many were helped, as a sentence
    public record Sum(String purpose, String amount, @Nullable String people) {}

    /// A line of the book.
    ///
    /// @param who   who gave it, or a kind neighbour; null for what went out
    /// @param wrong whether it can be put right
    public record Line(String id, String day, String amount, String what, @Nullable String who, @Nullable String people, boolean reversed, boolean wrong) {}

    /// What a keeper sees.
    ///
    /// @param faults lines of a sheet that were not entered, each as a sentence with its number
    public record Desk(List<Choice> units, String unit, String balance, List<Choice> purposes, Typed typed, List<Line> lines, Optional<String> next, List<String> faults, @Nullable String fault,
            @Nullable String done) {}

    /// Something to choose from.
    public record Choice(String id, String name) {}

    /// What somebody typed, given back.
    public record Typed(String reference, String day, String amount, String purpose, String donor, boolean named, String people, String sheet) {
        static final Typed NOTHING = new Typed("", "", "", "", "", false, "", "");
    }
}
