-- Which key makes the blind indexes that are written, for every server alike: who writes one that has to be the only one of its kind holds
-- the row until the end of the transaction, so that a change of keys waits for it, and it for the change. There is no row before somebody wrote.
create table people.index_key (
    one    boolean primary key default true check (one),
    key_id text not null,
    since  timestamptz not null
);
comment on table people.index_key is 'ref: the key of blind indexes that rows are written with, and since when; first is the one of the beginning';
grant select, insert, update on people.index_key to jinlin_app;
