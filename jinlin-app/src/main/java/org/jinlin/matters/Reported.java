package org.jinlin.matters;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jinlin.org.Tree;
import org.jinlin.people.Actor;
import org.jinlin.playbook.Field;

/// Whom a request reports never learns who reported it, also when it is dispatched to them (济南市12345市民服务热线条例 Art. 32): a person
/// named in a field with `hides_asker`, and everybody with a post at the named unit or below, or where the named person has one. Pure.
final class Reported {

    private Reported() {}

    /// @param unitsOf where a person holds a post
    static boolean hides(Actor actor, Situation situation, LongFunction<Set<Long>> unitsOf) {
        return hides(actor, situation.playbook().fields().values(), Stream.concat(Stream.of(situation.matter()), situation.parent().stream()).toList(), situation.offices().tree(), unitsOf);
    }

    /// @param matters the matter, and the one that opened it
    static boolean hides(Actor actor, Collection<Field> fields, List<Matter> matters, Tree tree, LongFunction<Set<Long>> unitsOf) {
        boolean asker = matters.stream().map(matter -> matter.identity().askerId()).anyMatch(id -> id != null && id == actor.personId());
        return !actor.isEngine() && !asker && fields.stream().filter(Field::hidesAsker).anyMatch(field -> matters.stream().anyMatch(matter ->
                named(matter, field).anyMatch(id -> field.type() == Field.Type.PERSON ? isPerson(actor, id, unitsOf.apply(id)) : isAt(actor, id, tree))));
    }

    private static Stream<Long> named(Matter matter, Field field) {
        return Optional.ofNullable(matter.facts().get(field.code())).stream().flatMap(value -> value instanceof List<?> list ? list.stream() : Stream.of(value))
                .filter(Long.class::isInstance).map(Long.class::cast);
    }

    private static boolean isPerson(Actor actor, long person, Set<Long> units) {
        return actor.personId() == person || actor.posts().stream().anyMatch(post -> units.contains(post.unitId()));
    }

    private static boolean isAt(Actor actor, long unit, Tree tree) {
        return tree.find(unit).isPresent() && actor.posts().stream().anyMatch(post -> tree.isAtOrAbove(unit, post.unitId()));
    }
}
