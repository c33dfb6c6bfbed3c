package org.jinlin.playbook;

import java.util.Optional;
import java.util.Set;

/// Whether what one unit alone may see stays there: it is not public, nobody from elsewhere is needed to move it on, no stage
/// gives it to another unit, and nothing that hangs on it is seen by more than it is.
record SeenByCheck(Playbook playbook, Kind kind, Findings found) {

    /// Who sees it, and the engine, which shows it to nobody.
    private static final Set<String> INSIDE = Set.of("owner", "asker", "opener", "same_person", "engine");

    void check() {
        kind.childOf().stream().map(playbook.kinds()::get).filter(parent -> parent != null && parent.ownUnit() && !kind.ownUnit()).forEach(parent ->
                found.in("child_of").say("its own unit alone sees '" + parent.code() + "', and what it was opened from is read with it; write `seen_by: own_unit` here too"));
        if (!kind.ownUnit()) {
            return;
        }
        found.in("public").unless(kind.showing().isEmpty(), "what its own unit alone sees is not for everybody; leave `public` or `seen_by` out");
        kind.moves().values().forEach(move -> move(move, found.in("moves", move.code())));
        Optional<String> first = Optional.ofNullable(kind.moves().get("open")).flatMap(MoveRule::to);
        kind.stages().values().stream().filter(stage -> !stage.isFinal() && !first.equals(Optional.of(stage.code()))).forEach(stage ->
                found.in("stages", stage.code(), "owner").unless(stage.owner().equals(Optional.of(Owner.Word.SAME)), "its own unit keeps it to the end; write `owner: same`"));
    }

    private void move(MoveRule move, Findings here) {
        boolean opens = move.code().equals("open");
        move.by().stream().filter(word -> !INSIDE.contains(word) && !playbook.roles().containsKey(word)).forEach(word ->
                here.in("by").say("'" + word + "' does not see it; name owner, asker, or a role at its unit"));
        here.in("owner").unless(move.owner().isEmpty() || opens, "its own unit keeps it to the end; leave `owner` out");
        here.in("over_limit").unless(move.overLimit().isEmpty(), "its own unit keeps it to the end; leave `over_limit` out");
        here.in("tells").unless(move.tells().isEmpty(), "nobody above is told of it; leave `tells` out");
        move.opens().keySet().stream().map(playbook.kinds()::get).filter(child -> child != null && !child.ownUnit()).forEach(child ->
                here.in("opens").say("'" + child.code() + "' would carry it elsewhere; write `seen_by: own_unit` there too"));
    }
}
