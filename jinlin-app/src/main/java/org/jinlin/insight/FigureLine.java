package org.jinlin.insight;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A figure of a unit: both numbers, the share, and how it is counted.
///
/// @param formula  a sentence made from the playbook
/// @param from     first day of the stretch; absent where all there ever were are counted
/// @param share    in percent with one decimal, rounded down; absent for a number that stands alone, and for a rate of fewer than ten verdicts
/// @param average  with one decimal, where a sum stands over a count; absent elsewhere
/// @param few      whether the share is missing because too few people were asked
/// @param missing  units that have none; absent where no units are counted
/// @param target   in percent
/// @param before   the stretch before, up to the same day; absent where there is no stretch
/// @param last     the whole stretch before; absent where `before` is all of it
/// @param change   of the numerator against the one before, in percent
/// @param rating   what the share or average stands for, in words
/// @param each     whether organisations have it, each by the unit that it hangs on
public record FigureLine(String code, String name, String formula, @Nullable LocalDate from, @Nullable LocalDate to, long numerator, @Nullable Long denominator,
        @Nullable BigDecimal share, @Nullable BigDecimal average, boolean few, @Nullable Long missing, @Nullable Integer target, @Nullable Before before, @Nullable Before last, @Nullable BigDecimal change,
        @Nullable String rating, boolean each) {

    /// The same figure of the stretch before.
    public record Before(LocalDate from, LocalDate to, long numerator, @Nullable Long denominator, @Nullable BigDecimal share, @Nullable BigDecimal average) {}

    /// Whether the target is not reached; false where there is none, or no share.
    public boolean isBelow() {
        return target != null && share != null && share.compareTo(BigDecimal.valueOf(target)) < 0;
    }
}
