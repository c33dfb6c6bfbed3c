package org.jinlin.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jinlin.postgres.PostgresServer.Durability;

/// The oldest version we promise to run on, from where Debian installs it.
public final class OldestPostgres {

    /// Why its tests do not run.
    public static final String NOT_INSTALLED = "Debian's PostgreSQL 15 is not installed";

    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql", Integer.toString(OutsideDatabase.OLDEST_VERSION));

    private OldestPostgres() {}

    public static boolean isInstalled() {
        return Files.isExecutable(PROGRAMS.resolve("bin/initdb"));
    }

    /// Starts an empty one for tests. Our launcher cannot create its files: the locale we start ours with is newer than it.
    ///
    /// @param home an empty directory
    public static PostgresServer start(Path home) throws IOException {
        Path real = home.toRealPath();
        ServerUser user = ServerUser.of(Cluster.directory(real));
        new Secrets(real.resolve("secrets")).findOrCreate(PostgresServer.SUPERUSER);
        var arguments = List.of("-D", real + "/cluster", "-U", PostgresServer.SUPERUSER, "-A", "scram-sha-256",
                "--pwfile=" + real + "/secrets/" + PostgresServer.SUPERUSER, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        var created = Command.run(user.command(PROGRAMS.resolve("bin/initdb"), arguments));
        if (!created.success()) {
            throw new IllegalStateException(created.output());
        }
        return PostgresServer.start(new Cluster(real, new Binaries(PROGRAMS, OutsideDatabase.OLDEST_VERSION), user), 0, Durability.THROWAWAY);
    }
}
