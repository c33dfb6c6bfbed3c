-- What a move says in a field that its playbook calls sealed: an id number, a note on health. The words of the move hold a mask in
-- its place, so whatever reads words, lists, searches or prints them meets the mask only.
create table matters.sealed (
    district_id int not null,
    matter_id   bigint not null,
    seq         int not null,
    field       text not null,
    body        bytea not null,
    primary key (district_id, matter_id, seq, field),
    foreign key (district_id, matter_id, seq) references matters.move
);
comment on table matters.sealed is 'dist: what a move said in a sealed field, encrypted; opened with a reason, erased with the words of the move';

grant select, insert, update, delete on matters.sealed to jinlin_app;
alter table matters.sealed enable row level security;
create policy district on matters.sealed using (district_id = kit.scope_district()) with check (district_id = kit.scope_district());
create policy staff on matters.sealed as restrictive for select using (kit.scope_kind() <> 'person');

-- how often somebody looked at personal data in the last hour
create index on people.read_log (district_id, reader_id, at);

create table people.reveal_alarm (
    district_id int not null,
    id          bigint not null,
    at          timestamptz not null,
    reader_id   bigint not null,
    unit_id     bigint not null,
    looks       int not null,
    refused     boolean not null,
    primary key (district_id, id)
);
create index on people.reveal_alarm (district_id, at, id);
comment on table people.reveal_alarm is 'dist: somebody looked at very many persons within an hour; unit_id is where the first post of the reader was';

grant select, insert on people.reveal_alarm to jinlin_app;
alter table people.reveal_alarm enable row level security;
create policy district on people.reveal_alarm using (district_id = kit.scope_district()) with check (district_id = kit.scope_district());
create policy staff on people.reveal_alarm as restrictive for select using (kit.scope_kind() <> 'person');
