package org.jinlin.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jinlin.matters.MatterRequests;
import org.jinlin.matters.Matters;
import org.jinlin.people.Actor;
import org.jinlin.people.Post;

/// A whole lifecycle at the only door to matters, without HTTP: the moves of [Lifecycle], in the same order.
final class EngineLifecycle implements Work {

    private static final String WORKER = "grid_worker@grid";
    private static final String MANAGER = "handler@property";

    private final Matters matters;
    private final List<Ground> grounds;
    private final Texts texts;
    private final Random random;

    EngineLifecycle(Matters matters, List<Ground> grounds, Texts texts, long seed) {
        this.matters = matters;
        this.grounds = grounds;
        this.texts = texts;
        this.random = new Random(seed);
    }

    @Override
    public int size() {
        return Lifecycle.REQUESTS;
    }

    @Override
    public void once(Parts parts) {
        Ground ground = grounds.get(Texts.skewed(random, grounds.size()));
        Spot spot = ground.spots().get(Texts.skewed(random, ground.spots().size()));
        Texts.Complaint complaint = texts.complaint(random);
        Actor resident = new Actor(ground.district(), Actor.Kind.PERSON, spot.id(Spot.RESIDENT + "0", random.nextInt(spot.residents().size())), List.of(), false);
        Actor worker = staff(ground.district(), spot, WORKER);
        Actor manager = staff(ground.district(), spot, MANAGER);
        long began = System.nanoTime();
        String number = matters.open(resident, new MatterRequests.Open(UUID.randomUUID(), null, null, new MatterRequests.Place(Long.toString(spot.id("grid")), null, null), null,
                Map.of("text", complaint.text(), "category", complaint.category()))).orThrow().number();
        parts.done(began);
        move(parts, worker, number, "accept", Map.of("nature", "service", "scope", "some", "harm", "slight"));
        String order = dispatched(parts, worker, number, spot);
        move(parts, manager, order, "accept", Map.of());
        move(parts, manager, order, "finish", Map.of("text", texts.done(random)));
        move(parts, worker, number, "finish", Map.of("text", texts.done(random)));
        move(parts, resident, number, "rate", Map.of("verdict", "solved", "word", "satisfied"));
    }

    /// With the view, which names the order: a caller has to learn its number.
    private String dispatched(Parts parts, Actor worker, String number, Spot spot) {
        long began = System.nanoTime();
        var view = matters.move(worker, number, new MatterRequests.Make("dispatch", UUID.randomUUID(), null, Map.of("unit", Long.toString(spot.id("property")))), "zh").orThrow();
        parts.done(began);
        return view.children().getLast().number();
    }

    private void move(Parts parts, Actor actor, String number, String verb, Map<String, Object> fields) {
        long began = System.nanoTime();
        matters.move(actor, number, new MatterRequests.Make(verb, UUID.randomUUID(), null, new HashMap<>(fields))).orThrow();
        parts.done(began);
    }

    private static Actor staff(int district, Spot spot, String post) {
        int at = post.indexOf('@');
        return new Actor(district, Actor.Kind.PERSON, spot.id(post), List.of(new Post(post.substring(0, at), spot.id(post.substring(at + 1)))), false);
    }
}
