package org.jinlin.postgres;

/// The SQLSTATE codes that are told apart here (PostgreSQL documentation, appendix A).
final class SqlStates {

    static final String WRONG_PASSWORD = "28P01";
    static final String NOT_LET_IN = "28000";
    static final String NO_SUCH_DATABASE = "3D000";
    static final String NO_RIGHT = "42501";
    static final String CONNECTION_CLASS = "08";

    private SqlStates() {}
}
