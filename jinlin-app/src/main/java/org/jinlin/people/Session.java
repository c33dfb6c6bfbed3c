package org.jinlin.people;

/// A signed-in browser: who it is, and what its unsafe requests have to repeat.
public record Session(Actor actor, String csrf) {

    @Override
    public String toString() {
        return "Session[personId=" + actor.personId() + "]";
    }
}
