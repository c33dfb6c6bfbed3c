package org.jinlin.playbook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Draws what a move is given: everything it needs, one of `needs_one`, and now and then what it may have.
record Draw(Playbook playbook) {

    Map<String, Object> given(Kind kind, MoveRule move, SplittableRandom random) {
        var given = new HashMap<String, Object>();
        move.needs().forEach(field -> given.put(field, value(field, random)));
        move.may().stream().filter(_ -> random.nextBoolean()).forEach(field -> given.put(field, value(field, random)));
        if (!move.needsOne().isEmpty()) {
            String one = List.copyOf(move.needsOne()).get(random.nextInt(move.needsOne().size()));
            given.put(one, value(one, random));
        }
        // a clock under a condition may rest on an optional time: the engine refuses the move without it
        kind.clocks().values().stream()
                .filter(clock -> Facts.match(clock.when(), given) && clock.starts().contains(move.code()))
                .forEach(clock -> {
                    if (clock.within() instanceof ClockRule.Within.UntilField(String field) && move.may().contains(field)) {
                        given.putIfAbsent(field, true);
                    }
                });
        return given;
    }

    private Object value(String code, SplittableRandom random) {
        var field = playbook.fields().get(code);
        return switch (field.type()) {
            case FLAG -> random.nextBoolean();
            case CHOICE -> field.of().get(random.nextInt(field.of().size()));
            case GRADE -> playbook.grades().get(random.nextInt(playbook.grades().size()));
            default -> true;
        };
    }
}
