-- A code for once, by which somebody chooses the first password of an account, or a new one.
create table people.first_code (
    district_id int not null,
    account_id  bigint not null,
    code_hash   bytea not null,
    expires_at  timestamptz not null,
    tries       int not null,
    primary key (district_id, account_id),
    foreign key (district_id, account_id) references people.account
);
comment on table people.first_code is 'dist: by its hash, the code with which somebody chooses a password once';

-- The keyed hash of the whole name, as there is one of the phone: persons are found by either and read by neither.
alter table people.person add column name_index bytea;
create index on people.person (district_id, name_index);

-- Ending all sessions of an account looks for them by it.
create index on people.session (district_id, account_id);
create index on people.login (district_id, account_id);

grant select, insert, update, delete on people.first_code to jinlin_app;
alter table people.first_code enable row level security;
create policy district on people.first_code using (district_id = kit.scope_district()) with check (district_id = kit.scope_district());
create policy staff on people.first_code as restrictive for select using (kit.scope_kind() <> 'person');
