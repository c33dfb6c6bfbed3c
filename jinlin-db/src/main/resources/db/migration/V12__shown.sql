-- What everybody of a tenant may read, signed in or not: of matters in the stages that their playbook makes public, the fields that
-- it makes public, and nothing else. Rows are let through one by one, never column by column: so what is public lies in a table of
-- its own, and the policies of matters, moves and words stay as narrow as they were.
create table matters.shown (
    district_id      int not null,
    matter_id        bigint not null,
    number           text not null,
    kind             text not null,
    playbook_code    text not null,
    playbook_version int not null,
    stage            text not null,
    place_id         bigint not null,
    longitude        double precision,
    latitude         double precision,
    body             text not null,
    at               timestamptz not null,
    primary key (district_id, matter_id),
    unique (district_id, number),
    foreign key (district_id, matter_id) references matters.matter
);
create index on matters.shown (district_id, kind, matter_id);
create index on matters.shown (district_id, place_id, matter_id);
comment on table matters.shown is 'dist: what everybody of the tenant may read of a matter while its stage is public; made from its moves and words';

grant select, insert, update, delete on matters.shown to jinlin_app;
alter table matters.shown enable row level security;
create policy district on matters.shown using (district_id = kit.scope_district()) with check (district_id = kit.scope_district());
-- read by everybody, and changed in no scope of somebody who only lives there
create policy engine_adds on matters.shown as restrictive for insert with check (kit.scope_kind() <> 'person');
create policy engine_changes on matters.shown as restrictive for update using (kit.scope_kind() <> 'person');
create policy engine_removes on matters.shown as restrictive for delete using (kit.scope_kind() <> 'person');
