package org.jinlin.people;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What the law leaves to a district to decide, and restricts: each is off until somebody switches it on with a reason, but where the
/// law restricts nothing that the program does. A closed vocabulary: each word has its name, what it does, its article and the sentence
/// of the law in the message files under `page.switch.`.
public enum Switch {
    /// whoever is on duty or comes to help says by the place of the phone that they are there (PIPL Art. 28, 29: a track is sensitive)
    PLACE_CHECK_IN(1, false),
    /// persons are put in the order of their points where others can read it (PIPL Art. 25; 志愿服务条例 Art. 20)
    PERSON_RANKING(2, false),
    /// work on the spot is finished with a photo only (PIPL Art. 6: no more than what is needed)
    PHOTO_AT_SOLVING(3, false),
    /// everybody reads what the playbook makes public, which staff wrote (政府信息公开条例 Art. 13, 15); on, for it holds nobody's personal data
    PUBLIC_BOARD(4, true),
    /// a resident's phone keeps the sign-in for ninety days (网络安全法 Art. 21); on, for its owner alone decides
    REMEMBERED_PHONE(5, true),
    /// the audit administrator opens the name of who did something, one entry at a time and with a reason (PIPL Art. 51: who may do what with personal data)
    AUDIT_NAMES(6, false);

    private final int number;
    private final boolean standard;

    Switch(int number, boolean standard) {
        this.number = number;
        this.standard = standard;
    }

    /// As the audit keeps it.
    int number() {
        return number;
    }

    /// Whether it is on where nobody has decided anything.
    public boolean isOnAtFirst() {
        return standard;
    }

    /// As it is kept and sent: `person_ranking`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Switch> find(String code) {
        return Stream.of(values()).filter(one -> one.code().equals(code)).findFirst();
    }

    static Optional<Switch> numbered(long number) {
        return Stream.of(values()).filter(one -> one.number == number).findFirst();
    }
}
