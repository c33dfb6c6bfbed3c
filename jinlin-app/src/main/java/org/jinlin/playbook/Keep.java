package org.jinlin.playbook;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How long the words and photos of what has ended are kept (PIPL Art. 19: the shortest time that is needed), and those of what rests in a register and never
/// ends. Moves and counts stay.
///
/// @param months    after the end; from then on the words go by themselves
/// @param ground    the law or rule that this follows from, per language
/// @param afterMode in an operating mode's own pack: so long after the mode has ended, if that is sooner (Emergency Response Law Art. 85)
/// @param from      since when what rests in a register is counted: [#CHANGE], or a time field, and the last step where it is empty
/// @param moves     those whose own words go so many months after each of them, while the rest stays
public record Keep(int months, Map<String, String> ground, Optional<Span> afterMode, Optional<String> from, Set<String> moves) {

    /// The last step that a person made.
    public static final String CHANGE = "change";
    /// The stage in which a register rests, in every playbook.
    public static final String RESTS = "kept";

    /// Whether it says anything of what rests in a register.
    public boolean isOfRegisters() {
        return from.isPresent() || !moves.isEmpty();
    }
}
