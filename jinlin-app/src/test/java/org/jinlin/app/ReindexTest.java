package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jinlin.kit.Ids;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.KeyRotation;
import org.jinlin.kit.Keyring;
import org.jinlin.kit.Outcome;
import org.jinlin.matters.SearchReader;
import org.jinlin.people.Enrolment;
import org.jinlin.people.Enrolment.NewAccount;
import org.jinlin.people.Enrolment.NewPerson;
import org.jinlin.people.IndexTurn;
import org.jinlin.postgres.PostgresServer;
import org.jinlin.proof.TestDatabase;
import org.jinlin.proof.TestPostgres;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A change of the key of blind indexes under two servers with a key file of their own: whoever signs in, is found or is asked by a phone notices nothing,
/// before it, in its midst and after it, and nothing that may be there once is there twice.
@Tag("soak")
class ReindexTest {

    private static final String PHONE = "13912340001";
    private static final String NEW_PHONE = "13912340002";
    private static final String CALLER = "13912340003";
    private static final int RACERS = 24;

    @TempDir
    private static Path home;
    private static PostgresServer postgres;
    private static TestDatabase database;
    private static TestServer one;
    private static TestServer two;
    private static TestWorld world;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeAll
    static void start() {
        postgres = PostgresServer.start(home, 0, PostgresServer.Durability.THROWAWAY);
        database = TestPostgres.unprepared(postgres, DatabaseSetup.NAME);
        one = TestServer.on(database, "--jinlin.data=" + home);
        world = one.world("yongchun");
        two = TestServer.on(database, "--jinlin.data=" + home);
    }

    @AfterAll
    static void stop() {
        Stream.of(one, two).forEach(TestServer::close);
        postgres.close();
    }

    @Test
    void theKeyOfBlindIndexesChangesUnderTwoServersAndNobodyNotices() throws Exception {
        var resident = new PageClient(one.address());
        String person = signedInByPhone(resident, one, PHONE);
        var staff = RealPerson.staff(world, "clerk", "花园社区");
        List<String> papers = RealPerson.papers(staff.enrolled());
        String number = called();
        var housing = PageClient.signedIn(world, "housing");
        var seen = housing.get("/rosters").form("/rosters").upload("file", "名单.xlsx", RosterWorld.file(RosterWorld.row("演示党员91", PHONE))).send();
        RosterWorld.press(seen, RosterWorld.list(seen), "enter");
        for (int i = 0; i < RACERS; i++) {
            assertThat(enrol(one, "racer-" + i).refusal()).isEmpty();
        }
        everythingIsFound(person, number, staff, papers.get(0));
        assertThat(newer()).isZero();

        assertThat(keys("rotate", "--index")).isZero();
        assertThat(keys("rotate", "--index")).isEqualTo(1);
        assertThat(said()).contains("being changed already");
        theServersLook();
        assertThat(one.bean(Reindex.class).run()).as("not before every server knows the key").isZero();
        everythingIsFound(person, number, staff, papers.get(1));
        assertThat(newer()).as("rows are written as before").isZero();
        assertThat(keys("retire")).isEqualTo(1);
        assertThat(said()).contains("has not begun");

        // begun, and the server is killed after the first batch
        setClocks(JinlinClock.system().now().plus(KeyRotation.KNOWN).plusSeconds(1));
        one.bean(IndexTurn.class).turn(JinlinClock.system().now().minusSeconds(600));
        var names = IndexColumns.all().getFirst();
        assertThat(one.bean(Reindex.class).batch(names, 0, List.of()).done()).isGreaterThan(RACERS);
        assertThat(keys("status")).isZero();
        assertThat(said()).containsPattern("[1-9][0-9,]* left under older keys, about [0-9]+ min");
        assertThat(keys("retire")).isEqualTo(1);
        assertThat(said()).contains("are left under older keys");
        everythingIsFound(person, number, staff, papers.get(2));
        nothingIsThereTwice(person);

        raced();
        assertThat(two.bean(Reindex.class).run()).isZero();
        assertThat(keys("status")).isZero();
        assertThat(said()).contains(", 0 left under older keys");
        assertThat(older()).isZero();
        everythingIsFound(person, number, staff, papers.get(3));

        assertThat(keys("retire")).isEqualTo(1);
        assertThat(said()).contains("younger than 5 minutes");
        assertThat(new KeyRotation(BackupFile.keys(home)).retireIndex(JinlinClock.system().now().plus(KeyRotation.REST))).isTrue();
        theServersLook();
        everythingIsFound(person, number, staff, papers.get(4));
        nothingIsThereTwice(person);
        assertThat(keys("status")).isZero();
        assertThat(said()).contains("first  index", "inner");
        assertThat(keys("rotate", "--index")).as("and again").isZero();
    }

