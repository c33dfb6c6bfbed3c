package org.jinlin.matters;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jinlin.matters.MatterPagesForm.Choice;
import org.jinlin.people.PageTexts;
import org.jinlin.playbook.MoveRule;

/// A time that a move may set and that was promised already: it can be made sooner, never later. Pure.
///
/// @param fields   of the move that are bound by the promise
/// @param promised what holds when nothing is chosen
record MatterPagesDeadline(Set<String> fields, Instant promised) {

    /// Empty where the move has no such field or the promise does not run.
    static Optional<MatterPagesDeadline> of(MoveRule rule, MatterView matter) {
        Set<String> clocks = rule.bounds().values().stream().flatMap(bounds -> bounds.notAfter().stream()).collect(Collectors.toSet());
        Set<String> fields = rule.bounds().entrySet().stream().filter(entry -> entry.getValue().notAfter().isPresent()).map(java.util.Map.Entry::getKey).collect(Collectors.toSet());
        return matter.clocks().stream().filter(clock -> clocks.contains(clock.clock()) && clock.state().equals("running")).findFirst().map(clock -> new MatterPagesDeadline(fields, clock.dueAt()));
    }

    /// The form, without what could only be refused: a promise that is over leaves nothing to choose.
    MatterPagesForm on(MatterPagesForm form, Instant now) {
        List<MatterPagesForm.Entry> entries = form.entries().stream().filter(entry -> promised.isAfter(now) || !fields.contains(entry.field()) || entry.error() != null).toList();
        return new MatterPagesForm(form.verb(), form.name(), form.id(), form.version(), form.open(), entries, form.error());
    }

    /// The promise first, then what is sooner of the usual times.
    List<Choice> moments(List<Choice> usual, PageTexts texts) {
        LocalDateTime until = LocalDateTime.ofInstant(promised, texts.zone());
        return Stream.concat(Stream.of(new Choice("", texts.get("desk.moment.promised", texts.when(promised)))),
                usual.stream().filter(moment -> LocalDateTime.parse(moment.code()).isBefore(until))).toList();
    }
}
