package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jinlin.insight.Facts;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Keyring;
import org.jinlin.kit.Scope;
import org.jinlin.matters.DayRoots;
import org.jinlin.matters.ElsewhereReader;
import org.jinlin.matters.SearchReader;
import org.jinlin.org.Orgs;
import org.jinlin.proof.TestPostgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// Each fault is planted and found, with a word on what to do.
@Tag("soak")
class DoctorTest {

    private static final TestServer SERVER = TestServer.get();

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int run(String... args) {
        said.reset();
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new DoctorCommand(null, out, out).run(args);
    }

    private List<String> lines() {
        return said.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private void assertWrong(String about, String... parts) {
        assertThat(lines()).anySatisfy(line -> assertThat(line).startsWith("WRONG  " + about).contains(parts));
    }

    /// A data directory that has all its files and no database that could start.
    private Path installed() throws IOException {
        Path data = folder.resolve("data");
        Files.createDirectories(data.resolve("cluster"));
        Files.writeString(data.resolve("cluster").resolve("PG_VERSION"), "9\n");
        Files.createDirectories(data.resolve("secrets"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Keyring.loadOrCreate(BackupFile.keys(data));
        return data;
    }

    @Test
    void aWellInstallationIsWellAndNothingIsChangedInIt() throws IOException {
        Path data = folder.resolve("well");
        new SpringApplicationBuilder(JinlinApplication.class).web(WebApplicationType.NONE).run("--jinlin.data=" + data, "--jinlin.jobs=false", "--jinlin.demo=",
                "--jinlin.database.url=").close();
        List<String> before = names(data);
        assertThat(run("--data", data.toString())).as(said.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(lines()).last().isEqualTo("all is well");
        assertThat(lines()).filteredOn(line -> line.startsWith("ok ")).extracting(line -> line.split(" +")[1])
                .contains("java", "disk", "data", "secrets", "keys", "postgresql", "durability", "schema");
        assertThat(names(data)).isEqualTo(before);
    }

    private static List<String> names(Path data) throws IOException {
        try (Stream<Path> top = Files.list(data); Stream<Path> secrets = Files.list(data.resolve("secrets"))) {
            return Stream.concat(top, secrets).map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aServerWhoseAcknowledgementsDoNotReachTheDiskIsFoundBesideIt() {
        assertThat(run("--data", TestPostgres.data().toString())).isEqualTo(1);
        assertWrong("durability", "fsync", "synchronous_commit", "postgresql.conf");
        assertThat(lines()).anyMatch(line -> line.startsWith("ok     schema")).last().asString().contains(" are wrong");
    }

    @Test
    void aDirectoryThatIsNoneOfOursIsFound() throws IOException {
        assertThat(run("--data", folder.resolve("nowhere").toString())).isEqualTo(1);
        assertWrong("data", "there is no directory", "--data");
        assertThat(run("--data", folder.toString())).isEqualTo(1);
        assertWrong("data", "holds no database");
        assertWrong("secrets", "put it back");
        assertWrong("keys", "put back its copy");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void dataOfAnotherPostgresAreFound() throws IOException {
        assertThat(run("--data", installed().toString())).isEqualTo(1);
        assertWrong("postgresql", "belong to PostgreSQL 9");
    }

    @Test
    void secretsThatOthersMayReadAreFound() throws IOException {
        Path data = installed();
        Path password = Files.writeString(data.resolve("secrets").resolve("jinlin_app"), "x");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r-----"));
        run("--data", data.toString());
        assertWrong("secrets", "jinlin_app", "chmod 600");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(data.resolve("secrets"), PosixFilePermissions.fromString("rwxr-xr-x"));
        run("--data", data.toString());
        assertWrong("secrets", "chmod 700");
    }

    @Test
    void keysThatAreGoneOrDamagedAreFoundAndNoneAreMade() throws IOException {
        Path data = installed();
        Files.writeString(BackupFile.keys(data), "jinlin keyring 1\n");
        run("--data", data.toString());
        assertWrong("keys", "damaged");
        Files.delete(BackupFile.keys(data));
        run("--data", data.toString());
        assertWrong("keys", "put back its copy");
        assertThat(BackupFile.keys(data)).doesNotExist();
    }

    @Test
    void theMachinesFaultsAreFound() {
        assertThat(DoctorFiles.java(24).well()).isFalse();
        assertThat(DoctorFiles.java(25).well()).isTrue();
        assertThat(DoctorFiles.room(folder, 999_999_999).well()).isFalse();
        assertThat(DoctorFiles.room(folder, 1_000_000_000).well()).isTrue();
        assertThat(DoctorStore.version(14).text()).contains("15 or newer");
        assertThat(DoctorStore.version(15).well()).isTrue();
        var on = Map.of("fsync", "on", "full_page_writes", "on", "synchronous_commit", "remote_apply");
        assertThat(DoctorStore.durable(on).well()).isTrue();
        assertThat(DoctorStore.durable(Map.of("fsync", "on", "full_page_writes", "on", "synchronous_commit", "off")).text()).startsWith("synchronous_commit off");
        assertThat(DoctorStore.durable(Map.of()).well()).isFalse();
        assertThat(DoctorCommand.schema(1, 2).text()).contains("start Jinlin once");
        assertThat(DoctorCommand.schema(3, 2).text()).contains("newer Jinlin");
        assertThat(DoctorCommand.schema(Migrations.NONE, 2).well()).isFalse();
        assertThat(DoctorCommand.schema(2, 2).well()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--data", "d", "--data --data", "--data d e", "--dat d"})
    void wordsThatMakeNoSenseAreAnsweredWithTheUsage(String words) {
        assertThat(run(words.split(" "))).isEqualTo(2);
        assertThat(lines()).singleElement().asString().startsWith("usage: jinlin doctor");
    }

    /// A world with one matter, and what the doctor says of it.
    private record District(TestWorld world, String number) {

        static District make() {
            var world = SERVER.world("base");
            String photo = world.as("resident-01").photo();
            String number = world.as("resident-01").open(Map.of("text", "看病", "photos", List.of(photo)), world.unit("1号楼")).json().get("number").asString();
            SERVER.settle(world.district());
            SERVER.bean(Facts.class).run(world.district());
            return new District(world, number);
        }

        List<Finding> wrong(boolean serverRuns) {
            return SERVER.bean(DoctorDistrict.class).look(SERVER.bean(Orgs.class).tenant(world.district()), serverRuns).stream().filter(finding -> !finding.well()).toList();
        }

        void change(String sql, Object... values) {
            SERVER.bean(Db.class).write(Scope.service(world.district(), Scope.Kind.MOVE), db -> db.execute(sql.replace("DISTRICT", "district_id = " + world.district()), values));
        }
    }

    private static void assertFound(District district, String about, String part) {
        assertThat(district.wrong(true)).as(about).extracting(Finding::about).contains(about);
        assertThat(district.wrong(true)).filteredOn(finding -> finding.about().equals(about)).singleElement().extracting(Finding::text).asString().contains(part);
    }

    @Test
    void aDistrictWithoutFaultsIsWell() {
        assertThat(District.make().wrong(true)).isEmpty();
    }

    @Test
    void clocksAndReadersThatFellBehindAreFoundWhereAServerRuns() {
        var district = District.make();
        district.world().as("clerk").move(district.number(), "remark", Map.of("text", "来过"));
        SERVER.bean(JinlinClock.class).advance(Duration.ofDays(10));
        assertFound(district, "clocks", "DueScan");
        assertFound(district, "numberer", "number-log");
        assertFound(district, "day roots", "close-days");
        assertThat(district.wrong(false)).isEmpty();
        SERVER.settle(district.world().district());
        SERVER.bean(JinlinClock.class).advance(Duration.ofMinutes(2));
        assertFound(district, "facts", "read-facts");
        SERVER.bean(DayRoots.class).run(district.world().district());
        SERVER.bean(Facts.class).run(district.world().district());
        assertFound(district, "facts", "read-for-search");
        SERVER.bean(SearchReader.class).run(district.world().district());
        assertFound(district, "facts", "carry-elsewhere");
        SERVER.bean(ElsewhereReader.class).run(district.world().district());
        assertThat(district.wrong(true)).extracting(Finding::about).doesNotContain("facts", "day roots", "numberer");
    }

    @Test
    void whatIsLostOrWasChangedByHandIsFound() {
        var district = District.make();
        district.change("update matters.matter set owner_id = 1 where DISTRICT");
        assertFound(district, "lost", "no owner");
        assertFound(district, "matters", "owner");
    }

    @Test
    void aBrokenChainIsFound() {
        var district = District.make();
        sql("update matters.move set verb = 'close' where district_id = " + district.world().district());
        assertFound(district, "matters", "hash");
    }

    @Test
    void aGapInTheLogIsFound() {
        var district = District.make();
        district.change("update matters.numberer set next_position = next_position + 1 where DISTRICT");
        assertFound(district, "matters", "next position");
    }

    @Test
    void aPhotoWithoutBytesIsFound() throws IOException {
        var district = District.make();
        try (Stream<Path> files = Files.walk(TestPostgres.data().resolve("files").resolve(Integer.toString(district.world().district())))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        assertFound(district, "photos", "is missing");
    }

    @Test
    void aKeyFileOfOtherDataIsFound() {
        var district = District.make();
        district.change("update people.person set name = set_byte(name, 2, 255 - get_byte(name, 2)) where DISTRICT");
        assertFound(district, "sealed", "put back the key file");
    }

    @Test
    void demoAccountsBesideRealStaffAreFound() {
        var district = District.make();
        district.change("update people.person set synthetic = false where DISTRICT and id = (select min(person_id) from people.appointment where DISTRICT)");
        assertFound(district, "accounts", "block them");
        district.change("update people.account set blocked = true where DISTRICT");
        assertThat(district.wrong(true)).isEmpty();
    }

    private static void sql(String statement) {
        try (var owner = SERVER.database().asOwner(); var sql = owner.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
