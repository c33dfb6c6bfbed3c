package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.sql.DataSource;
import org.jinlin.kit.Db;
import org.jinlin.kit.Ids;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Keyring;
import org.jinlin.kit.Scope;
import org.jinlin.org.Binding;
import org.jinlin.org.Orgs;
import org.jinlin.people.Enrolment;
import org.jinlin.people.People;
import org.jinlin.playbook.PlaybookVersions;
import org.jinlin.playbook.Playbooks;
import org.jinlin.playbook.Reading;
import org.jinlin.proof.TestPostgres;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

@Tag("soak")
class WorldTest {

    private static final Binding PLAYBOOK = new Binding("changtai", 1);
    private static final Reading WAY = Playbooks.load("changtai");
    private static final int CHANGTAI = 605;
    private static final int ZHAOAN = 624;
    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");

    @TempDir
    private static Path home;

    private DataSource source;
    private AnnotationConfigApplicationContext context;

    @BeforeEach
    void emptyDatabase() {
        source = TestPostgres.spread().appSource();
        context = start();
    }

    @AfterEach
    void close() {
        context.close();
    }

    static WorldPlan plan(String code) {
        return WorldPlan.of(code, World.file(code), WorldTest::resource);
    }

    @Test
    void theWorldIsInTheDatabaseAsItWasPlanned() {
        load("changtai");
        var plan = plan("changtai");
        assertThat(orgs().tree(CHANGTAI).units()).hasSize(plan.units().size() + 1);
        assertThat(count(CHANGTAI, "people.household")).isEqualTo(plan.households().size());
        assertThat(count(CHANGTAI, "people.person")).isEqualTo(plan.persons().size());
        assertThat(count(CHANGTAI, "people.appointment")).isEqualTo(plan.appointments().size());
        assertThat(count(CHANGTAI, "people.link")).isEqualTo(plan.links().size());
        assertThat(count(CHANGTAI, "people.account")).isEqualTo(plan.accountHolders().size());
        assertThat(orgs().binding(CHANGTAI, plan.areas().getFirst().unitId(), NOON)).contains(PLAYBOOK);
        assertThat(context.getBean(People.class).staffed(CHANGTAI, Set.of("grid_worker"))).hasSize(25);
    }

    @Test
    void aPlaceIsFoundInOneGridOfTheLoadedWorld() {
        load("changtai");
        for (var area : plan("changtai").areas()) {
            var inside = area.boundary().getInteriorPoint();
            assertThat(orgs().unitAt(CHANGTAI, inside.getX(), inside.getY())).hasValue(area.unitId());
        }
        var random = new Random(3);
        for (int i = 0; i < 200; i++) {
            assertThat(orgs().unitAt(CHANGTAI, 117.70 + random.nextDouble() / 100, 24.60)).isEmpty();
        }
    }

    /// ZZ-13: counties, towns, 4,100 grids and 15,000 persons.
    @Test
    void aWholeCityIsLoaded() {
        var accounts = load("zhangzhou");
        var plan = plan("zhangzhou");
        assertThat(orgs().tree(600).units()).hasSize(plan.units().size() + 1);
        assertThat(count(600, "people.person")).isEqualTo(plan.persons().size());
        assertThat(count(600, "org.area")).isEqualTo(4100);
        assertThat(accounts).extracting(DemoAccount::login).contains("zhangzhou-head", "zhangzhou-lane-head");
    }

