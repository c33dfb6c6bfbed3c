-- Passkeys (WebAuthn level 2): a key pair of a phone, a computer or a stick, of which the public half lies here. Where a credential leads is found
-- before the district is known, so that stands apart, by the hash of its id.
create table people.passkey_claim (
    credential_hash bytea primary key,
    district_id     int not null,
    account_id      bigint not null,
    passkey_id      bigint not null
);
create index on people.passkey_claim (district_id, account_id);
comment on table people.passkey_claim is 'claim: the passkey that a credential is, by the hash of the id of the credential';

create table people.passkey (
    district_id int not null,
    id          bigint not null,
    account_id  bigint not null,
    held        bytea not null,
    sign_count  bigint not null,
    created_at  timestamptz not null,
    used_at     timestamptz,
    primary key (district_id, id),
    foreign key (district_id, account_id) references people.account
);
create index on people.passkey (district_id, account_id, id);
comment on table people.passkey is 'dist: the public half of a passkey of an account, its kind and the name that its owner gave it, sealed; sign_count is the counter of its last use';

grant select, insert, update, delete on people.passkey_claim, people.passkey to jinlin_app;
alter table people.passkey enable row level security;
create policy district on people.passkey using (district_id = kit.scope_district()) with check (district_id = kit.scope_district());
create policy staff on people.passkey as restrictive for select using (kit.scope_kind() <> 'person');

alter table people.challenge drop constraint challenge_kind_check;
alter table people.challenge add constraint challenge_kind_check check (kind in ('factor', 'enrol', 'totp', 'phone', 'passkey', 'passkey_add'));
