package org.jinlin.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.playbook.Playbook;
import org.junit.jupiter.api.Test;

/// HU-02: where the boxes of a chart lie, what is passed over, and what is only counted.
class ChartDrawingTest {

    private final List<Unit> units = new ArrayList<>(List.of(new Unit(1, "district", "县", "35")));
    private final Map<Long, Long> parents = new HashMap<>();

    private void unit(long id, String level, String name, long parent) {
        units.add(new Unit(id, level, name, "c" + id));
        parents.put(id, parent);
    }

    private Chart draw(Map<Long, Set<Long>> households, String... levels) {
        var chart = new Playbook.Chart("chart", Set.of(levels), Set.of("household"), Optional.empty());
        return new ChartDrawing(new Tree(units, parents, 1), chart, _ -> households, code -> code).draw(units.getFirst(), "图", null);
    }

    private static List<String> names(Chart chart) {
        return chart.boxes().stream().map(Chart.Box::first).sorted().toList();
    }

    @Test
    void whatLiesBetweenIsPassedOverAndHouseholdsHangOnTheNearestUnitDrawn() {
        unit(2, "street", "街道", 1);
        unit(3, "community", "社区", 2);
        unit(4, "grid", "网格", 3);
        unit(5, "building", "楼", 4);
        unit(6, "department", "局", 1);
        Chart chart = draw(Map.of(5L, Set.of(9L)), "community", "grid");
        assertThat(names(chart)).containsExactlyInAnyOrder("县", "社区", "网格", "楼");
        assertThat(chart.boxes().stream().filter(box -> box.id() == null)).singleElement().satisfies(box -> assertThat(box.second()).isEqualTo("household"));
        assertThat(chart.lines()).hasSize(3);
        assertThat(chart.cut()).isFalse();
    }

    @Test
    void noTwoBoxesLieOverEachOtherAndAParentStandsBesideItsChildren() {
        for (long street = 10; street < 15; street++) {
            unit(street, "street", "街道" + street, 1);
            for (long grid = 0; grid < 7; grid++) {
                unit(street * 100 + grid, "grid", "网格" + grid, street);
            }
        }
        Chart chart = draw(Map.of(), "street", "grid");
        assertThat(chart.boxes()).hasSize(41);
        for (var one : chart.boxes()) {
            assertThat(one.x()).isBetween(0, chart.width() - Chart.BOX_WIDTH);
            assertThat(one.y()).isBetween(0, chart.height() - Chart.BOX_HEIGHT);
            assertThat(chart.boxes().stream().filter(other -> other != one && other.x() == one.x() && Math.abs(other.y() - one.y()) < Chart.BOX_HEIGHT)).isEmpty();
        }
    }

    @Test
    void whatDoesNotFitIsCountedWhereItHangs() {
        unit(2, "street", "街道", 1);
        for (long grid = 100; grid < 100 + ChartDrawing.MOST; grid++) {
            unit(grid, "grid", "网格" + grid, 2);
        }
        Chart chart = draw(Map.of(), "street", "grid");
        assertThat(chart.cut()).isTrue();
        assertThat(chart.boxes()).hasSize(2).anySatisfy(box -> assertThat(box.hidden()).isEqualTo(ChartDrawing.MOST));
        assertThat(chart.boxes().stream().mapToInt(Chart.Box::hidden).sum() + chart.boxes().size()).isEqualTo(ChartDrawing.MOST + 2);
    }

    @Test
    void aLongNameIsCutAndAUnitAloneIsAChart() {
        unit(2, "street", "一个名字特别特别特别长的街道办事处", 1);
        assertThat(names(draw(Map.of(), "street"))).anySatisfy(name -> assertThat(name).endsWith("…").hasSizeLessThanOrEqualTo(13));
        assertThat(names(draw(Map.of(), "grid"))).containsExactly("县");
    }
}
