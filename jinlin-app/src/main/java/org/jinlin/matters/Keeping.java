package org.jinlin.matters;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jinlin.kit.Db;
import org.jinlin.kit.Ids;
import org.jinlin.kit.Scope;
import org.jinlin.org.Orgs;
import org.jinlin.org.Overlay;
import org.jinlin.org.PastMode;
import org.jinlin.playbook.Keep;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.PlaybookVersions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Erases what nobody may keep any longer: words and photos of ended matters after the months that their kind says (PIPL Art. 19,
/// 47), also of what rests in a register where its kind says since when, and what was collected in an emergency once that is over (Emergency Response Law Art. 85). It looks at what is still there
/// and keeps no list, so it goes on wherever it was cut off. Holds stand before it. Each run that took something signs a proof.
@Component
public class Keeping {

    static final String RETENTION = "retention";
    static final String EMERGENCY = "emergency";
    private static final int BATCH = 200;
    /// So many matters have one proof, which has to be read in one piece.
    private static final int PROOF_MATTERS_MAX = 10_000;
    private static final Locale LANGUAGE = Locale.CHINESE;

    private final Db db;
    private final Desk desk;
    private final Orgs orgs;
    private final PlaybookVersions playbooks;
    private final Retiring retiring;
    private final KeepPersons persons;
    private final Destructions destructions;
    private final Ids ids;

    Keeping(Db db, Desk desk, Orgs orgs, PlaybookVersions playbooks, Retiring retiring, KeepPersons persons, Destructions destructions, Ids ids) {
        this.db = db;
        this.desk = desk;
        this.orgs = orgs;
        this.playbooks = playbooks;
        this.retiring = retiring;
        this.persons = persons;
        this.destructions = destructions;
        this.ids = ids;
    }

    /// One part of what ended, behind what came last.
    @FunctionalInterface
    private interface Parts {
        List<Matter> after(KeepStore store, @Nullable Matter last);
    }

    /// Erases all whose time is over now, and answers of how many matters the words went.
    public int run(int district) {
        Instant now = desk.now();
        ZoneId zone = desk.tenant(district).zone();
        int done = 0;
        OptionalInt shortest = shortest(district);
        if (shortest.isPresent()) {
            Instant until = now.atZone(zone).minusMonths(shortest.getAsInt()).toInstant();
            done += each(district, RETENTION, (store, last) -> store.ended(until, last, BATCH),
                    matter -> keep(matter).filter(keep -> KeepRules.isOver(keep, matter.state().endedAt(), now, zone)).isPresent());
        }
        List<PastMode> past = orgs.pastModes(district);
        for (String code : past.stream().map(mode -> mode.binding().code()).distinct().toList()) {
            List<Long> inForce = orgs.overlays(district).stream().filter(overlay -> overlay.binding().code().equals(code)).map(Overlay::unitId).toList();
            Instant since = past.stream().filter(mode -> mode.binding().code().equals(code)).map(PastMode::from).min(Instant::compareTo).orElse(now);
            done += each(district, EMERGENCY, (store, last) -> store.endedUnder(code, since, last, BATCH),
                    matter -> ownKeep(matter).filter(keep -> KeepRules.isOver(keep, code, matter.state().chain(), past, inForce, now)).isPresent());
        }
        done += registers(district, now, zone);
        prove(district);
        return done;
    }

    /// What rests in registers and never ends: all of its words when its time is over, or those of single moves.
    private int registers(int district, Instant now, ZoneId zone) {
        Set<String> kinds = kinds(district).filter(kind -> kind.keep().filter(Keep::isOfRegisters).isPresent()).map(Kind::code).collect(Collectors.toSet());
        int done = 0;
        KeepStore.Resting last = null;
        while (!kinds.isEmpty()) {
            KeepStore.Resting from = last;
            List<KeepStore.Resting> part = db.read(scope(district), sql -> new KeepStore(sql, district).resting(kinds, from, BATCH));
            for (KeepStore.Resting resting : part) {
                if (keep(resting.matter()).filter(keep -> rested(district, resting.matter(), keep, now, zone)).isPresent()) {
                    done++;
                }
            }
            if (part.size() < BATCH) {
                return done;
            }
            last = part.getLast();
        }
        return done;
    }

    /// Whether something of it went now.
    private boolean rested(int district, Matter matter, Keep keep, Instant now, ZoneId zone) {
        if (isHeld(district, matter)) {
            return false;
        }
        if (keep.from().isPresent() && lastStep(district, matter).filter(step -> KeepRules.isOver(keep, matter.facts(), step, now, zone)).isPresent()) {
            written(district, RETENTION, retiring.retireResting(district, matter, ground(keep)));
            persons.forgetUnneeded(district, matter);
            return true;
        }
        List<Integer> said = keep.moves().isEmpty() ? List.of() : said(district, matter, keep.moves(), now.atZone(zone).minusMonths(keep.months()).toInstant());
        if (!said.isEmpty()) {
            retiring.unsay(district, matter.id(), said, ground(keep));
            written(district, RETENTION, List.of(matter));
        }
        return !said.isEmpty();
    }

    /// When a person made the last step; empty when the words went since.
    private Optional<Instant> lastStep(int district, Matter matter) {
        return db.read(scope(district), sql -> {
            var store = new KeepStore(sql, district);
            return Optional.of(store.lastStep(matter.id()).orElse(matter.identity().openedAt())).filter(step -> !store.isRetired(matter.id(), step));
        });
    }

    /// Without what somebody said who is held.
    private List<Integer> said(int district, Matter matter, Set<String> verbs, Instant until) {
        return db.read(scope(district), sql -> {
            var holds = new HoldStore(sql, district);
            return new KeepStore(sql, district).said(matter.id(), verbs, until).stream()
                    .filter(said -> said.actorId() == null || !holds.isHeld(HoldStore.OF_PERSON, said.actorId())).map(KeepStore.Said::seq).toList();
        });
    }

    private int each(int district, String kind, Parts parts, Predicate<Matter> isOver) {
        int done = 0;
        Matter last = null;
        while (true) {
            Matter from = last;
            List<Matter> part = db.read(scope(district), sql -> parts.after(new KeepStore(sql, district), from));
            for (Matter matter : part) {
                if (isOver.test(matter) && !isHeld(district, matter)) {
                    retire(district, kind, matter);
                    done++;
                }
            }
            if (part.size() < BATCH) {
                return done;
            }
            last = part.getLast();
        }
    }

    private void retire(int district, String kind, Matter matter) {
        Keep keep = kind.equals(EMERGENCY) ? ownKeep(matter).orElseThrow() : keep(matter).orElseThrow();
        written(district, kind, retiring.retire(district, matter, ground(keep)));
        persons.forgetUnneeded(district, matter);
    }

    private void written(int district, String kind, List<Matter> gone) {
        db.write(scope(district), sql -> {
            new KeepStore(sql, district).retired(gone.stream().map(Matter::id).toList(), kind, desk.now());
            return gone;
        });
    }

    private static String ground(Keep keep) {
        return keep.ground().getOrDefault(LANGUAGE.getLanguage(), keep.ground().values().iterator().next());
    }

    private boolean isHeld(int district, Matter matter) {
        return db.read(scope(district), sql -> {
            var holds = new HoldStore(sql, district);
            Long asker = matter.identity().askerId();
            return holds.isHeld(HoldStore.OF_MATTER, matter.id()) || asker != null && holds.isHeld(HoldStore.OF_PERSON, asker);
        });
    }

    /// One signed proof for what went since the last one, and another where that is more than one proof holds.
    private void prove(int district) {
        for (String kind : db.read(scope(district), sql -> new KeepStore(sql, district).unprovedRules())) {
            boolean more = true;
            while (more) {
                more = db.write(scope(district), sql -> {
                    var store = new KeepStore(sql, district);
                    List<Long> matters = store.unproved(kind, PROOF_MATTERS_MAX);
                    if (matters.isEmpty()) {
                        return false;
                    }
                    long id = ids.next();
                    destructions.record(sql, district, id, kind, kind, matters.size(), new OwnMatterStore(sql, district).erased(matters), Map.of());
                    store.proved(matters, id);
                    return matters.size() == PROOF_MATTERS_MAX;
                });
            }
        }
    }

    /// What holds for a kind today at the matter's place: the law's times change, also for what was opened before. Else what held when it was opened.
    private Optional<Keep> keep(Matter matter) {
        Optional<Keep> now = keep(desk.playbookAt(matter.district(), matter.state().placeId()), matter);
        return now.isPresent() ? now : ownKeep(matter);
    }

    private Optional<Keep> ownKeep(Matter matter) {
        return keep(desk.playbook(matter), matter);
    }

    private static Optional<Keep> keep(Playbook playbook, Matter matter) {
        return Optional.ofNullable(playbook.kinds().get(matter.identity().kind())).flatMap(Kind::keep);
    }

    /// The fewest months that any playbook of the tenant says of any kind.
    private OptionalInt shortest(int district) {
        return kinds(district).flatMap(kind -> kind.keep().stream()).mapToInt(Keep::months).min();
    }

    private Stream<Kind> kinds(int district) {
        return orgs.bindings(district).stream().map(bound -> playbooks.get(bound.binding().code(), bound.binding().version())).flatMap(playbook -> playbook.kinds().values().stream());
    }

    private static Scope scope(int district) {
        return Scope.service(district, Scope.Kind.MOVE);
    }
}
