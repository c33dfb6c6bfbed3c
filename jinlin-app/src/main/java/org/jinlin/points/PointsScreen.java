package org.jinlin.points;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The pages of points, ready to be written.
public final class PointsScreen {

    private PointsScreen() {}

    /// One's own account.
    ///
    /// @param kept     whether points are kept here at all
    /// @param expiring what goes next, a sentence each
    /// @param donate   units that take donations, by id
    /// @param appeals  the kind of matter by which one objects
    /// @param fault    why something was not done
    /// @param done     what was done
    public record Own(boolean kept, List<String> balances, List<String> expiring, List<Line> lines, Optional<String> next, List<Choice> donate, String typed, String key, boolean shop, boolean certificate,
            @Nullable String appeals, @Nullable String fault, @Nullable String done) {}

    /// A line of the statement.
    ///
    /// @param matter the number of the matter that led to it
    public record Line(String what, String amount, String balance, String at, @Nullable String matter) {}

    /// Who can be given something.
    public record Choice(String id, String name) {}

    /// What can be had.
    ///
    /// @param offers   what there is
    /// @param vouchers the latest of one's own
    public record Shelf(List<String> balances, List<Offer> offers, Optional<String> next, List<Paper> vouchers, @Nullable String fault) {}

    /// Something that can be had at a unit.
    ///
    /// @param key   under which a tap pays once
    /// @param often how many somebody gets in a month, as a sentence
    public record Offer(String unit, String unitName, String gift, String name, String costs, long remaining, String key, @Nullable String often) {}

    /// A voucher.
    ///
    /// @param open whether it can still be used
    public record Paper(String id, String name, String unit, String costs, String state, boolean open, String at, String code) {}

    /// What a desk keeps.
    ///
    /// @param units  whose stock may be changed
    /// @param totals what teams and communities have
    /// @param fund   whether somebody keeps a fund
    public record Desk(List<Shop> shops, List<Wait> waiting, Optional<String> nextWaiting, List<Total> totals, Optional<String> nextTotals, boolean fund, @Nullable String fault, @Nullable String done) {}

    /// A unit whose shop somebody keeps.
    public record Shop(String unit, String name, List<Stock> stock) {}

    /// How many of a gift are left.
    public record Stock(String gift, String name, long remaining) {}

    /// What waits for a yes.
    ///
    /// @param amount what is given when it is confirmed
    public record Wait(String id, String rule, String who, String amount, String matter, String day) {}

    /// What was given, to be put right.
    public record Given(List<Wait> lines, Optional<String> next, List<Choice> reasons, @Nullable String fault, @Nullable String done) {}

    /// Who was given most in a month.
    ///
    /// @param later   the month after, where it is not ahead
    /// @param persons null where the district has not switched it on
    public record Ranking(String month, String earlier, @Nullable String later, List<Total> units, @Nullable List<Total> persons) {}

    /// What a team or a community has.
    public record Total(String name, String kind, String amount) {}
}
