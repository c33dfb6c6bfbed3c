package org.jinlin.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.jinlin.insight.Facts;
import org.jinlin.kit.CanonicalJson;
import org.jinlin.matters.Invariants;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// A seeded database is one that the engine could have made; a bench on it leaves it so, and damages nothing that it cannot use.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("soak")
class SmokeTest {

    private static final int MATTERS = 400;

    @TempDir
    private static Path directory;
    private static Home home;

    @BeforeAll
    static void seed() throws Exception {
        home = Home.create(directory.resolve("data"), 0);
        Seeder.fill(home, MATTERS, new Report("seed", false, new PrintStream(new ByteArrayOutputStream())));
    }

    @Test
    @Order(1)
    void whatIsSeededPassesEveryInvariantAndHasTheFactsOfItsLog() throws Exception {
        assertThat(home.matters()).isEqualTo(MATTERS);
        try (Engine engine = Engine.start(home.directory(), "--jinlin.database.durability=throwaway"); Connection owner = Seeder.open(engine.database(home))) {
            requireSound(engine);
            List<String> seeded = SeededFacts.read(owner);
            home.tenants().districts().forEach(engine.bean(Facts.class)::rebuild);
            assertThat(SeededFacts.read(owner)).isEqualTo(seeded).hasSizeGreaterThan(MATTERS);
        }
    }

    @Test
    @Order(2)
    void aShortLifecycleBenchMeasuresAndCleansUp() throws Exception {
        var out = new ByteArrayOutputStream();

        int code = Bench.run(new String[] {"lifecycle", "--data", home.directory().toString(), "--threads", "2", "--seconds", "1", "--warm-up", "1", "--repeats", "1", "--json"},
                new PrintStream(out, true, StandardCharsets.UTF_8), System.err);

        assertThat(code).isZero();
        var figures = (Map<?, ?>) CanonicalJson.parse(out.toString(StandardCharsets.UTF_8).lines().toList().getLast());
        assertThat(figures.get("moves")).isEqualTo(8L);
        assertThat((List<?>) figures.get("cells")).hasSize(2);
        assertThat(figures.containsKey("ratio")).isTrue();
        try (Engine engine = Engine.start(home.directory(), "--jinlin.database.durability=throwaway")) {
            requireSound(engine);
        }
    }

    @Test
    @Order(2)
    void aShortBenchOfPagesMeasuresEachOfThem() {
        var out = new ByteArrayOutputStream();

        int code = Bench.run(new String[] {"pages", "--data", home.directory().toString(), "--threads", "2", "--seconds", "1", "--warm-up", "1", "--repeats", "1", "--json"},
                new PrintStream(out, true, StandardCharsets.UTF_8), System.err);

        assertThat(code).isZero();
        var figures = (Map<?, ?>) CanonicalJson.parse(out.toString(StandardCharsets.UTF_8).lines().toList().getLast());
        for (String page : List.of("home", "report_form", "own_list", "one_request", "desk_queue", "one_matter_at_the_desk")) {
            assertThat(figures.containsKey(page + "_p95_ms")).as(page).isTrue();
        }
    }

    @Test
    @Order(2)
    void aShortBenchOfTheLedgerMeasuresItBesidePlainSqlAndLeavesNothing() throws Exception {
        var out = new ByteArrayOutputStream();

        int code = Bench.run(new String[] {"ledger", "--data", home.directory().toString(), "--threads", "2", "--seconds", "1", "--warm-up", "1", "--repeats", "1", "--accounts", "50",
                "--entries", "500", "--looks", "10", "--json"}, new PrintStream(out, true, StandardCharsets.UTF_8), System.err);

        assertThat(code).isZero();
        var figures = (Map<?, ?>) CanonicalJson.parse(out.toString(StandardCharsets.UTF_8).lines().toList().getLast());
        assertThat(figures.get("entries")).isEqualTo(500L);
        assertThat((List<?>) figures.get("cells")).hasSize(2);
        for (String figure : List.of("transfers_per_second", "plain_per_second", "ratio", "balance_p99_ms", "statement_p99_ms")) {
            assertThat(figures.containsKey(figure)).as(figure).isTrue();
        }
        try (Engine engine = Engine.start(home.directory(), "--jinlin.database.durability=throwaway"); Connection owner = Seeder.open(engine.database(home));
                var rows = owner.createStatement().executeQuery("select count(*) from points.account")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    @Test
    @Order(2)
    void aShortBenchOfSealingMeasuresWithAndWithout() {
        var out = new ByteArrayOutputStream();

        int code = Bench.run(new String[] {"sealing", "--threads", "2", "--seconds", "1", "--warm-up", "2", "--repeats", "1", "--json"}, new PrintStream(out, true, StandardCharsets.UTF_8), System.err);

        assertThat(code).isZero();
        var figures = (Map<?, ?>) CanonicalJson.parse(out.toString(StandardCharsets.UTF_8).lines().toList().getLast());
        assertThat((List<?>) figures.get("cells")).hasSize(2);
        for (String figure : List.of("opened", "sealed", "indexed", "sealed_per_second", "unsealed_per_second", "cost_percent", "cpu_cost_percent")) {
            assertThat(figures.containsKey(figure)).as(figure).isTrue();
        }
    }

    @Test
    @Order(3)
    void aWrongPasswordIsOneSentence() throws IOException {
        Path password = home.directory().resolve("secrets/postgres");
        String right = Files.readString(password);
        Files.writeString(password, "wrong");

        String sentence = refused();

        Files.writeString(password, right);
        assertThat(sentence).containsIgnoringCase("password");
    }

    @Test
    @Order(4)
    void dataOfAnotherVersionAreLeftAlone() throws IOException {
        Path version = home.directory().resolve("cluster/PG_VERSION");
        String right = Files.readString(version);
        Files.writeString(version, "12");

        String sentence = refused();

        assertThat(sentence).contains("belong to PostgreSQL 12");
        assertThat(version).hasContent("12");
        Files.writeString(version, right);
    }

    private static String refused() {
        var err = new ByteArrayOutputStream();
        assertThat(Bench.run(new String[] {"lifecycle", "--data", home.directory().toString()}, new PrintStream(new ByteArrayOutputStream()), new PrintStream(err, true, StandardCharsets.UTF_8)))
                .isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
        return err.toString(StandardCharsets.UTF_8);
    }

    private static void requireSound(Engine engine) {
        for (int district : home.tenants().districts()) {
            assertThat(engine.bean(Invariants.class).check(district)).as("district %d", district).isEmpty();
        }
    }
}
