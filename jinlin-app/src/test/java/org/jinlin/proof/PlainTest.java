package org.jinlin.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.jinlin.app.TestServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// On a database as everybody has it, brought along by the operator, all goes as on the shadow.
@Tag("soak")
class PlainTest {

    @Test
    void theWholeWayGoesOnAPlainDatabase() {
        Loop.run(TestServer.plain().world("base"));
    }

    @Test
    void thePlainDatabaseIsNotSpread() throws SQLException {
        try (var app = TestServer.plain().database().asApp()) {
            assertThat(Shadow.number(app, "select count(*) from pg_partitioned_table")).isZero();
        }
    }
}
