package org.jinlin.matters;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jinlin.kit.Db;
import org.jinlin.kit.Outcome;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jinlin.people.Masked;
import org.jinlin.people.PageTexts;
import org.jinlin.people.People;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.Playbook;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.springframework.stereotype.Component;

/// What waits to be taken on at a unit and below it, and who could be asked: for whoever answers there. Names are masked; who took a
/// check-in back is not found any more, and who gave something back is not suggested for it again.
@Component
class HelpBoard {

    /// What waits, the most urgent; the rest is looked at when these are taken.
    static final int WAITS_MAX = 500;
    private static final int OFFERS_MAX = 5000;
    private static final int SUITED = 3;

    private final Db db;
    private final Desk desk;
    private final Orgs orgs;
    private final People people;
    private final DataStewards stewards;
    private final MatterLists lists;

    HelpBoard(Db db, Desk desk, Orgs orgs, People people, DataStewards stewards, MatterLists lists) {
        this.db = db;
        this.desk = desk;
        this.orgs = orgs;
        this.people = people;
        this.stewards = stewards;
        this.lists = lists;
    }

    /// What was read at once.
    private record Found(List<Matter> waits, List<Matter> offers, Map<Long, Set<Long>> had, Map<Long, Integer> tasks, Map<Long, String> said) {}

    /// The week of a unit, of the first own one when none is named. Refuses who answers for no unit (NO_UNIT_OF_YOURS), and units
    /// that are unknown (UNIT_UNKNOWN) or elsewhere (UNIT_NOT_BELOW_YOU).
    Outcome<HelpWeek> week(Actor actor, @Nullable String unit, PageTexts texts) {
        return unit(actor, unit).map(chosen -> week(actor, chosen, texts));
    }

    private Outcome<Unit> unit(Actor actor, @Nullable String named) {
        Tree tree = desk.tree(actor.district());
        Set<Long> own = stewards.units(actor);
        if (own.isEmpty()) {
            return Outcome.refused("NO_UNIT_OF_YOURS");
        }
        Optional<Unit> chosen = named == null || named.isEmpty() ? actor.posts().stream().flatMap(post -> tree.find(post.unitId()).stream()).filter(unit -> own.contains(unit.id())).findFirst()
                : named.matches("\\d{1,18}") ? tree.find(Long.parseLong(named)).or(() -> tree.byCode(named)) : tree.byCode(named);
        return chosen.isEmpty() ? Outcome.refused("UNIT_UNKNOWN", "unit")
                : own.contains(chosen.get().id()) ? Outcome.done(chosen.get()) : Outcome.refused("UNIT_NOT_BELOW_YOU", chosen.get().name());
    }

    private HelpWeek week(Actor actor, Unit unit, PageTexts texts) {
        Playbook playbook = desk.playbookAt(actor.district(), unit.id());
        List<Kind> kinds = playbook.kinds().values().stream().filter(kind -> kind.suggests().isPresent()).toList();
        var reading = new HelpReading(playbook, spots(actor.district(), unit), middle(actor.district(), unit));
        Found found = kinds.isEmpty() ? new Found(List.of(), List.of(), Map.of(), Map.of(), Map.of()) : found(actor, unit, kinds, reading);
        var offers = new LinkedHashMap<String, List<HelpOffer>>();
        kinds.forEach(kind -> offers.put(kind.code(), offers(found, kind, reading)));
        List<HelpNeed> needs = found.waits().stream().map(matter -> reading.need(matter, found.had().getOrDefault(matter.id(), Set.of()), desk.now())).toList();
        var words = new HelpWords(playbook, reading, texts, names(actor.district(), found), numbers(found.offers()));
        return words.week(unit, found.waits(), needs, offers, plan(found.waits(), needs, offers), found.said(), SUITED);
    }

    /// Kinds for which different people offer are planned apart.
    private static List<HelpPlan> plan(List<Matter> waits, List<HelpNeed> needs, Map<String, List<HelpOffer>> offers) {
        Map<List<HelpOffer>, List<HelpNeed>> apart = new LinkedHashMap<>();
        for (int i = 0; i < needs.size(); i++) {
            apart.computeIfAbsent(offers.get(waits.get(i).identity().kind()), _ -> new java.util.ArrayList<>()).add(needs.get(i));
        }
        return apart.entrySet().stream().map(each -> HelpPlanner.plan(each.getValue(), each.getKey())).toList();
    }

    private Found found(Actor actor, Unit unit, List<Kind> kinds, HelpReading reading) {
        Set<String> from = kinds.stream().map(kind -> reading.suggests(kind.code()).from()).collect(Collectors.toSet());
        Set<String> verbs = kinds.stream().flatMap(kind -> HelpReading.decides(kind).stream()).map(move -> move.code()).collect(Collectors.toSet());
        return db.read(Matters.scope(actor), sql -> {
            var store = new HelpStore(sql, actor.district());
            List<Matter> waits = store.open(kinds.stream().map(Kind::code).toList(), unit.id(), WAITS_MAX).stream().filter(reading::waits).toList();
            List<Matter> offers = store.open(from, unit.id(), OFFERS_MAX).stream().filter(HelpBoard::isOffer).toList();
            return new Found(waits, offers, waits.isEmpty() ? Map.of() : store.movers(ids(waits), verbs),
                    offers.isEmpty() ? Map.of() : store.taken(offers.stream().map(offer -> offer.identity().askerId()).toList()), lists.summaries(sql, actor, waits));
        });
    }

    private static boolean isOffer(Matter matter) {
        return matter.stage().equals(ListStore.KEPT) && matter.identity().askerId() != null;
    }

    private static List<Long> ids(List<Matter> matters) {
        return matters.stream().map(Matter::id).toList();
    }

    /// Who offers twice is counted once, by what was said last.
    private static List<HelpOffer> offers(Found found, Kind kind, HelpReading reading) {
        Map<Long, HelpOffer> byPerson = new LinkedHashMap<>();
        found.offers().stream().filter(offer -> offer.identity().kind().equals(reading.suggests(kind.code()).from())).sorted(java.util.Comparator.comparing(Matter::id))
                .forEach(offer -> byPerson.put(offer.identity().askerId(), reading.offer(offer, kind.code(), found.tasks().getOrDefault(offer.identity().askerId(), 0))));
        return List.copyOf(byPerson.values());
    }

    private Map<Long, Masked> names(int district, Found found) {
        Collection<Long> persons = found.offers().stream().map(offer -> offer.identity().askerId()).collect(Collectors.toSet());
        return people.masked(district, persons);
    }

    private static Map<Long, String> numbers(List<Matter> offers) {
        var numbers = new HashMap<Long, String>();
        offers.forEach(offer -> numbers.put(offer.identity().askerId(), offer.identity().number()));
        return numbers;
    }

    /// The middles of the areas at and below a unit.
    private Map<Long, Coordinate> spots(int district, Unit unit) {
        Tree tree = desk.tree(district);
        var spots = new HashMap<Long, Coordinate>();
        orgs.boundaries(district).forEach((id, area) -> {
            if (tree.find(id).isPresent() && tree.isAtOrAbove(unit.id(), id)) {
                spots.put(id, area.getCentroid().getCoordinate());
            }
        });
        return spots;
    }

    /// Where somebody is taken to be of whom no closer place is known.
    private Coordinate middle(int district, Unit unit) {
        Collection<Coordinate> spots = spots(district, unit).values();
        return new Coordinate(spots.stream().mapToDouble(spot -> spot.x).average().orElse(0), spots.stream().mapToDouble(spot -> spot.y).average().orElse(0));
    }
}
