package org.jinlin.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// The SQL of copying whole tables out of a database and into another. Which tables there are is asked of the database:
/// all that say in their comment what they are, but those of one installation (`local`), which hold who runs there just now.
/// Text SQL, because jOOQ has no word for COPY.
final class BackupStore {

    /// Values are written the same whatever the server's settings; a policy that would leave rows out is an error.
    private static final String SETTINGS = "set local row_security = off; set local datestyle = 'ISO, YMD'; set local timezone = 'UTC';"
            + " set local bytea_output = 'hex'; set local extra_float_digits = 1";

    private static final String COLUMNS = """
            select n.nspname || '.' || c.relname, a.attname
              from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
             where c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
               and obj_description(c.oid, 'pg_class') ~ '^(dist|ref|claim):'
             order by 1, a.attnum""";

    private static final String REFERENCES = """
            select distinct n.nspname || '.' || c.relname, m.nspname || '.' || r.relname
              from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_namespace n on n.oid = c.relnamespace
                   join pg_class r on r.oid = f.confrelid join pg_namespace m on m.oid = r.relnamespace
             where f.contype = 'f' and f.conrelid <> f.confrelid""";

    private final Connection owner;

    /// @param owner a connection of the role that owns the tables, without autocommit: all happens in its transaction
    BackupStore(Connection owner) throws SQLException {
        this.owner = owner;
        execute(SETTINGS);
    }

    /// Every table to copy with its columns; what others refer to comes before them.
    SequencedMap<String, List<String>> tables() throws SQLException {
        var columns = new TreeMap<String, List<String>>();
        pairs(COLUMNS).forEach((table, names) -> columns.put(table, names));
        var references = pairs(REFERENCES);
        var ordered = new LinkedHashMap<String, List<String>>();
        while (ordered.size() < columns.size()) {
            Set<String> ready = columns.keySet().stream().filter(table -> !ordered.containsKey(table))
                    .filter(table -> references.getOrDefault(table, List.of()).stream().allMatch(other -> ordered.containsKey(other) || !columns.containsKey(other)))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (ready.isEmpty()) {
                throw new IllegalStateException("tables refer to each other in a ring: " + columns.keySet());
            }
            ready.forEach(table -> ordered.put(table, columns.get(table)));
        }
        return ordered;
    }

    /// How many rows were written.
    long copyOut(String table, List<String> columns, OutputStream out) throws SQLException, IOException {
        return copies().copyOut("copy (select " + list(columns) + " from " + quoted(table) + ") to stdout", out);
    }

    /// How many rows were read.
    long copyIn(String table, List<String> columns, InputStream in) throws SQLException, IOException {
        return copies().copyIn("copy " + quoted(table) + " (" + list(columns) + ") from stdin", in);
    }

    /// What the planner needs to know of rows that came in all at once.
    void analyze() throws SQLException {
        for (String table : tables().keySet()) {
            execute("analyze " + quoted(table));
        }
    }

    private CopyManager copies() throws SQLException {
        return owner.unwrap(PGConnection.class).getCopyAPI();
    }

    private Map<String, List<String>> pairs(String sql) throws SQLException {
        var found = new TreeMap<String, List<String>>();
        try (var statement = owner.createStatement(); var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.computeIfAbsent(rows.getString(1), first -> new ArrayList<>()).add(rows.getString(2));
            }
        }
        return found;
    }

    private void execute(String sql) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String list(List<String> columns) {
        return columns.stream().map(BackupStore::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(String name) {
        return List.of(name.split("\\.")).stream().map(part -> '"' + part.replace("\"", "\"\"") + '"').collect(Collectors.joining("."));
    }
}
