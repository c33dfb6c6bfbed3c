package org.jinlin.proof;

import java.sql.Connection;
import java.sql.SQLException;

/// The schema of a database in words, from its catalogue, in an order that does not depend on when what was made: tables
/// with columns, keys, checks, indexes, policies and rights, then views and functions. Partitions are left out, so a
/// database and its shadow read the same.
final class SchemaText {

    private static final String QUERY = """
            with ours as (
                select c.oid, n.nspname || '.' || c.relname as name, c.relkind, c.relrowsecurity, c.relacl, c.relowner
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname in ('kit', 'playbook', 'org', 'people', 'matters', 'insight', 'points') and not c.relispartition and c.relkind in ('r', 'p', 'v', 'm', 'S')
            ), lines as (
                select name, 0 as part, '' as key, case relkind when 'v' then 'view ' when 'm' then 'materialized view ' when 'S' then 'sequence ' else 'table ' end
                    || name || coalesce('  -- ' || obj_description(oid, 'pg_class'), '') as line from ours
                union all
                select name, 1, lpad((row_number() over (partition by name order by attnum))::text, 3, '0'), format('    %s %s%s%s', attname, format_type(atttypid, atttypmod),
                    case when attnotnull then ' not null' else '' end, coalesce(' default ' || pg_get_expr(adbin, adrelid), ''))
                from ours join pg_attribute a on attrelid = oid and attnum > 0 and not attisdropped left join pg_attrdef d on d.adrelid = attrelid and d.adnum = attnum
                where relkind <> 'S'
                union all
                select name, 2, contype::text || conname, format('    %s %s', conname, pg_get_constraintdef(k.oid))
                from ours join pg_constraint k on conrelid = ours.oid where contype in ('p', 'u', 'x', 'f', 'c') and conparentid = 0
                union all
                select name, 3, indexrelid::regclass::text, '    ' || replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON ')
                from ours join pg_index i on indrelid = oid where not exists (select from pg_constraint k where k.conindid = indexrelid)
                union all
                select name, 4, '', '    row level security' from ours where relrowsecurity
                union all
                select name, 5, policyname, format('    policy %s %s for %s to %s', policyname, lower(permissive), lower(cmd), array_to_string(roles, ', '))
                    || coalesce(' using ' || regexp_replace(qual, '\\s+', ' ', 'g'), '') || coalesce(' check ' || regexp_replace(with_check, '\\s+', ' ', 'g'), '')
                from ours join pg_policies on schemaname || '.' || tablename = name
                union all
                select name, 6, '', format('    %s may %s', a.grantee::regrole, string_agg(lower(a.privilege_type), ', ' order by a.privilege_type))
                from ours, aclexplode(relacl) a where a.grantee <> relowner group by name, a.grantee
                union all
                select name, 7, '', '    as ' || regexp_replace(pg_get_viewdef(oid), '\\s+', ' ', 'g') from ours where relkind in ('v', 'm')
                union all
                select '~' || n.nspname || '.' || p.proname, 8, '', 'function ' || regexp_replace(pg_get_functiondef(p.oid), '\\s+', ' ', 'g')
                from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                where n.nspname in ('kit', 'playbook', 'org', 'people', 'matters', 'insight', 'points')
            )
            select line from lines order by name collate "C", part, key collate "C"
            """;

    private SchemaText() {}

    static String of(Connection connection) throws SQLException {
        var text = new StringBuilder();
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(QUERY)) {
            while (rows.next()) {
                text.append(rows.getString(1)).append('\n');
            }
        }
        return text.toString();
    }
}
