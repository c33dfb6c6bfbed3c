package org.jinlin.proof;

import java.sql.SQLException;
import org.jinlin.app.TestServer;
import org.junit.jupiter.api.Test;

/// The schema changes on purpose only.
class SchemaTest {

    @Test
    void theSchemaIsTheOneWrittenDown() throws SQLException {
        try (var owner = TestServer.migratedDatabase("migrated").asOwner()) {
            Golden.assertSame("schema.txt", SchemaText.of(owner));
        }
    }
}
