package org.jinlin.app;

/// An account of a demo world, to be printed at the start.
///
/// @param label what the account's person does there, in the world's language
public record DemoAccount(String label, String login, String password) {

    @Override
    public String toString() {
        return "DemoAccount[" + login + "]";
    }
}
