package org.jinlin.people;

/// A way to send a code to a phone.
interface SmsProvider {

    /// Whether it can send at all: otherwise no page offers it.
    boolean isThere();

    /// @param phone eleven digits
    /// @return whether the gateway took it
    boolean send(String phone, String code);
}
