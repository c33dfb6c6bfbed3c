-- Lists of the desk under names that somebody gave them, to be found again from any browser.
create table matters.filter (
    district_id int not null,
    person_id   bigint not null,
    name        text not null,
    list        text not null,
    primary key (district_id, person_id, name)
);
comment on table matters.filter is 'dist: lists of the desk that a person gave a name to, each as its address';

grant select, insert, update, delete on matters.filter to jinlin_app;
alter table matters.filter enable row level security;
create policy district on matters.filter using (district_id = kit.scope_district()) with check (district_id = kit.scope_district());
create policy staff on matters.filter as restrictive for select using (kit.scope_kind() <> 'person');
