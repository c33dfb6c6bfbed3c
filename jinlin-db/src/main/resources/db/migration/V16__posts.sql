-- Appointments that end at a minute, that somebody gives and ends for a reason, and that one holds for somebody else meanwhile.
alter table people.appointment add column until_at timestamptz;
alter table people.appointment add column for_person_id bigint;
alter table people.appointment add column given_by bigint;
alter table people.appointment add column given_reason text;
alter table people.appointment add column ended_by bigint;
alter table people.appointment add column ended_reason text;
alter table people.appointment add check (for_person_id <> person_id);
comment on column people.appointment.until_at is 'from this moment on it no longer holds, whatever valid_to says';
comment on column people.appointment.for_person_id is 'whom the person stands in for; the post is held by that person too';
create index on people.appointment (district_id, for_person_id) where for_person_id is not null;
-- Who stands in may be the same person again on the same day, for somebody else.
alter table people.appointment drop constraint appointment_district_id_person_id_role_unit_id_valid_from_key;
create index on people.appointment (district_id, person_id, role, unit_id, valid_from);

-- Raised with every change of an appointment: what a process keeps of them is as new as this number says.
create table people.post_version (
    district_id int not null primary key,
    version     bigint not null
);
comment on table people.post_version is 'dist: how often the appointments of a district were changed';

-- For whom somebody made a move who stands in; covered by the hash of the move.
alter table matters.move add column for_id bigint;
comment on column matters.move.for_id is 'on whose behalf a stand-in acted';

-- The three administrators (GB/T 22239, level 3: system, security and audit are separate). The key is the person: nobody is two of them.
create table people.administrator (
    district_id int not null,
    person_id   bigint not null,
    kind        text not null check (kind in ('system', 'security', 'audit')),
    given_at    timestamptz not null,
    given_by    bigint,
    reason      text not null,
    primary key (district_id, person_id),
    foreign key (district_id, person_id) references people.person
);
comment on table people.administrator is 'dist: who administers the installation, and as which of three';

do $$
declare t text;
begin
    foreach t in array array['people.post_version', 'people.administrator'] loop
        execute format('grant select, insert, update, delete on %s to jinlin_app', t);
        execute format('alter table %s enable row level security', t);
        execute format('create policy district on %s using (district_id = kit.scope_district()) with check (district_id = kit.scope_district())', t);
        execute format('create policy staff on %s as restrictive for select using (kit.scope_kind() <> ''person'')', t);
    end loop;
end $$;
