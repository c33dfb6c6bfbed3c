package org.jinlin.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Whom the PostgreSQL programs run as. PostgreSQL refuses to run as root, so root puts a prefix before each command:
/// a user namespace in which it is nobody or, where the machine forbids that (as containers often do), another user.
///
/// @param prefix the words before the program
/// @param owner the number of the user who must own the cluster, or [#SAME] when it is the one who runs Jinlin
/// @param group the number of that user's group, or [#SAME]
record ServerUser(List<String> prefix, int owner, int group) {

    static final int SAME = -1;

    private static final int ROOT = 0;
    private static final List<String> STAND_INS = List.of("postgres", "nobody");

    /// The user for a cluster; one that exists stays with the user who owns it.
    static ServerUser of(Path cluster) {
        return of(cluster, numberOf(Path.of("/proc/self"), "unix:uid"), () -> succeeds("unshare", "--user", "true"));
    }

    static ServerUser of(Path cluster, int runningUser, BooleanSupplier namespaceAllowed) {
        if (runningUser != ROOT) {
            return new ServerUser(List.of(), SAME, SAME);
        }
        int owner = Files.exists(cluster) ? numberOf(cluster, "unix:uid") : ROOT;
        if (owner != ROOT) {
            return standIn(owner, numberOf(cluster, "unix:gid"));
        }
        if (namespaceAllowed.getAsBoolean()) {
            return new ServerUser(List.of("unshare", "--user"), SAME, SAME);
        }
        for (String name : STAND_INS) {
            var user = output("id", "-u", name);
            var group = output("id", "-g", name);
            if (!user.isEmpty() && !group.isEmpty() && succeeds("setpriv", "--reuid=" + user, "--regid=" + group, "--clear-groups", "true")) {
                return standIn(Integer.parseInt(user), Integer.parseInt(group));
            }
        }
        throw new DatabaseProblem("PostgreSQL refuses to run as root and this machine lets root use neither unshare nor setpriv:"
                + " start Jinlin as another user, or set JINLIN_DB_URL to a PostgreSQL of yours.");
    }

    List<String> command(Path program, List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(program.toString());
        command.addAll(arguments);
        return command;
    }

    /// Where the programs are unpacked: a directory that this user may enter.
    Path cache() {
        return owner == SAME ? Path.of(System.getProperty("user.home"), ".cache", "jinlin") : Path.of("/var/cache/jinlin");
    }

    /// Gives a file or a whole directory to this user, unless it has it already.
    void give(Path path) throws IOException {
        if (owner == SAME || numberOf(path, "unix:uid") == owner) {
            return;
        }
        try (var files = Files.walk(path)) {
            // the top last: while it belongs to somebody else, the rest may too
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.setAttribute(file, "unix:gid", group, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(file, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    /// Refuses a directory that this user may not pass through.
    void requireEntry(Path directory) {
        if (owner != SAME && !succeeds(command(Path.of("test"), List.of("-x", directory.toString())).toArray(String[]::new))) {
            throw new DatabaseProblem("PostgreSQL runs as user " + owner + ", who may not enter " + directory
                    + ": name another directory with --data, or start Jinlin as another user.");
        }
    }

    private static ServerUser standIn(int user, int group) {
        return new ServerUser(List.of("setpriv", "--reuid=" + user, "--regid=" + group, "--clear-groups"), user, group);
    }

    private static int numberOf(Path path, String attribute) {
        try {
            return (Integer) Files.getAttribute(path, attribute);
        } catch (IOException e) {
            throw new DatabaseProblem("The owner of " + path + " cannot be read (" + DatabaseProblem.reason(e)
                    + "): make it readable for the user who runs Jinlin.", e);
        }
    }

    private static boolean succeeds(String... command) {
        return Command.run(List.of(command)).success();
    }

    private static String output(String... command) {
        var result = Command.run(List.of(command));
        return result.success() ? result.output().strip() : "";
    }
}
