package org.jinlin.playbook;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// What a district thanks for and with (积分制、时间银行): how points and time are earned, how long they hold, and what they are good for.
///
/// @param start    points that a person's account begins with
/// @param expire   currency -> how long what was earned holds; what is not named holds for ever
/// @param earn     rules by code
/// @param shop     what can be had for it
/// @param keepers  roles that keep the shop: add stock, hand out, correct
/// @param family   whether people of one household may give each other points
/// @param donate   levels whose units take donations
/// @param appeals  the kind of matter by which somebody objects to what was booked
/// @param fund     levels whose units keep a fund of donations and grants
public record PointsPlan(
        int start,
        Map<Currency, Span> expire,
        Map<String, Earning> earn,
        Map<String, Gift> shop,
        Set<String> keepers,
        boolean family,
        Set<String> donate,
        Optional<String> appeals,
        Set<String> fund) {

    /// A district that keeps no points.
    public static final PointsPlan NONE = new PointsPlan(0, Map.of(), Map.of(), Map.of(), Set.of(), false, Set.of(), Optional.empty(), Set.of());

    /// Something that can be had.
    ///
    /// @param costs of its currency, each
    /// @param month one person gets at most so many in a month of the calendar
    public record Gift(String code, int costs, Currency currency, OptionalInt month) {}

    /// Whether anybody can earn anything here.
    public boolean isKept() {
        return !earn.isEmpty();
    }
}
