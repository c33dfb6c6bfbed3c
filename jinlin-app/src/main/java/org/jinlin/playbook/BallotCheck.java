package org.jinlin.playbook;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether a secret ballot stays secret and is held once: nothing is kept of a vote but its number, what is voted on can be read, and votes are told only when
/// nobody votes any more.
record BallotCheck(Playbook playbook, Kind kind, Findings found) {

    /// So long may the lines of a tally be together: twenty of a hundred characters, each with its number.
    private static final int TALLY_MAX = 2_300;

    /// What a move by which somebody votes keeps to.
    void move(MoveRule move) {
        Field ballot = playbook.fields().get(MoveRule.BALLOT);
        found.unless(ballot != null && ballot.type() == Field.Type.NUMBER && ballot.reckoned().isEmpty(), "a vote names a line by its number; write a field `ballot: {type: number}`");
        found.unless(move.needs().equals(Set.of(MoveRule.BALLOT)) && move.may().isEmpty() && move.needsOne().isEmpty() && move.atPlace().isEmpty(),
                "whatever else comes with a vote would be kept beside its voter; write `needs: [ballot]` and nothing else");
        found.unless(move.to().isEmpty() && move.end().isEmpty() && move.opens().isEmpty() && move.then().isEmpty(), "a vote changes nothing but its number; leave `to`, `end`, `opens` and `then` out");
        found.unless(!move.by().contains("engine"), "the engine is no person; leave it out of `by`");
        found.unless(kind.moves().values().stream().noneMatch(other -> other.undoes().contains(move.code())), "nobody knows which vote to take back; leave the move that undoes '" + move.code() + "' out");
        List<MoveRule> puts = kind.moves().values().stream().filter(other -> tallies().anyMatch(votes -> other.needs().contains(votes.of()))).toList();
        List<MoveRule> counts = kind.moves().values().stream().filter(other -> other.may().stream().anyMatch(field -> votes(field) != null)).toList();
        found.unless(!counts.isEmpty(), "nobody tells how it went; write a field with `votes_of` in the `may` of a later move");
        found.unless(counts.stream().flatMap(other -> other.from().stream()).noneMatch(move.from()::contains), "votes are told while people still vote; tell them from a later stage");
        found.unless(puts.size() == 1 && puts.getFirst().limit().filter(limit -> limit.times() == 1 && limit.every().isEmpty()).isPresent()
                        && kind.moves().values().stream().filter(other -> other.to().filter(move.from()::contains).isPresent()).toList().equals(puts),
                "votes on other lines would be mixed with these; let only one move lead to where people vote, with the lines in its `needs` and `limit: 1`");
        found.unless(kind.showing().filter(showing -> showing.stages().containsAll(move.from()) && puts.stream().allMatch(put -> showing.says().getOrDefault(put.code(), Set.of()).stream()
                        .anyMatch(field -> tallies().anyMatch(votes -> votes.of().equals(field))))).isPresent(),
                "nobody can read what is voted on; write the lines under `public`, in the stage where people vote");
    }

    private Stream<Reckoning.Votes> tallies() {
        return kind.moves().values().stream().flatMap(move -> move.may().stream()).flatMap(field -> Stream.ofNullable(votes(field)));
    }

    private Reckoning.@Nullable Votes votes(String code) {
        Field field = playbook.fields().get(code);
        return field != null && field.reckoned().orElse(null) instanceof Reckoning.Votes votes ? votes : null;
    }

    /// What a field keeps to in which votes are told.
    static void tally(Playbook playbook, Field field, Reckoning.Votes votes, Findings here) {
        here.unless(field.type() == Field.Type.TEXT && !field.sealed() && field.max().orElse(0) >= TALLY_MAX, "a tally is a text that everybody may read; write `type: text, max: " + TALLY_MAX + "` or more");
        here.in("votes_of").known(votes.of(), playbook.fields().keySet(), "field");
        Field lines = playbook.fields().get(votes.of());
        here.in("votes_of").unless(lines == null || lines.type() == Field.Type.TEXT && !lines.sealed() && lines.reckoned().isEmpty(), "'" + votes.of() + "' is no text that somebody writes; name one");
        here.unless(playbook.kinds().values().stream().flatMap(kind -> kind.moves().values().stream())
                        .noneMatch(move -> move.fields().contains(field.code()) && (move.code().equals("open") || !move.may().contains(field.code()) || !move.to().isPresent())),
                "nobody types what is counted, and it is told once; name '" + field.code() + "' in the `may` of a later move that leads on");
    }
}
