package org.jinlin.matters;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jinlin.playbook.Effect;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.Suggests;

/// Whom something that waits concerns, by what people said of themselves on checking in (`suggests`). What wants a skill is brought to those who named it and to
/// nobody else; whoever named none is brought only what anybody can do (PIPL Art. 24: nobody is sent things by traits that he did not choose). Pure.
final class HelpTags {

    private HelpTags() {}

    /// The skill that is wanted of a matter or of what it opens; empty where anybody will do.
    static Optional<String> wanted(Playbook playbook, Matter matter) {
        return kinds(playbook, matter).stream().flatMap(kind -> kind.suggests().stream()).map(suggests -> matter.facts().get(suggests.wanted())).filter(String.class::isInstance).map(String.class::cast).findFirst();
    }

    /// What somebody has said to offer in a matter that is kept of them.
    static Set<String> offered(Playbook playbook, Matter kept) {
        return playbook.kinds().values().stream().flatMap(kind -> kind.suggests().stream()).filter(suggests -> suggests.from().equals(kept.identity().kind()))
                .map(Suggests::offered).flatMap(List::stream).map(kept.facts()::get).filter(String.class::isInstance).map(String.class::cast).collect(Collectors.toUnmodifiableSet());
    }

    /// The kinds in which people of a playbook say what they offer.
    static Set<String> kept(Playbook playbook) {
        return playbook.kinds().values().stream().flatMap(kind -> kind.suggests().stream()).map(Suggests::from).collect(Collectors.toUnmodifiableSet());
    }

    /// Whether a matter that roles were told of is brought to somebody who holds some of them: a role that takes nothing on is told in any case.
    static boolean isBrought(Playbook playbook, Matter matter, Collection<String> roles, Set<String> offered) {
        Optional<String> wanted = wanted(playbook, matter);
        Set<String> takers = takers(playbook, matter);
        return wanted.isEmpty() || offered.contains(wanted.get()) || roles.stream().anyMatch(role -> !takers.contains(role));
    }

    private static Set<String> takers(Playbook playbook, Matter matter) {
        return kinds(playbook, matter).stream().flatMap(kind -> kind.moves().values().stream()).filter(move -> move.effects().contains(Effect.TAKE)).flatMap(move -> move.by().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The kind of a matter, and those that it opens.
    private static Set<Kind> kinds(Playbook playbook, Matter matter) {
        String own = matter.identity().kind();
        return Stream.concat(Stream.ofNullable(playbook.kinds().get(own)), playbook.kinds().values().stream().filter(kind -> kind.childOf().contains(own))).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
