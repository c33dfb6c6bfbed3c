package org.jinlin.matters;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jinlin.kit.CanonicalJson;
import org.jinlin.kit.Db;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.kit.Scope;
import org.jinlin.org.Tree;
import org.jinlin.people.Actor;
import org.jinlin.people.People;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.MoveRule;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.PlaybookVersions;
import org.jinlin.playbook.Reckoning;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Secret ballots: who may vote, on which lines, and how it went. That somebody has voted stands in the log, as on the list of any polling station; for what
/// stands nowhere (ADR 0035).
@Component
public class Ballots {

    private final Db db;
    private final People people;
    private final PlaybookVersions playbooks;

    Ballots(Db db, People people, PlaybookVersions playbooks) {
        this.db = db;
        this.people = people;
        this.playbooks = playbooks;
    }

    /// What somebody may vote on, as everybody may read it.
    ///
    /// @param verb  of the vote
    /// @param where its place
    /// @param said  what else is known of it
    /// @param lines to vote for
    /// @param voted whether this person has voted
    public record Paper(String number, String verb, String title, String where, List<Notice.Part> said, List<String> lines, boolean voted) {}

    /// What was sent without what nobody may keep, not even as a digest: of twenty lines anybody finds out by trying.
    static @Nullable Map<String, Object> unsaid(@Nullable Map<String, Object> fields) {
        if (fields == null || !fields.containsKey(MoveRule.BALLOT)) {
            return fields;
        }
        var rest = new TreeMap<>(fields);
        rest.remove(MoveRule.BALLOT);
        return rest;
    }

    static boolean isVote(Kind kind, String verb) {
        return Optional.ofNullable(kind.moves().get(verb)).filter(MoveRule::isVote).isPresent();
    }

    /// The fields as they came. Refuses lines that nobody could vote on: `BALLOT_LINES`, `BALLOT_LINE_LONG`, `BALLOT_LINE_TWICE`.
    Outcome<Map<String, Object>> read(Situation situation, String verb, Map<String, Object> fields) {
        Optional<MoveRule> rule = Optional.ofNullable(situation.kind().moves().get(verb));
        Optional<Refusal> unfit = put(situation.playbook(), situation.kind()).filter(field -> rule.filter(move -> move.fields().contains(field)).isPresent())
                .filter(field -> fields.get(field) instanceof String text && !text.isBlank()).flatMap(field -> BallotRules.unfit(field, fields.get(field).toString()));
        return unfit.<Outcome<Map<String, Object>>>map(Outcome.Refused::new).orElseGet(() -> Outcome.done(fields));
    }

    /// A vote of who may vote for what is there, and of what tells how it went with that. Refuses a line that is not there (`CHOICE_UNKNOWN`), and who does not
    /// live where it is voted (`ASKER_HOME`, `VOTE_ELSEWHERE`).
    Outcome<Decision> checked(DSLContext sql, Situation situation, Actor actor, Decision decision) {
        MoveRule rule = situation.kind().moves().get(decision.move().verb());
        Optional<Decision.Consequence.Vote> vote = decision.consequences().stream().filter(Decision.Consequence.Vote.class::isInstance).map(Decision.Consequence.Vote.class::cast).findFirst();
        if (vote.isPresent()) {
            int lines = lines(sql, situation).size();
            if (vote.get().line() < 1 || vote.get().line() > lines) {
                return Outcome.refused("CHOICE_UNKNOWN", MoveRule.BALLOT, vote.get().line(), "1 – " + lines);
            }
            return barred(situation, actor).<Outcome<Decision>>map(Outcome.Refused::new).orElseGet(() -> Outcome.done(decision));
        }
        Optional<String> tally = rule.may().stream().filter(field -> situation.playbook().fields().get(field).reckoned().orElse(null) instanceof Reckoning.Votes).findFirst();
        return Outcome.done(tally.map(field -> told(sql, situation, decision, field)).orElse(decision));
    }

    private static Decision told(DSLContext sql, Situation situation, Decision decision, String field) {
        Decision.Draft move = decision.move();
        List<String> lines = lines(sql, situation);
        if (lines.isEmpty()) {
            return decision;
        }
        String tally = BallotRules.tally(lines, new BallotStore(sql, situation.matter().district()).votes(situation.matter().id()));
        return new Decision(new Decision.Draft(move.verb(), move.toStage(), move.actor(), move.internal(), move.change(), move.values().with(field, tally)), decision.consequences());
    }

    /// Why somebody has no vote there: whoever votes is kept as living at the place or below it. Who writes down where somebody lives is staff.
    private Optional<Refusal> barred(Situation situation, Actor actor) {
        OptionalLong home = people.home(actor.district(), actor.personId());
        if (home.isEmpty()) {
            return Optional.of(Refusal.of("ASKER_HOME"));
        }
        Tree tree = situation.offices().tree();
        return tree.find(home.getAsLong()).isPresent() && tree.isAtOrAbove(situation.matter().state().placeId(), home.getAsLong()) ? Optional.empty() : Optional.of(Refusal.of("VOTE_ELSEWHERE"));
    }

    /// What people may vote on now, of what everybody may read; empty where that is nothing.
    Optional<Paper> paper(Actor actor, Notices.Told told) {
        ShownStore.Row row = told.row();
        Playbook playbook = playbooks.get(row.playbook(), row.version());
        Kind kind = playbook.kind(row.kind());
        Optional<String> put = put(playbook, kind);
        List<String> lines = put.map(Excerpt.read(row.body()).said()::get).map(text -> BallotRules.lines(text.toString())).orElse(List.of());
        Optional<MoveRule> vote = kind.moves().values().stream().filter(move -> move.isVote() && move.from().contains(row.stage())).findFirst();
        return vote.filter(_ -> !lines.isEmpty()).map(move -> new Paper(row.number(), move.code(), told.notice().title(), told.notice().where().name(),
                told.notice().said().stream().filter(part -> !part.field().equals(put.get())).toList(), lines, hasVoted(actor, row.matterId(), move)));
    }

    /// Asked for oneself only; who only follows nothing of a matter reads no moves of it, so it is asked as a service.
    private boolean hasVoted(Actor actor, long matter, MoveRule vote) {
        return db.read(Scope.service(actor.district(), Scope.Kind.REPORT), sql -> !new BallotStore(sql, actor.district()).ofVoter(matter, vote.code(), actor.personId()).isEmpty());
    }

    /// The lines that were put to the vote; none where they were erased.
    private static List<String> lines(DSLContext sql, Situation situation) {
        String field = put(situation.playbook(), situation.kind()).orElseThrow();
        Map<Integer, String> words = new TreeMap<>(new WordsStore(sql, situation.matter().district()).of(situation.matter().id()));
        return words.values().stream().map(body -> MatterJson.map(CanonicalJson.parse(body)).get(field)).filter(Objects::nonNull).reduce((_, later) -> later)
                .map(text -> BallotRules.lines(text.toString())).orElse(List.of());
    }

    /// The field with the lines that a kind puts to the vote, by what tells how it went.
    private static Optional<String> put(Playbook playbook, Kind kind) {
        return kind.moves().values().stream().flatMap(move -> move.may().stream()).map(playbook.fields()::get)
                .flatMap(field -> field.reckoned().orElse(null) instanceof Reckoning.Votes votes ? Stream.of(votes.of()) : Stream.empty()).findFirst();
    }
}
