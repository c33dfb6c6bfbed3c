package org.jinlin.people;

import java.util.Map;
import org.jinlin.kit.CanonicalJson;
import org.jinlin.kit.Keyring;
import org.jinlin.kit.PhoneNumbers;
import org.jinlin.kit.Sealed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Seals and opens the personal columns of this room. The context names table, column, district and row, so that a value
/// copied into another row, column or district does not open.
@Component
class Seals {

    enum Column {
        NAME("people.person.name"),
        PHONE("people.person.phone"),
        ADDRESS("people.person.address"),
        DOOR("people.household.door"),
        TAGS("people.household.tags"),
        WANTED("people.data_request.wanted");

        private final String path;

        Column(String path) {
            this.path = path;
        }
    }

    private static final String LOGIN = "people.login";
    private static final String CONTACT = "people.contact";

    private final Keyring keyring;

    Seals(Keyring keyring) {
        this.keyring = keyring;
    }

    byte[] seal(Column column, int district, long id, String text) {
        return keyring.seal(text, context(column, district, id)).bytes();
    }

    byte @Nullable [] sealNullable(Column column, int district, long id, @Nullable String text) {
        return text == null ? null : seal(column, district, id, text);
    }

    String open(Column column, int district, long id, byte[] sealed) {
        return keyring.open(new Sealed(sealed), context(column, district, id));
    }

    @Nullable String openNullable(Column column, int district, long id, byte @Nullable [] sealed) {
        return sealed == null ? null : open(column, district, id, sealed);
    }

    /// A phone as it is kept: the digits only, or as it was written when it is none we know; nothing when blank.
    static @Nullable String kept(@Nullable String phone) {
        return phone == null || phone.isBlank() ? null : PhoneNumbers.normalise(phone).orElse(phone.strip());
    }

    /// The blind index of a phone; none when it is no phone number we know.
    byte @Nullable [] phoneIndex(int district, @Nullable String phone) {
        return phone == null ? null
                : PhoneNumbers.normalise(phone).map(digits -> keyring.blindIndex(digits, Column.PHONE.path + " " + district)).orElse(null);
    }

    /// By which the same name and phone are known again without being kept.
    byte[] contactIndex(int district, Map<String, String> contact) {
        return keyring.blindIndex(CanonicalJson.write(contact), CONTACT + " " + district);
    }

    /// The keyed hash of a sign-in name, the same in every district.
    byte[] loginIndex(String login) {
        return keyring.blindIndex(Logins.normalised(login), LOGIN);
    }

    private static String context(Column column, int district, long id) {
        return column.path + " " + district + " " + id;
    }
}
