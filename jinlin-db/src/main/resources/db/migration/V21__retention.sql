-- How long the words of what has ended are kept, what may not be erased meanwhile, and the proof of what was.
create table matters.hold (
    district_id  int not null,
    id           bigint not null,
    subject_kind text not null,
    subject_id   bigint not null,
    reason       text not null,
    by_id        bigint not null,
    since_at     timestamptz not null,
    ended_at     timestamptz,
    ended_by     bigint,
    primary key (district_id, id)
);
create unique index on matters.hold (district_id, subject_kind, subject_id) where ended_at is null;
create index on matters.hold (district_id, id) where ended_at is null;
comment on table matters.hold is 'dist: what a court or an inquiry still needs: nothing of this matter or person is erased until the hold ends';

create table matters.destruction (
    district_id int not null,
    id          bigint not null,
    kind        text not null,
    at          timestamptz not null,
    body        text not null,
    signature   bytea not null,
    primary key (district_id, id)
);
comment on table matters.destruction is 'dist: the signed proof of what was destroyed: counts, rules and hashes, no words and no names';

create table matters.retired (
    district_id    int not null,
    matter_id      bigint not null,
    rule           text not null,
    at             timestamptz not null,
    destruction_id bigint,
    primary key (district_id, matter_id),
    foreign key (district_id, matter_id) references matters.matter
);
create index on matters.retired (district_id, rule, matter_id) where destruction_id is null;
comment on table matters.retired is 'dist: ended matters whose words went when their time was over; without destruction_id the proof is still to be made';

do $$
declare t text;
begin
    foreach t in array array['matters.hold', 'matters.destruction', 'matters.retired'] loop
        execute format('grant select, insert, update on %s to jinlin_app', t);
        execute format('alter table %s enable row level security', t);
        execute format('create policy district on %s using (district_id = kit.scope_district()) with check (district_id = kit.scope_district())', t);
        execute format('create policy staff on %s as restrictive for select using (kit.scope_kind() <> ''person'')', t);
    end loop;
end $$;
revoke update on matters.destruction from jinlin_app;

-- what ended before a time, for the nightly look at what is over
create index on matters.matter (district_id, ended_at, id) where ended_at is not null;
