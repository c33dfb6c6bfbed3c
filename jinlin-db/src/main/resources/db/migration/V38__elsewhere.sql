-- What a matter asks of a unit in another district, and what a matter was opened for there. Each side keeps the other's district, matter and number,
-- without a foreign key: one transaction writes one district, always. Of what is asked other_unit is known, else other_matter is.
create table matters.elsewhere (
    district_id    int not null,
    matter_id      bigint not null,
    seq            int not null,
    kind           text not null,
    asks           boolean not null,
    other_district int not null,
    other_unit     bigint,
    other_matter   bigint,
    other_number   text,
    other_seq      int not null,
    over_at        timestamptz,
    told_at        timestamptz,
    primary key (district_id, matter_id, seq)
);
-- what was asked once is opened once, however often it is carried over
create unique index on matters.elsewhere (district_id, other_district, other_matter, other_seq) where not asks;
comment on table matters.elsewhere is 'dist: asks: this matter, by its move seq, asked a unit of another district; other_seq is the last move that was heard from there. Else: it was opened for move other_seq of a matter there';

grant select, insert, update on matters.elsewhere to jinlin_app;
alter table matters.elsewhere enable row level security;
create policy district on matters.elsewhere using (district_id = kit.scope_district()) with check (district_id = kit.scope_district());
create policy staff on matters.elsewhere as restrictive for select using (kit.scope_kind() <> 'person');

-- a name that another district handed on belongs to nobody in the register here: who looked is written down all the same
alter table people.read_log alter column subject_id drop not null;
