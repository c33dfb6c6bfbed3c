package org.jinlin.playbook;

import java.util.List;
import java.util.Map;

/// What random walks through a playbook showed.
///
/// @param walks  how many matters were opened
/// @param steps  how many moves were made
/// @param never  KIND.STAGE.MOVE that no walk could make
/// @param seldom KIND.STAGE.MOVE -> how often, below the aim
/// @param wrongs what must not happen, each with the moves that led there
public record WalkReport(int walks, long steps, List<String> never, Map<String, Integer> seldom, List<Fault> wrongs) {}
