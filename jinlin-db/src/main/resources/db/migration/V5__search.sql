-- What a matter is found by. Kept as keyed hashes, so that the table says nothing to who has no key file, and as plain
-- numbers under a btree, because row-level security lets no index be used but with leakproof operators, and those of
-- arrays and text search are not. Filled behind the log, like the facts.
create table matters.term (
    district_id int not null,
    hash        bigint not null,
    matter_id   bigint not null,
    primary key (district_id, hash, matter_id)
);
comment on table matters.term is 'dist: what a matter is found by: pairs of characters that were said on opening, its units, the asker''s name and phone';

create table matters.position (
    district_id int not null,
    reader      text not null,
    position    bigint not null,
    primary key (district_id, reader)
);
comment on table matters.position is 'dist: how far a reader in this room has read the log';

do $$
declare t text;
begin
    foreach t in array array['matters.term', 'matters.position'] loop
        execute format('grant select, insert, update, delete on %s to jinlin_app', t);
        execute format('alter table %s enable row level security', t);
        execute format('create policy district on %s using (district_id = kit.scope_district()) with check (district_id = kit.scope_district())', t);
        execute format('create policy staff on %s as restrictive for select using (kit.scope_kind() <> ''person'')', t);
    end loop;
end $$;
