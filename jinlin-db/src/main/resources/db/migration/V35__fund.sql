-- The neighbours' fund: donations and grants in the same double entry, in a currency of its own. What comes in comes from the bank's account of that
-- currency, which stands for the world outside, and what goes out goes there; so all of it still sums to zero, and no fund is ever below zero.
alter table points.account drop constraint account_kind_check, drop constraint account_currency_check;
alter table points.account
    add constraint account_kind_check check (kind in ('person', 'team', 'community', 'fund', 'bank')),
    add constraint account_currency_check check (currency in ('points', 'minutes', 'cents')),
    add constraint account_money_check check (kind = 'bank' or (kind = 'fund') = (currency = 'cents'));

create table points.fund_line (
    district_id int not null,
    id          bigint not null,
    unit_id     bigint not null,
    transfer_id bigint not null,
    reference   text not null check (length(reference) between 1 and 80),
    day         date not null,
    amount      bigint not null check (amount <> 0),
    purpose     text not null,
    people      int check (people between 1 and 100000),
    donor       bytea,
    named       boolean not null,
    corrects_id bigint,
    actor_id    bigint not null,
    at          timestamptz not null,
    primary key (district_id, id),
    unique (district_id, unit_id, reference),
    foreign key (district_id, transfer_id) references points.transfer,
    foreign key (district_id, corrects_id) references points.fund_line,
    check (not named or donor is not null)
);
create index on points.fund_line (district_id, unit_id, id);
create index on points.fund_line (district_id, unit_id, day);
create unique index on points.fund_line (district_id, corrects_id) where corrects_id is not null;
create index on points.fund_line (district_id, transfer_id);
comment on table points.fund_line is 'dist: a line of the book of a fund: when, how much in hundredths of a yuan, what for; who gave it is sealed, and told only where they said yes. Who was helped is nowhere';

grant select, insert on points.fund_line to jinlin_app;
-- sealed anew when a key changes; nothing else of a line does
grant update (donor) on points.fund_line to jinlin_app;
alter table points.fund_line enable row level security;
create policy district on points.fund_line using (district_id = kit.scope_district()) with check (district_id = kit.scope_district());
create policy staff on points.fund_line as restrictive for select using (kit.scope_kind() <> 'person');
create policy booked_by on points.fund_line as restrictive for insert with check (kit.scope_kind() in ('move', 'reader', 'clock'));

-- Why something was booked the other way by hand: one of a few words, so that nothing about anybody stands there.
alter table points.transfer add column reason text check (reason in ('wrong_person', 'wrong_amount', 'not_done', 'twice', 'agreed'));
create index on points.award (district_id, id) where state = 'given';
