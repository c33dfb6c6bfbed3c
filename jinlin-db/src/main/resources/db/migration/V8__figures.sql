-- What moves declared of a matter, so that figures can count by it and registers can show it. What was read so far gets what
-- its matters have now: whatever the reader of the log has still to read sets the same again.
alter table insight.fact add column facts jsonb not null default '{}';

update insight.fact f set facts = m.facts::jsonb
from matters.matter m
where m.district_id = f.district_id and m.id = f.matter_id and m.facts <> '{}';

-- what ended in a stretch of time, whenever it began
create index on insight.fact (district_id, kind, ended_at, matter_id) where ended_at is not null;

-- A move that stops a clock and starts it anew tells the log of the new round only. The one before ended with it, and until now
-- it stood there as if it ran.
update insight.fact_clock c
set missed_at = coalesce(c.missed_at, case when c.due_at < n.started_at then c.due_at end),
    state = case when c.missed_at is null and c.due_at >= n.started_at then 'met' else 'missed' end,
    ended_at = n.started_at
from insight.fact_clock n
where n.district_id = c.district_id and n.matter_id = c.matter_id and n.clock = c.clock and n.round = c.round + 1 and c.ended_at is null;
