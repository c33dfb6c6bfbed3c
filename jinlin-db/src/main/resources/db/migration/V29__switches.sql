-- What the law leaves to a district: every decision about a switch, with its reason. The last one of a switch holds; none is
-- changed or removed.
create table people.switch_change (
    district_id int not null,
    id          bigint not null,
    code        text not null,
    nth         int not null check (nth > 0),
    is_on       boolean not null,
    at          timestamptz not null,
    by_person   bigint not null,
    reason      text not null,
    primary key (district_id, id),
    unique (district_id, code, nth)
);
comment on table people.switch_change is 'dist: what a district decided about a legal switch, when, who and why; of each switch the highest nth holds';

grant select, insert on people.switch_change to jinlin_app;
alter table people.switch_change enable row level security;
create policy district on people.switch_change using (district_id = kit.scope_district()) with check (district_id = kit.scope_district());
create policy staff on people.switch_change as restrictive for select using (kit.scope_kind() <> 'person');

-- What happened to an account goes when it is too old to matter: found by its time.
create index on people.account_event (district_id, at);
