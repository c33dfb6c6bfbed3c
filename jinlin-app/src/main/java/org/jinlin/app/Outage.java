package org.jinlin.app;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;

/// Whether something failed because the database is away, as against a fault of ours: what is sent again later will be taken.
final class Outage {

    /// Classes of SQL states: the connection is lost or was not made; the server goes down, comes up, or has no room.
    private static final String[] AWAY = {"08", "57P", "53"};

    /// The SQL state of a text that holds what no text may hold.
    private static final String NO_TEXT = "22021";

    private Outage() {}

    static boolean is(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).anyMatch(Outage::isAway);
    }

    /// Whether the database was given what is no text to it, such as a character 0 in an address.
    static boolean isNoText(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).anyMatch(cause -> cause instanceof SQLException sql && NO_TEXT.equals(sql.getSQLState()));
    }

    private static boolean isAway(Throwable cause) {
        return cause instanceof SQLTransientConnectionException
                || cause instanceof SQLException sql && sql.getSQLState() != null && Stream.of(AWAY).anyMatch(sql.getSQLState()::startsWith);
    }
}
