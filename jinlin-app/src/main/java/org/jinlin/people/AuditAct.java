package org.jinlin.people;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What the audit knows besides moves. A closed vocabulary: each word has a sentence in the message files under `page.audit.act.`.
public enum AuditAct {
    /// by name and password, by phone, by passkey or by a single sign-on; refused ones too, but those by phone, but those that only wait after wrong passwords
    SIGN_IN,
    SIGN_OUT,
    PASSWORD_CHANGED,
    FACTOR_SET,
    /// signed in with a code from the paper, because the phone was not there
    CODE_USED,
    PHONE_PROVEN,
    /// a phone that keeps the sign-in
    REMEMBERED,
    REMEMBERED_STOLEN,
    RECOVERY_STARTED,
    RECOVERY_CONFIRMED,
    RECOVERED,
    SIGNED_OUT_ELSEWHERE,
    PASSKEY_ADDED,
    PASSKEY_REMOVED,
    /// its counter went back: there are two of it
    PASSKEY_COPIED,
    /// an account was tied to somebody at the single sign-on
    OPENID_LINKED,
    OPENID_UNLINKED,
    /// the single sign-on ended what was open here; refused: one that was not right
    OPENID_SIGNED_OUT,
    POST_GIVEN,
    POST_ENDED,
    ADMINISTRATOR_MADE,
    ADMINISTRATOR_ENDED,
    ACCOUNT_MADE,
    /// a new code by which somebody chooses a password
    ACCOUNT_CODE,
    ACCOUNT_LOCKED,
    ACCOUNT_UNLOCKED,
    ACCOUNT_SIGNED_OUT,
    ACCOUNT_ENDED,
    CONSENT_GIVEN,
    CONSENT_WITHDRAWN,
    /// a wish to correct or erase one's own data
    DATA_ASKED,
    DATA_TAKEN_BACK,
    DATA_DECIDED,
    /// a legal switch of the district
    SWITCHED_ON,
    SWITCHED_OFF,
    /// a list of people was sent and looked at, which tells whose phones are known here; `amount` says how many rows it had
    ROSTER_LOOKED_AT,
    /// a list of people was read in; `amount` says how many are asked
    ROSTER_ENTERED,
    ROSTER_UNDONE,
    HELD,
    HOLD_ENDED,
    /// words, photos or a person, with a signed proof; `amount` says how many moves
    DESTROYED,
    TOKEN_MADE,
    TOKEN_ENDED,
    /// somebody's name or phone in clear; refused where there is no open duty
    LOOK,
    /// a file that was taken out; `amount` says how many rows
    EXPORT,
    /// a page or address that was refused to staff
    ACCESS,
    PLAYBOOK_PUBLISHED,
    PLAYBOOK_TAKEN_BACK,
    MODE_ON,
    MODE_OFF,
    BOUNDARIES_CHANGED,
    /// words and photos of a move
    ERASED,
    /// the audit itself was searched
    AUDIT_SEARCHED,
    /// the audit itself was taken out
    AUDIT_EXPORTED,
    /// an operator's copy of the whole database
    BACKUP,
    RESTORE,
    /// an operator removed entries that are past their time; `amount` says how many
    AUDIT_TRIMMED;

    /// As it is kept.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<AuditAct> find(String code) {
        return Stream.of(values()).filter(act -> act.code().equals(code)).findFirst();
    }
}
