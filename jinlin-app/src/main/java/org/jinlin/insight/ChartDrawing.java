package org.jinlin.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.playbook.Playbook;
import org.jspecify.annotations.Nullable;

/// Lays out a chart: every unit of the drawn levels below the drawn one above it, and holders of posts below the unit that is drawn
/// nearest above theirs. Pure.
final class ChartDrawing {

    /// So many boxes can be read and printed; of more only the upper levels are drawn.
    static final int MOST = 600;

    private static final int MARGIN = 20;
    private static final int TITLE = 64;
    private static final int COLUMN = Chart.BOX_WIDTH + 40;
    private static final int ROW = Chart.BOX_HEIGHT + 8;
    /// So many columns fit into a box; a Chinese character takes two.
    private static final int FITS = 24;

    /// @param unit null for the holder of a post
    private record Node(@Nullable Unit unit, String first, String second, List<Node> below) {

        int size() {
            return 1 + below.stream().mapToInt(Node::size).sum();
        }

        int sizeTo(int depth) {
            return depth == 0 ? 1 : 1 + below.stream().mapToInt(node -> node.sizeTo(depth - 1)).sum();
        }

        int depth() {
            return 1 + below.stream().mapToInt(Node::depth).max().orElse(0);
        }
    }

    private final Tree tree;
    private final Playbook.Chart chart;
    private final Function<String, Map<Long, Set<Long>>> holders;
    private final Function<String, String> term;
    private final List<Chart.Box> boxes = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private int row;

    /// @param holders role -> unit -> who holds it there
    /// @param term    the text of a level or role
    ChartDrawing(Tree tree, Playbook.Chart chart, Function<String, Map<Long, Set<Long>>> holders, Function<String, String> term) {
        this.tree = tree;
        this.chart = chart;
        this.holders = holders;
        this.term = term;
    }

    Chart draw(Unit unit, String name, @Nullable String coverage) {
        Node root = new Node(unit, unit.name(), second(unit), below(unit));
        int depth = root.depth();
        while (depth > 1 && root.sizeTo(depth) > MOST) {
            depth--;
        }
        place(root, 0, depth);
        int right = boxes.stream().mapToInt(Chart.Box::x).max().orElse(0) + Chart.BOX_WIDTH + MARGIN;
        return new Chart(chart.code(), name, Insight.place(unit), coverage, boxes.size() < root.size(), right, TITLE + row * ROW + MARGIN, List.copyOf(boxes), List.copyOf(lines));
    }

    private List<Node> below(Unit unit) {
        return Stream.concat(posts(unit.id()), tree.children(unit.id()).stream().sorted(Comparator.comparing((Unit each) -> each.code() == null ? "" : each.code()).thenComparing(Unit::id))
                .flatMap(child -> chart.units().contains(child.level()) ? Stream.of(new Node(child, child.name(), second(child), below(child))) : below(child).stream())).toList();
    }

    private Stream<Node> posts(long unit) {
        return chart.posts().stream().filter(role -> holders.apply(role).containsKey(unit)).map(role -> new Node(null, tree.unit(unit).name(), term.apply(role), List.of()));
    }

    private String second(Unit unit) {
        return term.apply(unit.level()) + (unit.code() == null ? "" : " " + unit.code());
    }

    /// Where its middle lies.
    private int place(Node node, int column, int deeper) {
        List<Integer> middles = deeper == 0 ? List.of() : node.below().stream().map(below -> place(below, column + 1, deeper - 1)).toList();
        int middle = middles.isEmpty() ? TITLE + row++ * ROW + Chart.BOX_HEIGHT / 2 : (middles.getFirst() + middles.getLast()) / 2;
        int left = MARGIN + column * COLUMN;
        int bend = left + Chart.BOX_WIDTH + (COLUMN - Chart.BOX_WIDTH) / 2;
        middles.forEach(below -> lines.add("M" + (left + Chart.BOX_WIDTH) + " " + middle + "H" + bend + "V" + below + "H" + (left + COLUMN)));
        boxes.add(new Chart.Box(left, middle - Chart.BOX_HEIGHT / 2, fitting(node.first()), fitting(node.second()), node.unit() == null ? null : Long.toString(node.unit().id()),
                middles.isEmpty() ? node.size() - 1 : 0));
        return middle;
    }

    private static String fitting(String text) {
        int columns = 0;
        for (int i = 0; i < text.length(); i++) {
            columns += text.charAt(i) < 0x2E80 ? 1 : 2;
            if (columns > FITS) {
                return text.substring(0, i - 1) + "…";
            }
        }
        return text;
    }
}
