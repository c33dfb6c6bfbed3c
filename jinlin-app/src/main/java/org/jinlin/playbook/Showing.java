package org.jinlin.playbook;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What everybody of the area may read of a matter, signed in or not: in which stages, and which fields of what was said with
/// which moves. Nothing else of it is shown, and of those moves nobody who only lives there makes one (see [ShowingCheck]).
///
/// @param stages where it stands then, final ones too
/// @param says   move -> its fields that are read; of each field the latest
/// @param only   move -> the one stage in which what it said is read
/// @param each   those of these moves that stand each as a line of its own, as members who join
/// @param names  roles whose holders are named in full; of other posts the name is masked, and who holds none is not named
/// @param week   fields of who is there, one for each day from Monday on; empty where it is no roster
/// @param onMap  whether it has its place on a map
public record Showing(Set<String> stages, Map<String, Set<String>> says, Map<String, String> only, Set<String> each, Set<String> names, List<String> week, boolean onMap) {}
