package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jinlin.kit.Refusal;
import org.jinlin.kit.SpreadsheetReader.Cell;
import org.jinlin.kit.SpreadsheetReader.Kind;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.playbook.Packs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The place and grid of an address as people write it, and days as they write them.
class RosterPlacesTest {

    private static final int BUILDINGS = 24;

    private final Map<Long, Long> parents = new HashMap<>();
    private final List<Unit> units = new ArrayList<>();
    private final Tree tree = tree();
    private final RosterPlaces places = new RosterPlaces(tree, Packs.of("serving"));

    /// Two communities with two grids each, and in both communities buildings of the same names.
    private Tree tree() {
        add(1, "district", "小区县", 0);
        add(2, "street", "演示街道", 1);
        add(3, "community", "花园社区", 2);
        add(4, "community", "河边社区", 2);
        for (int grid = 0; grid < 4; grid++) {
            add(10 + grid, "grid", "第" + (grid + 1) + "网格", 3 + grid / 2);
            for (int building = 1; building <= BUILDINGS / 2; building++) {
                add(100 + grid * 100 + building, "building", grid % 2 * BUILDINGS / 2 + building + "号楼", 10 + grid);
            }
        }
        add(30, "building", "东楼", 10);
        add(31, "building", "东楼", 11);
        add(40, "property", "演示物业", 3);
        return new Tree(units, parents, 1);
    }

    private void add(long id, String level, String name, long parent) {
        units.add(new Unit(id, level, name, id >= 10 && id < 20 ? "35060510000900" + (id - 10) : null));
        if (parent > 0) {
            parents.put(id, parent);
        }
    }

    private String found(String address, String grid) {
        return places.find(address, grid == null ? "" : grid).map(unit -> tree.unit(places.gridOf(unit.id()).orElseThrow()).name() + " " + unit.name()).orElse(Refusal::code);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            花园社区1号楼502室             | -       | 第1网格 1号楼
            演示街道 花园社区 １号楼 502    | -       | 第1网格 1号楼
            河边社区1号楼                  | -       | 第3网格 1号楼
            花园社区11号楼                 | -       | 第1网格 11号楼
            花园社区24号楼301              | -       | 第2网格 24号楼
            花园社区，第2网格              | -       | 第2网格 第2网格
            花园社区                      | 第2网格  | 第2网格 第2网格
            花园社区                      | 350605100009001 | 第2网格 第2网格
            花园社区1号楼                  | 第1网格  | 第1网格 1号楼
            花园社区1号楼                  | 第2网格  | ROSTER_GRID_OTHER
            花园社区                      | 第3网格  | ROSTER_GRID_OTHER
            花园社区1号楼                  | 第9网格  | ROSTER_GRID_UNKNOWN
            1号楼502室                    | -       | ROSTER_ADDRESS_SEVERAL
            花园社区东楼                   | -       | ROSTER_ADDRESS_SEVERAL
            花园社区第1网格东楼             | -       | 第1网格 东楼
            花园社区                      | -       | ROSTER_ADDRESS_WIDE
            演示街道                      | -       | ROSTER_ADDRESS_WIDE
            花园社区111号楼                | -       | ROSTER_ADDRESS_WIDE
            河边社区东楼                   | -       | ROSTER_ADDRESS_UNKNOWN
            火星路 7 号                    | -       | ROSTER_ADDRESS_UNKNOWN
            演示物业                      | -       | ROSTER_ADDRESS_UNKNOWN
            """)
    void anAddressIsTheNarrowestPlaceThatItNames(String address, String grid, String expected) {
        assertThat(found(address, grid)).isEqualTo(expected);
    }

    @Property(tries = 500)
    void noGridButTheOwnIsEverTaken(@ForAll @IntRange(min = 1, max = BUILDINGS) int building, @ForAll boolean river, @ForAll @IntRange(min = 0, max = 4) int grid, @ForAll @IntRange(min = 1, max = 99) int door) {
        int own = (river ? 2 : 0) + (building > BUILDINGS / 2 ? 1 : 0);
        String address = (river ? "河边社区" : "花园社区") + " " + building + "号楼 " + door + "室";
        String typed = grid == 4 ? "" : "第" + (grid + 1) + "网格";

        assertThat(found(address, typed)).isEqualTo(grid == 4 || grid == own ? "第" + (own + 1) + "网格 " + building + "号楼" : "ROSTER_GRID_OTHER");
    }

    @ParameterizedTest
    @CsvSource({"TEXT, 2026-11-20, 2026-11-20", "TEXT, 2026/1/5, 2026-01-05", "TEXT, 2026年11月20日, 2026-11-20", "TEXT, ２０２６.11.20, 2026-11-20", "TEXT, 20261120, 2026-11-20", "NUMBER, 20261120, 2026-11-20",
            "NUMBER, 46346, 2026-11-20", "NUMBER, 46346.75, 2026-11-20", "TEXT, 2026-02-30, ''", "TEXT, 46346, ''", "NUMBER, 12, ''", "NUMBER, 99999, ''", "TEXT, 去年, ''", "TEXT, 2026-11, ''", "NUMBER, -3, ''"})
    void aDayIsReadHoweverItIsWritten(Kind kind, String text, String day) {
        assertThat(RosterDates.read(new Cell(kind, text), false).map(LocalDate::toString).orElse("")).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({"0, A", "25, Z", "26, AA", "51, AZ", "52, BA"})
    void columnsAreNamedAsExcelNamesThem(int column, String letters) {
        assertThat(RosterSheet.letters(column)).isEqualTo(letters);
        assertThat(RosterDates.read(new Cell(Kind.NUMBER, "44884"), true)).as("an old Mac").contains(LocalDate.of(2026, 11, 20));
    }
}
