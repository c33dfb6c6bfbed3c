-- Signing out at the single sign-on. What was opened by it carries the hash of the session there (of nothing where none was named), so that the provider can end it.
alter table people.session add column openid_session bytea;
comment on column people.session.openid_session is 'the hash of the session at the single sign-on that opened it; null for any other way in';
create index on people.session (openid_session) where openid_session is not null;
alter table people.challenge add column openid_session bytea;
comment on column people.challenge.openid_session is 'as in people.session, while a second proof is waited for';
create index on people.challenge (openid_session) where openid_session is not null;
create index on people.challenge (district_id, account_id);

alter table people.challenge drop constraint challenge_kind_check;
alter table people.challenge add constraint challenge_kind_check
    check (kind in ('factor', 'enrol', 'totp', 'phone', 'passkey', 'passkey_add', 'openid', 'openid_out', 'openid_gone'));

create table people.openid_told (
    told_hash  bytea primary key,
    expires_at timestamptz not null
);
create index on people.openid_told (expires_at);
comment on table people.openid_told is 'claim: a logout token that was taken, by the hash of its number, for as long as another of it would still be taken';
grant select, insert, delete on people.openid_told to jinlin_app;
