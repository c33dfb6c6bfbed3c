package org.jinlin.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One rate as a page shows it, with all that it is made of.
///
/// @param key         response, on_time, resolution or satisfaction
/// @param left        what was left out, by reason
/// @param silent      who was asked and did not answer; 0 for a rate that asks nobody
/// @param silentShare their share in percent; null for fewer than ten
/// @param percent     0 to 100 in one decimal, rounded down so that only all is 100; null for fewer than ten
/// @param target      in percent; null when nobody set one
public record DashFigure(String key, int numerator, int denominator, List<Share> left, int silent, @Nullable BigDecimal silentShare, @Nullable BigDecimal percent,
        @Nullable BigDecimal target) {

    private static final int DECIMALS = 1;
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    /// A part with its name.
    public record Share(String code, String name, int count) {}

    static @Nullable BigDecimal percent(@Nullable BigDecimal rate) {
        return rate == null ? null : plain(rate.movePointRight(2).setScale(DECIMALS, RoundingMode.DOWN));
    }

    /// 100 and not 100.0, but 92.0: only all is all.
    private static BigDecimal plain(BigDecimal percent) {
        return percent.compareTo(ALL) == 0 ? ALL : percent;
    }

    /// Whether there is a rate, a target, and the rate is below it.
    public boolean isShort() {
        return percent != null && target != null && percent.compareTo(target) < 0;
    }

    /// By how much the target is missed, in points.
    public String gap() {
        return target == null || percent == null ? "" : target.subtract(percent).toPlainString();
    }

    /// Asks the askers, so that some may not have answered.
    public boolean isVoice() {
        return key.equals("resolution") || key.equals("satisfaction");
    }

    /// How many stand behind the rate that are not in it.
    public int leftOut() {
        return left.stream().mapToInt(Share::count).sum();
    }

    /// As people read it.
    public String shown() {
        return percent == null ? Integer.toString(numerator) : percent.toPlainString();
    }
}
