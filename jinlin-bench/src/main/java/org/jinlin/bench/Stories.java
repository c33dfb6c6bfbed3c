package org.jinlin.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/// The stories that a seeded database is made of, and how often each comes up. They are played in the first tenant, each a
/// few times with other waits and people.
final class Stories {

    private static final Duration MINUTES = Duration.ofMinutes(3);
    private static final Duration HOURS = Duration.ofHours(5);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int TIMES = 3;
    private static final String COMPANY = "property";
    private static final String DEPARTMENT = "department.housing";

    /// @param weight how often it comes up among those of its kind
    private record Plot(int weight, UnaryOperator<Story> play) {}

    private static final List<Plot> ENDED = List.of(
            new Plot(30, story -> viaOrder(story, COMPANY).rate("solved", "satisfied")),
            new Plot(12, story -> viaOrder(story, DEPARTMENT).rate("solved", "so_so")),
            new Plot(20, story -> told(story).rate("solved", "satisfied")),
            new Plot(6, story -> told(story).rate("partly", "so_so")),
            new Plot(4, story -> told(story).rate("unsolved", "dissatisfied").pass(HOURS).finishAbove().pass(HOURS).rate("solved", "so_so")),
            new Plot(12, story -> told(story.pass(DAY.multipliedBy(4))).rate("solved", "satisfied")),
            new Plot(8, story -> missed(missed(told(story).pass(DAY)).pass(DAY))),
            new Plot(5, story -> told(story).pass(DAY).staff("call_back", Map.of("record", story.reason(), "verdict", "solved", "word", "satisfied"))),
            new Plot(2, story -> story.pass(HOURS).staff("reject", Map.of("reason", story.reason(), "next_path", story.reason()))),
            new Plot(1, story -> story.pass(MINUTES).withdraw()));

    private static final List<Plot> OPEN = List.of(
            new Plot(4, story -> story.pass(MINUTES).accept()),
            new Plot(5, story -> dispatched(story, COMPANY).orderTaken(COMPANY)),
            new Plot(2, story -> dispatched(story, DEPARTMENT).orderTaken(DEPARTMENT)),
            new Plot(3, Stories::told),
            new Plot(1, story -> story.pass(Duration.ofDays(30))));

    /// Nothing warns before the time to send it on has passed.
    private static final Plot WAITING = new Plot(1, story -> story.pass(MINUTES).accept("one", "slight"));

    private Stories() {}

    /// Stories with their rows, by how often they come up.
    record Told(List<Template> ended, List<Template> open) {}

    static Told play(Engine engine, Connection owner, Ground ground) throws SQLException {
        var random = new Random(1);
        var texts = Texts.load();
        return new Told(play(ENDED, engine, owner, ground, texts, random), play(OPEN, engine, owner, ground, texts, random));
    }

    /// A request that was accepted and waits for somebody to send it on.
    static Template waiting(Engine engine, Connection owner, Ground ground) throws SQLException {
        return play(List.of(WAITING), engine, owner, ground, Texts.load(), new Random(1)).getFirst();
    }

    private static List<Template> play(List<Plot> plots, Engine engine, Connection owner, Ground ground, Texts texts, Random random) throws SQLException {
        var templates = new ArrayList<Template>();
        for (int time = 0; time < TIMES; time++) {
            for (Plot plot : plots) {
                Spot spot = ground.spots().get(random.nextInt(ground.spots().size()));
                Story story = plot.play().apply(new Story(engine, ground.district(), spot, texts, random).open());
                story.settle();
                Template template = Template.read(owner, ground.district(), spot, story.number());
                for (int i = 0; i < plot.weight(); i++) {
                    templates.add(template);
                }
                story.pass(HOURS);
            }
        }
        return List.copyOf(templates);
    }

    private static Story dispatched(Story story, String unit) {
        return story.pass(MINUTES).accept().pass(HOURS).dispatch(unit).pass(HOURS);
    }

    private static Story viaOrder(Story story, String unit) {
        return dispatched(story, unit).orderTaken(unit).pass(HOURS.multipliedBy(3)).orderFinished(unit).pass(HOURS).finish().pass(HOURS);
    }

    private static Story told(Story story) {
        return story.pass(MINUTES).accept().pass(HOURS).finish().pass(HOURS);
    }

    private static Story missed(Story story) {
        return story.staff("call_missed", Map.of("record", story.reason()));
    }
}
