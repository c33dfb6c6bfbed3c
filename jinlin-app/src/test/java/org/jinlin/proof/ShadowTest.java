package org.jinlin.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.jinlin.app.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The shadow differs from the real database in where rows lie, and in nothing else.
@Tag("soak")
class ShadowTest {

    private static final TestDatabase PLAIN = TestPostgres.plain("shadow");

    private Connection owner;

    @BeforeEach
    void connect() throws SQLException {
        owner = PLAIN.asOwner();
        owner.setAutoCommit(false);
    }

    @AfterEach
    void undo() throws SQLException {
        owner.rollback();
        owner.close();
    }

    @Test
    void everyTableOfDistrictsIsSpreadAndNoOther() throws SQLException {
        int spread = Shadow.make(owner);

        assertThat(spread).isEqualTo(Shadow.number(owner, "select count(*) from pg_class where relkind = 'p' and obj_description(oid, 'pg_class') like 'dist:%'")).isGreaterThan(20);
        assertThat(Shadow.number(owner, "select count(*) from pg_class where relkind = 'r' and relispartition")).isEqualTo(spread * Shadow.PARTITIONS);
        assertThat(Shadow.number(owner, "select count(*) from pg_class where relkind = 'r' and not relispartition and obj_description(oid, 'pg_class') like 'dist:%'")).isZero();
    }

    @Test
    void keysChecksIndexesPoliciesAndRightsStay() throws SQLException {
        String before = SchemaText.of(owner);
        Shadow.make(owner);

        assertThat(SchemaText.of(owner).lines()).containsExactlyElementsOf(before.lines().toList());
    }

    @Test
    void rowsThatAreThereMoveWithTheirTable() throws SQLException {
        run("insert into org.unit (district_id, id, level, name, created_at) values (1, 1, 'grid', 'a', 'epoch'), (2, 1, 'grid', 'b', 'epoch')");
        Shadow.make(owner);

        assertThat(Shadow.number(owner, "select count(*) from org.unit")).isEqualTo(2);
        assertThat(Shadow.number(owner, "select count(distinct tableoid) from org.unit")).isEqualTo(2);
    }

    @Test
    void aKeyWithoutTheDistrictCannotBeSpread() throws SQLException {
        run("alter table org.unit add constraint wrong unique (code)");

        assertThatThrownBy(() -> Shadow.make(owner)).hasMessageContaining("unique constraint on partitioned table must include all partitioning columns");
    }

    @Test
    void aForeignKeyWithoutTheDistrictCannotBeSpread() throws SQLException {
        run("create table matters.wrong (district_id int not null, id bigint not null unique, primary key (district_id, id))");
        run("comment on table matters.wrong is 'dist: wrong'");

        assertThatThrownBy(() -> Shadow.make(owner)).hasMessageContaining("must include all partitioning columns");
    }

    @Test
    void aTransactionThatWritesTwoDistrictsIsRefused() throws SQLException {
        Shadow.make(owner);
        run("insert into org.unit (district_id, id, level, name, created_at) values (1, 1, 'grid', 'a', 'epoch')");

        assertThatThrownBy(() -> run("insert into org.unit (district_id, id, level, name, created_at) values (2, 1, 'grid', 'b', 'epoch')"))
                .hasMessageContaining("one transaction wrote districts 1 and 2");
    }

    @Test
    void anUpdateOrDeleteInASecondDistrictIsRefused() throws SQLException {
        run("insert into org.unit (district_id, id, level, name, created_at) values (1, 1, 'grid', 'a', 'epoch'), (2, 1, 'grid', 'b', 'epoch')");
        Shadow.make(owner);
        run("update org.unit set name = 'c' where district_id = 1");

        var savepoint = owner.setSavepoint();
        assertThatThrownBy(() -> run("update org.unit set name = 'c' where district_id = 2")).hasMessageContaining("districts 1 and 2");
        owner.rollback(savepoint);
        assertThatThrownBy(() -> run("delete from org.unit where district_id = 2")).hasMessageContaining("districts 1 and 2");
    }

    @Test
    void aRowNeverChangesItsDistrict() throws SQLException {
        Shadow.make(owner);
        run("insert into org.unit (district_id, id, level, name, created_at) values (1, 1, 'grid', 'a', 'epoch')");

        assertThatThrownBy(() -> run("update org.unit set district_id = 2")).hasMessageMatching("(?s).*(was moved from district 1 to 2|districts 1 and 2).*");
    }

    @Test
    void theServerUnderTestRunsOnAShadow() throws SQLException {
        try (var app = TestServer.get().database().asApp()) {
            assertThat(Shadow.number(app, "select count(*) from pg_partitioned_table where partrelid = 'matters.matter'::regclass")).isEqualTo(1);
            assertThat(Shadow.number(app, "select count(*) from pg_trigger where tgrelid = 'matters.matter'::regclass and tgname = 'one_district'")).isEqualTo(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
