-- Points and time given, in double entry: what one account loses another gains, in one statement, so that a half of a transfer cannot
-- be there without the other. Entries and transfers are added and never changed or removed; a mistake is put right by a further transfer.
create schema points;
grant usage on schema points to jinlin_app;

create table points.account (
    district_id int not null,
    id          bigint not null,
    kind        text not null check (kind in ('person', 'team', 'community', 'bank')),
    holder_id   bigint not null,
    currency    text not null check (currency in ('points', 'minutes')),
    balance     bigint not null,
    entries     bigint not null check (entries >= 0),
    opened_at   timestamptz not null,
    primary key (district_id, id),
    unique (district_id, kind, holder_id, currency),
    check (balance >= 0 or kind = 'bank')
);
comment on table points.account is 'dist: what somebody has of a currency; the balance is that of the last entry. Only the bank may be below zero: it is what all others have together';

create table points.transfer (
    district_id int not null,
    id          bigint not null,
    key         uuid not null,
    kind        text not null,
    currency    text not null,
    from_id     bigint not null,
    to_id       bigint not null,
    amount      bigint not null check (amount > 0),
    at          timestamptz not null,
    actor_id    bigint,
    matter_id   bigint,
    number      text,
    rule        text,
    corrects_id bigint,
    primary key (district_id, id),
    unique (district_id, key),
    foreign key (district_id, corrects_id) references points.transfer
);
create index on points.transfer (district_id, corrects_id) where corrects_id is not null;
comment on table points.transfer is 'dist: so much from one account to another, once a key; codes, ids and times only';

create table points.entry (
    district_id int not null,
    account_id  bigint not null,
    number      bigint not null check (number > 0),
    transfer_id bigint not null,
    amount      bigint not null check (amount <> 0),
    balance     bigint not null,
    primary key (district_id, account_id, number),
    foreign key (district_id, account_id) references points.account,
    foreign key (district_id, transfer_id) references points.transfer
);
comment on table points.entry is 'dist: one half of a transfer; numbered from 1 without gaps in each account, with the balance after it';

create table points.lot (
    district_id int not null,
    account_id  bigint not null,
    id          bigint not null,
    transfer_id bigint not null,
    remaining   bigint not null check (remaining >= 0),
    expires_on  date not null,
    primary key (district_id, account_id, id),
    foreign key (district_id, account_id) references points.account
);
create index on points.lot (district_id, account_id, expires_on, id) where remaining > 0;
create index on points.lot (district_id, expires_on, account_id) where remaining > 0;
comment on table points.lot is 'dist: what is left of something earned that does not hold for ever; what goes first is spent first';

create table points.award (
    district_id int not null,
    id          bigint not null,
    rule        text not null,
    currency    text not null,
    account_id  bigint not null,
    matter_id   bigint not null,
    seq         int not null,
    number      text not null,
    place_id    bigint not null,
    maker_id    bigint,
    payer_id    bigint,
    earned      bigint not null,
    amount      bigint not null check (amount between 0 and earned),
    expires_on  date,
    day         date not null,
    at          timestamptz not null,
    state       text not null,
    playbook_code    text not null,
    playbook_version int not null,
    decided_by  bigint,
    decided_at  timestamptz,
    primary key (district_id, id),
    unique (district_id, matter_id, seq, rule, account_id),
    foreign key (district_id, account_id) references points.account
);
create index on points.award (district_id, account_id, rule, day);
create index on points.award (district_id, account_id, id);
create index on points.award (district_id, id) where state = 'waiting';
create index on points.award (district_id, id) where state in ('due', 'undoing');
create index on points.award (district_id, day, place_id);
comment on table points.award is 'dist: what a move earned by a rule: before and after the caps, given, waiting to be confirmed, refused or taken back';

create table points.subject (
    district_id int not null,
    matter_id   bigint not null,
    opener_id   bigint,
    place_id    bigint not null,
    facts       jsonb not null,
    seq         int not null,
    primary key (district_id, matter_id)
);
comment on table points.subject is 'dist: what the rules ask of a matter that may earn something, as the log told it so far';

create table points.position (
    district_id int not null,
    reader      text not null,
    position    bigint not null,
    primary key (district_id, reader)
);
comment on table points.position is 'dist: how far a reader has read the log';

do $$
declare t text;
begin
    foreach t in array array['account', 'transfer', 'entry', 'lot', 'award', 'subject', 'position'] loop
        execute format('grant select, insert on points.%s to jinlin_app', t);
        execute format('alter table points.%s enable row level security', t);
        execute format('create policy district on points.%s using (district_id = kit.scope_district()) with check (district_id = kit.scope_district())', t);
    end loop;
end $$;
-- of an account only what it holds changes, of a lot only what is left of it
grant update (balance, entries) on points.account to jinlin_app;
grant update (remaining) on points.lot to jinlin_app;
grant update (state, decided_by, decided_at) on points.award to jinlin_app;
grant update (place_id, facts, seq) on points.subject to jinlin_app;
grant update (position) on points.position to jinlin_app;

-- Whoever only looks, books nothing.
create policy booked_by on points.transfer as restrictive for insert with check (kit.scope_kind() in ('move', 'reader', 'clock'));
create policy booked_by on points.entry as restrictive for insert with check (kit.scope_kind() in ('move', 'reader', 'clock'));

-- A resident's own reads see the own accounts and what went in and out of them.
create policy own on points.account as restrictive for select using (kit.scope_kind() <> 'person' or (kind = 'person' and holder_id = kit.scope_id()));
create policy own on points.entry as restrictive for select using (
    kit.scope_kind() <> 'person' or exists (select 1 from points.account a where a.district_id = entry.district_id and a.id = entry.account_id offset 0));
create policy own on points.lot as restrictive for select using (
    kit.scope_kind() <> 'person' or exists (select 1 from points.account a where a.district_id = lot.district_id and a.id = lot.account_id offset 0));
create policy own on points.award as restrictive for select using (
    kit.scope_kind() <> 'person' or exists (select 1 from points.account a where a.district_id = award.district_id and a.id = award.account_id offset 0));
create policy own on points.transfer as restrictive for select using (
    kit.scope_kind() <> 'person' or exists (select 1 from points.account a where a.district_id = transfer.district_id and a.id in (transfer.from_id, transfer.to_id) offset 0));
create policy staff on points.subject as restrictive for select using (kit.scope_kind() <> 'person');
create policy staff on points.position as restrictive for select using (kit.scope_kind() <> 'person');
