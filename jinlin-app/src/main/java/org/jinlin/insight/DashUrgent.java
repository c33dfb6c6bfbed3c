package org.jinlin.insight;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jinlin.matters.MatterPagesChip;
import org.jinlin.matters.MatterView;
import org.jinlin.matters.Matters;
import org.jinlin.people.Actor;
import org.jinlin.people.PageTexts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What needs attention: the open matters that are due first, as the viewer may see each, with the form to press for it
/// where the viewer stands above whoever owes the next step.
@Component
class DashUrgent {

    static final String MOVE = "supervise";

    private static final int LONGEST = 40;

    private final Matters matters;

    DashUrgent(Matters matters) {
        this.matters = matters;
    }

    /// @param typed what came with a form and could not be taken: its matter shows it again
    List<DashBoard.Urgent> of(Actor actor, List<DashStore.Urgent> first, DashDrawing drawing, Optional<DashBoard.Supervise> typed) {
        return first.stream().map(line -> line(actor, line, drawing, typed.filter(form -> form.number().equals(line.fact().number())))).toList();
    }

    private DashBoard.Urgent line(Actor actor, DashStore.Urgent line, DashDrawing drawing, Optional<DashBoard.Supervise> typed) {
        Fact fact = line.fact();
        PageTexts texts = drawing.texts();
        Optional<MatterView> view = matters.find(actor, fact.number(), texts.language()).map(Optional::of).orElse(refusal -> Optional.empty());
        MatterPagesChip chip = chip(line.dueAt(), view.map(MatterView::shown).map(MatterView.Named::code).orElse(fact.grade()), drawing);
        DashBoard.Supervise form = view.flatMap(seen -> seen.moves().stream().filter(offer -> offer.verb().equals(MOVE)).findFirst())
                .map(offer -> typed.map(sent -> new DashBoard.Supervise(sent.number(), sent.id(), offer.name(), sent.typed(), sent.error()))
                        .orElseGet(() -> new DashBoard.Supervise(fact.number(), UUID.randomUUID().toString(), offer.name(), "", null)))
                .orElse(null);
        return new DashBoard.Urgent(fact.number(), chip, view.flatMap(DashUrgent::said).orElse(null), fact.category() == null ? null : drawing.category(fact.category()),
                name(drawing, fact.placeId()), name(drawing, fact.ownerId()), form);
    }

    private static String name(DashDrawing drawing, long unit) {
        return Insight.place(drawing.tree(), unit).name();
    }

    private static Optional<String> said(MatterView view) {
        return Optional.ofNullable(view.texts().get("text")).map(Object::toString).map(text -> text.strip().replaceAll("\\s+", " ")).filter(text -> !text.isEmpty())
                .map(text -> text.codePointCount(0, text.length()) <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…");
    }

    /// The colour, its name, and the time left; over is the strong form.
    private static MatterPagesChip chip(Instant dueAt, @Nullable String grade, DashDrawing drawing) {
        PageTexts texts = drawing.texts();
        Duration left = Duration.between(texts.now(), dueAt);
        String time = left.isNegative() ? texts.get("clock.over", texts.span(left.negated())) : texts.get("clock.left", texts.span(left));
        int level = grade == null ? 0 : drawing.level(grade);
        return new MatterPagesChip(level, level > 0 && left.isNegative(), false, level == 0 ? time : texts.get("clock.shown", drawing.grade(grade), time), null, null);
    }
}
