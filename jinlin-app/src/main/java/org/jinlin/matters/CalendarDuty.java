package org.jinlin.matters;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.jinlin.playbook.Field;
import org.jinlin.playbook.MoveRule;
import org.jinlin.playbook.Playbook;
import org.springframework.stereotype.Component;

/// Whose turn it is at a unit, by what the calendar opened for the period that runs now. A turn that was handed to somebody
/// is nobody's here: to whom it went is written in words.
@Component
class CalendarDuty {

    private final Db db;
    private final Desk desk;

    CalendarDuty(Db db, Desk desk) {
        this.db = db;
        this.desk = desk;
    }

    /// Whose turn it is, by the role that takes turns; empty where none does.
    Map<String, Long> at(int district, long unit) {
        Playbook playbook = desk.playbookAt(district, unit);
        String level = desk.tree(district).unit(unit).level();
        List<Playbook.CalendarRule> rules = playbook.calendar().values().stream()
                .filter(rule -> rule.each().rota().isPresent() && rule.each().unit().filter(level::equals).isPresent() && rule.every().period().isPresent()).toList();
        return rules.isEmpty() ? Map.of() : db.read(Scope.service(district, Scope.Kind.CLOCK), sql -> {
            var calendar = new CalendarStore(sql, district);
            var today = desk.now().atZone(desk.tenant(district).zone()).toLocalDate();
            var turns = new HashMap<String, Long>();
            rules.forEach(rule -> calendar.turn(rule.code(), unit, Period.of(rule.every().period().orElseThrow(), today).code(), handing(playbook, rule))
                    .ifPresent(person -> turns.put(rule.each().rota().orElseThrow(), person)));
            return turns;
        });
    }

    /// The moves that name another person.
    private static Set<String> handing(Playbook playbook, Playbook.CalendarRule rule) {
        Map<String, MoveRule> moves = playbook.kind(rule.opens()).moves();
        return moves.keySet().stream().filter(verb -> moves.get(verb).needs().stream().anyMatch(field -> playbook.fields().get(field).type() == Field.Type.PERSON)).collect(Collectors.toUnmodifiableSet());
    }
}
