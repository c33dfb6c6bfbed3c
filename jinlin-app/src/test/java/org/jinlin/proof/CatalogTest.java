package org.jinlin.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What every table obeys, read from the catalogue of a migrated database, and that each rule finds what breaks it.
class CatalogTest {

    private static final TestDatabase DATABASE = TestPostgres.plain("catalog");
    private static final String RULES = Shadow.resource("/proof/catalog.sql");

    private Connection owner;

    @BeforeEach
    void connect() throws SQLException {
        owner = DATABASE.asOwner();
        owner.setAutoCommit(false);
    }

    @AfterEach
    void undo() throws SQLException {
        owner.rollback();
        owner.close();
    }

    @Test
    void noTableBreaksARule() throws SQLException {
        assertThat(broken(owner)).isEmpty();
    }

    /// A table that obeys, for the faults to be planted in.
    private static final String GOOD = """
            create table matters.planted (district_id int not null, id bigint not null, other bigint, key uuid, primary key (district_id, id));
            comment on table matters.planted is 'dist: planted';
            alter table matters.planted enable row level security;
            create policy district on matters.planted using (district_id = kit.scope_district()) with check (district_id = kit.scope_district());
            """;

    @Test
    void aTableThatObeysIsNotFound() throws SQLException {
        run(GOOD);

        assertThat(broken(owner)).isEmpty();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            create table matters.stray (x int)                                                                              | unregistered table: matters.stray
            comment on table matters.planted is null                                                                        | unregistered table: matters.planted
            comment on table matters.planted is 'distant: planted'                                                          | unregistered table: matters.planted
            comment on table matters.planted is 'dist'                                                                      | unregistered table: matters.planted
            create table stray (x int)                                                                                      | unregistered table: stray
            alter table matters.planted add unique (key)                                                                    | unique without district_id: matters.planted matters.planted_key_key
            create unique index lonely on matters.planted (key) where key is not null                                       | unique without district_id: matters.planted matters.lonely
            create table matters.b (id int primary key, d int, x bigint, foreign key (d, x) references matters.planted); comment on table matters.b is 'ref: b' | foreign key from ref to dist: matters.b b_d_x_fkey
            alter table matters.planted add foreign key (key) references people.lookup                                      | foreign key from dist to claim: matters.planted planted_key_fkey
            alter table matters.planted add foreign key (district_id, other) references matters.planted on delete set null  | foreign key that acts: matters.planted planted_district_id_other_fkey
            alter table matters.planted add foreign key (district_id, other) references matters.planted on update cascade   | foreign key that acts: matters.planted planted_district_id_other_fkey
            create trigger slow before update on matters.planted for each row execute function suppress_redundant_updates_trigger() | trigger: matters.planted slow
            create rule hidden as on insert to matters.planted do nothing                                                   | rule: matters.planted hidden
            create sequence matters.numbers                                                                                 | sequence: matters.numbers
            alter table matters.planted add at timestamptz default now()                                                    | default that is computed: matters.planted at
            alter table matters.planted add at date default current_date                                                    | default that is computed: matters.planted at
            alter table matters.planted alter key set default gen_random_uuid()                                             | default that is computed: matters.planted key
            alter table matters.planted disable row level security                                                          | dist without row level security: matters.planted
            drop policy district on matters.planted                                                                         | dist without the district policy: matters.planted
            alter policy district on matters.planted using (true)                                                           | dist without the district policy: matters.planted
            alter policy district on matters.planted with check (true)                                                      | dist without the district policy: matters.planted
            create policy wide on matters.planted for select using (true)                                                   | policy that opens more: matters.planted wide
            create policy slow on matters.planted as restrictive for select using (exists (select from matters.move m where m.district_id = planted.district_id and m.matter_id = planted.id)) | policy that may read a whole table: matters.planted slow
            create view matters.seen as select * from matters.planted                                                       | view that passes row level security: matters.seen
            create materialized view matters.kept as select * from matters.planted                                          | view that passes row level security: matters.kept
            create function matters.mighty() returns int language sql security definer return 1                             | function that runs as its owner: matters.mighty()
            grant create on schema matters to jinlin_app                                                                    | the program may create in: matters
            grant truncate on matters.planted to jinlin_app                                                                 | the program may truncate: matters.planted
            grant update on matters.move to jinlin_app                                                                      | the program may update: matters.move
            grant update (verb) on matters.move to jinlin_app                                                               | the program may update: matters.move
            grant delete on people.read_log to jinlin_app                                                                   | the program may delete: people.read_log
            grant select on matters.planted to public                                                                       | anybody may select: matters.planted
            """)
    void aPlantedFaultIsFound(String fault, String found) throws SQLException {
        run(GOOD + "create table people.lookup (id uuid primary key); comment on table people.lookup is 'claim: planted';");
        run(fault);

        assertThat(broken(owner)).containsExactly(found);
    }

    @Test
    void aTableWithoutItsDistrictIsFound() throws SQLException {
        run("create table matters.planted (id bigint primary key, district_id text); comment on table matters.planted is 'dist: planted'");

        assertThat(broken(owner)).contains("district_id missing, nullable or not int: matters.planted", "district_id is not the first column: matters.planted",
                "unique without district_id: matters.planted matters.planted_pkey", "dist without row level security: matters.planted");
    }

    @Test
    void aForeignKeyBetweenDistrictsIsFound() throws SQLException {
        run(GOOD + "alter table matters.planted add unique (id); alter table matters.planted add foreign key (other) references matters.planted (id)");

        assertThat(broken(owner)).contains("foreign key without district_id: matters.planted planted_other_fkey");
    }

    @Test
    void anIdentityColumnIsFound() throws SQLException {
        run(GOOD + "alter table matters.planted add counted int generated always as identity");

        assertThat(broken(owner)).contains("identity column: matters.planted counted", "sequence: matters.planted_counted_seq");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            alter role jinlin_app bypassrls              | the program is above row level security: jinlin_app
            alter role jinlin_app superuser              | the program is above row level security: jinlin_app
            alter role jinlin_app createrole             | the program is above row level security: jinlin_app
            grant jinlin_owner to jinlin_app             | the program can become: jinlin_owner
            alter table org.unit owner to jinlin_app     | the program owns: org.unit
            alter schema org owner to jinlin_app         | the program owns: org
            alter function kit.scope_kind() owner to jinlin_app | the program owns: kit.scope_kind()
            """)
    void aProgramThatMayTooMuchIsFound(String fault, String found) throws SQLException {
        try (var superuser = DATABASE.asSuperuser()) {
            superuser.setAutoCommit(false);
            superuser.createStatement().execute(fault);
            assertThat(broken(superuser)).contains(found);
            superuser.rollback();
        }
    }

    private static List<String> broken(Connection connection) throws SQLException {
        var broken = new ArrayList<String>();
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(RULES)) {
            while (rows.next()) {
                broken.add(rows.getString(1) + ": " + rows.getString(2));
            }
        }
        return broken;
    }

    private void run(String sql) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
