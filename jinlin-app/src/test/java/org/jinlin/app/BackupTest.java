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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipFile;
import org.jinlin.insight.Facts;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.jinlin.matters.Invariants;
import org.jinlin.matters.LogReader;
import org.jinlin.matters.NothingLost;
import org.jinlin.matters.Numberer;
import org.jinlin.people.AuditChainer;
import org.jinlin.people.AuditCheck;
import org.jinlin.people.AuditFile;
import org.jinlin.postgres.PostgresServer.Durability;
import org.jinlin.proof.TestPostgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// A backup that is taken while people work, and the way back into a new cluster (regression 8: no reader stalls there).
@Tag("soak")
class BackupTest {

    private static final TestServer SERVER = TestServer.get();
    private static final Path KEYS = BackupFile.keys(TestPostgres.data());
    private static final int CLIENTS = 3;

    @TempDir
    Path folder;

    private final TestWorld world = SERVER.world("base");
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private BackupCommand command() {
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new BackupCommand(null, out, out);
    }

    private Path backup() {
        Path file = folder.resolve("copy.backup");
        assertThat(command().backup(file.toString(), "--data", TestPostgres.data().toString())).as(said.toString(StandardCharsets.UTF_8)).isZero();
        return file;
    }

    private Path restored(Path file) throws IOException {
        Path data = folder.resolve("restored");
        try (var backup = BackupFile.open(file)) {
            new Restore(backup, KEYS, data, Durability.THROWAWAY).run();
        }
        return data;
    }

    private static ConfigurableApplicationContext started(Path data) {
        return new SpringApplicationBuilder(JinlinApplication.class).run("--server.port=0", "--jinlin.clock=" + SERVER.now(), "--jinlin.data=" + data,
                "--jinlin.demo=", "--jinlin.jobs=false", "--jinlin.warm-up=0s", "--jinlin.password.cost=4", "--jinlin.database.url=", "--jinlin.database.durability=throwaway");
    }

    private String opened(String text) {
        return world.as("resident-01").open(Map.of("text", text), world.unit("1号楼")).json().get("number").asString();
    }

    /// Goes on opening and accepting until told to stop. What was acknowledged, by number: how many moves.
    private void work(TestClient resident, TestClient clerk, String place, Map<String, Integer> acknowledged, CountDownLatch begun, AtomicBoolean over) {
        while (!over.get()) {
            String number = resident.open(Map.of("text", "楼道灯不亮"), place).json().get("number").asString();
            acknowledged.put(number, 1);
            if (clerk.move(number, "accept", Map.of("nature", "service")).status() == 200) {
                acknowledged.put(number, 2);
            }
            begun.countDown();
        }
    }

