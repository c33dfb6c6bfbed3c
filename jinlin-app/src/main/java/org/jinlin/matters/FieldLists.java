package org.jinlin.matters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jinlin.kit.Db;
import org.jinlin.kit.Paging;
import org.jinlin.matters.FieldRow.Section;
import org.jinlin.people.Actor;
import org.jinlin.people.Household;
import org.jinlin.people.Households;
import org.jinlin.people.Landing;
import org.jinlin.people.PageTexts;
import org.jinlin.people.Post;
import org.jinlin.playbook.Effect;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.MoveRule;
import org.jinlin.playbook.Playbook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What waits for somebody who goes out or carries out: what the own units owe, what the person took on, and what climbed from
/// the own ground and may still be done there. Each from its indexed list, the most urgent first.
@Component
class FieldLists {

    /// Of each list; who has more than that open begins with the most urgent of them.
    static final int MOST = 60;

    private static final String ANSWER = "answer";
    private static final String ARRIVE = "arrive";
    private static final String CALL_BACK = "call_back";

    private final Db db;
    private final MatterLists lists;
    private final Households households;
    private final Landing landing;
    private final Desk desk;

    FieldLists(Db db, MatterLists lists, Households households, Landing landing, Desk desk) {
        this.db = db;
        this.lists = lists;
        this.households = households;
        this.landing = landing;
        this.desk = desk;
    }

    /// All that waits, by the time left.
    List<FieldRow> waiting(Actor actor, PageTexts texts) {
        List<Long> answered = lists.units(actor);
        List<Long> ground = actor.posts().stream().filter(post -> answered.contains(post.unitId()) && landing.isGround(actor.district(), post)).map(Post::unitId).distinct().toList();
        List<Matter> found = new ArrayList<>();
        var words = new HashMap<Long, String>();
        db.read(Matters.scope(actor), sql -> {
            found.addAll(found(new ListStore(sql, actor.district()), actor, answered, ground));
            words.putAll(lists.summaries(sql, actor, found));
            return null;
        });
        Map<Long, Household> doors = doors(actor, found);
        return found.stream().map(matter -> new Reading(matter, answered, texts).row(words, doors)).sorted(Comparator.comparing(Timed::dueAt)).map(Timed::row).toList();
    }

    private static Collection<Matter> found(ListStore store, Actor actor, List<Long> answered, List<Long> ground) {
        var byId = new LinkedHashMap<Long, Matter>();
        if (!answered.isEmpty()) {
            store.ownedBy(answered, Paging.first(MOST)).forEach(matter -> byId.put(matter.id(), matter));
        }
        store.takenBy(actor.personId(), Paging.first(MOST)).forEach(matter -> byId.putIfAbsent(matter.id(), matter));
        if (!ground.isEmpty()) {
            store.below(ground, Paging.first(MOST)).stream().filter(matter -> ground.contains(matter.state().baseId())).forEach(matter -> byId.putIfAbsent(matter.id(), matter));
        }
        return byId.values();
    }

    /// Where a duty leads to a household, its door.
    private Map<Long, Household> doors(Actor actor, List<Matter> found) {
        var byPlaybook = new IdentityHashMap<Playbook, List<Long>>();
        for (Matter matter : found) {
            Playbook playbook = desk.playbook(matter);
            OptionalLong subject = Matters.household(playbook.kind(matter.identity().kind()), matter);
            subject.ifPresent(id -> byPlaybook.computeIfAbsent(playbook, none -> new ArrayList<>()).add(id));
        }
        return byPlaybook.entrySet().stream().flatMap(entry -> households.forVisits(actor, entry.getValue(), entry.getKey()).stream())
                .collect(Collectors.toMap(Household::id, Function.identity(), (one, other) -> one));
    }

