package org.jinlin.playbook;

import java.util.List;
import java.util.Optional;

/// How a list of people becomes matters of a kind: what of a row goes into which field. Who they are and where they live is asked of every row.
///
/// @param unit    the field of `open` that says of which unit somebody is
/// @param offered choice fields of `open` with the skills that somebody has
/// @param free    the choice field of `open` that says when
/// @param since   the time field of `open` that says since when
/// @param listed  the engine's move on a child, made when that unit itself sent the list
public record Roster(String unit, List<String> offered, Optional<String> free, Optional<String> since, Optional<String> listed, Optional<Second> second) {

    /// A second membership: the move by which it begins, its unit, and since when.
    public record Second(String move, String unit, Optional<String> since) {}
}
