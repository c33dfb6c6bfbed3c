package org.jinlin.matters;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jinlin.kit.Db;
import org.jinlin.matters.MatterPagesForm.Choice;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jinlin.people.PageTexts;
import org.jinlin.playbook.ClockRule;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.MoveRule;
import org.jinlin.playbook.Playbook;
import org.springframework.stereotype.Component;

/// What helps to fill in a move: whom such a request usually goes to and what they have in hand, times to tap, matters it
/// may be merged into, and what follows from it.
@Component
class MatterPagesDialogs {

    /// More than this of one kind is no suggestion but a list.
    private static final int OF_A_KIND = 5;
    private static final int SUGGESTED = 4;
    private static final int SOON_HOURS = 2;

    private final Desk desk;
    private final Db db;
    private final MatterPagesUnits units;

    MatterPagesDialogs(Desk desk, Db db, MatterPagesUnits units) {
        this.desk = desk;
        this.db = db;
        this.units = units;
    }

    MatterPagesDialog of(Actor actor, MatterView matter, MatterPagesForm form, List<MatterLine> similar, PageTexts texts) {
        Playbook playbook = desk.playbookAt(actor.district(), Long.parseLong(matter.place().id()));
        Optional<MoveRule> rule = Optional.ofNullable(playbook.kinds().get(matter.kind())).map(kind -> kind.moves().get(form.verb()));
        boolean gives = rule.filter(move -> !move.opens().isEmpty()).isPresent() && form.entries().stream().anyMatch(entry -> entry.type().equals("unit") && entry.required());
        boolean seen = Boolean.TRUE.equals(MatterPagesWorks.seen(matter, rule));
        return new MatterPagesDialog(form, gives && !form.verb().equals("whistle") ? suggested(actor, matter, playbook, texts) : List.of(), moments(playbook, texts), similar, seen,
                rule.map(move -> notes(matter, playbook, move, texts)).orElse(List.of()), undo(matter, playbook, form.verb(), texts));
    }

    /// By the duty list, near before far; of a kind of which there are many nobody can say which.
    private List<MatterPagesDialog.Suggested> suggested(Actor actor, MatterView matter, Playbook playbook, PageTexts texts) {
        Tree tree = desk.tree(actor.district());
        List<String> duties = matter.category() == null ? List.of() : playbook.duties(matter.category().code());
        var found = new ArrayList<Unit>();
        for (String level : duties) {
            List<Unit> near = units.near(actor.district(), matter).stream().filter(unit -> unit.level().equals(level)).toList();
            if (near.size() <= OF_A_KIND) {
                found.addAll(near);
            }
        }
        List<Unit> shown = found.stream().limit(SUGGESTED).toList();
        Map<Long, QueueStore.Load> loads = db.read(Matters.scope(actor), sql -> new QueueStore(sql, actor.district()).loads(shown.stream().map(Unit::id).toList(), texts.now()));
        return shown.stream().map(unit -> suggested(unit, tree, loads.get(unit.id()), playbook, matter, texts)).toList();
    }

    private static MatterPagesDialog.Suggested suggested(Unit unit, Tree tree, QueueStore.Load load, Playbook playbook, MatterView matter, PageTexts texts) {
        String kind = playbook.term(matter.kind(), unit.level(), texts.language());
        var parent = tree.parent(unit.id());
        String of = parent.isEmpty() ? kind : tree.unit(parent.getAsLong()).name() + " · " + kind;
        return new MatterPagesDialog.Suggested(Long.toString(unit.id()), unit.name(), of, texts.get("desk.load.open", count(load.open())), load.late() == 0 ? null : texts.get("desk.load.late", count(load.late())));
    }

    private static String count(int count) {
        return count >= QueueStore.COUNTED ? QueueStore.COUNTED - 1 + "+" : Integer.toString(count);
    }

    /// Times that are usually meant, as the browser's own field writes them.
    private static List<Choice> moments(Playbook playbook, PageTexts texts) {
        LocalDateTime now = LocalDateTime.ofInstant(texts.now(), texts.zone()).truncatedTo(ChronoUnit.MINUTES);
        LocalTime close = playbook.hours().close();
        LocalDateTime soon = now.plusHours(SOON_HOURS);
        var moments = new ArrayList<Choice>();
        moments.add(choice(soon, texts.get("desk.moment.soon", clock(soon))));
        if (now.toLocalTime().isBefore(close.minusHours(1))) {
            moments.add(choice(now.with(close), texts.get("desk.moment.today", clock(now.with(close)))));
        }
        LocalDateTime tomorrow = now.plusDays(1).with(close);
        moments.add(choice(tomorrow, texts.get("desk.moment.tomorrow", clock(tomorrow))));
        return moments;
    }

    private static Choice choice(LocalDateTime at, String name) {
        return new Choice(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm").format(at), name);
    }

    private static String clock(LocalDateTime at) {
        return DateTimeFormatter.ofPattern("HH:mm").format(at);
    }

    /// How long the other unit has to take it, and until when the asker was promised the end.
    private static List<String> notes(MatterView matter, Playbook playbook, MoveRule rule, PageTexts texts) {
        var notes = new ArrayList<String>();
        rule.opens().keySet().stream().map(playbook.kinds()::get).flatMap(kind -> take(kind).stream()).findFirst()
                .ifPresent(span -> notes.add(texts.get("desk.note.take", span.isDays() ? texts.get("desk.note.days", span.elapsed().toDays()) : texts.span(span.elapsed()))));
        Instant now = texts.now();
        matter.clocks().stream().filter(clock -> clock.promise() && clock.state().equals("running") && clock.dueAt().isAfter(now) && !rule.opens().isEmpty())
                .max((one, other) -> one.dueAt().compareTo(other.dueAt())).ifPresent(clock -> notes.add(texts.get("desk.note.until", clock.name(), texts.when(clock.dueAt()))));
        return notes;
    }

    private static Optional<org.jinlin.playbook.Span> take(Kind kind) {
        return kind.clocks().values().stream().filter(clock -> clock.starts().contains("open") && clock.late() instanceof ClockRule.Late.Climb)
                .flatMap(clock -> clock.within() instanceof ClockRule.Within.For(var span) ? Optional.of(span).stream() : java.util.stream.Stream.empty()).findFirst();
    }

    private static @org.jspecify.annotations.Nullable String undo(MatterView matter, Playbook playbook, String verb, PageTexts texts) {
        return playbook.kinds().get(matter.kind()).moves().values().stream().filter(move -> move.undoes().contains(verb)).flatMap(move -> move.within().stream()).findFirst()
                .map(span -> texts.get("desk.undo.can", span.isDays() ? texts.get("desk.note.days", span.elapsed().toDays()) : texts.span(span.elapsed()))).orElse(null);
    }
}
