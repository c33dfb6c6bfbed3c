-- Signing in: with a second factor, by phone; known devices, remembered phones, what limits guessing and flooding on all
-- servers together, and how an account is given back to its owner by two of the community.

alter table people.session add column agent text not null default '', add column strong boolean not null default false;
comment on column people.session.strong is 'whether it may act for posts: opened with a second factor, or for somebody of whom none is asked';
comment on column people.session.agent is 'which kind of browser on which kind of system, as two words; nothing that tells two of a kind apart';

create table people.sign_in_try (
    key      bytea primary key,
    failures int not null,
    last_at  timestamptz not null,
    until_at timestamptz not null
);
create index on people.sign_in_try (last_at);
comment on table people.sign_in_try is 'claim: failed tries by the keyed hash of a name with a device or an address, and how long that has to wait';

create table people.allowance (
    key     bytea primary key,
    full_at timestamptz not null
);
create index on people.allowance (full_at);
comment on table people.allowance is 'claim: how much a phone, device or address has used of what it may do, by a keyed hash: all of it is there again at full_at';

create table people.device (
    token_hash  bytea primary key,
    district_id int not null,
    account_id  bigint not null,
    expires_at  timestamptz not null
);
create index on people.device (district_id, account_id);
create index on people.device (expires_at);
comment on table people.device is 'claim: a browser in which an account has signed in before, by the hash of its cookie';

create table people.challenge (
    token_hash  bytea primary key,
    kind        text not null check (kind in ('factor', 'enrol', 'totp', 'phone')),
    district_id int not null,
    account_id  bigint not null,
    held        bytea not null,
    tries_left  int not null,
    expires_at  timestamptz not null
);
create index on people.challenge (expires_at);
comment on table people.challenge is 'claim: a step of signing in that was asked for and waits for its answer, by the hash of the cookie of the browser; what the answer has to be is sealed. District and account are 0 before they are known';

create table people.totp (
    district_id  int not null,
    account_id   bigint not null,
    secret       bytea not null,
    last_step    bigint not null,
    confirmed_at timestamptz not null,
    primary key (district_id, account_id),
    foreign key (district_id, account_id) references people.account
);
comment on table people.totp is 'dist: the secret of an account that its owner''s phone makes codes of (RFC 6238), sealed; last_step is the step of the code that was used last';

create table people.recovery_code (
    district_id int not null,
    account_id  bigint not null,
    code_hash   bytea not null,
    primary key (district_id, account_id, code_hash),
    foreign key (district_id, account_id) references people.account
);
comment on table people.recovery_code is 'dist: one-time codes for who has lost the second factor, by their keyed hash; a used one is deleted';

create table people.proven_phone (
    phone_index bytea primary key,
    district_id int not null,
    account_id  bigint not null,
    proven_at   timestamptz not null,
    unique (district_id, account_id)
);
comment on table people.proven_phone is 'claim: the account whose owner has proved to hold a phone, by the keyed hash of its number';

create table people.remembered (
    series_hash   bytea primary key,
    district_id   int not null,
    account_id    bigint not null,
    token_hash    bytea not null,
    previous_hash bytea,
    turned_at     timestamptz not null,
    expires_at    timestamptz not null
);
create index on people.remembered (district_id, account_id);
create index on people.remembered (expires_at);
comment on table people.remembered is 'claim: a phone that signs its owner in again; each use turns the token, and an old one that comes back ends it';

create table people.recovery (
    district_id  int not null,
    id           bigint not null,
    account_id   bigint not null,
    unit_id      bigint not null,
    reason       bytea not null,
    started_by   bigint not null,
    started_at   timestamptz not null,
    confirmed_by bigint check (confirmed_by <> started_by),
    code_hash    bytea,
    tries_left   int not null,
    expires_at   timestamptz not null,
    used_at      timestamptz,
    primary key (district_id, id),
    foreign key (district_id, account_id) references people.account
);
create index on people.recovery (district_id, unit_id, id);
create index on people.recovery (district_id, account_id, id);
comment on table people.recovery is 'dist: an account given back to its owner by two persons of one unit; the reason is sealed, the code is a keyed hash';

create table people.account_event (
    district_id int not null,
    id          bigint not null,
    account_id  bigint not null,
    at          timestamptz not null,
    kind        text not null,
    by_person   bigint,
    primary key (district_id, id),
    foreign key (district_id, account_id) references people.account
);
create index on people.account_event (district_id, account_id, id);
comment on table people.account_event is 'dist: what happened to an account, for its owner to read';

do $$
declare t text;
begin
    foreach t in array array['sign_in_try', 'allowance', 'device', 'challenge', 'proven_phone', 'remembered',
                             'totp', 'recovery_code', 'recovery', 'account_event'] loop
        execute format('grant select, insert, update, delete on people.%I to jinlin_app', t);
    end loop;
    foreach t in array array['totp', 'recovery_code', 'recovery', 'account_event'] loop
        execute format('alter table people.%I enable row level security', t);
        execute format('create policy district on people.%I using (district_id = kit.scope_district()) with check (district_id = kit.scope_district())', t);
    end loop;
    foreach t in array array['totp', 'recovery_code', 'recovery'] loop
        execute format('create policy staff on people.%I as restrictive for select using (kit.scope_kind() <> ''person'')', t);
    end loop;
end $$;

-- What happened to an account stays told until it is too old to matter.
revoke update on people.account_event from jinlin_app;
create policy staff on people.account_event as restrictive for select using (kit.scope_kind() <> 'person');
