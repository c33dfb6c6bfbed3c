package org.jinlin.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// A person's name and phone in clear. Whoever gets one has been written into the log of looks.
///
/// @param phone absent when the person left none
/// @param about whom the person reports for, where it is somebody else
public record Contact(long personId, String name, @Nullable String phone, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Contact about) {

    public Contact(long personId, String name, @Nullable String phone) {
        this(personId, name, phone, null);
    }

    /// The same with whom the person reports for.
    public Contact with(Contact other) {
        return new Contact(personId, name, phone, other);
    }

    /// Never the name or the phone: an accidental log line must not tell who somebody is.
    @Override
    public String toString() {
        return "Contact[personId=" + personId + "]";
    }
}