    @Test
    void nothingPersonalLiesOpenInTheDatabase() {
        load("zhaoan");
        var rows = new Db(source).read(Scope.service(ZHAOAN, Scope.Kind.SETUP), sql -> sql.fetch("select name, phone from people.person"));
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            assertThat(new String(row.get("name", byte[].class), StandardCharsets.UTF_8)).doesNotContain("演示");
            assertThat(new String(row.get("phone", byte[].class), StandardCharsets.ISO_8859_1)).doesNotContain("10062400");
        });
    }

    @Test
    void theSecondLoadChangesNothingAndSaysTheSameAccounts() {
        var first = load("zhaoan");
        int persons = count(ZHAOAN, "people.person");
        restart();
        assertThat(load("zhaoan")).isEqualTo(first);
        assertThat(count(ZHAOAN, "people.person")).isEqualTo(persons);
        assertThat(first).extracting(DemoAccount::login).doesNotHaveDuplicates()
                .contains("zhaoan-clerk", "zhaoan-resident-01", "zhaoan-resident-05");
        assertThat(first).extracting(DemoAccount::password).allMatch(password -> password.matches("[0-9a-f]{12}")).doesNotHaveDuplicates();
        assertThat(first.getFirst().toString()).doesNotContain(first.getFirst().password());
    }

    @Test
    void aLoadKilledAfterTheUnitsGoesOn() {
        var plan = plan("zhaoan");
        createTenant(plan);
        restart();
        load("zhaoan");
        whole(plan);
    }

    @Test
    void aLoadKilledAfterThePeopleGoesOn() {
        var plan = plan("zhaoan");
        createTenant(plan);
        context.getBean(Enrolment.class)
                .enrol(ZHAOAN, plan.households(), plan.persons(), plan.appointments(), plan.links(), List.of()).orThrow();
        restart();
        load("zhaoan");
        whole(plan);
    }

    @Test
    void severalWorldsLiveSideBySideAndDoNotSeeEachOther() {
        List.of("zhaoan", "boston").forEach(this::load);
        assertThat(orgs().tenants()).hasSize(2);
        assertThat(count(ZHAOAN, "people.person")).isEqualTo(plan("zhaoan").persons().size());
        assertThat(count(311, "people.person")).isZero();
        assertThat(count(999, "people.person")).isZero();
        for (String table : List.of("org.unit", "org.edge", "org.area", "org.binding",
                "people.person", "people.household", "people.appointment", "people.link", "people.account")) {
            assertThat(new Db(source).ref().fetchCount(DSL.table(table))).as("%s without a scope", table).isZero();
        }
    }

    @Test
    void aPackWithoutAWorldIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> load("nowhere")).withMessageContaining("playbooks/nowhere/world.yml");
        assertThat(orgs().tenants()).isEmpty();
    }

    @Test
    void ofTwoLoadersAtTheSameTimeOneIsRefusedAndTheWorldIsWhole() {
        var plan = plan("zhaoan");
        load("zhaoan");
        assertThatThrownBy(() -> createTenant(plan)).isInstanceOf(RuntimeException.class);
        whole(plan);
    }

    private void createTenant(WorldPlan plan) {
        orgs().createTenant(plan.tenant(), plan.root(), World.file("zhaoan").tenant().since(), plan.units(), plan.areas());
    }

    private void whole(WorldPlan plan) {
        assertThat(orgs().tree(ZHAOAN).units()).hasSize(plan.units().size() + 1);
        assertThat(count(ZHAOAN, "people.person")).isEqualTo(plan.persons().size());
        assertThat(count(ZHAOAN, "people.household")).isEqualTo(plan.households().size());
        assertThat(orgs().binding(ZHAOAN, plan.root().id(), NOON)).contains(PLAYBOOK);
    }

    private List<DemoAccount> load(String code) {
        return context.getBean(World.class).load(code, PLAYBOOK);
    }

    private Orgs orgs() {
        return context.getBean(Orgs.class);
    }

    private int count(int district, String table) {
        return new Db(source).read(Scope.service(district, Scope.Kind.SETUP), sql -> sql.fetchCount(DSL.table(table)));
    }

    private void restart() {
        context.close();
        context = start();
    }

    /// The rooms as the program has them, on the database of this test.
    private AnnotationConfigApplicationContext start() {
        var started = new AnnotationConfigApplicationContext();
        started.registerBean(Db.class, () -> new Db(source));
        started.registerBean(JinlinClock.class, () -> JinlinClock.movable(NOON));
        started.registerBean(Ids.class, () -> Ids.ofMachine(1));
        started.registerBean(Keyring.class, () -> Keyring.loadOrCreate(home.resolve("keys")));
        started.scan("org.jinlin.org", "org.jinlin.people");
        started.register(World.class, PlaybookVersions.class);
        // only what these tests ask for is made: the pages of a room need a web server
        started.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
        started.refresh();
        started.getBean(PlaybookVersions.class).publish(WAY, NOON, 0);
        return started;
    }

    private static String resource(String path) {
        try (var stream = WorldTest.class.getClassLoader().getResourceAsStream(path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
