-- Each row is a rule of the catalogue that a table, view or role breaks: (rule, what). A table says in the first word of
-- its comment what it is: dist, ref, claim or local.
with ours as (
    select c.oid as id, c.relkind, c.relrowsecurity, c.relowner, c.relacl, c.reloptions, c.oid::regclass::text as name,
           case when substring(coalesce(obj_description(c.oid, 'pg_class'), '') from '^(\w+): \S') in ('dist', 'ref', 'claim', 'local')
                then split_part(obj_description(c.oid, 'pg_class'), ':', 1) end as kind
    from pg_class c
    where c.relnamespace not in (select oid from pg_namespace where nspname in ('pg_catalog', 'information_schema') or nspname like 'pg\_t%')
      and not c.relispartition and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and c.oid <> coalesce(to_regclass('public.flyway_schema_history'), 0)
), dist as (
    select ours.*, a.attnum, a.attnotnull, a.atttypid from ours left join pg_attribute a on a.attrelid = ours.id and a.attname = 'district_id' and not a.attisdropped
    where kind = 'dist'
)
select 'unregistered table' as rule, name as what from ours where relkind in ('r', 'p', 'f') and kind is null
union all
select 'district_id missing, nullable or not int', name from dist where attnum is null or not attnotnull or atttypid <> 'int4'::regtype
union all
select 'district_id is not the first column', name from dist where attnum > 1
union all
select 'unique without district_id', name || ' ' || indexrelid::regclass from dist join pg_index on indrelid = id
where (indisunique or indisexclusion) and not (attnum = any (indkey::int2[]))
union all
select 'foreign key without district_id', d.name || ' ' || conname from dist d join pg_constraint k on conrelid = d.id and contype = 'f' join dist f on f.id = confrelid
where not exists (select from generate_subscripts(conkey, 1) i where conkey[i] = d.attnum and confkey[i] = f.attnum)
union all
select 'foreign key from ' || ours.kind || ' to dist', ours.name || ' ' || conname from ours join pg_constraint on conrelid = ours.id and contype = 'f' join dist on dist.id = confrelid
where ours.kind <> 'dist'
union all
select 'foreign key from dist to ' || ours.kind, dist.name || ' ' || conname from dist join pg_constraint on conrelid = dist.id and contype = 'f' join ours on ours.id = confrelid
where ours.kind in ('claim', 'local')
union all
select 'foreign key that acts', name || ' ' || conname from dist join pg_constraint on conrelid = id and contype = 'f' where confdeltype in ('n', 'd') or confupdtype <> 'a'
union all
select 'trigger', name || ' ' || tgname from ours join pg_trigger on tgrelid = id where not tgisinternal
union all
select 'rule', name || ' ' || rulename from ours join pg_rewrite on ev_class = ours.id where relkind in ('r', 'p')
union all
select 'sequence', name from ours where relkind = 'S'
union all
select 'identity column', name || ' ' || attname from ours join pg_attribute on attrelid = id and attnum > 0 where attidentity <> ''
union all
select 'default that is computed', name || ' ' || attname from ours join pg_attribute on attrelid = id and attgenerated = '' join pg_attrdef on adrelid = id and adnum = attnum
where pg_get_expr(adbin, adrelid) ~ '[(]|CURRENT_|LOCAL'
union all
select 'dist without row level security', name from dist where not relrowsecurity
union all
select 'dist without the district policy', name from dist where not exists (
    select from pg_policies p where format('%I.%I', p.schemaname, p.tablename) = name and policyname = 'district' and permissive = 'PERMISSIVE' and cmd = 'ALL'
        and qual = '(district_id = kit.scope_district())' and with_check = qual)
union all
select 'policy that opens more', p.schemaname || '.' || p.tablename || ' ' || policyname from pg_policies p where permissive = 'PERMISSIVE' and policyname <> 'district'
union all
-- but for what one person follows: little, and found by that person
select 'policy that may read a whole table', p.schemaname || '.' || p.tablename || ' ' || policyname from pg_policies p, regexp_count(qual, 'SELECT') sub
where sub > regexp_count(qual, 'OFFSET 0') + regexp_count(qual, 'person_id = kit.scope_id\(\)\)\)\)')
union all
select 'view that passes row level security', name from ours
where relkind = 'm' or relkind = 'v' and not coalesce(reloptions, '{}') && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1']
union all
select 'function that runs as its owner', oid::regprocedure::text from pg_proc where prosecdef and pronamespace <> 'pg_catalog'::regnamespace
union all
select 'the program owns', name from ours where relowner = 'jinlin_app'::regrole
union all
select 'the program owns', nspname from pg_namespace where nspowner = 'jinlin_app'::regrole
union all
select 'the program owns', oid::regprocedure::text from pg_proc where proowner = 'jinlin_app'::regrole
union all
select 'the program owns', datname from pg_database where datdba = 'jinlin_app'::regrole
union all
select 'the program is above row level security', rolname from pg_roles
where rolname = 'jinlin_app' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
union all
select 'the program can become', roleid::regrole::text from pg_auth_members where member = 'jinlin_app'::regrole
union all
select 'the program may create in', nspname from pg_namespace where has_schema_privilege('jinlin_app', oid, 'create')
union all
select 'the program may ' || privilege, name from ours, unnest(array['truncate', 'references', 'trigger']) privilege
where relkind in ('r', 'p') and has_table_privilege('jinlin_app', ours.id, privilege)
union all
select 'the program may ' || privilege, name from ours, unnest(array['update', 'delete']) privilege
where name in ('matters.move', 'matters.log', 'matters.erasure', 'people.read_log', 'people.audit', 'people.audit_chain', 'people.audit_day', 'points.transfer', 'points.entry') and (has_table_privilege('jinlin_app', ours.id, privilege)
    or privilege = 'update' and has_any_column_privilege('jinlin_app', ours.id, privilege))
union all
select 'anybody may ' || lower(privilege_type), name from ours, aclexplode(relacl) where grantee = 0
order by 1, 2
