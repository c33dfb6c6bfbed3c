package org.jinlin.matters;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jinlin.people.Household;
import org.jinlin.people.PageTexts;
import org.jinlin.playbook.Effect;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.MoveRule;
import org.jinlin.playbook.Playbook;
import org.jspecify.annotations.Nullable;

/// One matter as somebody in the field reads it: what it asks for next, until when, and whether a tap takes it on.
///
/// @param answered the units that the reader answers for
record FieldReading(Matter matter, Playbook playbook, List<Long> answered, PageTexts texts) {

    private static final String ANSWER = "answer";
    private static final String ARRIVE = "arrive";
    private static final String CALL_BACK = "call_back";

    /// By this the rows are sorted.
    Instant dueAt() {
        return due().map(Due::dueAt).orElse(Due.NEVER);
    }

    /// @param doors of the households that matters are about
    FieldRow row(MatterLine line, Map<Long, Household> doors) {
        Optional<Due> due = due();
        Optional<Household> home = kind().subject().isPresent() ? Optional.ofNullable(doors.get(matter.identity().subjectId())) : Optional.empty();
        List<String> tags = home.map(Household::tags).orElse(List.of()).stream().map(this::term).toList();
        return new FieldRow(section(), line, due.map(one -> playbook.clockTerm(kind().code(), one.clock(), texts.language())).orElse(""),
                due.map(this::chip).orElseGet(() -> MatterPagesChip.of(line, texts)), texts.when(line.openedAt()), title(line), home.map(Household::door).orElse(line.place().name()), tags,
                passed(line), take().orElse(null));
    }

    private Kind kind() {
        return playbook.kind(matter.identity().kind());
    }

    FieldSection section() {
        if (kind().subject().isPresent()) {
            return kind().subject().get().equals("household") ? FieldSection.VISIT : FieldSection.ROUND;
        }
        if (matter.running(ANSWER).isPresent()) {
            return FieldSection.ANSWER;
        }
        if (matter.running(ARRIVE).isPresent()) {
            return FieldSection.DOOR;
        }
        return Optional.ofNullable(kind().moves().get(CALL_BACK)).filter(rule -> rule.from().contains(matter.stage())).map(rule -> FieldSection.CALL_BACK).orElse(FieldSection.OPEN);
    }

    private MatterPagesChip chip(Due due) {
        MatterView.Named shown = due.shownGrade() == null ? null : new MatterView.Named(due.shownGrade(), term(due.shownGrade()));
        return MatterPagesChip.running(due.dueAt(), shown, texts);
    }

    /// The promise that is meant in the section, else the next one; none where a playbook promises nothing.
    private Optional<Due> due() {
        FieldSection section = section();
        String meant = section == FieldSection.ANSWER ? ANSWER : section == FieldSection.DOOR ? ARRIVE : "";
        return matter.running(meant).or(() -> matter.runningDues().stream().filter(Due::promise).min(Comparator.comparing(Due::dueAt)))
                .or(() -> matter.runningDues().stream().filter(due -> due.dueAt().isBefore(Due.NEVER)).min(Comparator.comparing(Due::dueAt)));
    }

    private String title(MatterLine line) {
        return line.summary() != null ? line.summary() : line.category() != null ? line.category().name() : kind().subject().isPresent() || !kind().code().equals(MatterQueues.REQUEST) && kind().childOf().isEmpty() ? term(kind().code()) : texts.get("row.photo");
    }

    private @Nullable String passed(MatterLine line) {
        boolean own = answered.contains(matter.state().ownerId()) || !answered.contains(matter.state().baseId());
        return own ? null : line.owner().name();
    }

    /// What makes the reader the taker and asks for nothing.
    private Optional<FieldRow.Tap> take() {
        boolean mine = answered.contains(matter.state().ownerId()) || answered.contains(matter.state().baseId());
        return !mine ? Optional.empty() : kind().moves().values().stream().filter(this::takes).findFirst()
                .map(rule -> new FieldRow.Tap(rule.code(), term(rule.code()), UUID.randomUUID()));
    }

    private boolean takes(MoveRule rule) {
        return rule.effects().contains(Effect.TAKE) && rule.from().contains(matter.stage()) && rule.by().contains("owner") && rule.needs().isEmpty() && rule.needsOne().isEmpty();
    }

    private String term(String code) {
        return playbook.term(kind().code(), code, texts.language());
    }
}
