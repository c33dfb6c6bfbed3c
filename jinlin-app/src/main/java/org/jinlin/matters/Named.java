package org.jinlin.matters;

import java.util.Map;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.people.Actor;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// What the fields of a move name beyond the matter itself: a code that hangs at a place, a person who is asked, a unit of another district, a team, what is voted on.
/// What does not fit is refused before anything changes.
@Component
class Named {

    private final PlaceCodes codes;
    private final Brought brought;
    private final Elsewheres elsewheres;
    private final SkilledTeams teams;
    private final Ballots ballots;

    Named(PlaceCodes codes, Brought brought, Elsewheres elsewheres, SkilledTeams teams, Ballots ballots) {
        this.codes = codes;
        this.brought = brought;
        this.elsewheres = elsewheres;
        this.teams = teams;
        this.ballots = ballots;
    }

    /// Before something is opened. Refuses as [Elsewheres#check] does.
    Outcome<Work.Opening> opens(int district, Work.Opening prepared, Map<String, Object> fields) {
        return elsewheres.check(district, prepared.playbook().kind(prepared.kind()).open(), fields, prepared);
    }

    /// The fields as the log keeps them. Refuses as [PlaceCodes#read], [Brought#read], [Ballots#read] and [Elsewheres#check] do.
    Outcome<Map<String, Object>> read(Situation situation, String verb, Map<String, Object> fields) {
        return codes.read(situation, verb, fields).then(read -> brought.read(situation, verb, read)).then(read -> ballots.read(situation, verb, read)).then(read -> Optional.ofNullable(situation.kind().moves().get(verb))
                .map(move -> elsewheres.check(situation.matter().identity().district(), move, read, read)).orElseGet(() -> Outcome.done(read)));
    }

    /// What is decided, before it is carried out. Refuses as [SkilledTeams#checked] and [Ballots#checked] do.
    Outcome<Decision> checked(DSLContext sql, Situation situation, Actor actor, Decision decision) {
        return teams.checked(sql, situation, decision).then(checked -> ballots.checked(sql, situation, actor, checked));
    }
}
