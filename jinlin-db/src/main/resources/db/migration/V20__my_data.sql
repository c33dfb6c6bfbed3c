-- What a person may ask about the own data (PIPL Art. 44 to 50): corrections and erasure wait for somebody who knows the
-- person, consents are kept with the version that was read, and a guardian speaks for a child under fourteen (Art. 31).
create table people.data_request (
    district_id int not null,
    id          bigint not null,
    person_id   bigint not null,
    what        text not null,
    wanted      bytea,
    state       text not null,
    proof_key   bytea,
    asked_at    timestamptz not null,
    due_at      timestamptz not null,
    decided_by  bigint,
    decided_at  timestamptz,
    reason      text,
    done_at     timestamptz,
    primary key (district_id, id),
    foreign key (district_id, person_id) references people.person
);
create unique index on people.data_request (district_id, person_id, what) where state in ('asked', 'confirmed');
create index on people.data_request (district_id, person_id, id);
create index on people.data_request (district_id, id) where state in ('asked', 'confirmed');
create unique index on people.data_request (district_id, proof_key) where proof_key is not null;
comment on table people.data_request is 'dist: what a person wants corrected or erased; what is wanted is sealed, and goes when it is decided';

create table people.consent (
    district_id      int not null,
    id               bigint not null,
    person_id        bigint not null,
    given_by         bigint not null,
    code             text not null,
    version          int not null check (version > 0),
    playbook_code    text not null,
    playbook_version int not null,
    given_at         timestamptz not null,
    withdrawn_at     timestamptz,
    primary key (district_id, id),
    foreign key (district_id, person_id) references people.person
);
create unique index on people.consent (district_id, person_id, code) where withdrawn_at is null;
create index on people.consent (district_id, person_id, id);
comment on table people.consent is 'dist: a consent as it was given: the version of the text and the playbook that holds the text, until it was withdrawn';

create table people.guardian (
    district_id int not null,
    child_id    bigint not null,
    guardian_id bigint not null,
    until_day   date not null,
    since_at    timestamptz not null,
    primary key (district_id, child_id, guardian_id),
    foreign key (district_id, child_id) references people.person,
    foreign key (district_id, guardian_id) references people.person
);
create index on people.guardian (district_id, guardian_id);
comment on table people.guardian is 'dist: who speaks for a child until before its fourteenth birthday; the birthday itself is not kept';

do $$
declare t text;
begin
    foreach t in array array['people.data_request', 'people.consent', 'people.guardian'] loop
        execute format('grant select, insert, update, delete on %s to jinlin_app', t);
        execute format('alter table %s enable row level security', t);
        execute format('create policy district on %s using (district_id = kit.scope_district()) with check (district_id = kit.scope_district())', t);
    end loop;
end $$;
create policy own on people.data_request as restrictive for select using (kit.scope_kind() <> 'person' or person_id = kit.scope_id());
create policy own on people.consent as restrictive for select using (kit.scope_kind() <> 'person' or person_id = kit.scope_id() or given_by = kit.scope_id());
create policy own on people.guardian as restrictive for select using (kit.scope_kind() <> 'person' or guardian_id = kit.scope_id() or child_id = kit.scope_id());
-- consents are evidence: they are withdrawn, and not deleted
revoke delete on people.consent from jinlin_app;

-- who was erased keeps the number, so that counts and chains hold, and nothing else
alter table people.person add column erased_at timestamptz;

-- what belongs to somebody is found by that somebody
create index on people.session (district_id, account_id);
create index on people.login (district_id, account_id);
create index on people.claim_link (district_id, person_id);
create index on people.link (district_id, person_id);
