-- A resident sees what belongs to a visible move or matter. Left to itself, the planner may answer that by reading all
-- moves or matters of the district into a table first; it does where the district is small, keeps the plan on the
-- connection, and a large district then waits seconds for two lines. `offset 0` leaves only the lookup by key.
drop policy own on matters.move;
create policy own on matters.move as restrictive for select using (
    kit.scope_kind() <> 'person' or (not internal
    and exists (select 1 from matters.matter m where m.district_id = move.district_id and m.id = move.matter_id offset 0)));
drop policy own on matters.words;
create policy own on matters.words as restrictive for select using (
    kit.scope_kind() <> 'person'
    or exists (select 1 from matters.move v where v.district_id = words.district_id and v.matter_id = words.matter_id and v.seq = words.seq offset 0));
drop policy own on matters.file;
create policy own on matters.file as restrictive for select using (
    kit.scope_kind() <> 'person' or uploader_id = kit.scope_id()
    or exists (select 1 from matters.move v where v.district_id = file.district_id and v.matter_id = file.matter_id and v.seq = file.seq offset 0));
drop policy own on matters.due;
create policy own on matters.due as restrictive for select using (
    kit.scope_kind() <> 'person'
    or exists (select 1 from matters.matter m where m.district_id = due.district_id and m.id = due.matter_id offset 0));
