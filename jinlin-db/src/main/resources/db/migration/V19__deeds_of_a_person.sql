-- What somebody did on matters, the latest first: the other half of the audit, searched by the audit administrator.
create index on matters.move (district_id, actor_id, at, matter_id, seq);
