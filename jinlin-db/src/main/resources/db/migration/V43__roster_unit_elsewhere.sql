-- Somebody on a list may be of a unit in another district: which one stands sealed in what was written, and goes with it. No id of another district is kept here.
alter table matters.roster_row alter column unit_id drop not null;
comment on column matters.roster_row.unit_id is 'of which unit of this district; null for one of another';
