-- Lists of people that a work unit or community has sent, to be asked: nobody on one is entered before saying yes (PIPL Art. 13). A row
-- keeps what was written only as long as somebody is to be asked.
create table matters.roster (
    district_id int not null,
    id          bigint not null,
    kind        text not null,
    unit_id     bigint not null,
    sent_by     bigint not null,
    sent_at     timestamptz not null,
    rows_bad    int not null,
    entered_at  timestamptz,
    undone_at   timestamptz,
    undone_by   bigint,
    primary key (district_id, id)
);
create index on matters.roster (district_id, unit_id, id);
create index on matters.roster (district_id, sent_at) where entered_at is null;
comment on table matters.roster is 'dist: a list of people that a unit has sent; its own posts alone read it';

create table matters.roster_row (
    district_id int not null,
    id          bigint not null,
    roster_id   bigint not null,
    row_number  int not null,
    state       text not null,
    unit_id     bigint not null,
    place_id    bigint not null,
    phone_index bytea,
    said        bytea,
    until_at    timestamptz not null,
    answered_at timestamptz,
    person_id   bigint,
    matter_id   bigint,
    primary key (district_id, id),
    foreign key (district_id, roster_id) references matters.roster
);
create index on matters.roster_row (district_id, roster_id, row_number);
create index on matters.roster_row (district_id, phone_index) where state = 'waiting';
create index on matters.roster_row (district_id, until_at) where said is not null;
comment on table matters.roster_row is 'dist: somebody on a list: draft, waiting, yes, no, undone or over; what was written is encrypted and goes when nobody is to be asked any more';

do $$
declare t text;
begin
    foreach t in array array['roster', 'roster_row'] loop
        execute format('grant select, insert, update, delete on matters.%s to jinlin_app', t);
        execute format('alter table matters.%s enable row level security', t);
        execute format('create policy district on matters.%s using (district_id = kit.scope_district()) with check (district_id = kit.scope_district())', t);
        execute format('create policy staff on matters.%s as restrictive for select using (kit.scope_kind() <> ''person'')', t);
    end loop;
end $$;
