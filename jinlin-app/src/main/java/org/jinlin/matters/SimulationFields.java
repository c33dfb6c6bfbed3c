package org.jinlin.matters;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jinlin.playbook.Field;
import org.jinlin.playbook.MoveRule;
import org.jinlin.playbook.Playbook;

/// What simulated people give with their moves: everything that is needed, the usual answer in most cases, and units by the duty
/// list, always the same one for a category.
final class SimulationFields {

    private static final double USUAL = 0.85;
    private static final Duration TIME_GIVEN = Duration.ofDays(2);

    private final Playbook playbook;
    private final Offices offices;
    private final List<Unit> organisations;
    private final List<String> categories;

    SimulationFields(Playbook playbook, Offices offices) {
        this.playbook = playbook;
        this.offices = offices;
        this.organisations = offices.tree().units().stream().filter(unit -> playbook.organisations().contains(unit.level()) && offices.staffed().test(unit.id())).toList();
        this.categories = playbook.categories().keySet().stream().sorted().toList();
    }

    /// What a new request is about.
    Map<String, Object> opening(MoveRule open, String category) {
        var fields = new HashMap<String, Object>();
        Stream.concat(open.needs().stream(), open.needsOne().stream().limit(1)).forEach(field -> fields.put(field, "words"));
        if (open.fields().contains("category") && !category.isEmpty()) {
            fields.put("category", category);
        }
        return fields;
    }

    String category(SplittableRandom random) {
        return categories.isEmpty() ? "" : categories.get(random.nextInt(categories.size()));
    }

    /// Empty when the move needs what nobody on paper can give.
    Optional<Map<String, Object>> given(MoveRule move, Situation situation, Actor actor, Instant now, SplittableRandom random) {
        var fields = new HashMap<String, Object>();
        for (String code : Stream.concat(move.needs().stream(), move.needsOne().stream().limit(1)).distinct().toList()) {
            Optional<Object> value = value(playbook.fields().get(code), move, situation, actor, now, random);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            fields.put(code, value.get());
        }
        if (fields.get("units") instanceof List<?> units && fields.containsKey("lead")) {
            fields.put("lead", units.getFirst());
        }
        if ("quorum".equals(fields.get("done_when")) && fields.get("units") instanceof List<?> units) {
            fields.put("quorum", (long) units.size());
        }
        return Optional.of(fields);
    }

    private Optional<Object> value(Field field, MoveRule move, Situation situation, Actor actor, Instant now, SplittableRandom random) {
        return switch (field.type()) {
            case TEXT -> Optional.of("words");
            case FILES -> Optional.of(List.of(1L));
            case FLAG -> Optional.of(false);
            case CHOICE -> Optional.of(usual(field.of(), random));
            case GRADE -> Optional.of(usual(playbook.grades(), random));
            case CATEGORY -> categories.isEmpty() ? Optional.empty() : Optional.of(category(random));
            case NUMBER -> Optional.of((field.min().orElse(1) + field.max().orElse(field.min().orElse(1))) / 2L);
            case TIME -> Optional.of(time(move.bounds().get(field.code()), situation, now));
            case UNIT -> unit(situation, random).map(Unit::id);
            case UNITS -> units(field, random);
            case PERSON -> Optional.of(actor.personId());
            case CODE -> Optional.of("x");
            default -> Optional.empty();
        };
    }

    /// Two days, or as much as the bounds leave.
    private static String time(MoveRule.Bounds bounds, Situation situation, Instant now) {
        Instant at = now.plus(TIME_GIVEN);
        if (bounds != null && bounds.notAfter().isPresent()) {
            String clock = bounds.notAfter().get();
            Optional<Due> due = clock.startsWith("parent.") ? situation.parent().flatMap(parent -> parent.running(clock.substring("parent.".length())))
                    : situation.matter().running(clock);
            at = due.map(Due::dueAt).filter(at::isAfter).orElse(at);
        }
        if (bounds != null && bounds.min().isPresent() && !at.isAfter(now.plus(bounds.min().get().elapsed()))) {
            at = now.plus(bounds.min().get().elapsed()).plusSeconds(60);
        }
        return at.toString();
    }

    /// By the duty list of the category; where nobody wrote one down, anybody.
    private Optional<Unit> unit(Situation situation, SplittableRandom random) {
        String category = String.valueOf(Optional.ofNullable(situation.matter().state().category()).or(() -> situation.parent().map(parent -> parent.state().category())).orElse(""));
        List<String> duties = playbook.duties(category);
        for (String level : duties) {
            List<Unit> fitting = organisations.stream().filter(unit -> unit.level().equals(level)).toList();
            if (!fitting.isEmpty()) {
                return Optional.of(fitting.get(Math.floorMod(category.hashCode(), fitting.size())));
            }
        }
        return organisations.isEmpty() ? Optional.of(offices.tree().root()) : Optional.of(organisations.get(random.nextInt(organisations.size())));
    }

    private Optional<Object> units(Field field, SplittableRandom random) {
        int wanted = Math.max(1, field.min().orElse(2));
        if (organisations.size() < wanted) {
            return Optional.empty();
        }
        int first = random.nextInt(organisations.size());
        return Optional.of(Stream.iterate(first, at -> (at + 1) % organisations.size()).limit(wanted).map(at -> organisations.get(at).id()).toList());
    }

    private static String usual(List<String> of, SplittableRandom random) {
        return random.nextDouble() < USUAL ? of.getFirst() : of.get(random.nextInt(of.size()));
    }
}
