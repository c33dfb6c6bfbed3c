package org.jinlin.org;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A node of the tree, or an organisation attached to it.
///
/// @param level a level or kind of organisation, in the playbook's words
/// @param code  the division or grid code, unique in the tenant
/// @param phone of the office, at work: anybody may read and call it. Nobody's own
public record Unit(long id, String level, String name, @Nullable String code, @Nullable String phone) {

    private static final Pattern PHONE = Pattern.compile("[0-9][0-9-]{2,19}");

    /// @throws IllegalArgumentException when the phone is none
    public Unit {
        if (phone != null && !PHONE.matcher(phone).matches()) {
            throw new IllegalArgumentException("the phone '" + phone + "' of " + name + " is none: write digits and hyphens, such as 0596-0000001");
        }
    }

    /// One that cannot be called.
    public Unit(long id, String level, String name, @Nullable String code) {
        this(id, level, name, code, null);
    }
}
