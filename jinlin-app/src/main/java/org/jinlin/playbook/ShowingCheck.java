package org.jinlin.playbook;

import java.util.LinkedHashSet;
import java.util.Set;

/// Whether what everybody may read is there to be read, and was said by those who answer for it: a word that somebody wrote as
/// a resident is never made public by a playbook.
record ShowingCheck(Playbook playbook, Kind kind, Findings found) {

    private static final Set<Field.Type> UNREADABLE = Set.of(Field.Type.FILES, Field.Type.MATTER);
    /// Words for people who live there, or who ask for themselves.
    private static final Set<String> PRIVATE = Set.of("asker", "follower", "resident", "guest", "api", "same_person");
    private static final int DAYS = 7;

    void check() {
        kind.showing().ifPresent(showing -> {
            showing.stages().forEach(stage -> found.in("stages").known(stage, kind.stages().keySet(), "stage"));
            showing.says().forEach((code, fields) -> says(code, fields, found.in("says", code)));
            showing.only().forEach((move, stage) -> {
                found.in("only").known(move, showing.says().keySet(), "move under `says`");
                found.in("only", move).known(stage, showing.stages(), "stage under `stages`");
            });
            showing.each().forEach(move -> found.in("each").known(move, showing.says().keySet(), "move under `says`"));
            showing.names().forEach(role -> found.in("names").known(role, playbook.roles().keySet(), "role"));
            week(showing);
        });
    }

    private void says(String code, Set<String> fields, Findings here) {
        here.known(code, kind.moves().keySet(), "move");
        MoveRule move = kind.moves().get(code);
        if (move == null) {
            return;
        }
        here.unless(!move.internal(), "'" + code + "' is internal; leave it out, or take `internal` off the move");
        boolean isOpening = move.by().contains("opener");
        here.unless(move.by().stream().noneMatch(PRIVATE::contains) && !(isOpening && kind.openedBy().stream().anyMatch(PRIVATE::contains)),
                "somebody who lives there makes '" + code + "', and what residents write is not for everybody; name a move of those who answer for it");
        fields.forEach(field -> {
            here.known(field, move.fields(), "field of this move");
            Field known = playbook.fields().get(field);
            here.unless(known == null || !known.sealed(), "what is sealed is for nobody without a reason; leave '" + field + "' out");
            here.unless(known == null || !UNREADABLE.contains(known.type()), "photos and other matters are not shown to everybody; leave '" + field + "' out");
        });
    }

    private void week(Showing showing) {
        Findings here = found.in("week");
        here.unless(showing.week().isEmpty() || showing.week().size() == DAYS, "a week has seven days; name the field of each, from Monday on");
        for (String day : new LinkedHashSet<>(showing.week())) {
            here.unless(showing.says().values().stream().anyMatch(fields -> fields.contains(day)), "nobody may read '" + day + "'; write it under `says` too");
            Field field = playbook.fields().get(day);
            here.unless(field == null || field.type() == Field.Type.PERSON, "'" + day + "' names nobody; take a field of `type: person`");
        }
    }
}
