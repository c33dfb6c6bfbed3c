package org.jinlin.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jinlin.insight.Facts;
import org.jinlin.kit.JinlinClock;
import org.jinlin.matters.DueScan;
import org.jinlin.matters.MatterRequests;
import org.jinlin.matters.Matters;
import org.jinlin.matters.Numberer;
import org.jinlin.people.Actor;
import org.jinlin.people.Post;

/// One request as the engine plays it in a tenant, under a clock that it moves: the pattern of many rows of a seeded database.
final class Story {

    private final Engine engine;
    private final int district;
    private final Spot spot;
    private final Texts texts;
    private final Random random;
    private final JinlinClock clock;
    private String number = "";
    private String order = "";

    Story(Engine engine, int district, Spot spot, Texts texts, Random random) {
        this.engine = engine;
        this.district = district;
        this.spot = spot;
        this.texts = texts;
        this.random = random;
        this.clock = engine.bean(JinlinClock.class);
    }

    /// The request's number.
    String number() {
        return number;
    }

    Story open() {
        var complaint = texts.complaint(random);
        var request = new MatterRequests.Open(null, null, null, new MatterRequests.Place(Long.toString(spot.id("grid")), null, null), null,
                Map.of("text", complaint.text(), "category", complaint.category()));
        number = engine.bean(Matters.class).open(actor(Spot.RESIDENT + random.nextInt(spot.residents().size())), request).orThrow().number();
        return this;
    }

    Story accept() {
        return accept("some", "real");
    }

    Story accept(String scope, String harm) {
        return move("grid_worker@grid", number, "accept", Map.of("nature", "service", "scope", scope, "harm", harm));
    }

    Story dispatch(String unit) {
        move("grid_worker@grid", number, "dispatch", Map.of("unit", Long.toString(spot.id(unit))));
        order = engine.bean(Matters.class).find(actor("grid_worker@grid"), number, "zh").orThrow().children().getLast().number();
        return this;
    }

    Story orderTaken(String unit) {
        return move("handler@" + unit, order, "accept", Map.of());
    }

    Story orderFinished(String unit) {
        return move("handler@" + unit, order, "finish", Map.of("text", texts.done(random)));
    }

    Story finish() {
        return move("grid_worker@grid", number, "finish", Map.of("text", texts.done(random)));
    }

    /// By the community, as after a reopening.
    Story finishAbove() {
        return move("secretary@community", number, "finish", Map.of("text", texts.done(random)));
    }

    Story rate(String verdict, String word) {
        return move("asker", number, "rate", Map.of("verdict", verdict, "word", word));
    }

    /// A move of staff with a reason or a record.
    Story staff(String verb, Map<String, Object> fields) {
        return move("grid_worker@grid", number, verb, fields);
    }

    Story withdraw() {
        return move("asker", number, "withdraw", Map.of());
    }

    String reason() {
        return texts.reason(random);
    }

    /// Lets time pass, between half and one and a half times as much; clocks wake at their own times.
    Story pass(Duration about) {
        Instant until = clock.now().plusMillis((long) (about.toMillis() * (0.5 + random.nextDouble())));
        var dues = engine.bean(DueScan.class);
        for (Instant next = next(dues); next.isBefore(until); next = next(dues)) {
            clock.set(next.isBefore(clock.now()) ? clock.now() : next.plusMillis(1));
            dues.run(district);
        }
        clock.set(until);
        return this;
    }

    private Instant next(DueScan dues) {
        return dues.next(district).orElse(Instant.MAX);
    }

    /// Numbers the log and lets the facts read it.
    void settle() {
        engine.bean(Numberer.class).run(district);
        engine.bean(Facts.class).run(district);
    }

    private Story move(String who, String of, String verb, Map<String, Object> fields) {
        Actor actor = who.equals("asker") ? asker(of) : actor(who);
        engine.bean(Matters.class).move(actor, of, new MatterRequests.Make(verb, null, null, fields)).orThrow();
        return this;
    }

    private Actor asker(String of) {
        var asker = engine.bean(Matters.class).find(actor("grid_worker@grid"), of, "zh").orThrow().asker();
        return new Actor(district, Actor.Kind.PERSON, Long.parseLong(asker.id()), List.of(), false);
    }

    private Actor actor(String name) {
        int at = name.indexOf('@');
        List<Post> posts = at < 0 ? List.of() : List.of(new Post(name.substring(0, at), spot.id(name.substring(at + 1))));
        return new Actor(district, Actor.Kind.PERSON, spot.id(name), posts, false);
    }
}
