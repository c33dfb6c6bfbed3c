package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jinlin.app.TestServer;
import org.jinlin.app.TestWorld;
import org.jinlin.matters.LogReader.Entry;
import org.junit.jupiter.api.Test;

class LogReaderTest {

    private static final TestServer SERVER = TestServer.get();
    private static final String SECRET = "张三家的水管爆了";

    private final TestWorld world = SERVER.world("base");
    private final LogReader log = SERVER.bean(LogReader.class);

    private String opened() {
        return world.as("resident-01").open(Map.of("text", SECRET), world.unit("1号楼")).json().get("number").asString();
    }

    @Test
    void onlyNumberedMovesCanBeReadInOrderAndWithoutGaps() {
        String number = opened();
        assertThat(log.after(world.district(), 0, 10)).isEmpty();
        world.as("clerk").move(number, "accept", Map.of());
        opened();
        SERVER.settle(world.district());
        List<Entry> entries = log.after(world.district(), 0, 10);
        assertThat(entries).extracting(Entry::position).containsExactly(1L, 2L, 3L);
        assertThat(entries).filteredOn(entry -> entry.about().number().equals(number)).extracting(Entry::seq).containsExactly(1, 2);
        assertThat(log.end(world.district())).isEqualTo(3);
    }

    @Test
    void aReaderGoesOnBehindItsPosition() {
        for (int i = 0; i < 5; i++) {
            opened();
        }
        SERVER.settle(world.district());
        var positions = new ArrayList<Long>();
        for (var part = log.after(world.district(), 0, 2); !part.isEmpty(); part = log.after(world.district(), positions.getLast(), 2)) {
            part.forEach(entry -> positions.add(entry.position()));
        }
        assertThat(positions).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void anEntryHoldsWhatTheMoveChangedButNothingThatWasSaid() {
        String number = opened();
        world.as("clerk").move(number, "accept", Map.of("nature", "safety", "scope", "many", "harm", "grave", "text", SECRET));
        SERVER.settle(world.district());
        List<Entry> entries = log.after(world.district(), 0, 10);
        assertThat(entries.toString()).doesNotContain("张三", "水管");
        Entry accepted = entries.getLast();
        assertThat(accepted.verb()).isEqualTo("accept");
        assertThat(accepted.set()).containsEntry(Entry.GRADE, "red");
        assertThat(accepted.facts()).containsEntry("nature", "safety");
        assertThat(accepted.unitId()).isEqualTo(Long.parseLong(world.unit("花园社区")));
        assertThat(accepted.clocks()).extracting(LogReader.Clock::clock, LogReader.Clock::state).contains(tuple("solve", "running"), tuple("answer", "met"));
        assertThat(accepted.ended()).isNull();
    }

    @Test
    void anotherTenantsLogIsNotSeen() {
        opened();
        SERVER.settle(world.district());
        TestWorld other = SERVER.world("base");
        assertThat(log.after(other.district(), 0, 10)).isEmpty();
        assertThat(log.end(other.district())).isZero();
    }

    @Test
    void aReadingHasASize() {
        for (int most : List.of(0, -1, LogReader.MOST + 1)) {
            assertThatThrownBy(() -> log.after(world.district(), 0, most)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
