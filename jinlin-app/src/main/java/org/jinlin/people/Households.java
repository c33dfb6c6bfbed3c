package org.jinlin.people;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jinlin.kit.Cursor;
import org.jinlin.kit.Db;
import org.jinlin.kit.Masks;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Paging;
import org.jinlin.kit.Scope;
import org.jinlin.org.Orgs;
import org.jinlin.people.Seals.Column;
import org.jinlin.playbook.Playbook;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Households as staff may see them: never a name or a phone, of the tags only those that a duty of care is for, and only
/// where somebody has that duty today.
@Component
public class Households {

    private final Db db;
    private final HouseholdStore store;
    private final Orgs orgs;
    private final Seals seals;

    Households(Db db, HouseholdStore store, Orgs orgs, Seals seals) {
        this.db = db;
        this.store = store;
        this.orgs = orgs;
        this.seals = seals;
    }

    /// The households of some units, unit by unit, their doors masked. Refuses the cursor of another list.
    ///
    /// @param reader   has a post at or above these units, which the caller has made sure of
    /// @param playbook says which tags which duty is for
    public Outcome<Page<Household>> at(Actor reader, Collection<Long> units, @Nullable String after, Playbook playbook) {
        if (units.isEmpty()) {
            return Outcome.done(new Page<>(List.of(), Optional.empty()));
        }
        int district = reader.district();
        return Paging.read(after, null, Long.class, Long.class).map(paging -> db.read(scope(reader), sql -> {
            var page = Page.of(store.at(sql, district, units, paging), paging, row -> Cursor.of(row.unitId(), row.id()));
            var shown = shown(sql, district, page.items(), playbook, Masks::door);
            return new Page<>(shown, page.next());
        }));
    }

    /// Households with their doors in clear, for who has to go there: the caller has proved an open duty on each.
    public List<Household> forVisits(Actor reader, Collection<Long> ids, Playbook playbook) {
        return ids.isEmpty() ? List.of()
                : db.read(scope(reader), sql -> shown(sql, reader.district(), store.byId(sql, reader.district(), new HashSet<>(ids)), playbook, UnaryOperator.identity()));
    }

    private List<Household> shown(DSLContext sql, int district, List<HouseholdStore.Row> rows, Playbook playbook, UnaryOperator<String> door) {
        List<Long> ids = rows.stream().map(HouseholdStore.Row::id).toList();
        Map<Long, Integer> persons = store.persons(sql, district, ids);
        Map<Long, List<String>> duties = store.duties(sql, district, ids, orgs.today(district));
        return rows.stream().map(row -> new Household(row.id(), row.unitId(), door.apply(seals.open(Column.DOOR, district, row.id(), row.door())),
                persons.getOrDefault(row.id(), 0), tags(district, row, duties.getOrDefault(row.id(), List.of()), playbook))).toList();
    }

    private List<String> tags(int district, HouseholdStore.Row row, List<String> duties, Playbook playbook) {
        Set<String> named = new HashSet<>();
        duties.stream().map(playbook.links()::get).filter(Objects::nonNull).forEach(link -> named.addAll(link.tagged()));
        String tags = named.isEmpty() ? null : seals.openNullable(Column.TAGS, district, row.id(), row.tags());
        return tags == null ? List.of() : Stream.of(tags.split("\n")).filter(named::contains).toList();
    }

    /// For the database's own reads: a resident has no row to see here.
    private static Scope scope(Actor reader) {
        return new Scope(reader.district(), reader.isStaff() ? Scope.Kind.STAFF : Scope.Kind.PERSON, reader.personId());
    }
}
