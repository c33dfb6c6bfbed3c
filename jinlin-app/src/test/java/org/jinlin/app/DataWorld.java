package org.jinlin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jinlin.matters.Invariants;
import org.jinlin.proof.TestPostgres;

/// A tenant whose people look after their own data, and a look past the product at what really lies in its rows and files.
final class DataWorld {

    static final TestServer SERVER = TestServer.get();

    final TestWorld world;

    DataWorld(String playbook) {
        world = SERVER.world(playbook);
    }

    PageClient page(String who) {
        return PageClient.signedIn(world, who);
    }

    String opened(String who, String text) {
        return world.as(who).open(Map.of("text", text, "photos", List.of(world.as(who).photo())), world.unit("1号楼")).json().get("number").asString();
    }

    /// Opened and withdrawn: over without a word of anybody else.
    String ended(String who, String text) {
        String number = opened(who, text);
        var answer = world.as(who).move(number, "withdraw", Map.of());
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.body());
        }
        return number;
    }

    /// The tables in which a text lies in clear, of any tenant.
    List<String> tablesWith(String text) {
        try (Connection connection = SERVER.database().asSuperuser()) {
            var found = new ArrayList<String>();
            for (String table : texts(connection, "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname in ('kit', 'playbook', 'org', 'people', 'matters', 'insight', 'points')")) {
                if (!texts(connection, "select 1 from " + table + " t where position('" + text.replace("'", "''") + "' in t::text) > 0 limit 1").isEmpty()) {
                    found.add(table);
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String one(String sql) {
        try (Connection connection = SERVER.database().asSuperuser()) {
            return texts(connection, sql).getFirst();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void change(String sql) {
        try (Connection connection = SERVER.database().asSuperuser(); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(String.valueOf(rows.getString(1)));
            }
            return texts;
        }
    }

    /// The photos of the tenant on the disk.
    long photos() {
        Path files = TestPostgres.data().resolve("files").resolve(Integer.toString(world.district()));
        if (!Files.isDirectory(files)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(files)) {
            return all.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What `./jinlin verify` finds broken in the tenant.
    List<String> broken() {
        return SERVER.bean(Invariants.class).check(world.district());
    }
}
