package org.jinlin.postgres;

/// The name and the password of a database role. Prints as its name only, so that no log shows the password.
public record Credentials(String name, String password) {

    @Override
    public String toString() {
        return name + ":***";
    }
}
