package org.jinlin.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/// A PostgreSQL that the operator runs, made ready for Jinlin: the two roles and what they may do on one database.
///
/// @param owner the role that owns the schema and runs migrations
/// @param app the role the application works as: owns nothing, and row-level security always holds for it
public record OutsideDatabase(Credentials owner, Credentials app) {

    /// The oldest PostgreSQL that Jinlin's SQL runs on.
    public static final int OLDEST_VERSION = 15;

    private static final String PREFIX = "jdbc:postgresql:";
    private static final String CONNECT_SECONDS = "10";

    /// Makes the roles unless they are there, keeps their passwords in `secrets`, and lets the owner create schemas in
    /// the database, and tables in `public`, where the history of migrations is kept. Can be repeated. Refuses with a
    /// [DatabaseProblem], and then changes nothing on the server.
    ///
    /// @param jdbcUrl `jdbc:postgresql://HOST:PORT/DATABASE`; the database must exist
    /// @param user a superuser; or the owner of the database with the right to create roles; or, when the roles are there
    ///     and their passwords in `secrets`, anyone who may connect
    public static OutsideDatabase prepare(String jdbcUrl, String user, String password, Path secrets) {
        if (!jdbcUrl.startsWith(PREFIX)) {
            throw new DatabaseProblem("JINLIN_DB_URL must look like jdbc:postgresql://HOST:5432/DATABASE.");
        }
        var known = new Secrets(secrets.toAbsolutePath());
        try (Connection connection = connect(jdbcUrl, user, password)) {
            connection.setAutoCommit(false);
            requireVersion(connection.getMetaData().getDatabaseMajorVersion());
            requireUnicode(connection);
            var prepared = new OutsideDatabase(
                    role(connection, Roles.OWNER, user, known), role(connection, Roles.APP, user, known));
            grant(connection, user);
            connection.commit();
            prepared.requireLogins(jdbcUrl);
            return prepared;
        } catch (SQLException e) {
            throw new DatabaseProblem("The database at " + withoutParameters(jdbcUrl) + " could not be prepared: settle what PostgreSQL says ("
                    + e.getMessage() + ") and start again.", e);
        }
    }

    static void requireVersion(int major) {
        if (major < OLDEST_VERSION) {
            throw new DatabaseProblem("The database is PostgreSQL " + major + ": Jinlin needs " + OLDEST_VERSION + " or newer, upgrade it.");
        }
    }

    private static Connection connect(String jdbcUrl, String user, String password) {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        String place = withoutParameters(jdbcUrl);
        try {
            return DriverManager.getConnection(jdbcUrl, properties);
        } catch (SQLException e) {
            String state = String.valueOf(e.getSQLState());
            if (state.equals(SqlStates.WRONG_PASSWORD)) {
                throw new DatabaseProblem("PostgreSQL at " + place + " does not take the password of " + user
                        + ": set JINLIN_DB_USER and JINLIN_DB_PASSWORD to ones it takes.", e);
            }
            if (state.equals(SqlStates.NOT_LET_IN)) {
                throw new DatabaseProblem("PostgreSQL at " + place + " does not let " + user + " in from here: allow it in pg_hba.conf.", e);
            }
            if (state.equals(SqlStates.NO_SUCH_DATABASE)) {
                throw new DatabaseProblem("There is no such database at " + place + ": create it, encoded in UTF8.", e);
            }
            if (state.startsWith(SqlStates.CONNECTION_CLASS)) {
                throw new DatabaseProblem("No PostgreSQL answers at " + place + ": start it, or set JINLIN_DB_URL to where it is.", e);
            }
            throw new DatabaseProblem("PostgreSQL at " + place + " refuses " + user + ": settle what it says (" + e.getMessage() + ").", e);
        }
    }

    private static void requireUnicode(Connection connection) throws SQLException {
        if (!Roles.isTrue(connection, "select current_setting('server_encoding') = 'UTF8'")) {
            throw new DatabaseProblem("The database does not keep every character: create one with encoding UTF8.");
        }
    }

    private static Credentials role(Connection connection, String name, String user, Secrets secrets) throws SQLException {
        if (!Roles.exists(connection, name)) {
            if (!Roles.isTrue(connection, "select rolsuper or rolcreaterole from pg_roles where rolname = current_user")) {
                throw new DatabaseProblem(user + " may not create the role " + name + ": run `alter role " + user
                        + " createrole` as a superuser, or connect as one who may.");
            }
            Credentials role = secrets.findOrCreate(name);
            Roles.create(connection, role);
            return role;
        }
        if (Roles.isAboveRowLevelSecurity(connection, name)) {
            throw new DatabaseProblem("The role " + name + " stands above row-level security: run `alter role " + name
                    + " nosuperuser nobypassrls` as a superuser.");
        }
        return secrets.find(name).orElseThrow(() -> new DatabaseProblem("The role " + name + " is there but its password is not: copy "
                + secrets.directory().resolve(name) + " from the machine that made it, or drop the role if nobody uses it."));
    }

    private static void grant(Connection connection, String user) throws SQLException {
        String database = connection.getCatalog().replace("\"", "\"\"");
        if (Roles.isTrue(connection, "select has_schema_privilege(?, 'public', 'create')", Roles.APP)) {
            grant(connection, user, "revoke create on schema public from public");
        }
        if (!mayMigrate(connection)) {
            grant(connection, user, "grant create, connect on database \"" + database + "\" to " + Roles.OWNER);
            grant(connection, user, "grant usage, create on schema public to " + Roles.OWNER);
            grant(connection, user, "grant connect on database \"" + database + "\" to " + Roles.APP);
            if (!mayMigrate(connection)) {
                throw noRight(connection, user);
            }
        }
    }

    private static boolean mayMigrate(Connection connection) throws SQLException {
        return Roles.isTrue(connection, """
                select has_database_privilege(?, current_database(), 'create') and has_database_privilege(?, current_database(), 'connect')
                   and has_schema_privilege(?, 'public', 'create') and has_database_privilege(?, current_database(), 'connect')""",
                Roles.OWNER, Roles.OWNER, Roles.OWNER, Roles.APP);
    }

    private static void grant(Connection connection, String user, String sql) throws SQLException {
        try {
            Roles.execute(connection, sql);
        } catch (SQLException e) {
            if (SqlStates.NO_RIGHT.equals(e.getSQLState())) {
                connection.rollback();
                throw noRight(connection, user);
            }
            throw e;
        }
    }

    private static DatabaseProblem noRight(Connection connection, String user) throws SQLException {
        return new DatabaseProblem(user + " may not give rights on the database " + connection.getCatalog()
                + ": connect as its owner or as a superuser.");
    }

    private void requireLogins(String jdbcUrl) {
        for (Credentials role : List.of(owner, app)) {
            try (var _ = connect(jdbcUrl, role.name(), role.password())) {
                continue;
            } catch (SQLException e) {
                throw new DatabaseProblem("The connection of " + role.name() + " could not be closed: start again.", e);
            }
        }
    }

    /// A URL without what follows the question mark, which may hold a password.
    private static String withoutParameters(String jdbcUrl) {
        return jdbcUrl.replaceFirst("\\?.*", "");
    }
}
