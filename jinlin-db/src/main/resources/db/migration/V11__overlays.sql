-- An operating mode: a binding that a matter put in force, above all plain ones until it is taken off.
alter table org.binding add column valid_to timestamptz check (valid_to >= valid_from);
alter table org.binding add column matter_id bigint;
create unique index on org.binding (district_id, unit_id) where matter_id is not null and valid_to is null;
comment on table org.binding is 'dist: which version of which playbook holds at a unit and below, from when; with matter_id an operating mode that this matter put in force, until valid_to';
