package org.jinlin.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jinlin.kit.CanonicalJson;
import org.jinlin.kit.Hashing;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// The rows of a story, ready to be written again for another spot, time and people with a true chain of hashes.
///
/// @param matters   the request and its orders
/// @param openedAt  of each of them
/// @param lastAt    of the last move
/// @param wake      from the last move to the next time the engine looks; null when it never does
record Template(List<MatterRows> matters, List<Instant> openedAt, Instant lastAt, @Nullable Duration wake) {

    /// Of one matter.
    ///
    /// @param row  with a hole for the head
    /// @param dues and facts, whole lines
    record MatterRows(Mould row, List<MoveRows> moves, List<Mould> dues, Mould fact, List<Mould> clocks) {}

    /// Of one move.
    ///
    /// @param row  with holes for its hashes
    /// @param line what the hash covers besides the hash before it
    /// @param body what was said; null when nothing was
    record MoveRows(int seq, Mould row, Mould line, @Nullable String body) {}

    private static final String MISSING = "\\N";

    static Template read(Connection owner, int district, Spot spot, String number) throws SQLException {
        Map<Long, String> numbers = new LinkedHashMap<>();
        try (var select = owner.prepareStatement("""
                with top as (select id from matters.matter where district_id = ? and number = ?)
                select m.id, m.number from matters.matter m, top where m.district_id = ? and (m.id = top.id or m.parent_id = top.id) order by m.id""")) {
            select.setInt(1, district);
            select.setString(2, number);
            select.setInt(3, district);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    numbers.put(rows.getLong(1), rows.getString(2));
                }
            }
        }
        var ids = new HashMap<Long, Integer>();
        var places = new HashMap<String, Integer>();
        numbers.forEach((id, each) -> {
            places.put(each, ids.size());
            ids.put(id, ids.size());
        });
        return new Reader(owner, district, new Mould.Meaning(ids, places, spot.names())).read(List.copyOf(numbers.keySet()));
    }

    /// Reads rows as COPY writes them, so that they can be written back as they are.
    private record Reader(Connection owner, int district, Mould.Meaning meaning) {

        Template read(List<Long> ids) throws SQLException {
            var matters = new ArrayList<MatterRows>();
            for (long id : ids) {
                matters.add(matter(id));
            }
            try (var select = owner.prepareStatement("""
                    select m.opened_at, (select max(v.moved_at) from matters.matter v where v.district_id = ? and v.id = any(?)),
                        (select min(d.wake_at) from matters.due d where d.district_id = ? and d.matter_id = any(?) and d.state = 'running' and d.wake_at < '9000-01-01')
                    from matters.matter m where m.district_id = ? and m.id = any(?) order by m.id""")) {
                for (int i = 0; i < 3; i++) {
                    select.setInt(2 * i + 1, district);
                    select.setArray(2 * i + 2, owner.createArrayOf("int8", ids.toArray()));
                }
                try (var rows = select.executeQuery()) {
                    var opened = new ArrayList<Instant>();
                    Instant last = Instant.EPOCH;
                    Duration wake = null;
                    while (rows.next()) {
                        opened.add(rows.getTimestamp(1).toInstant());
                        last = rows.getTimestamp(2).toInstant();
                        wake = rows.getTimestamp(3) == null ? null : Duration.between(last, rows.getTimestamp(3).toInstant());
                    }
                    return new Template(List.copyOf(matters), List.copyOf(opened), last, wake);
                }
            }
        }

        private MatterRows matter(long id) throws SQLException {
            var bodies = new HashMap<Integer, String>();
            for (Map<String, String> words : rows("matters.words", "matter_id", id, "seq")) {
                bodies.put(Integer.parseInt(words.get("seq")), unescaped(words.get("body")));
            }
            var moves = new ArrayList<MoveRows>();
            for (Map<String, String> move : rows("matters.move", "matter_id", id, "seq")) {
                moves.add(move(move, bodies.get(Integer.parseInt(move.get("seq")))));
            }
            var row = rows("matters.matter", "id", id, "id").getFirst();
            return new MatterRows(mould(whole(row)), List.copyOf(moves), moulds(rows("matters.due", "matter_id", id, "clock")),
                    mould(whole(rows("insight.fact", "matter_id", id, "seq").getFirst())), moulds(rows("insight.fact_clock", "matter_id", id, "clock, round")));
        }

        private MoveRows move(Map<String, String> move, @Nullable String body) {
            String line = line(move);
            byte[] hash = Hashing.sha256(bytes(move.get("previous")), line.getBytes(StandardCharsets.UTF_8));
            if (!Arrays.equals(hash, bytes(move.get("hash")))) {
                throw new IllegalStateException("the product hashes moves in another way than the benches write them");
            }
            return new MoveRows(Integer.parseInt(move.get("seq")), mould(whole(move)), mould(line), body);
        }

        private List<Mould> moulds(List<Map<String, String>> rows) {
            return rows.stream().map(row -> mould(whole(row))).toList();
        }

        private Mould mould(String text) {
            return Mould.of(text, meaning);
        }

        /// A line without its end; what a mould cannot tell by its look is marked.
        private static String whole(Map<String, String> row) {
            var columns = new ArrayList<String>();
            row.forEach((name, value) -> columns.add(isMissing(value) ? value : Mould.MARKS.getOrDefault(name, value)));
            return String.join("\t", columns);
        }

        private List<Map<String, String>> rows(String table, String column, long id, String order) throws SQLException {
            var names = new ArrayList<String>();
            try (var statement = owner.createStatement(); var none = statement.executeQuery("select * from " + table + " limit 0")) {
                for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
                    names.add(none.getMetaData().getColumnName(i));
                }
            }
            var out = new ByteArrayOutputStream();
            try {
                owner.unwrap(PGConnection.class).getCopyAPI().copyOut("copy (select * from " + table + " where district_id = " + district + " and " + column + " = " + id
                        + " order by " + order + ") to stdout", out);
            } catch (IOException e) {
                throw new SQLException(e);
            }
            var rows = new ArrayList<Map<String, String>>();
            out.toString(StandardCharsets.UTF_8).lines().forEach(line -> {
                String[] columns = line.split("\t", -1);
                var row = new LinkedHashMap<String, String>();
                for (int i = 0; i < columns.length; i++) {
                    row.put(names.get(i), columns[i]);
                }
                rows.add(row);
            });
            return rows;
        }
    }

    /// What the product hashes of a move, in the one way of writing it.
    private static String line(Map<String, String> move) {
        var map = new TreeMap<String, @Nullable Object>();
        map.put("district", number(move.get("district_id")));
        map.put("matter", number(move.get("matter_id")));
        map.put("seq", number(move.get("seq")));
        map.put("verb", move.get("verb"));
        map.put("from", move.get("from_stage"));
        map.put("to", move.get("to_stage"));
        map.put("actor", move.get("actor_kind"));
        map.put("person", number(move.get("actor_id")));
        map.put("unit", number(move.get("unit_id")));
        map.put("role", isMissing(move.get("role")) ? null : move.get("role"));
        map.put("internal", move.get("internal").equals("t"));
        map.put("at", OffsetDateTime.parse(move.get("at").replace(' ', 'T') + ":00").toInstant());
        map.put("change", unescaped(move.get("change")));
        map.put("words", isMissing(move.get("words_hash")) ? null : HexFormat.of().formatHex(bytes(move.get("words_hash"))));
        return CanonicalJson.write(map);
    }

    private static @Nullable Long number(String column) {
        return isMissing(column) ? null : Long.valueOf(column);
    }

    private static boolean isMissing(String column) {
        return column.equals(MISSING);
    }

    /// COPY writes a backslash as two.
    static byte[] bytes(String column) {
        return HexFormat.of().parseHex(column.substring("\\\\x".length()));
    }

    private static String unescaped(String column) {
        return column.replace("\\n", "\n").replace("\\\\", "\\");
    }
}
