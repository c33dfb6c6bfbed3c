package org.jinlin.matters;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.jinlin.kit.CanonicalJson;
import org.jinlin.kit.Hashing;
import org.jspecify.annotations.Nullable;

/// The chain of a matter's moves: each hash covers the move and the hash before it, so an asker who kept one can tell
/// whether anything earlier was changed. Words are covered by their salted hash and may be erased.
final class MoveHash {

    private MoveHash() {}

    static byte[] of(Move move) {
        return Hashing.sha256(move.previous(), line(move).getBytes(StandardCharsets.UTF_8));
    }

    /// What the hash of a move covers besides the hash before it.
    static String line(Move move) {
        var map = new TreeMap<String, @Nullable Object>();
        map.put("district", (long) move.district());
        map.put("matter", move.matterId());
        map.put("seq", (long) move.seq());
        map.put("verb", move.verb());
        map.put("from", move.fromStage());
        map.put("to", move.toStage());
        map.put("actor", move.actor().kind());
        map.put("person", move.actor().personId());
        map.put("unit", move.actor().unitId());
        map.put("role", move.actor().role());
        if (move.actor().forId() != null) {
            map.put("for", move.actor().forId());
        }
        map.put("internal", move.internal());
        map.put("at", move.at());
        map.put("change", MatterJson.change(move.change()));
        map.put("words", move.wordsHash() == null ? null : HexFormat.of().formatHex(move.wordsHash()));
        return CanonicalJson.write(map);
    }

    static byte[] words(byte[] salt, String body) {
        return Hashing.sha256(salt, body.getBytes(StandardCharsets.UTF_8));
    }

    /// The numbers of the moves whose hash does not fit; empty when the chain holds.
    static List<Integer> broken(List<Move> moves) {
        var broken = new java.util.ArrayList<Integer>();
        byte[] previous = Replay.START;
        int seq = 1;
        for (Move move : moves) {
            if (move.seq() != seq++ || !java.util.Arrays.equals(move.previous(), previous) || !java.util.Arrays.equals(move.hash(), of(move))) {
                broken.add(move.seq());
            }
            previous = move.hash();
        }
        return broken;
    }
}
