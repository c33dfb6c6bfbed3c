-- Turns every dist table of a migrated database into hash partitions by district, as an engine of many machines
-- would spread it. PostgreSQL itself then refuses a key or a foreign key without district_id. Names, constraints, indexes,
-- policies and grants stay; a table that is partitioned already keeps its own partitions.

create schema proof;

create function proof.spread(parts int) returns int language plpgsql as $$
declare
    spread oid[];
    again text[];
    statement text;
    one record;
begin
    select array_agg(c.oid order by c.oid) into spread
    from pg_class c where c.relkind = 'r' and not c.relispartition and obj_description(c.oid, 'pg_class') like 'dist:%';

    -- how to say again what leaning on the tables, or on them, has to go first
    select array_agg(sql order by step, sql) into again from (
        select 1 as step, format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as sql
        from pg_constraint where conrelid = any (spread) and contype in ('p', 'u', 'x')
        union all
        select 2, pg_get_indexdef(indexrelid) from pg_index i
        where indrelid = any (spread) and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
        union all
        select 3, format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
        from pg_constraint where contype = 'f' and (conrelid = any (spread) or confrelid = any (spread))
        union all
        select 4, format('alter table %s enable row level security', oid::regclass) from pg_class where oid = any (spread) and relrowsecurity
        union all
        select 5, format('create policy %I on %I.%I as %s for %s to %s', policyname, schemaname, tablename, permissive, cmd, array_to_string(roles, ', '))
            || coalesce(' using (' || qual || ')', '') || coalesce(' with check (' || with_check || ')', '')
        from pg_policies
        union all
        select 6, format('grant %s on %s to %s', a.privilege_type, c.oid::regclass, a.grantee::regrole)
        from pg_class c, aclexplode(c.relacl) a where c.oid = any (spread) and a.grantee <> c.relowner
        union all
        select 6, format('grant %s (%I) on %s to %s', a.privilege_type, t.attname, t.attrelid::regclass, a.grantee::regrole)
        from pg_attribute t, aclexplode(t.attacl) a where t.attrelid = any (spread)
        union all
        select 7, format('comment on table %s is %L', oid::regclass, obj_description(oid, 'pg_class')) from pg_class where oid = any (spread)
        union all
        select 8, format('create view %s with (security_invoker = true) as %s', oid::regclass, pg_get_viewdef(oid))
        from pg_class where relkind = 'v' and relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
        union all
        select 9, format('grant %s on %s to %s', a.privilege_type, c.oid::regclass, a.grantee::regrole)
        from pg_class c, aclexplode(c.relacl) a where c.relkind = 'v' and a.grantee <> c.relowner
            and relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
    ) statements;

    for one in select oid::regclass as name from pg_class
               where relkind = 'v' and relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace) loop
        execute format('drop view %s cascade', one.name);
    end loop;
    for one in select policyname, schemaname, tablename from pg_policies loop
        execute format('drop policy %I on %I.%I', one.policyname, one.schemaname, one.tablename);
    end loop;
    for one in select conname, conrelid::regclass as name from pg_constraint
               where contype = 'f' and (conrelid = any (spread) or confrelid = any (spread)) loop
        execute format('alter table %s drop constraint %I', one.name, one.conname);
    end loop;
    for one in select nspname, relname, c.oid from pg_class c join pg_namespace n on n.oid = relnamespace where c.oid = any (spread) loop
        execute format('alter table %I.%I rename to %I', one.nspname, one.relname, one.relname || '__whole');
        execute format('create table %I.%I (like %I.%I including all excluding indexes) partition by hash (district_id)',
                       one.nspname, one.relname, one.nspname, one.relname || '__whole');
        for part in 0 .. parts - 1 loop
            execute format('create table %I.%I partition of %I.%I for values with (modulus %s, remainder %s)',
                           one.nspname, one.relname || '__p' || part, one.nspname, one.relname, parts, part);
        end loop;
        execute format('insert into %I.%I select * from %I.%I', one.nspname, one.relname, one.nspname, one.relname || '__whole');
        execute format('drop table %I.%I', one.nspname, one.relname || '__whole');
    end loop;
    foreach statement in array again loop
        execute statement;
    end loop;
    return array_length(spread, 1);
end $$;

-- One transaction writes one district: a second one is an error here, as it would be a slow and fragile commit there.
create function proof.one_district() returns trigger language plpgsql as $$
declare
    written text := (case when tg_op = 'DELETE' then old.district_id else new.district_id end)::text;
    before text := current_setting('proof.district', true);
begin
    if tg_op = 'UPDATE' and old.district_id <> new.district_id then
        raise exception 'a row of % was moved from district % to %', tg_table_name, old.district_id, new.district_id;
    end if;
    if coalesce(before, '') = '' then
        perform set_config('proof.district', written, true);
    elsif before <> written then
        raise exception 'one transaction wrote districts % and % (%)', before, written, tg_table_name;
    end if;
    return null;
end $$;

create function proof.guard() returns int language plpgsql as $$
declare
    guarded int := 0;
    one record;
begin
    for one in select oid::regclass as name from pg_class
               where relkind in ('r', 'p') and not relispartition and obj_description(oid, 'pg_class') like 'dist:%' loop
        execute format('create trigger one_district after insert or update or delete on %s for each row execute function proof.one_district()', one.name);
        guarded := guarded + 1;
    end loop;
    return guarded;
end $$;
