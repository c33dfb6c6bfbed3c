package org.jinlin.matters;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jinlin.kit.TimeCounting;
import org.jinlin.org.Tree;
import org.jinlin.people.Actor;
import org.jinlin.people.Post;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.MoveRule;
import org.jinlin.playbook.Owner;
import org.jinlin.playbook.Playbook;

/// Asks "what if" of a playbook: its real rules and clocks, with people who come by chance, work as long as it happens to take,
/// and are absent now and then. Whoever is free takes what is most urgent and does the usual next step. The same seed gives the
/// same result. It says how rules and numbers play together, not what anybody will do.
public final class Simulation {

    /// How often an asker says a word before somebody calls, and how long they take on average.
    private static final double ASKERS_ANSWER = 0.6;
    private static final Duration ASKERS_TIME = Duration.ofDays(1);
    /// How often the usual move of several is made.
    private static final double USUAL = 0.95;
    private static final double SPREAD = 0.5;
    private static final double SHORT_MINUTES = 10;
    private static final double ANSWER_MINUTES = 15;
    private static final double ANSWER_SHARE = 0.3;
    private static final Duration STUCK = Duration.ofHours(4);
    private static final long FIRST_ASKER = 1L << 40;

    private final Setting setting;
    private final Kind kind;
    private final Set<String> owning;
    private final SplittableRandom random;
    private final PaperEngine engine;
    private final SimulationFields fields;
    private final SimulationStaff staff;
    private final SimulationTally tally;
    private final SimulationQueues queues;
    private final PriorityQueue<Event> events = new PriorityQueue<>(Comparator.comparing(Event::at).thenComparing(Event::number));
    private final Set<Long> touched = new LinkedHashSet<>();
    private final Set<Long> inWork = new HashSet<>();
    private final Set<Long> over = new HashSet<>();
    private final Map<Long, Instant> asked = new HashMap<>();
    private long number;

    /// Who works where under which rules, and for how long.
    ///
    /// @param staff   everybody with posts
    /// @param minutes that the work itself takes in the middle; steps around it are shorter
    public record Setting(Playbook playbook, Tree tree, TimeCounting counting, List<Actor> staff, Instant start, Instant end, long seed, int minutes) {}

    /// A request that comes in.
    ///
    /// @param category empty for any
    public record Arrival(Instant at, long place, String category) {}

    private record Event(Instant at, long number, Runnable what) {}

