package org.jinlin.people;

import java.util.Map;
import org.jinlin.kit.BlindIndex;
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
        TOTP("people.totp.secret"),
        RECOVERY_REASON("people.recovery.reason"),
        CHALLENGE("people.challenge.held"),
        PASSKEY("people.passkey.held"),
        /// in a cookie, not in the database
        OPENID_HINT("people.openid_hint"),
        WANTED("people.data_request.wanted");

        private final String path;

        Column(String path) {
            this.path = path;
        }
    }

    private static final String LOGIN = "people.login";
    private static final String PROVEN_PHONE = "people.proven_phone";
    private static final String CODE = "people.code";
    private static final String LIMIT = "people.limit ";
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
    @Nullable BlindIndex phoneIndex(int district, @Nullable String phone) {
        return phone == null ? null
                : PhoneNumbers.normalise(phone).map(digits -> keyring.index(digits, Column.PHONE.path + " " + district)).orElse(null);
    }

    /// The blind index of a whole name, without its blanks.
    BlindIndex nameIndex(int district, String name) {
        return keyring.index(java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFKC).replaceAll("\\s+", ""), Column.NAME.path + " " + district);
    }

    /// By which the same name and phone are known again without being kept, for as long as a used client id is known: under the first key.
    byte[] contactIndex(int district, Map<String, String> contact) {
        return keyring.blindIndex(CanonicalJson.write(contact), CONTACT + " " + district);
    }

    /// The keyed hash of a sign-in name, the same in every district.
    BlindIndex loginIndex(String login) {
        return keyring.index(Logins.normalised(login), LOGIN);
    }

    /// The keyed hash of a phone that somebody has proved to hold, the same in every district.
    BlindIndex provenPhoneIndex(String digits) {
        return keyring.index(digits, PROVEN_PHONE);
    }

    /// The keyed hash of a short code that is good for one row only: without the key nobody finds it by trying all there are.
    ///
    /// @param of what the code belongs to, such as an account
    BlindIndex codeIndex(String code, String of) {
        return keyring.index(code, CODE + " " + of);
    }

    /// What a device that keeps something of ours is told to know it by; it stays the same when keys change, because the device keeps it.
    byte[] handle(String of, String what) {
        return keyring.blindIndex(of, CODE + " " + what);
    }

    /// By which a limit counts without keeping what it counts: an address, a phone, a name. Rows of limits live for hours: they are not brought under a
    /// new key, and what was counted before is forgotten with a change of keys.
    byte[] limitKey(String limit, String of) {
        return keyring.index(of, LIMIT + limit).newest();
    }

    private static String context(Column column, int district, long id) {
        return column.path + " " + district + " " + id;
    }
}
