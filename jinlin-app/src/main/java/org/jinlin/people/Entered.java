package org.jinlin.people;

/// What somebody has reached who proved to be the owner of an account.
public sealed interface Entered {

    /// Signed in.
    record Open(SignedIn session) implements Entered {}

    /// One proof is given and a second is still needed.
    ///
    /// @param step     what the browser holds meanwhile; exists here and there only
    /// @param enrolled whether there is a second factor to ask for; otherwise one has to be set up first
    record Waiting(String step, boolean enrolled) implements Entered {

        @Override
        public String toString() {
            return "Waiting[enrolled=" + enrolled + "]";
        }
    }
}
