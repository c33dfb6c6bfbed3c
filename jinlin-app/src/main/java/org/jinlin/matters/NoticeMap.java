package org.jinlin.matters;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jinlin.org.Tree;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/// Where things stand: the areas, and on them the numbers under which the list tells what each is. Whoever cannot see it has the
/// list, which says as much. Pure.
public record NoticeMap(MatterPagesMap map, List<Spot> spots) {

    /// So far apart two numbers can be read.
    private static final int APART = 20;
    private static final int AROUND = 8;

    /// A number on the map.
    public record Spot(int number, int x, int y) {}

    /// Nothing where the house has no boundaries, or nothing has a place on them.
    static @Nullable NoticeMap of(SequencedMap<Long, Geometry> areas, Tree tree, List<Notice> notices) {
        MatterPagesMap map = MatterPagesMap.of(areas, tree, List.of(), null);
        if (map == null) {
            return null;
        }
        var spots = new ArrayList<Spot>();
        var taken = new HashMap<String, Integer>();
        for (int i = 0; i < notices.size(); i++) {
            Notice notice = notices.get(i);
            long place = Long.parseLong(notice.where().id());
            Optional<Coordinate> at = notice.longitude() != null && notice.latitude() != null ? Optional.of(new Coordinate(notice.longitude(), notice.latitude())) : middle(areas, tree, place);
            int number = i + 1;
            at.filter(point -> map.x(point) >= 0 && map.x(point) <= map.width() && map.y(point) >= 0 && map.y(point) <= map.height())
                    .ifPresent(point -> spots.add(spot(map, point, number, taken)));
        }
        return spots.isEmpty() ? null : new NoticeMap(map, List.copyOf(spots));
    }

    /// The middle of what belongs to the nearest unit above that has a boundary, or has some below it.
    private static Optional<Coordinate> middle(SequencedMap<Long, Geometry> areas, Tree tree, long place) {
        if (tree.find(place).isEmpty()) {
            return Optional.empty();
        }
        for (long above : tree.chain(place)) {
            List<Geometry> there = areas.keySet().stream().filter(area -> tree.find(area).isPresent() && tree.isAtOrAbove(above, area)).<Geometry>map(areas::get).toList();
            if (!there.isEmpty()) {
                return Optional.of(there.get(there.size() / 2).getInteriorPoint().getCoordinate());
            }
        }
        return Optional.empty();
    }

    /// Several at one point stand around it.
    private static Spot spot(MatterPagesMap map, Coordinate point, int number, HashMap<String, Integer> taken) {
        int x = (int) map.x(point);
        int y = (int) map.y(point);
        int nth = taken.merge(x / APART + "," + y / APART, 1, Integer::sum) - 1;
        double angle = 2 * Math.PI * nth / AROUND;
        int far = nth == 0 ? 0 : APART * (1 + (nth - 1) / AROUND);
        return new Spot(number, (int) Math.clamp(Math.round(x + far * Math.cos(angle)), 9, map.width() - 9), (int) Math.clamp(Math.round(y + far * Math.sin(angle)), 9, map.height() - 9));
    }
}
