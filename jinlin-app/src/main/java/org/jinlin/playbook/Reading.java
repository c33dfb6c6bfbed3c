package org.jinlin.playbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What reading a pack gave: a playbook, or the faults that stand in its way.
///
/// @param playbook present exactly when there is no fault
/// @param faults   in the order of files and lines
/// @param sources  every text that was read, by its path: kept with a published version, `PackSource.of` reads it again
public record Reading(Optional<Playbook> playbook, List<Fault> faults, Map<String, String> sources) {

    /// The playbook, where faults would be a defect of this very program (its own packs).
    public Playbook orThrow() {
        return playbook.orElseThrow(() -> new IllegalStateException("a playbook with faults: " + faults));
    }
}
