package org.jinlin.matters;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jinlin.playbook.Effect;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.MoveRule;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.Suggests;
import org.locationtech.jts.geom.Coordinate;

/// Matters as needs and offers, by what their playbook says (`suggests`). Pure.
///
/// @param spots where units lie; a matter with a point of its own lies there
record HelpReading(Playbook playbook, Map<Long, Coordinate> spots, Coordinate otherwise) {

    /// So many a week are asked of one person at most.
    static final int TASKS_A_WEEK = 2;

    private static final int DAYS_A_WEEK = 7;
    private static final FreeHours ALWAYS = new FreeHours((1 << FreeHours.A_WEEK) - 1);

    /// Whether a matter waits to be taken on where it stands.
    boolean waits(Matter matter) {
        Kind kind = playbook.kinds().get(matter.identity().kind());
        return kind != null && kind.suggests().isPresent() && matter.state().takerId() == null && takes(kind).stream().anyMatch(move -> move.from().contains(matter.stage()));
    }

    /// The moves by which somebody takes one on.
    static List<MoveRule> takes(Kind kind) {
        return kind.moves().values().stream().filter(move -> move.effects().contains(Effect.TAKE)).toList();
    }

    /// The move by which somebody is asked by name for a matter that stands where it stands.
    Optional<MoveRule> brings(Matter matter) {
        return playbook.kind(matter.identity().kind()).moves().values().stream().filter(move -> move.effects().contains(Effect.BRING) && move.from().contains(matter.stage())).findFirst();
    }

    /// The moves by which somebody says yes or no.
    static List<MoveRule> decides(Kind kind) {
        return kind.moves().values().stream().filter(move -> move.effects().contains(Effect.TAKE) || move.effects().contains(Effect.LET_GO)).toList();
    }

    /// @param had persons who had it before and gave it back
    HelpNeed need(Matter matter, Set<Long> had, Instant now) {
        Suggests suggests = suggests(matter.identity().kind());
        int weeks = (int) (Duration.between(matter.identity().openedAt(), now).toDays() / DAYS_A_WEEK);
        return new HelpNeed(matter.identity().number(), said(matter, List.of(suggests.wanted())), at(matter, spot -> spot.x), at(matter, spot -> spot.y),
                hours(matter, suggests), 1, Math.max(0, weeks), had);
    }

    /// @param tasks that the person has on
    HelpOffer offer(Matter offer, String kind, int tasks) {
        Suggests suggests = suggests(kind);
        return new HelpOffer(Objects.requireNonNull(offer.identity().askerId()), said(offer, suggests.offered()), at(offer, spot -> spot.x), at(offer, spot -> spot.y),
                suggests.reachMetres(), hours(offer, suggests), TASKS_A_WEEK, tasks);
    }

    Suggests suggests(String kind) {
        return playbook.kind(kind).suggests().orElseThrow();
    }

    private static Set<String> said(Matter matter, List<String> fields) {
        return fields.stream().map(matter.facts()::get).filter(String.class::isInstance).map(String.class::cast).collect(Collectors.toUnmodifiableSet());
    }

    /// The choices of the field in their order are parts of a week; whoever says nothing can at any time, and so can who said what
    /// is no choice any more.
    private FreeHours hours(Matter matter, Suggests suggests) {
        Optional<Object> said = suggests.free().map(matter.facts()::get);
        return said.map(choices(suggests)::indexOf).filter(part -> part >= 0).map(FreeHours::part).orElse(ALWAYS);
    }

    /// What a part of the week is called; nothing where any time will do.
    Optional<String> part(String kind, int part) {
        return Stream.of(choices(suggests(kind))).filter(choices -> part < choices.size()).map(choices -> choices.get(part)).findFirst();
    }

    private List<String> choices(Suggests suggests) {
        return suggests.free().map(field -> playbook.fields().get(field).of()).orElse(List.of());
    }

    private double at(Matter matter, ToDoubleFunction<Coordinate> side) {
        Double longitude = matter.identity().longitude();
        Double latitude = matter.identity().latitude();
        return side.applyAsDouble(longitude != null && latitude != null ? new Coordinate(longitude, latitude)
                : matter.state().chain().stream().map(spots::get).filter(Objects::nonNull).findFirst().orElse(otherwise));
    }
}
