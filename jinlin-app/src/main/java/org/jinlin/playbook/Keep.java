package org.jinlin.playbook;

import java.util.Map;
import java.util.Optional;

/// How long the words and photos of what has ended are kept (PIPL Art. 19: the shortest time that is needed). Moves and counts stay.
///
/// @param months    after the end; from then on the words go by themselves
/// @param ground    the law or rule that this follows from, per language
/// @param afterMode in an operating mode's own pack: so long after the mode has ended, if that is sooner (Emergency Response Law Art. 85)
public record Keep(int months, Map<String, String> ground, Optional<Span> afterMode) {}
