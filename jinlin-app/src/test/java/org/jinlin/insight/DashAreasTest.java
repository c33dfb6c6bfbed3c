package org.jinlin.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.people.PageTexts;
import org.jinlin.playbook.Packs;
import org.jinlin.playbook.Playbook;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.context.support.ResourceBundleMessageSource;

/// A district of three streets, nine communities and ninety grids in rows: what a map of each draws.
class DashAreasTest {

    private static final Playbook PLAYBOOK = Packs.of("base");
    private static final long DISTRICT = 1;
    private static final int STREETS = 3;
    private static final int COMMUNITIES = 3;

    private final List<Unit> units = new ArrayList<>();
    private final Map<Long, Long> parents = new HashMap<>();
    private final Map<Long, Geometry> boundaries = new LinkedHashMap<>();

    DashAreasTest() {
        units.add(new Unit(DISTRICT, "district", "区", null));
    }

    private void add(long id, String level, long parent) {
        units.add(new Unit(id, level, level + id, null));
        parents.put(id, parent);
    }

    private static Geometry square(double x, double y) {
        return new GeometryFactory().createPolygon(new Coordinate[] {new Coordinate(x, y), new Coordinate(x + 1, y), new Coordinate(x + 1, y + 1), new Coordinate(x, y + 1), new Coordinate(x, y)});
    }

    /// Street 2, its communities 20 to 22, the grids of the first 200 to 209, and so on.
    private void district(int gridsEach) {
        for (long street = 2; street < 2 + STREETS; street++) {
            add(street, "street", DISTRICT);
            for (long community = street * 10; community < street * 10 + COMMUNITIES; community++) {
                add(community, "community", street);
                for (long grid = community * 10; grid < community * 10 + gridsEach; grid++) {
                    add(grid, "grid", community);
                    boundaries.put(grid, square(grid - community * 10, community));
                }
            }
        }
    }

    private Optional<DashMap> map(long unit, DashCounts.Open... open) {
        Tree tree = new Tree(units, parents, DISTRICT);
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        var texts = new PageTexts(messages, Locale.ENGLISH, ZoneId.of("Asia/Shanghai"), Instant.EPOCH);
        var drawing = new DashDrawing(tree, PLAYBOOK, "request", new Targets("", "", "", ""), texts);
        return new DashAreas(drawing, new DashCounts.OpenNow(List.of(open), Instant.EPOCH)).map(tree.unit(unit), boundaries);
    }

    private static List<String> drawn(Optional<DashMap> map) {
        return map.orElseThrow().grids().stream().map(grid -> grid.unit().id()).toList();
    }

    @Test
    void tooManyGridsAreDrawnAsTheCommunitiesTheyMakeUp() {
        district(10);
        DashMap map = map(DISTRICT).orElseThrow();
        assertThat(map.areas()).isTrue();
        assertThat(drawn(Optional.of(map))).containsExactly("20", "21", "22", "30", "31", "32", "40", "41", "42");
        assertThat(map.grids().getFirst().path()).as("one outline of ten squares").matches("M[^M]*Z");
    }

    @Test
    void fewerAreDrawnThemselvesAndLarger() {
        district(10);
        DashMap street = map(2).orElseThrow();
        assertThat(street.areas()).isFalse();
        assertThat(street.grids()).hasSize(30);
        assertThat(drawn(map(20))).hasSize(10).contains("200", "209").doesNotContain("210");
        assertThat(drawn(map(205))).containsExactly("205");
    }

    @Test
    void whatLiesDirectlyBelowCanBeOpened() {
        district(10);
        assertThat(map(DISTRICT).orElseThrow().closer()).extracting(Insight.Place::id).containsExactly("2", "3", "4");
        assertThat(map(2).orElseThrow().closer()).extracting(Insight.Place::id).containsExactly("20", "21", "22");
        assertThat(map(20).orElseThrow().closer()).as("grids are not opened, their requests are").isEmpty();
    }

    @Test
    void whatWouldShowTheSameMapIsPassedOver() {
        district(10);
        boundaries.keySet().removeIf(grid -> grid / 100 != 2);
        assertThat(map(DISTRICT).orElseThrow().closer()).as("one street has all the grids").extracting(Insight.Place::id).containsExactly("20", "21", "22");
        boundaries.keySet().removeIf(grid -> grid / 10 != 20);
        assertThat(map(DISTRICT).orElseThrow().closer()).as("one community has them").isEmpty();
    }

    @Test
    void anAreaHasWhatIsOpenInAllItsGrids() {
        district(10);
        DashMap map = map(DISTRICT, new DashCounts.Open(200, "yellow", false, 2), new DashCounts.Open(209, "", false, 3), new DashCounts.Open(21, "blue", true, 1),
                new DashCounts.Open(3, "red", false, 9)).orElseThrow();
        assertThat(map.grids().get(0)).satisfies(first -> {
            assertThat(first.open()).isEqualTo(5);
            assertThat(first.late()).isZero();
            assertThat(first.level()).isEqualTo(2);
        });
        assertThat(map.grids().get(1).level()).as("over is red").isEqualTo(4);
        assertThat(map.grids().stream().mapToInt(DashMap.Grid::open).sum()).as("what is open at the street itself is in no community").isEqualTo(6);
    }

    @Test
    void aGridOutsideOfAllCommunitiesMovesTheMapUpALevel() {
        district(10);
        add(99, "grid", 2);
        boundaries.put(99L, square(50, 50));
        assertThat(drawn(map(DISTRICT))).containsExactly("2", "3", "4");
    }

    @Test
    void whereThereIsNothingToGroupByEveryGridIsDrawn() {
        for (long grid = 100; grid < 180; grid++) {
            add(grid, "grid", DISTRICT);
            boundaries.put(grid, square(grid, 0));
        }
        DashMap map = map(DISTRICT).orElseThrow();
        assertThat(map.areas()).isFalse();
        assertThat(map.grids()).hasSize(80);
    }

    @Test
    void boundariesThatOverlapAreStillDrawn() {
        district(10);
        boundaries.put(200L, square(0.5, 20.5));
        boundaries.put(201L, square(0.6, 20.4));
        assertThat(drawn(map(DISTRICT))).hasSize(9);
    }

    @Test
    void withoutBoundariesThereIsNoMap() {
        district(10);
        boundaries.keySet().removeIf(grid -> grid / 100 == 2);
        assertThat(map(2)).isEmpty();
        boundaries.put(7777L, square(0, 0));
        assertThat(drawn(map(3))).as("a boundary of a unit that is no longer there").hasSize(30).doesNotContain("7777");
    }
}
