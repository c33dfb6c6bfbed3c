package org.jinlin.people;

import org.jinlin.kit.Hashing;
import org.jinlin.people.AccountStore.Claim;
import org.jinlin.people.PasskeyCheck.Kept;
import org.jinlin.people.PasskeyCheck.Made;
import org.jinlin.people.Seals.Column;
import org.springframework.stereotype.Component;

/// How a passkey is kept: sealed, with the name that its owner gave it; and by what its device knows whose it is.
@Component
class PasskeySecrets {

    private static final String ELIGIBLE = "1";

    private final Seals seals;

    PasskeySecrets(Seals seals) {
        this.seals = seals;
    }

    record Opened(Kept kept, String name) {}

    byte[] seal(int district, long id, Made made, String name) {
        return seals.seal(Column.PASSKEY, district, id, PasskeyCheck.text(made.data()) + "\n" + (made.eligible() ? ELIGIBLE : "") + "\n" + name);
    }

    Opened open(int district, PasskeyStore.Row row) {
        String[] parts = seals.open(Column.PASSKEY, district, row.id(), row.held()).split("\n", 3);
        return new Opened(new Kept(PasskeyCheck.bytes(parts[0]), parts[1].equals(ELIGIBLE), row.count()), parts[2]);
    }

    /// The id of the credential, for a browser that is to know it again.
    String credential(int district, PasskeyStore.Row row) {
        byte[] data = open(district, row).kept().data();
        return PasskeyCheck.text(PasskeyCheck.credential(data));
    }

    static byte[] hash(byte[] credential) {
        return Hashing.sha256(credential);
    }

    /// By which a device keeps the passkeys of one account together (user handle): it tells nobody anything.
    byte[] handle(Claim owner) {
        return seals.handle(owner.district() + " " + owner.accountId(), "passkeys");
    }
}
