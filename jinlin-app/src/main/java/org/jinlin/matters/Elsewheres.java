package org.jinlin.matters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jinlin.kit.Outcome;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tenant;
import org.jinlin.org.Unit;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.MoveRule;
import org.jinlin.playbook.Owner;
import org.jinlin.playbook.Playbook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Which units of other districts can be asked for something, and how they are called. One is asked only for what its own playbook asks of others too:
/// nobody is made to answer by another district's playbook. Of a district nothing else is told than the names of these units.
@Component
public class Elsewheres {

    /// More than that is no choice.
    static final int FOUND_MAX = 20;
    private static final int CHARACTERS_MIN = 2;
    private static final int CHARACTERS_MAX = 100;

    private final Orgs orgs;
    private final Desk desk;

    Elsewheres(Orgs orgs, Desk desk) {
        this.orgs = orgs;
        this.desk = desk;
    }

    /// A unit that can be asked.
    ///
    /// @param unit as a field names it
    public record Found(String unit, String name, String district) {

        /// Its name with that of its district, for a list to choose from.
        String both() {
            return name + " · " + district;
        }
    }

    /// By which playbook a unit takes a kind, and into which fields what is handed on goes there.
    record Taking(Tenant tenant, Unit unit, Playbook playbook, MoveRule.Elsewhere words) {}

    /// Empty for a unit that is not there today, is no organisation where somebody answers, or whose playbook, if there is one yet, does not ask the same of
    /// others.
    Optional<Taking> taking(ElsewhereUnit asked, String kind) {
        return tenant(asked.district()).flatMap(tenant -> desk.tree(tenant.district()).find(asked.unit()).flatMap(unit -> taking(tenant, unit, kind)));
    }

    private Optional<Taking> taking(Tenant tenant, Unit unit, String kind) {
        if (orgs.binding(tenant.district(), unit.id(), desk.now()).isEmpty()) {
            return Optional.empty();
        }
        Playbook playbook = desk.playbookAt(tenant.district(), unit.id());
        boolean answers = playbook.organisations().contains(unit.level()) && playbook.roles().values().stream().anyMatch(role -> role.owns() && role.at().contains(unit.level()));
        return !answers ? Optional.empty() : words(playbook, kind).map(words -> new Taking(tenant, unit, playbook, words));
    }

    private static Optional<MoveRule.Elsewhere> words(Playbook playbook, String kind) {
        return playbook.kinds().values().stream().map(Kind::moves).flatMap(moves -> moves.values().stream()).map(move -> move.opens().get(kind))
                .flatMap(opens -> Optional.ofNullable(opens).flatMap(MoveRule.Opens::elsewhere).stream()).findFirst();
    }

    /// Units of other districts that take a kind and are called like this, by name.
    List<Found> find(int own, String kind, @Nullable String typed) {
        String name = RosterRules.plain(typed == null ? "" : typed);
        if (name.length() < CHARACTERS_MIN || name.length() > CHARACTERS_MAX) {
            return List.of();
        }
        return orgs.tenants().stream().filter(tenant -> tenant.district() != own)
                .flatMap(tenant -> desk.tree(tenant.district()).units().stream().filter(unit -> RosterRules.plain(unit.name()).contains(name)).flatMap(unit -> taking(tenant, unit, kind).stream()))
                .map(Elsewheres::found).sorted(Comparator.comparing(Found::name).thenComparing(Found::unit)).limit(FOUND_MAX).toList();
    }

    /// What a name means in other districts.
    ///
    /// @param known  whether any unit there is called so
    /// @param taking those that can be asked
    record Called(boolean known, List<Found> taking) {}

    /// Which units of other districts whole names or codes mean, by themselves or with the name of the district behind them. All units are gone through once,
    /// however many names there are.
    ///
    /// @param kind what they would be asked for; empty for nothing
    /// @return what each name means, by the name as it was written
    Map<String, Called> called(int own, Optional<String> kind, Set<String> names) {
        Map<String, List<ElsewhereUnit>> units = names.stream().map(Elsewheres::folded).filter(name -> !name.isEmpty()).distinct()
                .collect(Collectors.toMap(Function.identity(), _ -> new ArrayList<>()));
        orgs.tenants().stream().filter(tenant -> tenant.district() != own).forEach(tenant -> collect(tenant, units));
        return names.stream().collect(Collectors.toMap(Function.identity(), name -> {
            List<ElsewhereUnit> called = units.getOrDefault(folded(name), List.of());
            return new Called(!called.isEmpty(), kind.map(asked -> called.stream().flatMap(unit -> taking(unit, asked).stream()).map(Elsewheres::found).toList()).orElse(List.of()));
        }));
    }

    private void collect(Tenant tenant, Map<String, List<ElsewhereUnit>> units) {
        String district = folded(tenant.name());
        for (Unit unit : desk.tree(tenant.district()).units()) {
            String name = folded(unit.name());
            Stream.of(name, name + district, unit.code() == null ? "" : folded(unit.code())).distinct().map(units::get).filter(Objects::nonNull)
                    .forEach(called -> called.add(new ElsewhereUnit(tenant.district(), unit.id())));
        }
    }

    /// Without the dot that stands between a unit and its district, of which keyboards have several.
    private static String folded(String name) {
        return RosterRules.plain(name).replaceAll("[·•・]", "");
    }

    /// What a field names, when it is a unit of another district that takes a kind: a number that somebody made up tells no name.
    Optional<Found> found(int own, String kind, String value) {
        return ElsewhereUnit.of(value).filter(unit -> unit.district() != own).flatMap(unit -> taking(unit, kind)).map(Elsewheres::found);
    }

    private static Found found(Taking taking) {
        return new Found(new ElsewhereUnit(taking.tenant().district(), taking.unit().id()).text(), taking.unit().name(), taking.tenant().name());
    }

    /// What a field names, for who may read the field. Empty when it names no unit of another district; a unit that is gone is its district's.
    public Optional<String> name(@Nullable Object value) {
        return ElsewhereUnit.of(value).flatMap(named -> tenant(named.district())
                .map(tenant -> desk.tree(tenant.district()).find(named.unit()).map(unit -> unit.name() + " · " + tenant.name()).orElse(tenant.name())));
    }

    /// Refuses a unit of another district that does not take what would be asked, and one of the own district that is named as if it were another's, in the
    /// words for a unit that is not there: nobody learns which units other districts have.
    <T> Outcome<T> check(int own, MoveRule rule, Map<String, Object> fields, T prepared) {
        for (var opens : rule.opens().entrySet()) {
            if (opens.getValue().elsewhere().isPresent() && opens.getValue().owner() instanceof Owner.FromField(String field)) {
                Optional<ElsewhereUnit> named = ElsewhereUnit.of(fields.get(field));
                if (named.filter(unit -> unit.district() == own || taking(unit, opens.getKey()).isEmpty()).isPresent()) {
                    return Outcome.refused("UNIT_UNKNOWN", field);
                }
            }
        }
        return Outcome.done(prepared);
    }

    private Optional<Tenant> tenant(int district) {
        return orgs.tenants().stream().filter(tenant -> tenant.district() == district).findFirst();
    }
}
