package org.jinlin.playbook;

import java.util.Locale;

/// What an account of the ledger holds. Points and minutes are no money: nobody pays for either, and neither is paid out (志愿服务条例 Art. 25).
public enum Currency {

    /// thanks for what was done (积分)
    POINTS,
    /// time that was given, which may be asked back as somebody else's time (时间银行); whole minutes
    MINUTES,
    /// money of a neighbours' fund, in hundredths of a yuan: given and granted, never earned
    CENTS;

    /// What people earn and spend.
    private static final Currency[] EARNED = {POINTS, MINUTES};

    public static Currency[] earned() {
        return EARNED.clone();
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Currency of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