    /// What is used most around somebody, for the chips of a quick report: by the open matters of the own lists.
    List<String> categories(Actor actor) {
        List<Long> answered = lists.units(actor);
        List<Matter> found = db.read(Matters.scope(actor), sql -> {
            var store = new ListStore(sql, actor.district());
            return answered.isEmpty() ? store.takenBy(actor.personId(), Paging.first(MOST)) : store.below(answered, Paging.first(MOST));
        });
        Map<String, Long> counts = found.stream().map(matter -> matter.state().category()).filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).map(Map.Entry::getKey).toList();
    }

    /// A row with the time that it is sorted by.
    private record Timed(Instant dueAt, FieldRow row) {}

    /// One matter on its way to a row.
    private final class Reading {
        private final Matter matter;
        private final List<Long> answered;
        private final PageTexts texts;
        private final Playbook playbook;
        private final Kind kind;

        Reading(Matter matter, List<Long> answered, PageTexts texts) {
            this.matter = matter;
            this.answered = answered;
            this.texts = texts;
            this.playbook = desk.playbook(matter);
            this.kind = playbook.kind(matter.identity().kind());
        }

        Timed row(Map<Long, String> words, Map<Long, Household> doors) {
            Section section = section();
            Optional<Due> due = due(section);
            MatterLine line = lists.line(matter, words.get(matter.id()), texts.language());
            Optional<Household> home = kind.subject().isPresent() ? Optional.ofNullable(doors.get(matter.identity().subjectId())) : Optional.empty();
            List<String> tags = home.map(Household::tags).orElse(List.of()).stream().map(this::term).toList();
            var row = new FieldRow(section, line, term(kind.code()), due.map(one -> playbook.clockTerm(kind.code(), one.clock(), texts.language())).orElse(""),
                    due.map(this::chip).orElseGet(() -> MatterPagesChip.of(line, texts)), texts.when(line.openedAt()), title(line), home.map(Household::door).orElse(line.place().name()), tags, passed(line), take().orElse(null));
            return new Timed(due.map(Due::dueAt).orElse(Due.NEVER), row);
        }

        private Section section() {
            if (kind.subject().isPresent()) {
                return kind.subject().get().equals("household") ? Section.VISIT : Section.ROUND;
            }
            if (matter.running(ANSWER).isPresent()) {
                return Section.ANSWER;
            }
            if (matter.running(ARRIVE).isPresent()) {
                return Section.DOOR;
            }
            return Optional.ofNullable(kind.moves().get(CALL_BACK)).filter(rule -> rule.from().contains(matter.stage())).map(rule -> Section.CALL_BACK).orElse(Section.OPEN);
        }

        private MatterPagesChip chip(Due due) {
            MatterView.Named shown = due.shownGrade() == null ? null : new MatterView.Named(due.shownGrade(), term(due.shownGrade()));
            return MatterPagesChip.running(due.dueAt(), shown, texts);
        }

        /// The promise that is meant in a section, else the next one; none where a playbook promises nothing.
        private Optional<Due> due(Section section) {
            String meant = section == Section.ANSWER ? ANSWER : section == Section.DOOR ? ARRIVE : "";
            return matter.running(meant).or(() -> matter.runningDues().stream().filter(Due::promise).min(Comparator.comparing(Due::dueAt)))
                    .or(() -> matter.runningDues().stream().filter(due -> due.dueAt().isBefore(Due.NEVER)).min(Comparator.comparing(Due::dueAt)));
        }

        private String title(MatterLine line) {
            return line.summary() != null ? line.summary() : line.category() != null ? line.category().name() : kind.subject().isPresent() ? term(kind.code()) : texts.get("row.photo");
        }

        private @Nullable String passed(MatterLine line) {
            boolean own = answered.contains(matter.state().ownerId()) || !answered.contains(matter.state().baseId());
            return own ? null : line.owner().name();
        }

        /// What makes the actor the taker and asks for nothing.
        private Optional<FieldRow.Tap> take() {
            boolean mine = answered.contains(matter.state().ownerId());
            return !mine ? Optional.empty() : kind.moves().values().stream().filter(this::takes).findFirst()
                    .map(rule -> new FieldRow.Tap(rule.code(), term(rule.code()), UUID.randomUUID()));
        }

        private boolean takes(MoveRule rule) {
            return rule.effects().contains(Effect.TAKE) && rule.from().contains(matter.stage()) && rule.by().contains("owner") && rule.needs().isEmpty() && rule.needsOne().isEmpty();
        }

        private String term(String code) {
            return playbook.term(kind.code(), code, texts.language());
        }
    }
}
