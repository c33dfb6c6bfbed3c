package org.jinlin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jinlin.postgres.Credentials;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The steps that bring a database to the schema of this program. A schema is known by the number of its last step.
final class Migrations {

    /// No step was taken yet.
    static final int NONE = 0;

    private static final String LOCATION = "classpath:db/migration";
    private static final Pattern FILE = Pattern.compile("V([0-9]+)__.*\\.sql");

    private Migrations() {}

    /// The schema that this program works on.
    static int newest() {
        try {
            var files = new PathMatchingResourcePatternResolver().getResources(LOCATION + "/V*.sql");
            return Arrays.stream(files).map(file -> FILE.matcher(String.valueOf(file.getFilename()))).filter(Matcher::matches)
                    .mapToInt(name -> Integer.parseInt(name.group(1))).max().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void toNewest(String url, Credentials owner) {
        flyway(url, owner).load().migrate();
    }

    /// Stops at an older schema, for data that were written under it.
    static void to(int schema, String url, Credentials owner) {
        flyway(url, owner).target(Integer.toString(schema)).load().migrate();
    }

    /// The schema that a database has now.
    static int current(String url, Credentials owner) {
        MigrationInfo last = flyway(url, owner).load().info().current();
        return last == null || last.getVersion() == null ? NONE : last.getVersion().getMajor().intValue();
    }

    private static FluentConfiguration flyway(String url, Credentials owner) {
        return Flyway.configure().dataSource(url, owner.name(), owner.password()).locations(LOCATION);
    }
}