    /// A server looks at the key file once a second, and at once when it meets a key that it does not know.
    private static void theServersLook() {
        new KeyRotation(BackupFile.keys(home)).rotate("AES", JinlinClock.system().now());
        var met = Keyring.loadOrCreate(BackupFile.keys(home)).seal("x", "x");
        Stream.of(one, two).forEach(server -> server.bean(Keyring.class).open(met, "x"));
        one.bean(Reseal.class).run(world.district());
    }

    /// By phone and code, by name and password, with a code on paper, by the search, on a list of people; on both servers.
    private void everythingIsFound(String person, String number, RealPerson staff, String paper) throws IOException {
        for (TestServer server : List.of(one, two)) {
            var browser = new PageClient(server.address());
            assertThat(signedInByPhone(browser, server, PHONE)).isEqualTo(person);
            assertThat(browser.get("/me/rosters").text()).contains("演示党员91");
            assertThat(TestClient.signedIn(server.address(), world.login("clerk"), world.password("clerk")).get("/api/me").status()).isEqualTo(200);
        }
        var browser = new PageClient(two.address());
        assertThat(browser.get("/sign-in").form("/sign-in").set("login", staff.login()).set("password", RealPerson.PASSWORD).send().form("/sign-in/factor").set("code", paper).send().status()).isEqualTo(303);
        var found = clerk(two).post("/api/matters/search", Map.of("q", CALLER, "limit", "200"));
        assertThat(found.body()).contains(number);
        assertThat(clerk(one).post("/api/matters/search", Map.of("q", CALLER, "limit", "200")).json().get("items").size()).as("every call of this phone").isEqualTo(calls);
        called();
        assertThat(one("select count(distinct asker_id) from matters.matter where district_id = " + world.district() + " and channel = 'phone'")).as("one person for one phone").isEqualTo(1);
    }

    /// A phone that was proved under the old key is proved by nobody else, a new one is proved once, and a sign-in name is given once.
    private void nothingIsThereTwice(String person) throws IOException {
        later();
        var other = PageClient.signedIn(world, "resident-01");
        assertThat(prove(other, one, PHONE).text()).contains("另一个账号");
        String first = signedInByPhone(new PageClient(two.address()), two, NEW_PHONE);
        assertThat(signedInByPhone(new PageClient(one.address()), one, NEW_PHONE)).isEqualTo(first).isNotEqualTo(person);
        assertThat(enrol(two, "racer-0").refusal()).contains("LOGIN_TAKEN");
        assertThat(enrol(one, "racer-1").refusal()).contains("LOGIN_TAKEN");
    }

    /// Names that are there under the old key, given again by both servers while both bring them under the new one.
    private void raced() throws InterruptedException, ExecutionException {
        setOld();
        try (var threads = Executors.newFixedThreadPool(6)) {
            var tries = new ArrayList<Callable<String>>();
            tries.add(() -> "done " + one.bean(Reindex.class).run());
            tries.add(() -> "done " + two.bean(Reindex.class).run());
            IntStream.range(0, RACERS).forEach(i -> Stream.of(one, two).forEach(server -> tries.add(() -> enrol(server, "racer-" + i).refusal())));
            for (Future<String> each : threads.invokeAll(tries)) {
                assertThat(each.get()).matches("done [0-9]+|LOGIN_TAKEN");
            }
        }
        assertThat(one("select count(*) from people.login l join people.account a on a.district_id = l.district_id and a.id = l.account_id group by a.person_id order by 1 desc limit 1")).isEqualTo(1);
    }

