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
/// @param tally  counts of moves as they stand again after something was taken back, by verb; [Tally#NONE] clears
record Change(
        Matter.@Nullable Identity identity,
        Map<String, @Nullable Object> set,
        Map<String, @Nullable Object> facts,
        List<Due> dues,
        int undoes,
        List<String> anew,
        List<String> tells,
        Map<String, Tally> tally) {

    /// A change that takes nothing back.
    Change(Matter.@Nullable Identity identity, Map<String, @Nullable Object> set, Map<String, @Nullable Object> facts, List<Due> dues, List<String> anew, List<String> tells) {
        this(identity, set, facts, dues, 0, anew, tells, Map.of());
    }

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
    static final String OWN_UNIT = "own_unit";

    /// Whether anything but facts changes: what an undo cannot pass over.
    boolean isSubstantial() {
        return !set.isEmpty() || !dues.isEmpty();
    }
}
