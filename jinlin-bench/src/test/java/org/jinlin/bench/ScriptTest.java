package org.jinlin.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jinlin.kit.Ids;
import org.junit.jupiter.api.Test;

class ScriptTest {

    private static final Instant AT = Instant.parse("2026-11-20T06:00:00Z");

    private final Script script = new Script(List.of(List.of(call("setAutoCommit", false), statement("select 1", Step.Kind.EXECUTE), call("commit")),
            List.of(statement("insert", Step.Kind.ADD_BATCH), statement("insert", Step.Kind.ADD_BATCH), statement("insert", Step.Kind.EXECUTE_BATCH))),
            List.of(11L, 12L), List.of("701-261120-0001", "701-261120-0002"), AT);

    @Test
    void aRoundTripIsAStatementOrTheEndOfATransaction() {
        assertThat(script.statements()).isEqualTo(4);
        assertThat(script.commits()).isEqualTo(1);
        assertThat(script.roundTrips()).isEqualTo(3);
    }

    @Test
    void matterAndNumberAndClientAreNewEachTimeAndTheSameWithinIt() {
        var values = script.values(new Ids(Floor.NODE, AT::toEpochMilli), AT);
        var client = UUID.randomUUID();

        assertThat(values.of(11L)).isNotEqualTo(11L).isEqualTo(values.of(11L)).isNotEqualTo(values.of(12L));
        assertThat((long) values.of(11L) >> 12 & 1023).isEqualTo(Floor.NODE);
        assertThat(values.of("701-261120-0001")).isEqualTo("F" + values.of(11L));
        assertThat(values.of(client)).isNotEqualTo(client).isEqualTo(values.of(client));
    }

    @Test
    void timesMoveOnAndEverythingElseStays() {
        var values = script.values(new Ids(Floor.NODE, AT::toEpochMilli), AT.plusSeconds(90));

        assertThat(values.of(OffsetDateTime.parse("2026-11-20T06:00:00Z"))).isEqualTo(OffsetDateTime.parse("2026-11-20T06:01:30Z"));
        assertThat(values.of(13L)).isEqualTo(13L);
        assertThat(values.of("accept")).isEqualTo("accept");
        assertThat(values.of(null)).isNull();
    }

    private static Step call(String name, Object... arguments) {
        try {
            return new Step.Call(0, arguments.length == 0 ? Connection.class.getMethod(name) : Connection.class.getMethod(name, boolean.class), arguments);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Step statement(String sql, Step.Kind kind) {
        return new Step.Statement(0, sql, List.of(), kind);
    }
}
