-- What the program may touch. jinlin_app owns nothing and cannot pass row-level security.

do $$
declare t record; s text;
begin
    foreach s in array array['kit', 'playbook', 'org', 'people', 'matters', 'insight'] loop
        execute format('grant usage on schema %I to jinlin_app', s);
    end loop;
    for t in select n.nspname, c.relname, obj_description(c.oid, 'pg_class') as note
             from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind = 'r' and n.nspname in ('kit', 'playbook', 'org', 'people', 'matters', 'insight') loop
        execute format('grant select, insert, update, delete on %I.%I to jinlin_app', t.nspname, t.relname);
        if t.note like 'dist:%' then
            execute format('alter table %I.%I enable row level security', t.nspname, t.relname);
            execute format('create policy district on %I.%I using (district_id = kit.scope_district()) with check (district_id = kit.scope_district())', t.nspname, t.relname);
        end if;
    end loop;
end $$;

-- The log is append-only, also for the program itself; a client id may go after its 30 days, words under a rule.
revoke update, delete on matters.move from jinlin_app;
revoke update, delete on matters.log from jinlin_app;
revoke update, delete on matters.erasure from jinlin_app;
revoke delete on matters.matter from jinlin_app;
revoke update, delete on people.read_log from jinlin_app;

-- A resident's own reads see own and followed matters only, and nothing internal.
create policy own on matters.matter as restrictive for select using (
    kit.scope_kind() <> 'person' or asker_id = kit.scope_id()
    or exists (select 1 from matters.follower f
               where f.district_id = matter.district_id and f.matter_id = matter.id and f.person_id = kit.scope_id()));
create policy own on matters.move as restrictive for select using (
    kit.scope_kind() <> 'person' or (not internal
    and exists (select 1 from matters.matter m where m.district_id = move.district_id and m.id = move.matter_id)));
create policy own on matters.words as restrictive for select using (
    kit.scope_kind() <> 'person'
    or exists (select 1 from matters.move v where v.district_id = words.district_id and v.matter_id = words.matter_id and v.seq = words.seq));
create policy own on matters.file as restrictive for select using (
    kit.scope_kind() <> 'person' or uploader_id = kit.scope_id()
    or exists (select 1 from matters.move v where v.district_id = file.district_id and v.matter_id = file.matter_id and v.seq = file.seq));
create policy own on people.person as restrictive for select using (kit.scope_kind() <> 'person' or id = kit.scope_id());
create policy own on people.read_log as restrictive for select using (kit.scope_kind() <> 'person' or subject_id = kit.scope_id());
create policy own on matters.due as restrictive for select using (
    kit.scope_kind() <> 'person'
    or exists (select 1 from matters.matter m where m.district_id = due.district_id and m.id = due.matter_id));
create policy own on matters.follower as restrictive for select using (kit.scope_kind() <> 'person' or person_id = kit.scope_id());

-- What no resident's read needs at all.
do $$
declare t text;
begin
    foreach t in array array['people.account', 'people.household', 'people.appointment', 'people.link', 'matters.command', 'matters.unnumbered',
                             'matters.log', 'matters.occurrence', 'insight.fact', 'insight.fact_clock', 'insight.position'] loop
        execute format('create policy staff on %s as restrictive for select using (kit.scope_kind() <> ''person'')', t);
    end loop;
end $$;
