package org.jinlin.matters;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jinlin.kit.CanonicalJson;
import org.jinlin.kit.Cursor;
import org.jinlin.kit.Db;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Paging;
import org.jinlin.people.Actor;
import org.jinlin.people.Post;
import org.jinlin.playbook.Effect;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lists of matters, each a keyset page on an index: mine and what I was told of newest first, the others by what is due next.
@Component
public class MatterLists {

    /// Which list: what I asked for; what my units owe; everything on and below my units; what I took on;
    /// what my posts were told of; what one of my roles could take on now.
    public enum View { MINE, DESK, BELOW, TAKEN, TOLD, ASKED }

    /// Among so many of the most urgent is looked for what suits somebody.
    private static final Paging FITTING = Paging.first(100);
    private static final int FITTING_SHOWN = 5;

    private final Db db;
    private final Desk desk;

    MatterLists(Db db, Desk desk) {
        this.db = db;
        this.desk = desk;
    }

    /// The lists that a page of staff offers, the usual one first: who answers for no unit is told of matters and may take some.
    List<String> offered(Actor actor) {
        if (!actor.isStaff()) {
            return List.of();
        }
        return units(actor).isEmpty() ? List.of("told", "taken") : List.of("desk", "below", "taken", "told");
    }

    /// A page of a list: the desk of whoever answers for a unit, else the own matters, when no view is named. Refuses
    /// unknown views, cursors of other lists, and the lists of units to who answers for none: an empty list would say
    /// that there is nothing to do, when it is the appointment that is missing.
    public Outcome<Page<MatterLine>> list(Actor actor, @Nullable String named, @Nullable String after, @Nullable String limit, String language) {
        boolean answers = !units(actor).isEmpty();
        View view;
        try {
            view = named == null ? answers ? View.DESK : View.MINE : View.valueOf(named.toUpperCase(java.util.Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Outcome.refused("VIEW_UNKNOWN", FieldRules.brief(named), "mine, desk, below, taken, told, asked");
        }
        if (!answers && (view == View.DESK || view == View.BELOW) || !actor.isStaff() && (view == View.TOLD || view == View.ASKED)) {
            return Outcome.refused("NO_POST", view.name().toLowerCase(java.util.Locale.ROOT));
        }
        boolean newest = view == View.MINE || view == View.TOLD;
        var read = newest ? Paging.read(after, limit, Long.class) : Paging.read(after, limit, Instant.class, Long.class);
        return read.map(paging -> db.read(Matters.scope(actor), db -> {
            List<Matter> found = found(new ListStore(db, actor.district()), actor, view, paging);
            Page<Matter> page = Page.of(found, paging, line -> newest ? Cursor.of(line.id()) : Cursor.of(line.nextDueAt().orElseThrow(), line.id()));
            return lines(db, actor, view == View.TOLD ? brought(db, actor, page) : page, language);
        }));
    }

    /// Of what one of the actor's roles could take on now, what wants a skill that the actor has named, the most urgent first.
    public List<MatterLine> fitting(Actor actor, String language) {
        return db.read(Matters.scope(actor), db -> {
            var store = new ListStore(db, actor.district());
            Set<String> offered = offered(store, actor);
            List<Matter> fitting = offered.isEmpty() ? List.of() : store.takeable(takeable(actor), FITTING).stream()
                    .filter(matter -> HelpTags.wanted(desk.playbook(matter), matter).filter(offered::contains).isPresent()).limit(FITTING_SHOWN).toList();
            return lines(db, actor, new Page<>(fitting, Optional.empty()), language).items();
        });
    }

    /// What wants a skill is brought to who has named it.
    private Page<Matter> brought(DSLContext db, Actor actor, Page<Matter> page) {
        Set<String> offered = offered(new ListStore(db, actor.district()), actor);
        return new Page<>(page.items().stream().filter(matter -> HelpTags.isBrought(desk.playbook(matter), matter, told(actor, matter), offered)).toList(), page.next());
    }

    private static List<String> told(Actor actor, Matter matter) {
        return actor.posts().stream().filter(post -> matter.state().told().contains(post.role()) && matter.state().chain().contains(post.unitId())).map(Post::role).toList();
    }

    private Set<String> offered(ListStore store, Actor actor) {
        Set<String> kinds = actor.posts().stream().flatMap(post -> HelpTags.kept(desk.playbookAt(actor.district(), post.unitId())).stream()).collect(Collectors.toSet());
        return kinds.isEmpty() ? Set.of() : store.kept(actor.personId(), kinds).stream().flatMap(kept -> HelpTags.offered(desk.playbook(kept), kept).stream()).collect(Collectors.toSet());
    }

    /// The rows of a page.
    Page<MatterLine> lines(DSLContext db, Actor actor, Page<Matter> page, String language) {
        return lines(actor, page, new WordsStore(db, actor.district()).onOpening(page.items().stream().map(MatterLists::spoken).toList()), language);
    }

    /// The rows of a page.
    ///
    /// @param said on opening, by matter
    Page<MatterLine> lines(Actor actor, Page<Matter> page, Map<Long, String> said, String language) {
        Map<Long, String> words = summaries(said, actor, page.items());
        return page.map(line -> line(line, words.get(line.id()), language));
    }

    private List<Matter> found(ListStore store, Actor actor, View view, Paging paging) {
        return switch (view) {
            case MINE -> store.mine(actor.personId(), paging);
            case TOLD -> store.toldTo(actor.posts(), paging);
            case ASKED -> store.takeable(takeable(actor), paging);
            case TAKEN -> store.takenBy(actor.personId(), paging);
            case BELOW -> store.below(units(actor), paging);
            case DESK -> store.ownedBy(units(actor), desk.now(), paging);
        };
    }

    private List<ListStore.Takeable> takeable(Actor actor) {
        return actor.posts().stream().flatMap(post -> takeable(actor.district(), post)).distinct().toList();
    }

    /// Where a role of somebody may take matters on, by the playbook of today.
    private Stream<ListStore.Takeable> takeable(int district, Post post) {
        return desk.playbookAt(district, post.unitId()).kinds().values().stream().flatMap(kind -> kind.moves().values().stream()
                .filter(move -> move.effects().contains(Effect.TAKE) && move.by().contains(post.role()))
                .flatMap(move -> move.from().stream()).map(stage -> new ListStore.Takeable(post.unitId(), kind.code(), stage)));
    }

    /// Units where the actor answers for something; other posts give no list.
    List<Long> units(Actor actor) {
        return actor.posts().stream()
                .filter(post -> desk.playbookAt(actor.district(), post.unitId()).owningRoles().contains(post.role()))
                .map(Post::unitId).distinct().toList();
    }

    /// What was said on opening, or on the opening of the parent.
    Map<Long, String> summaries(DSLContext db, Actor actor, List<Matter> lines) {
        return summaries(new WordsStore(db, actor.district()).onOpening(lines.stream().map(MatterLists::spoken).toList()), actor, lines);
    }

    /// What was said on the opening of matters, as far as somebody may read it, by their ids.
    public Map<Long, String> summaries(Actor actor, Collection<Long> ids) {
        return ids.isEmpty() ? Map.of() : db.read(Matters.scope(actor), db -> summaries(db, actor, new SearchStore(db, actor.district()).matters(ids)));
    }

    private Map<Long, String> summaries(Map<Long, String> bodies, Actor actor, List<Matter> lines) {
        List<Long> units = units(actor);
        var summaries = new HashMap<Long, String>();
        for (Matter line : lines) {
            String body = bodies.get(spoken(line));
            String called = body == null || !isReadable(actor, units, line) ? "" : MatterJson.called(MatterJson.map(CanonicalJson.parse(body)));
            if (!called.isEmpty()) {
                summaries.put(line.id(), beginning(called));
            }
        }
        return summaries;
    }

    /// Who only follows a matter sees where it stands and not what was said, on a list as on its page.
    private static boolean isReadable(Actor actor, List<Long> units, Matter line) {
        Matter.State state = line.state();
        return Objects.equals(line.identity().askerId(), actor.personId()) || Objects.equals(state.takerId(), actor.personId()) || units.stream().anyMatch(state.chain()::contains)
                || actor.posts().stream().anyMatch(post -> state.told().contains(post.role()) && state.chain().contains(post.unitId()));
    }

    private static long spoken(Matter matter) {
        return matter.parentId().orElse(matter.id());
    }

    static String beginning(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= 60 ? line : line.substring(0, line.offsetByCodePoints(0, 60)) + "…";
    }

    MatterLine line(Matter matter, @Nullable String summary, String language) {
        var identity = matter.identity();
        var state = matter.state();
        var names = new MatterViews.Names(desk.playbook(matter), identity.kind(), desk.tree(matter.district()), language);
        return new MatterLine(identity.number(), identity.kind(), names.term(state.stage()), names.termOrNull(state.outcome()), names.termOrNull(state.grade()),
                names.termOrNull(MatterStore.shownGrade(matter)), names.category(state.category()), names.termOrNull(identity.channel()), names.unit(state.ownerId()), names.unit(state.placeId()),
                identity.openedAt(), matter.nextDueAt().orElse(null), summary,
                matter.parentId().isPresent() || identity.kind().equals(MatterQueues.REQUEST) ? null : names.term(identity.kind()).name());
    }
}
