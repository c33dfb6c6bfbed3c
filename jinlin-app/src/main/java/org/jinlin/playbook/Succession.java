package org.jinlin.playbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Whether a version may follow another one while matters of the other are still open. What a version pins are stages,
/// moves and clocks; roles and levels are read live, so the new version must still have those that the old one names. Pure.
public final class Succession {

    private Succession() {}

    /// One sentence for each thing that open matters would miss; empty when the new version may follow.
    ///
    /// @param kinds kinds of the older version that have open matters, with how many
    public static List<String> problems(Playbook older, Playbook newer, Map<String, Integer> kinds) {
        var problems = new ArrayList<String>();
        kinds.forEach((code, matters) -> {
            Kind kind = older.kind(code);
            for (String role : roles(older, kind)) {
                if (!newer.roles().containsKey(role)) {
                    problems.add(matters + " open matters of kind " + code + " (" + older.code() + " " + older.version() + ") need the role '" + role
                            + "'; keep it in the new version until they are closed");
                }
            }
            for (String level : levels(older, kind)) {
                if (!newer.levels().contains(level)) {
                    problems.add(matters + " open matters of kind " + code + " (" + older.code() + " " + older.version() + ") need the level '" + level
                            + "'; keep it in the new version until they are closed");
                }
            }
        });
        return List.copyOf(problems);
    }

    private static TreeSet<String> roles(Playbook playbook, Kind kind) {
        var named = new TreeSet<String>();
        kind.moves().values().forEach(move -> move.by().stream().filter(playbook.roles()::containsKey).forEach(named::add));
        // whoever owns a stage at a level owns it by a role
        playbook.roles().values().stream().filter(role -> role.owns() && role.at().stream().anyMatch(levels(playbook, kind)::contains)).map(Playbook.Role::code).forEach(named::add);
        return named;
    }

    private static TreeSet<String> levels(Playbook playbook, Kind kind) {
        var named = new TreeSet<String>();
        kind.stages().values().forEach(stage -> stage.owner().ifPresent(owner -> add(named, owner)));
        kind.moves().values().forEach(move -> move.owner().ifPresent(owner -> add(named, owner)));
        kind.clocks().values().forEach(clock -> {
            if (clock.late() instanceof ClockRule.Late.Climb climb) {
                climb.level().ifPresent(named::add);
            }
        });
        return named;
    }

    private static void add(TreeSet<String> named, Owner owner) {
        if (owner instanceof Owner.Level(String level)) {
            named.add(level);
        }
    }
}
