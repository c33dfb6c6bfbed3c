-- A secret ballot: how many voted for each line of what was put to the vote. Who voted stands in the log of moves, for what stands nowhere: nothing here
-- names a person or a time, and nobody but a move reads it, so no page or report can tell how it stands while people vote.
create table matters.ballot (
    district_id int not null,
    matter_id   bigint not null,
    line        int not null,
    votes       int not null,
    primary key (district_id, matter_id, line),
    foreign key (district_id, matter_id) references matters.matter
);
comment on table matters.ballot is 'dist: votes for a line of what is voted on, counted from 1; a line without votes has no row';

grant select, insert, update on matters.ballot to jinlin_app;
alter table matters.ballot enable row level security;
create policy district on matters.ballot using (district_id = kit.scope_district()) with check (district_id = kit.scope_district());
create policy move on matters.ballot as restrictive for select using (kit.scope_kind() = 'move');