    private Simulation(Setting setting) {
        this.setting = setting;
        this.kind = setting.playbook().kinds().values().stream().filter(each -> each.openedBy().contains("resident")).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("residents open no kind of the playbook " + setting.playbook().code()));
        this.owning = setting.playbook().owningRoles();
        Set<Long> staffed = new HashSet<>();
        setting.staff().forEach(actor -> actor.posts().stream().filter(post -> owning.contains(post.role())).forEach(post -> staffed.add(post.unitId())));
        var offices = new Offices(setting.tree(), staffed::contains, setting.counting());
        random = new SplittableRandom(setting.seed());
        tally = new SimulationTally(setting.start());
        queues = new SimulationQueues(tally);
        fields = new SimulationFields(setting.playbook(), offices);
        staff = new SimulationStaff(setting.staff(), owning, setting.counting(), setting.seed());
        engine = new PaperEngine(setting.staff().getFirst().district(), setting.playbook(), offices, setting.start(), this::saved);
    }

    /// @param arrivals in the order of their times
    /// @throws IllegalArgumentException in one sentence, when there is nobody or nothing to simulate
    public static SimulationResult run(Setting setting, Iterator<Arrival> arrivals) {
        if (setting.staff().isEmpty()) {
            throw new IllegalArgumentException("nobody works here");
        }
        return new Simulation(setting).run(arrivals);
    }

    private SimulationResult run(Iterator<Arrival> arrivals) {
        arrive(arrivals);
        changeShift(setting.start());
        while (true) {
            Instant woken = engine.nextWake().plusMillis(1);
            Event next = events.peek();
            boolean clock = next == null || woken.isBefore(next.at());
            Instant at = clock ? woken : next.at();
            if (!at.isBefore(setting.end())) {
                break;
            }
            engine.letPass(at);
            settle();
            if (!clock) {
                events.poll().what().run();
                settle();
            }
        }
        engine.letPass(setting.end());
        engine.all().forEach(matter -> tally.late(matter, setting.end()));
        return tally.result(staff, setting.end());
    }

    private void at(Instant at, Runnable what) {
        events.add(new Event(at, number++, what));
    }

    private void arrive(Iterator<Arrival> arrivals) {
        if (arrivals.hasNext()) {
            Arrival arrival = arrivals.next();
            at(arrival.at(), () -> {
                String category = arrival.category().isEmpty() ? fields.category(random) : arrival.category();
                var asker = new Actor(setting.staff().getFirst().district(), Actor.Kind.PERSON, FIRST_ASKER + number, List.of(), false);
                engine.open(kind.code(), asker, arrival.place(), fields.opening(kind.open(), category)).orThrow();
                tally.opened();
                arrive(arrivals);
            });
        }
    }

    private void changeShift(Instant now) {
        at(now, () -> {
            staff.all().forEach(this::next);
            changeShift(staff.nextChange(now));
        });
    }

    private void saved(Matter after, Move move) {
        tally.saved(after, move);
        touched.add(after.id());
        after.parentId().ifPresent(touched::add);
    }

    private void settle() {
        while (!touched.isEmpty()) {
            List<Long> now = List.copyOf(touched);
            touched.clear();
            now.forEach(this::refresh);
        }
    }

    /// Puts a matter where it waits now.
    private void refresh(long id) {
        queues.remove(id, engine.now());
        Optional<Matter> found = engine.find(id);
        if (found.isEmpty() || inWork.contains(id)) {
            return;
        }
        if (!found.get().isOpen()) {
            asked.remove(id);
            if (found.get().parentId().isEmpty() && over.add(id)) {
                tally.ended(found.get());
            }
            engine.forgetOver(id);
            return;
        }
        Situation situation = engine.situation(id);
        SimulationWant.of(situation, engine.now(), random).ifPresent(want -> wait(situation, want));
    }

    private void wait(Situation situation, SimulationWant want) {
        long id = situation.matter().id();
        int seq = situation.matter().state().seq();
        if (want.isForAsker() && !want.startedAt().equals(asked.put(id, want.startedAt())) && random.nextDouble() < ASKERS_ANSWER) {
            at(engine.now().plusMillis((long) (-Math.log(1 - random.nextDouble()) * ASKERS_TIME.toMillis())), () -> answer(id, want));
        }
        if (want.from().isAfter(engine.now())) {
            at(want.from(), () -> engine.find(id).filter(matter -> matter.state().seq() == seq).ifPresent(_ -> refresh(id)));
            return;
        }
        var ticket = ticket(situation.matter(), want);
        queues.add(ticket, engine.now());
        ticket.units().stream().flatMap(unit -> staff.at(unit).stream().filter(worker -> suits(worker, unit, ticket.sort()) && may(worker, ticket))).findFirst().ifPresent(worker -> start(worker, ticket));
    }

    /// It waits where somebody may make one of the moves: at the owner, or as a role somewhere above the place.
    private SimulationQueues.Ticket ticket(Matter matter, SimulationWant want) {
        var named = new HashSet<String>();
        want.moves().forEach(move -> named.addAll(move.by()));
        Stream<Long> elsewhere = matter.state().chain().stream().filter(unit -> staff.roles(unit).stream().anyMatch(named::contains));
        List<Long> units = Stream.concat(Stream.of(matter.state().ownerId(), matter.state().baseId()), elsewhere).distinct().toList();
        named.addAll(owning);
        return new SimulationQueues.Ticket(matter.id(), want, units, new SimulationQueues.Sort(named, want.around()));
    }

    private boolean suits(SimulationStaff.Worker worker, long unit, SimulationQueues.Sort sort) {
        return worker.isFree(engine.now()) && worker.actor.posts().stream().anyMatch(post -> sort.roles().contains(post.role())) && staff.isThere(worker, unit, engine.now(), sort.around());
    }

    private boolean may(SimulationStaff.Worker worker, SimulationQueues.Ticket ticket) {
        return !moves(worker.actor, ticket).isEmpty();
    }

    private List<MoveRule> moves(Actor actor, SimulationQueues.Ticket ticket) {
        Situation situation = engine.situation(ticket.matter());
        return ticket.want().moves().stream().filter(move -> Standing.of(move, actor, situation, null).isPresent()).toList();
    }

    private void next(SimulationStaff.Worker worker) {
        if (worker.isFree(engine.now())) {
            worker.units().flatMap(unit -> queues.first(unit, sort -> suits(worker, unit, sort), ticket -> may(worker, ticket)).stream())
                    .min(Comparator.comparing((SimulationQueues.Ticket ticket) -> ticket.want().dueAt()).thenComparing(SimulationQueues.Ticket::matter))
                    .ifPresent(ticket -> start(worker, ticket));
        }
    }

    private void start(SimulationStaff.Worker worker, SimulationQueues.Ticket ticket) {
        List<MoveRule> moves = moves(worker.actor, ticket);
        int choice = 0;
        while (choice < moves.size() - 1 && random.nextDouble() > USUAL) {
            choice++;
        }
        MoveRule move = moves.get(choice);
        Duration length = length(move, ticket);
        queues.remove(ticket.matter(), engine.now());
        inWork.add(ticket.matter());
        worker.works(engine.now(), length);
        at(engine.now().plus(length), () -> finish(worker, ticket.matter(), Stream.concat(Stream.of(move), moves.stream()).distinct().toList()));
    }

    /// Makes the first of the moves that can be made.
    private void finish(SimulationStaff.Worker worker, long id, List<MoveRule> moves) {
        inWork.remove(id);
        boolean stuck = engine.find(id).isPresent() && moves.stream().noneMatch(move -> make(worker.actor, id, move));
        if (stuck) {
            tally.stuck();
            at(engine.now().plus(STUCK), () -> touched.add(id));
        } else {
            touched.add(id);
        }
        settle();
        next(worker);
    }

    /// False when it cannot be made although it still waits for it; what became superfluous meanwhile is left.
    private boolean make(Actor actor, long id, MoveRule move) {
        Situation situation = engine.situation(id);
        if (!new MatterRules(situation, engine.now()).isPossible(move) || Standing.of(move, actor, situation, null).isEmpty()) {
            return true;
        }
        return fields.given(move, situation, actor, engine.now(), random).filter(given -> engine.move(actor, id, move.code(), given).isDone()).isPresent();
    }

    /// The asker says something before anybody asks.
    private void answer(long id, SimulationWant want) {
        engine.find(id).filter(matter -> matter.isOpen() && !inWork.contains(id)).ifPresent(matter -> {
            var asker = new Actor(matter.district(), Actor.Kind.PERSON, matter.identity().askerId() == null ? 0 : matter.identity().askerId(), List.<Post>of(), false);
            want.moves().stream().filter(move -> move.by().contains("asker")).findFirst().ifPresent(move -> make(asker, id, move));
        });
    }

    /// A step that leads nowhere takes a share of its time, one that leads on is short, and the work itself is what brings a
    /// matter to its end without others.
    private Duration length(MoveRule move, SimulationQueues.Ticket ticket) {
        Situation situation = engine.situation(ticket.matter());
        double minutes = SHORT_MINUTES;
        if (move.to().isEmpty()) {
            double own = Duration.between(ticket.want().startedAt(), ticket.want().dueAt()).toSeconds() / 60.0;
            minutes = Math.min(ANSWER_MINUTES, Math.max(1, own * ANSWER_SHARE));
        } else if (situation.children().isEmpty() && ends(situation.kind(), move.to().get())) {
            minutes = setting.minutes();
        }
        return Duration.ofMillis((long) (minutes * 60_000 * Math.exp(SPREAD * random.nextGaussian())));
    }

    private static boolean ends(Kind kind, String stage) {
        return kind.stage(stage).owner().filter(owner -> owner != Owner.Word.SAME).isEmpty();
    }
}
