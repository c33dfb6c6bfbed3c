package org.jinlin.matters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jinlin.playbook.ClockRule;
import org.jinlin.playbook.Kind;
import org.jspecify.annotations.Nullable;

/// A move at the thumb.
///
/// @param tap      whether one tap is enough: nothing has to be said or shown
/// @param pressing whether a promise that runs waits for it, or it is the next step on the way
/// @param wanted   whether it was asked for
public record FieldMove(MatterPagesForm form, boolean tap, boolean pressing, boolean wanted) {

    /// How many have room in the bar below.
    static final int THUMB = 3;

    private static final String UNDO = "undo";
    /// Where these have to be given the move says no to something; that is never the first thing offered.
    private static final Set<String> OF_REFUSALS = Set.of("reason", "next_path");

    public String verb() {
        return form.verb();
    }

    public String name() {
        return form.name();
    }

    /// Undoing and the move that was asked for on top; then what can be done on the way with one tap, on an order; then, by the
    /// time left, the step that each running promise waits for first; then the rest as the playbook has them.
    static List<FieldMove> ranked(MatterPagesScreen screen, @Nullable Kind kind, @Nullable String wanted) {
        var pressing = new LinkedHashSet<>(Set.of(UNDO));
        if (screen.matter().parent() != null) {
            screen.forms().stream().filter(form -> isTap(form) && isNew(form, screen)).forEach(form -> pressing.add(form.verb()));
        }
        pressing.addAll(kind == null ? Set.of() : pressing(screen, kind));
        var order = new ArrayList<String>();
        Optional.ofNullable(wanted).ifPresent(order::add);
        screen.forms().stream().filter(MatterPagesForm::open).forEach(form -> order.add(form.verb()));
        order.addAll(pressing);
        return screen.forms().stream().map(form -> new FieldMove(form, isTap(form), pressing.contains(form.verb()), form.verb().equals(wanted)))
                .sorted(Comparator.comparingInt((FieldMove move) -> order.contains(move.verb()) ? order.indexOf(move.verb()) : order.size())).toList();
    }

    /// Of each running promise the first of its stops that is on offer and says no to nothing, the nearest promise first.
    private static Set<String> pressing(MatterPagesScreen screen, Kind kind) {
        var verbs = new LinkedHashSet<String>();
        screen.matter().clocks().stream().filter(clock -> clock.state().equals("running") && clock.promise()).sorted(Comparator.comparing(MatterView.Clock::dueAt))
                .flatMap(clock -> Stream.ofNullable(kind.clocks().get(clock.clock())))
                .forEach(clock -> first(screen, clock).ifPresent(verbs::add));
        return verbs;
    }

    private static Optional<String> first(MatterPagesScreen screen, ClockRule clock) {
        return clock.stops().stream().filter(stop -> screen.forms().stream().anyMatch(form -> form.verb().equals(stop) && !refuses(form))).findFirst();
    }

    private static boolean refuses(MatterPagesForm form) {
        return form.entries().stream().anyMatch(entry -> entry.required() && OF_REFUSALS.contains(entry.field()));
    }

    private static boolean isTap(MatterPagesForm form) {
        return form.entries().stream().allMatch(entry -> entry.need().equals("optional"));
    }

    private static boolean isNew(MatterPagesForm form, MatterPagesScreen screen) {
        return screen.story().stream().noneMatch(line -> line.verb().equals(form.verb()));
    }
}
