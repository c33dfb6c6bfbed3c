package org.jinlin.app;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jinlin.kit.Ids;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.PublicNumber;
import org.jinlin.kit.Refusal;
import org.jinlin.matters.DueScan;
import org.jinlin.matters.MatterRequests;
import org.jinlin.matters.MatterView;
import org.jinlin.matters.Matters;
import org.jinlin.matters.Numberer;
import org.jinlin.matters.Receipt;
import org.jinlin.org.Binding;
import org.jinlin.org.NewUnit;
import org.jinlin.org.Orgs;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jinlin.people.Enrolment;
import org.jinlin.people.Enrolment.NewAppointment;
import org.jinlin.people.Enrolment.NewPerson;
import org.jinlin.people.Post;
import org.jinlin.people.Problems;
import org.jinlin.playbook.PlaybookVersions;
import org.jinlin.playbook.Playbooks;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// The real engine on a real PostgreSQL, under a clock that only the replay moves. Its jobs are off: the replay wakes the
/// clocks itself, each at its own time.
final class ReplayEngine implements AutoCloseable {

    private static final String LANGUAGE = "en";
    /// The engine looks at a clock only after its time: what is done in the very moment is on time.
    private static final long TICK_MILLIS = 1;

    private final ConfigurableApplicationContext context;
    private final Matters matters;
    private final DueScan dues;
    private final Numberer numberer;
    private final JinlinClock clock;
    private final int district;
    private final List<Actor> actors = new ArrayList<>();
    /// No clock wakes before this time.
    private Instant wakeAt = Instant.MAX;

    private ReplayEngine(ConfigurableApplicationContext context, int district) {
        this.context = context;
        this.district = district;
        this.matters = context.getBean(Matters.class);
        this.dues = context.getBean(DueScan.class);
        this.numberer = context.getBean(Numberer.class);
        this.clock = context.getBean(JinlinClock.class);
    }

    /// @param data an empty directory for the database; it lies there until somebody deletes it
    static ReplayEngine start(ReplayFormat format, ReplayUnits units, Path data, Instant begin) {
        var context = new SpringApplicationBuilder(JinlinApplication.class).web(WebApplicationType.NONE).run(
                "--jinlin.clock=" + begin, "--jinlin.data=" + data, "--jinlin.demo=", "--jinlin.jobs=false", "--jinlin.database.url=",
                "--jinlin.database.durability=throwaway", "--logging.level.org.jinlin=warn");
        try {
            var engine = new ReplayEngine(context, format.tenant().district());
            engine.settle(format, units.places());
            return engine;
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }

    /// The city, its departments and queues, and somebody who answers for each.
    private void settle(ReplayFormat format, List<ReplayUnits.Place> places) {
        var playbook = context.getBean(PlaybookVersions.class).publish(Playbooks.load(format.pack()), clock.now(), 0);
        context.getBean(World.class).load(format.pack(), new Binding(playbook.code(), playbook.version()));
        var ids = context.getBean(Ids.class);
        var orgs = context.getBean(Orgs.class);
        LocalDate since = format.tenant().since();
        var units = new ArrayList<Unit>(List.of(orgs.tree(district).root()));
        var added = new ArrayList<NewUnit>();
        places.stream().skip(1).forEach(place -> {
            var unit = new Unit(ids.next(), place.level(), place.name(), null);
            units.add(unit);
            added.add(new NewUnit(unit, units.get(place.parent()).id()));
        });
        orgs.addUnits(district, since, added);
        var person = new NewPerson(ids.next(), format.person(), null, null, null, null, true);
        var posts = units.stream().map(unit -> new Post(format.posts().get(unit.level()), unit.id())).toList();
        context.getBean(Enrolment.class).enrol(district, List.of(), List.of(person),
                posts.stream().map(post -> new NewAppointment(person.id(), post.role(), post.unitId(), since)).toList(), List.of(), List.of()).orThrow();
        posts.forEach(post -> actors.add(new Actor(district, Actor.Kind.PERSON, person.id(), List.of(post), true)));
    }

    /// Lets the time come, and every clock wake on the way at its own time.
    void letPass(Instant until) {
        while (wakeAt.isBefore(until)) {
            moveClock(wakeAt.plusMillis(TICK_MILLIS));
            int steps = dues.run(district);
            Instant next = dues.next(district).orElse(Instant.MAX);
            if (steps == 0 && next.equals(wakeAt)) {
                throw new IllegalStateException("a clock of district " + district + " that woke at " + wakeAt + " could not be carried on");
            }
            wakeAt = next;
        }
        moveClock(until);
    }

    /// Never back: a promise may have been due before the request was opened.
    void moveClock(Instant time) {
        if (time.isAfter(clock.now())) {
            clock.set(time);
        }
    }

    Outcome<Receipt> open(ReplayEvent event) {
        Actor actor = actors.get(event.unit());
        long unit = actor.posts().getFirst().unitId();
        var fields = new TreeMap<String, Object>(
                Map.of("unit", unit, "promised", event.targetAt() != null, "case", event.id(), "category", event.category()));
        if (event.targetAt() != null) {
            fields.put("target", event.targetAt().atOffset(ZoneOffset.UTC).toString());
        }
        var place = new MatterRequests.Place(Long.toString(unit), null, null);
        return remembered(matters.open(actor, new MatterRequests.Open(null, null, null, place, null, fields)));
    }

    Outcome<Receipt> close(ReplayEvent event, PublicNumber number) {
        var finish = new MatterRequests.Make("finish", null, null, Map.of("reason", event.reason()));
        return remembered(matters.move(actors.get(event.unit()), number.text(), finish));
    }

    /// Asking the database for the next clock before every event would be half of the work.
    private Outcome<Receipt> remembered(Outcome<Receipt> outcome) {
        return outcome.map(receipt -> {
            receipt.wakeAt().filter(at -> at.isBefore(wakeAt)).ifPresent(at -> wakeAt = at);
            return receipt;
        });
    }

    MatterView find(PublicNumber number) {
        return matters.find(actors.getFirst(), number.text(), LANGUAGE).orThrow();
    }

    int district() {
        return district;
    }

    void numberLog() {
        numberer.run(district);
    }

    String sentence(Refusal refusal) {
        return context.getBean(Problems.class).sentence(refusal, Locale.ENGLISH);
    }

    @Override
    public void close() {
        context.close();
    }
}
