package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("soak")
class RandomWalkTest {

    @Property(tries = 40)
    void whateverHappensEveryMatterIsOwnedAndPromisedUntilItEnds(@ForAll long seed) {
        new RandomWalk(seed).run(60);
    }

    @Test
    void theWalksMakeNearlyEveryMoveThatThereIs() {
        var made = new TreeSet<String>();
        for (int seed = 0; seed < 25; seed++) {
            var walk = new RandomWalk(seed);
            walk.run(60);
            walk.paper.matters.forEach((id, matter) -> walk.paper.verbs(id).forEach(verb -> made.add(matter.identity().kind() + "." + verb)));
        }
        var all = new TreeSet<String>();
        // the walks begin with requests: what opens by itself alone, such as a plan of boundaries, is not on their way
        SmallWorld.BASE.kinds().values().stream().filter(kind -> kind.code().equals("request") || !kind.childOf().isEmpty()).forEach(kind -> kind.moves().keySet().forEach(verb -> all.add(kind.code() + "." + verb)));
        all.removeAll(made);
        assertThat(all).as("moves that the walks never made").hasSizeLessThanOrEqualTo(5);
    }
}
