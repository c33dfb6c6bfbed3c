package org.jinlin.matters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jinlin.kit.Counting;
import org.jinlin.kit.TimeCounting;
import org.jinlin.org.Tree;
import org.jinlin.playbook.ClockRule;
import org.jinlin.playbook.Owner;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.Span;

/// The tree of today as the rules see it: who is above whom, where somebody answers, and how time counts there.
///
/// @param staffed whether somebody holds an owning role at a unit
record Offices(Tree tree, LongPredicate staffed, TimeCounting counting) {

    /// Who owns a stage.
    ///
    /// @param acting the unit for which the actor acts; empty for the engine and for residents
    /// @param target what a field or the opening parent names
    /// @param parentOwner the owner of the parent matter
    record Ask(Owner owner, Matter.State state, OptionalLong acting, OptionalLong target, OptionalLong opener, OptionalLong parentOwner) {}

    long owner(Ask ask) {
        long now = ask.state().ownerId();
        return switch (ask.owner()) {
            case Owner.Level(String level) -> tree.atLevel(ask.state().placeId(), level).stream()
                    .map(this::answering).findFirst().orElseGet(() -> answering(ask.state().placeId()));
            case Owner.FromField ignored -> ask.target().orElse(now);
            case Owner.Word word -> switch (word) {
                case PLACE, LINKED -> answering(ask.state().placeId());
                case ACTOR -> ask.acting().orElse(now);
                case SAME -> now;
                case UP -> tree.firstAbove(now, staffed).orElse(now);
                case OPENER -> ask.opener().orElse(now);
                case PARENT -> ask.parentOwner().orElse(now);
                case TARGET -> ask.target().orElse(now);
            };
        };
    }

    /// The nearest unit at or above where somebody answers; the top of the tree when nobody does.
    long answering(long unit) {
        return tree.firstAtOrAbove(unit, staffed).orElseGet(() -> tree.chain(unit).getLast());
    }

    /// What lies above a unit on the way up: vacancies passed, then the unit where somebody answers, if any.
    record Climb(List<Long> vacant, OptionalLong to) {}

    /// One level up, or straight to a level. Units whose level answers for nothing are no level of the climb.
    Climb climb(long from, Optional<String> level, Playbook playbook) {
        Set<String> answeringLevels = new LinkedHashSet<>();
        playbook.roles().values().stream().filter(Playbook.Role::owns).forEach(role -> answeringLevels.addAll(role.at()));
        var vacant = new ArrayList<Long>();
        boolean reached = level.isEmpty() || tree.atLevel(from, level.get()).isEmpty();
        for (long unit : tree.chain(from).stream().skip(1).toList()) {
            String at = tree.unit(unit).level();
            reached |= level.isPresent() && at.equals(level.get());
            if (reached && answeringLevels.contains(at)) {
                if (staffed.test(unit)) {
                    return new Climb(vacant, OptionalLong.of(unit));
                }
                vacant.add(unit);
            }
        }
        return new Climb(vacant, OptionalLong.empty());
    }

    /// All units above place and owner, themselves included, nearest first.
    List<Long> chain(long place, long owner) {
        var chain = new LinkedHashSet<>(tree.chain(place));
        chain.addAll(tree.chain(owner));
        return List.copyOf(chain);
    }

    Instant due(Instant start, ClockRule.Calendar calendar, Span span) {
        return counting.due(start, counting(calendar), span.days().getDays(), span.time());
    }

    static Counting counting(ClockRule.Calendar calendar) {
        return switch (calendar) {
            case ALWAYS -> Counting.ALWAYS;
            case CALENDAR_DAYS -> Counting.CALENDAR_DAYS;
            case WORKING_DAYS -> Counting.WORKING_DAYS;
            case WORKING_HOURS -> Counting.WORKING_HOURS;
        };
    }
}
