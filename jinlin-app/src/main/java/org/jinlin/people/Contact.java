package org.jinlin.people;

import org.jspecify.annotations.Nullable;

/// A person's name and phone in clear. Whoever gets one has been written into the log of looks.
///
/// @param phone absent when the person left none
public record Contact(long personId, String name, @Nullable String phone) {

    /// Never the name or the phone: an accidental log line must not tell who somebody is.
    @Override
    public String toString() {
        return "Contact[personId=" + personId + "]";
    }
}
