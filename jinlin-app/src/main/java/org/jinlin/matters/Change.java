package org.jinlin.matters;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a move changes. The first move of a matter carries its identity, so that the log alone can rebuild everything.
///
/// @param set    state by name, see [Replay]; a null value clears
/// @param facts  declared facts; a null value clears
/// @param dues   new states of clocks, each whole
/// @param undoes the move that is taken back, 0 for none
/// @param anew   moves whose counting begins again
/// @param tells  roles and units that are to be informed
record Change(
        Matter.@Nullable Identity identity,
        Map<String, @Nullable Object> set,
        Map<String, @Nullable Object> facts,
        List<Due> dues,
        int undoes,
        List<String> anew,
        List<String> tells) {

    static final String STAGE = "stage";
    static final String OUTCOME = "outcome";
    static final String GRADE = "grade";
    static final String CATEGORY = "category";
    static final String OWNER = "owner";
    static final String BASE = "base";
    static final String TAKER = "taker";
    static final String PLACE = "place";
    static final String CHAIN = "chain";
    static final String INTO = "into";
    static final String ENDED = "ended";

    /// Whether anything but facts changes: what an undo cannot pass over.
    boolean isSubstantial() {
        return !set.isEmpty() || !dues.isEmpty();
    }
}
