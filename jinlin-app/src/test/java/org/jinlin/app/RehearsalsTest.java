package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.junit.jupiter.api.Test;

class RehearsalsTest {

    private static final TestServer SERVER = TestServer.get();
    private static final int NOBODYS = 88_888;

    private final Rehearsals rehearsals = SERVER.bean(Rehearsals.class);
    private final Db db = SERVER.bean(Db.class);

    private int write() {
        return db.write(Scope.service(NOBODYS, Scope.Kind.SETUP), sql -> sql.execute("""
                insert into org.tenant (district_id, code, name, zone, root_id, created_at)
                values (?, 'nobodys', 'x', 'Asia/Shanghai', 1, timestamptz '2026-11-20 06:00:00Z')""", NOBODYS));
    }

    private int seen() {
        return db.ref().fetchCount(table("org.tenant"), field("code").eq("nobodys"));
    }

    @Test
    void whatIsDoneInsideIsSeenInsideAndUndone() throws Exception {
        try (var rehearsal = rehearsals.begin()) {
            assertThat(rehearsals.within(rehearsal.key(), this::write)).isEqualTo(1);
            assertThat(rehearsals.within(rehearsal.key(), this::seen)).isEqualTo(1);
            assertThat(seen()).as("by everybody else").isZero();
        }
        assertThat(seen()).isZero();
    }

    @Test
    void whatFailsInsideUndoesItselfOnly() throws Exception {
        try (var rehearsal = rehearsals.begin()) {
            rehearsals.within(rehearsal.key(), this::write);
            assertThatThrownBy(() -> rehearsals.within(rehearsal.key(), this::write)).hasMessageContaining("nobodys");
            assertThatThrownBy(() -> rehearsals.within(rehearsal.key(), () -> db.write(Scope.service(NOBODYS, Scope.Kind.SETUP), sql -> {
                sql.execute("delete from org.tenant where code = 'nobodys'");
                throw new IllegalStateException("meant");
            }))).hasMessage("meant");
            assertThat(rehearsals.within(rehearsal.key(), this::seen)).isEqualTo(1);
        }
    }

    /// A read inside a transaction may have another scope, on a connection of its own where there is no rehearsal.
    @Test
    void theScopeOfAReadEndsWithIt() throws Exception {
        try (var rehearsal = rehearsals.begin()) {
            String scope = rehearsals.within(rehearsal.key(), () -> db.write(Scope.service(NOBODYS, Scope.Kind.SETUP), sql -> {
                db.read(Scope.service(NOBODYS, Scope.Kind.REPORT), other -> other.fetchValue("select current_setting('jinlin.scope')"));
                return sql.fetchValue("select current_setting('jinlin.scope')").toString();
            }));
            assertThat(scope).isEqualTo(Scope.service(NOBODYS, Scope.Kind.SETUP).literal());
        }
    }

    @Test
    void whoComesTooLateIsTurnedAway() throws Exception {
        String key;
        try (var rehearsal = rehearsals.begin()) {
            key = rehearsal.key();
            rehearsals.within(key, () -> {
                rehearsal.close();
                assertThatThrownBy(this::write).hasRootCauseInstanceOf(SQLException.class).hasRootCauseMessage("the rehearsal is over");
                return true;
            });
        }
        assertThat(seen()).isZero();
    }

    @Test
    void aKeyOfNoRehearsalChangesNothing() {
        TestWorld world = SERVER.world("base");
        var opened = world.as("resident-01").with(RehearsalFilter.HEADER, UUID.randomUUID().toString()).open(Map.of("text", "真的"), world.unit("1号楼"));
        assertThat(opened.status()).isEqualTo(200);
        assertThat(world.as("clerk").get("/api/matters/" + opened.json().get("number").asString()).status()).isEqualTo(200);
    }
}
