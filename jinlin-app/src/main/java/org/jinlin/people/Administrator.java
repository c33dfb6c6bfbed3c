package org.jinlin.people;

import java.util.Locale;

/// The three who administer the installation, apart from each other so that nobody can do something and hide it (GB/T 22239-2019,
/// level 3, 8.1.5: system, audit and security administration). None of them sees what a matter says.
public enum Administrator {
    /// accounts: who can sign in
    SYSTEM,
    /// posts: who may do what, and why
    SECURITY,
    /// reads what everybody did, the other two included
    AUDIT;

    /// As it is kept and written: `system`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Administrator of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
