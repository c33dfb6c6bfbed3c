package org.jinlin.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jinlin.postgres.PostgresServer.Durability;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

@Tag("soak")
class ServerUserTest {

    @TempDir
    Path home;

    @Test
    @EnabledIfSystemProperty(named = "user.name", matches = "root", disabledReason = "only root needs a stand-in")
    void rootRunsPostgresAsAnotherUserWhereNamespacesAreForbidden() throws Exception {
        letEverybodyEnter(home);
        Path real = home.toRealPath();
        ServerUser standIn = ServerUser.of(Cluster.directory(real), 0, () -> false);
        assertThat(standIn.prefix().getFirst()).isEqualTo("setpriv");
        var cluster = new Cluster(real, Binaries.unpack(standIn.cache()), standIn);
        try (var server = PostgresServer.start(cluster, 0, Durability.DURABLE)) {
            Sql.superuser(server).run("create table note as select 1 as id");
            assertThat((Integer) Files.getAttribute(real.resolve("cluster"), "unix:uid")).isEqualTo(standIn.owner()).isNotZero();
        }
        // namespaces are allowed again: the cluster stays with the user who owns it
        assertThat(ServerUser.of(Cluster.directory(real))).isEqualTo(standIn);
        try (var server = PostgresServer.start(home, 0, Durability.DURABLE)) {
            assertThat(Sql.superuser(server).query("select id from note")).isEqualTo("1");
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "user.name", matches = "root", disabledReason = "only root needs a stand-in")
    void aClusterMadeInANamespaceIsHandedToTheStandInWhenNamespacesBecomeForbidden() throws Exception {
        letEverybodyEnter(home);
        Path real = home.toRealPath();
        try (var server = PostgresServer.start(home, 0, Durability.DURABLE)) {
            Sql.superuser(server).run("create table note as select 1 as id");
        }
        ServerUser standIn = ServerUser.of(Cluster.directory(real), 0, () -> false);
        try (var server = PostgresServer.start(new Cluster(real, Binaries.unpack(standIn.cache()), standIn), 0, Durability.DURABLE)) {
            assertThat(Sql.superuser(server).query("select id from note")).isEqualTo("1");
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "user.name", matches = "root", disabledReason = "only root needs a stand-in")
    void aHomeTheStandInMayNotEnterIsRefused() throws Exception {
        Path closed = Files.createDirectories(home.resolve("closed/home")).toRealPath();
        Files.setPosixFilePermissions(closed.getParent(), PosixFilePermissions.fromString("rwx------"));
        ServerUser standIn = ServerUser.of(Cluster.directory(closed), 0, () -> false);
        var cluster = new Cluster(closed, Binaries.unpack(standIn.cache()), standIn);
        assertThatThrownBy(() -> PostgresServer.start(cluster, 0, Durability.THROWAWAY))
                .isInstanceOf(DatabaseProblem.class).hasMessageContaining("may not enter").hasMessageContaining("--data");
        assertThat(closed.resolve("cluster")).doesNotExist();
    }

    @Test
    void anybodyButRootRunsPostgresDirectly() {
        var user = ServerUser.of(Cluster.directory(home), 1000, () -> { throw new AssertionError("no need to ask"); });
        assertThat(user.command(Path.of("/bin/postgres"), List.of("-D", "x"))).containsExactly("/bin/postgres", "-D", "x");
    }

    @Test
    void rootRunsPostgresInANamespaceOfItsOwn() {
        var user = ServerUser.of(Cluster.directory(home), 0, () -> true);
        assertThat(user.command(Path.of("/bin/postgres"), List.of())).containsExactly("unshare", "--user", "/bin/postgres");
    }

    private static void letEverybodyEnter(Path directory) throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