    @Test
    void aBackupTakenUnderLoadIsRestoredIntoAStateThatPassesEveryInvariant() throws Exception {
        String photo = world.as("resident-01").photo();
        String withPhoto = world.as("resident-01").open(Map.of("text", "井盖松动", "photos", List.of(photo)), world.unit("1号楼")).json().get("number").asString();
        SERVER.settle(world.district());
        var acknowledged = new ConcurrentHashMap<String, Integer>();
        var begun = new CountDownLatch(2 * CLIENTS);
        var over = new AtomicBoolean();
        var resident = world.as("resident-02");
        var clerk = world.as("clerk");
        String place = world.unit("1号楼");
        Map<String, Integer> before;
        Path file;
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CLIENTS; i++) {
                people.submit(() -> work(resident, clerk, place, acknowledged, begun, over));
            }
            begun.await();
            before = Map.copyOf(acknowledged);
            file = backup();
            over.set(true);
        }
        try (var context = started(restored(file))) {
            String address = "http://localhost:" + ((WebServerApplicationContext) context).getWebServer().getPort();
            var back = TestClient.signedIn(address, world.login("clerk"), world.password("clerk"));
            holdsAll(context, before);
            before.forEach((number, moves) -> assertThat(back.get("/api/matters/" + number + "/moves").json().size()).isGreaterThanOrEqualTo(moves));
            var owner = TestClient.signedIn(address, world.login("resident-01"), world.password("resident-01"));
            assertThat(owner.get("/api/files/" + photo).status()).isEqualTo(200);
            assertThat(back.get("/api/matters/" + withPhoto).status()).isEqualTo(200);
            goesOn(context, back, before.keySet().iterator().next());
        }
    }

    private void holdsAll(ConfigurableApplicationContext context, Map<String, Integer> before) {
        assertThat(before).isNotEmpty();
        context.getBean(AuditChainer.class).chains().forEach(context.getBean(AuditChainer.class)::run);
        var acts = new ArrayList<String>();
        context.getBean(AuditFile.class).write(0, acts::add);
        assertThat(acts).as("the backup left an entry before it began, and the way back one").anyMatch(line -> line.contains("backup")).anyMatch(line -> line.contains("restore"));
        assertThat(context.getBean(AuditChainer.class).chains()).allSatisfy(chain -> assertThat(context.getBean(AuditCheck.class).check(chain).faults()).isEmpty());
        assertThat(context.getBean(Invariants.class).check(world.district())).isEmpty();
        assertThat(context.getBean(NothingLost.class).find(world.district())).isEmpty();
    }

    /// Positions, not the numbers of transactions, tell the readers how far they are: a new cluster begins those anew.
    private void goesOn(ConfigurableApplicationContext context, TestClient clerk, String number) {
        int district = world.district();
        context.getBean(Numberer.class).run(district);
        context.getBean(Facts.class).run(district);
        long end = context.getBean(LogReader.class).end(district);
        assertThat(clerk.move(number, "remark", Map.of("text", "又来看过")).status()).isEqualTo(200);
        assertThat(context.getBean(Numberer.class).run(district)).isEqualTo(1);
        assertThat(context.getBean(LogReader.class).end(district)).isEqualTo(end + 1);
        assertThat(context.getBean(Facts.class).behind(district)).isEqualTo(1);
        assertThat(context.getBean(Facts.class).run(district)).isEqualTo(1);
        assertThat(context.getBean(Facts.class).behind(district)).isZero();
        assertThat(context.getBean(Invariants.class).check(district)).isEmpty();
    }

    /// A job that somebody was just doing would wait for that somebody to come back, and nothing would be numbered meanwhile.
    @Test
    void whatRanOnTheOldMachineIsLeftThere() throws Exception {
        try (var owner = SERVER.database().asOwner(); var statement = owner.createStatement()) {
            statement.execute("insert into kit.scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by, version)"
                    + " values ('number-log', 'recurring', '2026-11-20', true, 'a machine that burnt', 1) on conflict do nothing");
        }
        Path file = backup();
        try (var zip = new ZipFile(file.toFile())) {
            assertThat(zip.stream().map(Object::toString)).contains("tables/matters.move.copy", "tables/people.person.copy")
                    .noneMatch(name -> name.startsWith("tables/kit.") || name.contains("keys") || name.contains("secrets"));
        }
    }

    @Test
    void nobodyElseCanReadABackupAndNoNameOrKeyIsInIt() throws Exception {
        opened("没有名字");
        Path file = backup();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        List<String> secrets = Files.readString(KEYS).lines().skip(1).toList();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : zip.stream().filter(one -> one.getName().matches("tables/people\\..*|manifest.json")).toList()) {
                assertThat(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8)).as(entry.getName()).doesNotContain("演示居民").doesNotContain(secrets);
            }
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("The keys are not in it", KEYS.toString());
    }

    @Test
    void theRestoredDirectoryIsWhatAServerWantsAndNothingElse() throws Exception {
        Path data = restored(backup());
        try (var there = Files.list(data)) {
            assertThat(there.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("cluster", "secrets", "postgres.log", "files");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(BackupFile.keys(data)))).isEqualTo("rw-------");
        assertThat(BackupFile.keys(data)).hasSameBinaryContentAs(KEYS);
    }

    @Test
    void everyRowOfEveryTableComesBackAsItWas() throws Exception {
        opened("制表\t换行\n反斜杠\\N \\. 引号\" 表情🙂");
        Path file = backup();
        Path data = restored(file);
        Path again = folder.resolve("again.backup");
        assertThat(command().backup(again.toString(), "--data", data.toString())).as(said.toString(StandardCharsets.UTF_8)).isZero();
        try (var first = BackupFile.open(file); var second = BackupFile.open(again)) {
            assertThat(second.manifest().schema()).isEqualTo(first.manifest().schema());
            for (var table : first.manifest().tables()) {
                if (table.name().equals("people.audit") || table.name().equals("people.audit_unchained")) {
                    // that there was a backup and a restore is written there since
                    assertThat(lines(second, table)).as(table.name()).containsAll(lines(first, table)).hasSizeBetween(lines(first, table).size() + 1, lines(first, table).size() + 2);
                    continue;
                }
                assertThat(second.table(table).readAllBytes().length).as(table.name()).isEqualTo(first.table(table).readAllBytes().length);
                assertThat(lines(second, table)).as(table.name()).containsExactlyInAnyOrderElementsOf(lines(first, table));
            }
        }
    }

    private static List<String> lines(BackupFile backup, BackupManifest.Table table) throws IOException {
        return new String(backup.table(table).readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void theRightsOfTheProgramHoldInTheNewCluster() throws Exception {
        String number = opened("行级安全");
        try (var context = started(restored(backup()))) {
            var db = context.getBean(Db.class);
            assertThat(rows(db, world.district(), number)).isEqualTo(1);
            assertThat(rows(db, world.district() + 1, number)).isZero();
        }
    }

    private static int rows(Db db, int scope, String number) {
        return db.read(Scope.service(scope, Scope.Kind.REPORT), sql -> sql.fetch("select 1 from matters.matter where number = ?", number).size());
    }

    @Test
    void anOutsideDatabaseIsBackedUpThroughItsAddress() throws SQLException {
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        Path file = folder.resolve("outside.backup");
        assertThat(new BackupCommand(TestServer.plain().database().url(), out, out).backup(file.toString(), "--data", TestPostgres.data().toString()))
                .as(said.toString(StandardCharsets.UTF_8)).isZero();
        try (var backup = BackupFile.open(file)) {
            assertThat(backup.manifest().tables()).extracting(BackupManifest.Table::name).contains("matters.move");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
