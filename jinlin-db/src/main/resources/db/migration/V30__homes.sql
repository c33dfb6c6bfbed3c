-- Where somebody says to live, to be confirmed by whoever answers there, who goes and looks.
alter table people.data_request add column unit_id bigint;
comment on column people.data_request.unit_id is 'of a home that is to be confirmed: where it is; what is wanted is its door';
create index on people.data_request (district_id, unit_id, id) where state = 'asked';

create table people.home_proof (
    district_id  int not null,
    person_id    bigint not null,
    unit_id      bigint not null,
    confirmed_by bigint not null,
    confirmed_at timestamptz not null,
    primary key (district_id, person_id),
    foreign key (district_id, person_id) references people.person
);
comment on table people.home_proof is 'dist: that somebody who answers there has confirmed where a person lives; it holds while the person is kept as living at that unit';

grant select, insert, update, delete on people.home_proof to jinlin_app;
alter table people.home_proof enable row level security;
create policy district on people.home_proof using (district_id = kit.scope_district()) with check (district_id = kit.scope_district());
create policy own on people.home_proof as restrictive for select using (kit.scope_kind() <> 'person' or person_id = kit.scope_id());
