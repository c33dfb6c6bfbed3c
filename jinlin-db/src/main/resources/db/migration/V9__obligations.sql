-- What was done of what is owed again and again: a matter counts once for an obligation and whoever owes it in a stretch of
-- the calendar. Made from the log, like the facts; obligations are new, so nothing that was read before could count.
create table insight.deed (
    district_id int not null,
    obligation  text not null,
    period      date not null,
    holder_id   bigint not null,
    matter_id   bigint not null,
    seq         int not null,
    at          timestamptz not null,
    primary key (district_id, obligation, period, holder_id, matter_id)
);
create index on insight.deed (district_id, holder_id, obligation, period);
create index on insight.deed (district_id, matter_id);
comment on table insight.deed is 'dist: what counts towards an obligation, for a person or at a place, from the log and able to be rebuilt';

grant select, insert, update, delete on insight.deed to jinlin_app;
alter table insight.deed enable row level security;
create policy district on insight.deed using (district_id = kit.scope_district()) with check (district_id = kit.scope_district());
create policy staff on insight.deed as restrictive for select using (kit.scope_kind() <> 'person');
