package org.jinlin.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.jinlin.insight.Facts;
import org.jinlin.matters.Invariants;
import org.jinlin.postgres.JoinedDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A seeded database is one that the engine could have made.
class SeederTest {

    @Test
    void whatIsSeededPassesEveryInvariantAndHasTheFactsOfItsLog(@TempDir Path directory) throws Exception {
        Home home = Home.create(directory.resolve("data"), 0);
        var said = new ByteArrayOutputStream();

        Seeder.fill(home, 600, new Report("seed", false, new PrintStream(said)));

        assertThat(home.matters()).isEqualTo(600);
        assertThat(said.toString()).contains("matters in");
        try (Engine engine = Engine.start(home.directory(), "--jinlin.database.durability=throwaway");
                var owner = Seeder.open(JoinedDatabase.find(home.directory(), Home.DATABASE).orElseThrow())) {
            for (int district : home.tenants().districts()) {
                assertThat(engine.bean(Invariants.class).check(district)).as("district %d", district).isEmpty();
                assertThat(engine.bean(Facts.class).behind(district)).isZero();
            }
            List<String> seeded = SeededFacts.read(owner);
            home.tenants().districts().forEach(engine.bean(Facts.class)::rebuild);
            assertThat(SeededFacts.read(owner)).isEqualTo(seeded).hasSizeGreaterThan(600);
        }
    }
}