    /// As if the first batch had not been: the inverse of it, which only the test can make, because it knows the texts.
    private void setOld() {
        var keyring = one.bean(Keyring.class);
        for (int i = 0; i < RACERS; i++) {
            var index = keyring.index("racer-" + i, "people.login");
            assertThat(sql().execute("update people.login set login_index = {0} where login_index = {1}", DSL.val(index.first()), DSL.val(index.newest()))).isEqualTo(1);
        }
    }

    private record Enrolled(String refusal) {}

    private static Enrolled enrol(TestServer server, String login) {
        long id = server.bean(Ids.class).next();
        var person = new NewPerson(id, "演示" + login, null, null, null, Long.parseLong(world.unit("1号楼")), true);
        return new Enrolled(switch (server.bean(Enrolment.class).enrol(world.district(), List.of(), List.of(person), List.of(), List.of(), List.of(new NewAccount(id, login, "tea at four by the river")))) {
            case Outcome.Done<Integer> _ -> "";
            case Outcome.Refused<Integer>(var refusal) -> refusal.code();
        });
    }

    private int calls;

    private String called() {
        var body = new HashMap<String, Object>(Map.of("channel", "phone", "place", Map.of("unit", world.unit("1号楼")), "asker", Map.of("name", "来电人", "phone", CALLER), "fields", Map.of("text", "路灯不亮")));
        String number = clerk(one).post("/api/matters", body).json().get("number").asString();
        calls++;
        one.settle(world.district());
        one.bean(SearchReader.class).run(world.district());
        return number;
    }

    private static TestClient clerk(TestServer server) {
        return TestClient.signedIn(server.address(), world.login("clerk"), world.password("clerk"));
    }

    /// Signs in by a code: the person's number.
    private static String signedInByPhone(PageClient browser, TestServer server, String phone) throws IOException {
        later();
        assertThat(prove(browser, server, phone).status()).isEqualTo(303);
        return browser.get("/api/me").body().replaceAll("(?s).*\"person\":\"(\\d+)\".*", "$1");
    }

    private static PageClient.Html prove(PageClient browser, TestServer server, String phone) throws IOException {
        var page = browser.get("/sign-in/phone").form("/sign-in/phone").set("phone", phone).send();
        assertThat(page.status()).as(server.address() + page.text()).isEqualTo(200);
        String code = Files.readAllLines(home.resolve("sms.txt")).getLast().substring(phone.length() + 1);
        return page.form("/sign-in/phone/code").set("code", code).set("district", world.code()).send();
    }

    /// So that a phone may get the next code, and an address too.
    private static void later() {
        setClocks(one.now().plus(Duration.ofHours(2)));
    }

    private static void setClocks(Instant time) {
        Stream.of(one, two).forEach(server -> server.bean(JinlinClock.class).set(time));
    }

    private int keys(String... words) {
        said.reset();
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new KeysCommand(out, out).run(Stream.concat(Stream.of(words), Stream.of("--data", home.toString())).toArray(String[]::new));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private static DSLContext sql() {
        return DSL.using(database.superuserSource(), SQLDialect.POSTGRES);
    }

    private static long one(String query) {
        return sql().fetchSingle(query).get(0, Long.class);
    }

    private static long newer() {
        return count("=");
    }

    private static long older() {
        return count("<");
    }

    /// Rows of all tables whose index is as long as one with the id of a key, or shorter.
    private static long count(String how) {
        return IndexColumns.all().stream().mapToLong(column -> one("select count(*) from " + column.schema() + "." + column.table() + " where octet_length(" + column.name() + ") " + how + " 20")).sum();
    }
}
