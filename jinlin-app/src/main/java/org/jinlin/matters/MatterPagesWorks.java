package org.jinlin.matters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jinlin.kit.Db;
import org.jinlin.kit.Page;
import org.jinlin.people.Actor;
import org.jinlin.people.PageTexts;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.MoveRule;
import org.jinlin.playbook.Playbook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts what can be done with a matter where the desk looks for it: the next step first, writing below the conversation,
/// the rest in a row.
@Component
class MatterPagesWorks {

    private static final String UNDO = "undo";
    private static final List<String> SAY = List.of("reply", "remark", "note");
    /// The next step is the first of these that can be made.
    private static final List<String> STEPS = List.of("accept", "report_in", "grant", "assign", "call_back", "resume", "pledge");
    private static final Map<String, String> KEYS = Map.of("dispatch", "D", "assign", "D", "whistle", "W");
    private static final int SIMILAR = 5;

    private final Desk desk;
    private final Db db;
    private final MatterLists lists;
    private final MatterPresence presence;
    private final MatterPagesDialogs dialogs;
    private final PlaceCodes places;

    MatterPagesWorks(Desk desk, Db db, MatterLists lists, MatterPresence presence, MatterPagesDialogs dialogs, PlaceCodes places) {
        this.desk = desk;
        this.db = db;
        this.lists = lists;
        this.presence = presence;
        this.dialogs = dialogs;
        this.places = places;
    }

    /// @param making the move whose page is asked for; one that was sent and refused is shown in any case
    MatterPagesWork of(Actor actor, MatterPagesScreen screen, @Nullable String making, PageTexts texts) {
        MatterView matter = screen.matter();
        Playbook playbook = desk.playbookAt(actor.district(), Long.parseLong(matter.place().id()));
        Kind kind = playbook.kinds().get(matter.kind());
        List<MatterPagesForm> forms = screen.forms();
        List<MatterPagesWork.Say> say = SAY.stream().flatMap(verb -> form(forms, verb).stream()).map(form -> new MatterPagesWork.Say(form, seen(matter, rule(kind, form.verb())))).toList();
        MatterPagesForm undo = form(forms, UNDO).orElse(null);
        List<MatterPagesForm> steps = forms.stream().filter(form -> !SAY.contains(form.verb()) && !form.verb().equals(UNDO)).toList();
        Optional<MatterPagesForm> next = next(steps, matter);
        MatterPagesForm now = next.filter(form -> form.isBare() || form.verb().equals("accept")).map(form -> chosen(form, matter)).orElse(null);
        List<MatterPagesWork.Act> others = steps.stream().filter(form -> next.isEmpty() || !form.equals(next.get())).map(MatterPagesWorks::act).toList();
        List<MatterLine> similar = matter.endedAt() == null ? similar(actor, matter, texts.language()) : List.of();
        Optional<MatterPagesForm> made = steps.stream().filter(form -> !form.isBare() && (form.verb().equals(making) || form.open() && (now == null || !form.verb().equals(now.verb())))).findFirst();
        MatterPagesDialog dialog = made.map(form -> dialogs.of(actor, matter, form, similar, texts)).orElse(null);
        List<String> here = presence.others(actor, texts.language()).getOrDefault(matter.number(), List.of());
        return new MatterPagesWork(screen, headline(screen, playbook, texts), channel(matter, playbook, texts), say, now, now == null ? next.map(MatterPagesWorks::act).orElse(null) : null, others, undo,
                undo == null ? null : rule(kind, UNDO).flatMap(MoveRule::within).map(span -> texts.span(span.elapsed())).orElse(null), MatterPagesGrade.of(matter, playbook, texts.language()), MatterPagesLot.of(matter, playbook, texts), similar,
                here.isEmpty() ? null : texts.get("desk.here", String.join(texts.get("comma"), here)), dialog, kind != null && kind.showing().isPresent(),
                kind != null && kind.moves().values().stream().anyMatch(rule -> rule.atPlace().isPresent()) && places.hangs(actor, matter));
    }

    /// Whether a move can be made on a page of its own.
    static boolean isOffered(MatterPagesScreen screen, String verb) {
        return screen.forms().stream().anyMatch(form -> form.verb().equals(verb) && !form.isBare());
    }

    private static Optional<MatterPagesForm> form(List<MatterPagesForm> forms, String verb) {
        return forms.stream().filter(form -> form.verb().equals(verb)).findFirst();
    }

    private static Optional<MoveRule> rule(@Nullable Kind kind, String verb) {
        return Optional.ofNullable(kind).map(known -> known.moves().get(verb));
    }

    /// Whether the asker will read it; null where there is nobody to read.
    static @Nullable Boolean seen(MatterView matter, Optional<MoveRule> rule) {
        boolean internal = rule.map(MoveRule::internal).orElse(false);
        return matter.asker() == null || matter.parent() != null ? null : Boolean.valueOf(!internal);
    }

    /// Who has given it to others finishes next; who has not gives it to others.
    private static Optional<MatterPagesForm> next(List<MatterPagesForm> steps, MatterView matter) {
        List<String> last = matter.children().isEmpty() ? List.of("dispatch", "finish", "arrive") : List.of("finish", "dispatch", "arrive");
        return Stream.concat(STEPS.stream(), last.stream()).flatMap(verb -> form(steps, verb).stream()).findFirst();
    }

    private static MatterPagesWork.Act act(MatterPagesForm form) {
        return new MatterPagesWork.Act(form, KEYS.get(form.verb()));
    }

    /// What is known of the matter already is chosen, unless something was sent.
    private static MatterPagesForm chosen(MatterPagesForm form, MatterView matter) {
        if (form.open() || matter.category() == null) {
            return form;
        }
        var entries = new ArrayList<MatterPagesForm.Entry>();
        for (MatterPagesForm.Entry entry : form.entries()) {
            entries.add(!entry.type().equals("category") ? entry
                    : new MatterPagesForm.Entry(entry.verb(), entry.field(), entry.name(), entry.type(), entry.need(), entry.groups(), List.of(matter.category().code()), entry.error()));
        }
        return new MatterPagesForm(form.verb(), form.name(), form.id(), form.version(), form.open(), entries, form.error());
    }

    private static String headline(MatterPagesScreen screen, Playbook playbook, PageTexts texts) {
        MatterView matter = screen.matter();
        boolean request = matter.kind().equals(MatterQueues.REQUEST) || matter.parent() != null;
        return !screen.said().isBlank() ? MatterLists.beginning(screen.said()) : matter.category() != null ? matter.category().name()
                : request ? texts.get("row.photo") : playbook.term(matter.kind(), matter.kind(), texts.language());
    }

    private static @Nullable String channel(MatterView matter, Playbook playbook, PageTexts texts) {
        return matter.channel() == null ? null : playbook.term(matter.kind(), matter.channel(), texts.language());
    }

    /// For who answers where the matter lies: others may not see what it is like.
    private List<MatterLine> similar(Actor actor, MatterView view, String language) {
        Set<Long> chain = Set.copyOf(desk.tree(actor.district()).chain(Long.parseLong(view.owner().id())));
        if (!view.kind().equals(MatterQueues.REQUEST) || lists.units(actor).stream().noneMatch(chain::contains)) {
            return List.of();
        }
        return db.read(Matters.scope(actor), sql -> new MatterStore(sql, actor.district()).find(view.id())
                .map(matter -> lists.lines(sql, actor, new Page<>(new QueueStore(sql, actor.district()).similar(matter, SIMILAR), Optional.empty()), language).items())
                .orElse(List.of()));
    }
}
