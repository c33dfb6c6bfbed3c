-- Signing in by a single sign-on of the house (OpenID Connect): whom somebody there is here. Looked up before the district is known.
create table people.openid_link (
    subject_index bytea primary key,
    district_id   int not null,
    account_id    bigint not null,
    linked_at     timestamptz not null,
    unique (district_id, account_id)
);
comment on table people.openid_link is 'claim: the account of somebody at the single sign-on, by the keyed hash of issuer and subject';
grant select, insert, update, delete on people.openid_link to jinlin_app;

alter table people.challenge drop constraint challenge_kind_check;
alter table people.challenge add constraint challenge_kind_check check (kind in ('factor', 'enrol', 'totp', 'phone', 'passkey', 'passkey_add', 'openid'));
