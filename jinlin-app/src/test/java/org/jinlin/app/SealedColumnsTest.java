package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jinlin.proof.TestDatabase;
import org.jinlin.proof.TestPostgres;
import org.junit.jupiter.api.Test;

/// Whoever adds a column of bytes says whether it is sealed: then it stands in `sealed-columns.csv` and keys can be changed. If not, it
/// stands here with what it is.
class SealedColumnsTest {

    private static final TestDatabase DATABASE = TestPostgres.plain("sealed_columns");

    private static final String PRIMARY_KEY = """
            select a.attname from pg_index i, unnest(i.indkey) with ordinality k(n, place) join pg_attribute a on a.attnum = k.n where a.attrelid = i.indrelid and i.indisprimary
            and i.indrelid = '%s.%s'::regclass order by k.place""";

    private static final Map<String, String> NOT_SEALED = Map.ofEntries(
            Map.entry("kit.scheduled_tasks.task_data", "of the scheduler, always empty"),
            Map.entry("playbook.version.sha256", "a hash of a playbook"),
            Map.entry("people.person.phone_index", "a keyed hash"),
            Map.entry("people.login.login_index", "a keyed hash"),
            Map.entry("people.session.token_hash", "a hash of a random token"),
            Map.entry("people.session.openid_session", "a hash of what the single sign-on calls a session"),
            Map.entry("people.challenge.openid_session", "a hash of what the single sign-on calls a session"),
            Map.entry("people.openid_told.told_hash", "a hash of what the single sign-on calls a token"),
            Map.entry("people.token.token_hash", "a hash of a random token"),
            Map.entry("people.claim_link.token_hash", "a hash of a random token"),
            Map.entry("matters.matter.head", "a hash"),
            Map.entry("matters.move.words_hash", "a salted hash"),
            Map.entry("matters.move.previous", "a hash"),
            Map.entry("matters.move.hash", "a hash"),
            Map.entry("matters.words.salt", "random"),
            Map.entry("matters.file.sha256", "a hash of a photo"),
            Map.entry("matters.command.digest", "a hash"),
            Map.entry("people.person.name_index", "a keyed hash"),
            Map.entry("people.first_code.code_hash", "a hash of a random code"),
            Map.entry("people.audit_chain.hash", "a hash"),
            Map.entry("people.audit_head.hash", "a hash"),
            Map.entry("people.audit_day.head", "a hash"),
            Map.entry("people.audit_day.root", "a hash"),
            Map.entry("people.data_request.proof_key", "a hash of a random token"),
            Map.entry("matters.destruction.signature", "a signature that everybody may check"),
            Map.entry("people.sign_in_try.key", "a keyed hash that lives for hours"),
            Map.entry("people.allowance.key", "a keyed hash that lives for hours"),
            Map.entry("people.device.token_hash", "a hash of a random token"),
            Map.entry("people.challenge.token_hash", "a hash of a random token"),
            Map.entry("people.challenge.held", "sealed, and gone within minutes: nothing is sealed anew that lives so short"),
            Map.entry("people.recovery_code.code_hash", "a keyed hash"),
            Map.entry("people.openid_link.subject_index", "a keyed hash"),
            Map.entry("people.passkey_claim.credential_hash", "a hash of an id that a device drew"),
            Map.entry("people.proven_phone.phone_index", "a keyed hash"),
            Map.entry("matters.roster_row.phone_index", "a keyed hash"),
            Map.entry("people.remembered.series_hash", "a hash of a random token"),
            Map.entry("people.remembered.token_hash", "a hash of a random token"),
            Map.entry("people.remembered.previous_hash", "a hash of a random token"),
            Map.entry("people.recovery.code_hash", "a keyed hash"),
            Map.entry("matters.published_photo.sha256", "a hash of a photo"),
            Map.entry("matters.day_root.root", "a hash"));

    @Test
    void everyColumnOfBytesIsKnown() throws SQLException {
        var sealed = SealedColumns.all().stream().map(SealedColumns.Column::path).toList();
        var bytes = texts("""
                select n.nspname || '.' || c.relname || '.' || a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
                where a.atttypid = 'bytea'::regtype and c.relkind in ('r', 'p') and not a.attisdropped and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_t%'""");

        assertThat(bytes).containsAll(sealed).hasSizeGreaterThan(15);
        assertThat(bytes.stream().filter(column -> !sealed.contains(column) && !NOT_SEALED.containsKey(column))).as("neither sealed nor explained").isEmpty();
        assertThat(NOT_SEALED.keySet()).isSubsetOf(bytes).doesNotContainAnyElementsOf(sealed);
    }

    @Test
    void theKeyOfASealedColumnIsThePrimaryKeyOfItsTable() throws SQLException {
        for (var column : SealedColumns.all()) {
            assertThat(texts(PRIMARY_KEY.formatted(column.schema(), column.table()))).startsWith("district_id")
                    .containsExactlyElementsOf(java.util.stream.Stream.concat(java.util.stream.Stream.of("district_id"), column.key().stream()).toList());
        }
    }

    @Test
    void everyKeyedHashFollowsAChangeOfItsKeyUnlessItIsShortLived() throws SQLException {
        assertThat(IndexColumns.all().stream().map(IndexColumns.Column::path)).containsExactlyInAnyOrderElementsOf(
                NOT_SEALED.entrySet().stream().filter(column -> column.getValue().equals("a keyed hash")).map(Map.Entry::getKey).toList());
        for (var column : IndexColumns.all()) {
            var key = new ArrayList<>(column.key());
            if (!column.ofInstallation()) {
                key.addFirst("district_id");
            }
            assertThat(texts(PRIMARY_KEY.formatted(column.schema(), column.table()))).as(column.path()).containsExactlyElementsOf(key);
        }
    }

    private static List<String> texts(String sql) throws SQLException {
        var texts = new ArrayList<String>();
        try (var connection = DATABASE.asSuperuser(); var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
