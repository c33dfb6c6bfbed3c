package org.jinlin.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jinlin.kit.BlindIndex;
import org.jinlin.kit.Keyring;
import org.jinlin.kit.PhoneNumbers;
import org.jinlin.people.Seals.Column;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// By what somebody is found without being read: keyed hashes of the whole name, the whole phone, and the last four digits
/// of the phone together with a unit (PIPL Art. 51). Four digits alone would find half a town, so they find only within a
/// unit that the searcher answers for.
@Component
public class Marks {

    /// The district and its streets are too large for four digits.
    public static final int DEPTH_MIN = 2;
    private static final int TAIL = 4;
    private static final String NAME = "people.person.name ";
    private static final String PHONE = "people.person.phone ";
    private static final String TAIL_OF = "people.person.phone.tail ";

    private final Keyring keyring;
    private final PersonStore persons;
    private final Seals seals;

    Marks(Keyring keyring, PersonStore persons, Seals seals) {
        this.keyring = keyring;
        this.persons = persons;
        this.seals = seals;
    }

    /// The marks of persons, in the caller's transaction. Unknown ids are missing in the answer.
    ///
    /// @param units by person, those with which the last four digits are marked
    public Map<Long, List<BlindIndex>> of(DSLContext sql, int district, Map<Long, ? extends Collection<Long>> units) {
        var marks = new HashMap<Long, List<BlindIndex>>();
        for (var row : persons.persons(sql, district, units.keySet())) {
            var found = new ArrayList<BlindIndex>();
            String name = seals.open(Column.NAME, district, row.id(), row.name());
            if (!name.isBlank()) {
                found.add(name(district, name));
            }
            Optional.ofNullable(seals.openNullable(Column.PHONE, district, row.id(), row.phone())).flatMap(PhoneNumbers::normalise).ifPresent(phone -> {
                found.add(phone(district, phone));
                units.get(row.id()).forEach(unit -> found.add(tail(district, phone.substring(phone.length() - TAIL), unit)));
            });
            marks.put(row.id(), found);
        }
        return marks;
    }

    /// What was typed, taken as a name, as a phone, or as the last four digits of one: the marks of any that it may be.
    ///
    /// @param units in which four digits are looked for
    public List<BlindIndex> asked(int district, String typed, Collection<Long> units) {
        var marks = new ArrayList<BlindIndex>();
        marks.add(name(district, typed));
        PhoneNumbers.normalise(typed).ifPresent(phone -> marks.add(phone(district, phone)));
        String digits = java.text.Normalizer.normalize(typed, java.text.Normalizer.Form.NFKC).strip();
        if (digits.matches("[0-9]{" + TAIL + "}")) {
            units.forEach(unit -> marks.add(tail(district, digits, unit)));
        }
        return marks;
    }

    private BlindIndex name(int district, String name) {
        return keyring.index(java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFKC).replaceAll("\\s+", ""), NAME + district);
    }

    private BlindIndex phone(int district, String digits) {
        return keyring.index(digits, PHONE + district);
    }

    private BlindIndex tail(int district, String digits, long unit) {
        return keyring.index(digits, TAIL_OF + district + " " + unit);
    }
}
