package org.jinlin.playbook;

import java.util.List;
import java.util.Optional;

/// Who may be asked to take on a matter of a kind: people who said themselves what they offer.
///
/// @param from        the kind by which they said it; who opened one that is `kept` offers it, until it ends
/// @param wanted      the choice field with the skill that is wanted
/// @param offered     choice fields of `from` with the skills that somebody has
/// @param free        the choice field that says when, here and there; its choices in their order are parts of a week
/// @param reachMetres how far people go
public record Suggests(String from, String wanted, List<String> offered, Optional<String> free, int reachMetres) {

    static final int REACH_METRES = 3000;
    /// Parts of a week that can be told apart: mornings, afternoons and evenings.
    static final int TIMES_MAX = 21;
}
