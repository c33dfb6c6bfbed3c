package org.jinlin.matters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jinlin.kit.Db;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jinlin.people.PageTexts;
import org.jinlin.playbook.ClockRule;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.MoveRule;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.Span;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What helps to fill in a move: whom such a request usually goes to and what they have in hand, times to tap, matters it
/// may be merged into, and what follows from it.
@Component
class MatterPagesDialogs {

    /// More than this of one kind is no suggestion but a list.
    private static final int OF_A_KIND = 5;
    private static final int SUGGESTED = 4;

    private final Desk desk;
    private final Db db;
    private final MatterPagesUnits units;
    private final UnitRates rates;
    private final SkilledTeams teams;

    MatterPagesDialogs(Desk desk, Db db, MatterPagesUnits units, UnitRates rates, SkilledTeams teams) {
        this.desk = desk;
        this.db = db;
        this.units = units;
        this.rates = rates;
        this.teams = teams;
    }

    MatterPagesDialog of(Actor actor, MatterView matter, MatterPagesForm asked, List<MatterLine> similar, PageTexts texts) {
        Playbook playbook = desk.playbookAt(actor.district(), Long.parseLong(matter.place().id()));
        Optional<MoveRule> rule = Optional.ofNullable(playbook.kinds().get(matter.kind())).map(kind -> kind.moves().get(asked.verb()));
        MatterPagesForm form = rule.flatMap(MoveRule::skilled).map(skilled -> teams.first(actor, matter, playbook, skilled, asked, texts)).orElse(asked);
        List<MatterPagesForm.Choice> usual = MatterPagesMoments.of(playbook.hours().close(), workdays(actor.district(), playbook, texts), texts);
        boolean gives = rule.filter(move -> !move.opens().isEmpty()).isPresent() && form.entries().stream().anyMatch(entry -> entry.type().equals("unit") && entry.required());
        Optional<MatterPagesDeadline> deadline = rule.flatMap(move -> MatterPagesDeadline.of(move, matter));
        boolean seen = Boolean.TRUE.equals(MatterPagesWorks.seen(matter, rule));
        return new MatterPagesDialog(deadline.map(promise -> promise.on(form, texts.now())).orElse(form), gives && !form.verb().equals("whistle") && rule.get().skilled().isEmpty() ? suggested(actor, matter, playbook, rule.get().opens().keySet(), texts) : List.of(), deadline.map(promise -> promise.moments(usual, texts)).orElse(usual), similar, seen,
                rule.map(move -> notes(matter, playbook, move, texts)).orElse(List.of()), undo(matter, playbook, form.verb(), texts));
    }

    private Instant workdays(int district, Playbook playbook, PageTexts texts) {
        return desk.offices(district, playbook).due(texts.now(), ClockRule.Calendar.WORKING_DAYS, Span.parse("P" + MatterPagesMoments.WORKDAYS + "D"));
    }

    /// By the duty list, near before far; of a kind of which there are many nobody can say which.
    ///
    /// @param kinds of what they would get
    private List<MatterPagesDialog.Suggested> suggested(Actor actor, MatterView matter, Playbook playbook, Set<String> kinds, PageTexts texts) {
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
        Map<Long, UnitRates.InTime> inTime = shown.isEmpty() ? Map.of() : rates.of(actor.district(), kinds);
        return shown.stream().map(unit -> suggested(unit, tree, loads.get(unit.id()), inTime.get(unit.id()), playbook, matter, texts)).toList();
    }

    private static MatterPagesDialog.Suggested suggested(Unit unit, Tree tree, QueueStore.Load load, UnitRates.@Nullable InTime inTime, Playbook playbook, MatterView matter, PageTexts texts) {
        String kind = playbook.term(matter.kind(), unit.level(), texts.language());
        var parent = tree.parent(unit.id());
        String of = parent.isEmpty() ? kind : tree.unit(parent.getAsLong()).name() + " · " + kind;
        return new MatterPagesDialog.Suggested(Long.toString(unit.id()), unit.name(), of, texts.get("desk.load.open", count(load.open())), load.late() == 0 ? null : texts.get("desk.load.late", count(load.late())),
                inTime == null ? null : texts.get("desk.load.inTime", inTime.inTime(), inTime.all()));
    }

    private static String count(int count) {
        return count >= QueueStore.COUNTED ? QueueStore.COUNTED - 1 + "+" : Integer.toString(count);
    }

    /// How long the other unit has to take it, and until when the asker was promised the end.
    private static List<String> notes(MatterView matter, Playbook playbook, MoveRule rule, PageTexts texts) {
        var notes = new ArrayList<String>();
        rule.opens().keySet().stream().map(playbook.kinds()::get).flatMap(kind -> take(kind).stream()).findFirst()
                .ifPresent(span -> notes.add(texts.get("desk.note.take", span.isDays() ? texts.get("desk.note.days", span.elapsed().toDays()) : texts.span(span.elapsed()))));
        rule.opens().keySet().stream().map(playbook.kinds()::get).flatMap(kind -> kind.clocks().values().stream())
                .flatMap(clock -> clock.within() instanceof ClockRule.Within.OfParent(var parent, var _) ? Stream.of(parent) : Stream.empty())
                .flatMap(parent -> matter.clocks().stream().filter(clock -> clock.clock().equals(parent) && clock.state().equals("running"))).findFirst()
                .ifPresent(clock -> notes.add(texts.get("desk.note.until", clock.name(), texts.when(clock.dueAt()))));
        return notes;
    }

    private static Optional<Span> take(Kind kind) {
        return kind.clocks().values().stream().filter(clock -> clock.starts().contains("open") && clock.late() instanceof ClockRule.Late.Climb)
                .flatMap(clock -> clock.within() instanceof ClockRule.Within.For(var span) ? Stream.of(span) : Stream.empty()).findFirst();
    }

    private static @Nullable String undo(MatterView matter, Playbook playbook, String verb, PageTexts texts) {
        return Optional.ofNullable(playbook.kinds().get(matter.kind())).stream().flatMap(kind -> kind.moves().values().stream())
                .filter(move -> move.undoes().contains(verb)).flatMap(move -> move.within().stream()).findFirst()
                .map(span -> texts.get("desk.undo.can", span.isDays() ? texts.get("desk.note.days", span.elapsed().toDays()) : texts.span(span.elapsed()))).orElse(null);
    }
}
