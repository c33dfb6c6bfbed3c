package org.jinlin.people;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jinlin.kit.BlindIndex;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.jinlin.people.Seals.Column;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Who is known by which phone, without showing anybody's: by keyed hashes only.
@Component
public class PhoneBook {

    private static final int AT_ONCE = 500;

    private final Db db;
    private final PhoneBookStore store;
    private final PersonStore persons;
    private final OwnRecordStore own;
    private final Seals seals;

    PhoneBook(Db db, PhoneBookStore store, PersonStore persons, OwnRecordStore own, Seals seals) {
        this.db = db;
        this.store = store;
        this.persons = persons;
        this.own = own;
        this.seals = seals;
    }

    /// Who has a phone.
    ///
    /// @param ids     the persons, none when nobody has it
    /// @param another somebody of another name has it, and nobody of the name that was asked for
    public record Bearers(List<Long> ids, boolean another) {

        public static final Bearers NOBODY = new Bearers(List.of(), false);
    }

    /// By which a phone is found again in this district. The digits are those of [org.jinlin.kit.PhoneNumbers#normalise].
    public BlindIndex index(int district, String digits) {
        BlindIndex index = seals.phoneIndex(district, digits);
        if (index == null) {
            throw new IllegalArgumentException("no phone number");
        }
        return index;
    }

    /// Who has these phones.
    ///
    /// @param names the name that is said to belong to each phone, by its digits
    /// @return of the phones that somebody has, by their digits
    public Map<String, Bearers> bearers(int district, Map<String, String> names) {
        var byIndex = new HashMap<String, String>();
        names.keySet().forEach(digits -> index(district, digits).all().forEach(form -> byIndex.put(key(form), digits)));
        var rows = new HashMap<String, List<PhoneBookStore.Row>>();
        List<byte[]> indexes = names.keySet().stream().flatMap(digits -> index(district, digits).all().stream()).toList();
        for (int from = 0; from < indexes.size(); from += AT_ONCE) {
            List<byte[]> part = indexes.subList(from, Math.min(from + AT_ONCE, indexes.size()));
            db.read(Scope.service(district, Scope.Kind.REPORT), sql -> store.bearers(sql, district, part))
                    .forEach(row -> rows.computeIfAbsent(byIndex.get(key(row.index())), _ -> new ArrayList<>()).add(row));
        }
        var bearers = new HashMap<String, Bearers>();
        rows.forEach((digits, found) -> bearers.put(digits, bearers(district, found, plain(names.get(digits)))));
        return bearers;
    }

    /// Accounts that were made by a phone alone have no name.
    private Bearers bearers(int district, List<PhoneBookStore.Row> rows, String name) {
        List<String> known = rows.stream().map(row -> plain(seals.open(Column.NAME, district, row.id(), row.name()))).filter(one -> !one.isEmpty()).toList();
        return new Bearers(rows.stream().map(PhoneBookStore.Row::id).toList(), !known.isEmpty() && !known.contains(name));
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("[\\s·•]+", "");
    }

    /// For telling indexes apart.
    public static String key(byte[] index) {
        return java.util.HexFormat.of().formatHex(index);
    }

    /// The index of the phone that is kept of somebody with an account: proved by its owner, or written by whoever made the account. A guest's was typed by anybody.
    public Optional<BlindIndex> own(Actor self) {
        return self.kind() == Actor.Kind.PERSON ? db.readWithin(Scope.service(self.district(), Scope.Kind.REPORT), sql -> of(sql, self.district(), self.personId())) : Optional.empty();
    }

    /// The index of the phone that is kept of a person, in the caller's transaction.
    public Optional<BlindIndex> of(DSLContext sql, int district, long personId) {
        return persons.persons(sql, district, List.of(personId)).stream().findFirst().map(row -> seals.phoneIndex(district, seals.openNullable(Column.PHONE, district, personId, row.phone())));
    }

    /// Gives a person without a name the one that the person has just agreed to: accounts that were made by a phone alone have none.
    ///
    /// @return whether there was none
    public boolean named(DSLContext sql, int district, long personId, String name) {
        boolean nameless = persons.persons(sql, district, List.of(personId)).stream().anyMatch(row -> seals.open(Column.NAME, district, row.id(), row.name()).isBlank());
        if (nameless) {
            own.change(sql, district, personId, DataRequest.What.NAME, name);
        }
        return nameless;
    }

    /// Takes back what [#named] gave, where nothing came of what was agreed to.
    public void unnamed(DSLContext sql, int district, long personId) {
        own.change(sql, district, personId, DataRequest.What.NAME, "");
    }

    /// Everybody with the phone of a person, that person among them. Two at once wait for each other until the end of the caller's transaction.
    public List<Long> alike(DSLContext sql, int district, long personId) {
        Optional<BlindIndex> index = of(sql, district, personId);
        persons.lockPhone(sql, district, index.map(BlindIndex::first).orElseGet(() -> Long.toString(personId).getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        var alike = new ArrayList<>(List.of(personId));
        index.ifPresent(known -> store.bearers(sql, district, known.all()).stream().map(PhoneBookStore.Row::id).filter(id -> id != personId).forEach(alike::add));
        return List.copyOf(alike);
    }
}
