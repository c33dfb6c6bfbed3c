package org.jinlin.matters;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jinlin.kit.CanonicalJson;
import org.jinlin.kit.MaskedText;
import org.jinlin.playbook.Showing;

/// What a playbook lets everybody read of a matter: of the moves that it names, the fields that it names, and nothing else. Pure.
///
/// @param said of each field the latest
/// @param each what stands as a line of its own, in the order of the moves
record Excerpt(Map<String, Object> said, List<Map<String, Object>> each) {

    private static final String SAID = "said";
    private static final String EACH = "each";

    /// @param stage in which the matter is
    /// @param words what was said, by the number of the move; what was erased is not there any more
    static Excerpt of(Showing showing, String stage, List<Move> moves, Map<Integer, Map<String, Object>> words) {
        var takenBack = new HashSet<Integer>();
        moves.forEach(move -> takenBack.add(move.change().undoes()));
        var said = new TreeMap<String, Object>();
        var each = new ArrayList<Map<String, Object>>();
        for (Move move : moves) {
            if (!showing.says().containsKey(move.verb()) || takenBack.contains(move.seq()) || !showing.only().getOrDefault(move.verb(), stage).equals(stage)) {
                continue;
            }
            var told = new TreeMap<String, Object>();
            for (String field : showing.says().get(move.verb())) {
                Object value = move.change().facts().containsKey(field) ? move.change().facts().get(field) : words.getOrDefault(move.seq(), Map.of()).get(field);
                if (value != null) {
                    // somebody else's number stands at times in what an office writes
                    told.put(field, value instanceof String text ? MaskedText.butLandlines(text) : value);
                }
            }
            if (!showing.each().contains(move.verb())) {
                said.putAll(told);
            } else if (!told.isEmpty()) {
                each.add(told);
            }
        }
        return new Excerpt(said, List.copyOf(each));
    }

    boolean isEmpty() {
        return said.isEmpty() && each.isEmpty();
    }

    String json() {
        return CanonicalJson.write(Map.of(SAID, said, EACH, each));
    }

    static Excerpt read(String json) {
        Map<String, Object> body = MatterJson.map(CanonicalJson.parse(json));
        return new Excerpt(MatterJson.map(body.get(SAID)), ((List<?>) body.get(EACH)).stream().map(MatterJson::map).toList());
    }
}
