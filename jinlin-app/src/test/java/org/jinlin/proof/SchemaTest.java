package org.jinlin.proof;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// The schema changes on purpose only.
class SchemaTest {

    @Test
    void theSchemaIsTheOneWrittenDown() throws SQLException {
        try (var owner = TestPostgres.plain("schema").asOwner()) {
            Golden.assertSame("schema.txt", SchemaText.of(owner));
        }
    }
}
