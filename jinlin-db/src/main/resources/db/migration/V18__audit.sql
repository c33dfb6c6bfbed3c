-- Who did what besides the moves of matters, which have a log of their own: signing in, looking at names, taking files out, changing
-- rules, and what was refused. Numbers and codes only, never a name, a phone or a word that somebody wrote. The program may add entries
-- and read them in the scope of the audit; it may change and remove none (网络安全法 Art. 21: kept for six months at least).
create table people.audit (
    district_id  int not null,
    id           bigint not null,
    at           timestamptz not null,
    actor_id     bigint not null,
    role         text,
    unit_id      bigint,
    act          text not null,
    subject_kind text not null,
    subject_id   bigint not null,
    amount       int not null,
    refused      boolean not null,
    device       text not null,
    primary key (district_id, id)
);
create index on people.audit (district_id, at, id);
create index on people.audit (district_id, actor_id, at, id);
create index on people.audit (district_id, act, at, id);
create index on people.audit (district_id, subject_kind, subject_id, at, id);
comment on table people.audit is 'dist: acts besides moves, as numbers and codes; district 0 is the installation itself';

-- The chain is made afterwards by one hand, so that nobody who acts waits for somebody else who acts.
create table people.audit_chain (
    district_id int not null,
    position    bigint not null check (position > 0),
    entry_id    bigint not null,
    hash        bytea not null,
    hashed_by   text not null,
    primary key (district_id, position),
    unique (district_id, entry_id),
    foreign key (district_id, entry_id) references people.audit
);
comment on table people.audit_chain is 'dist: the entries of the audit in the order in which they were chained; each hash covers its entry and the hash before';

create table people.audit_unchained (
    district_id int not null,
    entry_id    bigint not null,
    primary key (district_id, entry_id)
);
comment on table people.audit_unchained is 'dist: committed entries of the audit that stand in no chain yet';

create table people.audit_head (
    district_id   int primary key,
    next_position bigint not null,
    hash          bytea not null
);
comment on table people.audit_head is 'dist: where the chain of the audit goes on';

create table people.audit_day (
    district_id   int not null,
    day           date not null,
    last_position bigint not null,
    head          bytea not null,
    root          bytea not null,
    hashed_by     text not null,
    primary key (district_id, day)
);
comment on table people.audit_day is 'dist: how far the chain of the audit reached on a day; the root covers that and the root before, and is published';

do $$
declare t text;
begin
    foreach t in array array['people.audit', 'people.audit_chain', 'people.audit_unchained', 'people.audit_head', 'people.audit_day'] loop
        execute format('grant select, insert on %s to jinlin_app', t);
        execute format('alter table %s enable row level security', t);
        execute format('create policy district on %s using (district_id = kit.scope_district()) with check (district_id = kit.scope_district())', t);
        execute format('create policy audit_reads on %s as restrictive for select using (kit.scope_kind() = ''audit'')', t);
    end loop;
    -- whoever acts writes an entry and its mark, in the scope in which it acts; the chain itself is written by the audit only
    foreach t in array array['people.audit_chain', 'people.audit_head', 'people.audit_day'] loop
        execute format('create policy audit_adds on %s as restrictive for insert with check (kit.scope_kind() = ''audit'')', t);
    end loop;
end $$;
grant delete on people.audit_unchained to jinlin_app;
create policy audit_removes on people.audit_unchained as restrictive for delete using (kit.scope_kind() = 'audit');
grant update on people.audit_head to jinlin_app;
create policy audit_changes on people.audit_head as restrictive for update using (kit.scope_kind() = 'audit');
