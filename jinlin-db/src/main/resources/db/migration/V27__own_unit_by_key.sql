-- What hangs on a matter goes with it, for staff as for residents. Two things made that dear. Without `offset 0` the planner may
-- answer by reading all matters of the district into a table first, for each statement (V6 says the same of residents): an
-- answer to one request then takes longer with every request that the district has. And two walls beside each other are both
-- made ready for each statement, although each person meets one: one wall asks for both now.
drop policy own on matters.move;
drop policy own_unit on matters.move;
create policy own on matters.move as restrictive for select using (
    kit.scope_kind() not in ('person', 'staff') or (not internal or kit.scope_kind() = 'staff')
    and exists (select 1 from matters.matter m where m.district_id = move.district_id and m.id = move.matter_id offset 0));
drop policy own on matters.words;
drop policy own_unit on matters.words;
create policy own on matters.words as restrictive for select using (
    kit.scope_kind() not in ('person', 'staff')
    or exists (select 1 from matters.move v where v.district_id = words.district_id and v.matter_id = words.matter_id and v.seq = words.seq offset 0));
drop policy own on matters.due;
drop policy own_unit on matters.due;
create policy own on matters.due as restrictive for select using (
    kit.scope_kind() not in ('person', 'staff')
    or exists (select 1 from matters.matter m where m.district_id = due.district_id and m.id = due.matter_id offset 0));
drop policy own_unit on matters.file;
create policy own_unit on matters.file as restrictive for select using (
    kit.scope_kind() <> 'staff' or matter_id is null or exists (select 1 from matters.matter m where m.district_id = file.district_id and m.id = file.matter_id offset 0));
