-- What one unit alone may see (`seen_by: own_unit`): which unit that is, and row-level security as the second wall. The first is
-- the program, which asks before it shows anything; this one holds where it should forget to.

-- Where the person of a scope holds a post now: `12:staff:345:7,8`.
create function kit.scope_units() returns bigint[] language sql stable parallel safe
    return string_to_array(nullif(split_part(current_setting('jinlin.scope', true), ':', 4), ''), ',')::bigint[];

alter table matters.matter add column own_unit bigint;
comment on column matters.matter.own_unit is 'the unit that alone sees it; null for all others. Follows base_id';

alter table insight.fact add column own_unit bigint;
comment on column insight.fact.own_unit is 'the unit that alone sees the matter: it is counted, and stands on no list behind a number';

create policy own_unit on matters.matter as restrictive for select using (
    own_unit is null or kit.scope_kind() not in ('staff', 'person')
    or asker_id = kit.scope_id() or taker_id = kit.scope_id() or own_unit = any (kit.scope_units()));

-- What hangs on it goes with it..
create policy own_unit on matters.move as restrictive for select using (
    kit.scope_kind() <> 'staff' or exists (select 1 from matters.matter m where m.district_id = move.district_id and m.id = move.matter_id));
create policy own_unit on matters.words as restrictive for select using (
    kit.scope_kind() <> 'staff' or exists (select 1 from matters.matter m where m.district_id = words.district_id and m.id = words.matter_id));
create policy own_unit on matters.file as restrictive for select using (
    kit.scope_kind() <> 'staff' or matter_id is null or exists (select 1 from matters.matter m where m.district_id = file.district_id and m.id = file.matter_id));
create policy own_unit on matters.due as restrictive for select using (
    kit.scope_kind() <> 'staff' or exists (select 1 from matters.matter m where m.district_id = due.district_id and m.id = due.matter_id));
