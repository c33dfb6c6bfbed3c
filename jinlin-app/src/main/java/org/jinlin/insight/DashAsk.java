package org.jinlin.insight;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jspecify.annotations.Nullable;

/// Which list is asked for, as the address says it: texts from outside, not looked at yet.
///
/// @param what     the name of the number, `open` for what is open now
/// @param place    a unit of the place, below `unit`
/// @param only     only the place itself, not what lies below it
/// @param category a code, empty for none
/// @param slot     weekday and hour, `1-8` for Monday from 8
/// @param grade    of what is open, empty for none
/// @param late     only what is over
/// @param map      the day whose boundaries it goes by; today when not said
/// @param query    of the address, without where the page begins
record DashAsk(@Nullable String unit, @Nullable String from, @Nullable String to, String what, @Nullable String place, boolean only, @Nullable String category, @Nullable String slot,
        @Nullable String grade, boolean late, @Nullable String after, @Nullable String map, String query) {

    static final String OPEN = "open";
    private static final String SLOT = "[1-7]-[0-9]{1,2}";

    static DashAsk of(HttpServletRequest request) {
        String what = request.getParameter("what");
        return new DashAsk(request.getParameter("unit"), request.getParameter("from"), request.getParameter("to"), what == null ? Slice.ALL : what, request.getParameter("place"),
                "1".equals(request.getParameter("only")), request.getParameter("category"), request.getParameter("slot"), request.getParameter("grade"), "1".equals(request.getParameter("late")),
                request.getParameter("after"), request.getParameter("map"), without(request, "after"));
    }

    /// The query of an address without one of its parameters.
    static String without(HttpServletRequest request, String parameter) {
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        return query.replaceAll("(^|&)" + parameter + "=[^&]*", "");
    }

    /// The same list from another place on.
    DashAsk after(@Nullable String cursor) {
        return new DashAsk(unit, from, to, what, place, only, category, slot, grade, late, cursor, map, query);
    }

    boolean isOpen() {
        return what.equals(OPEN);
    }

    /// The hours of opening that are asked for; none when any will do.
    Outcome<Optional<Collection<Integer>>> slots() {
        if (slot == null || slot.isEmpty()) {
            return Outcome.done(Optional.empty());
        }
        int hour = slot.matches(SLOT) ? Integer.parseInt(slot.substring(2)) : -1;
        if (!DashDrawing.HOURS.contains(hour) || hour == DashDrawing.HOURS.getLast()) {
            return Outcome.refused("LIST_UNKNOWN");
        }
        List<Integer> hours = DashDrawing.slots(weekday(), hour);
        return Outcome.done(Optional.of(hours));
    }

    int weekday() {
        return slot == null || slot.isEmpty() ? 0 : slot.charAt(0) - '0';
    }

    /// The hour of the slot, where [#slots] did not refuse it.
    int hour() {
        return slot == null ? 0 : Integer.parseInt(slot.substring(2));
    }
}
