-- What rests in a register is read by its kind: which teams have a skill (CT-05). Only what is kept stands in it: requests and orders never do.
create index on matters.matter (district_id, kind, id) where ended_at is null and stage = 'kept';
