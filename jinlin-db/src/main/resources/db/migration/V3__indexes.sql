-- What is looked for by more than its key: without these the first reader of a grown table reads all of it.

-- the tokens of an account: shown, counted and revoked
create index on people.token (district_id, account_id);
-- the moves of a day, for its root
create index on matters.move (district_id, at);
-- the open list, of the whole tenant or of some units
create index on insight.fact (district_id, place_id, matter_id) where ended_at is null;
