-- The roles that moves told of a matter: they see it, and find it on a list. Made from the log, like the rest of the row.
alter table matters.matter add column told text[] not null default '{}';

update matters.matter m set told = t.roles
from (select v.district_id, v.matter_id, array_agg(distinct r.role order by r.role) as roles
      from matters.move v cross join jsonb_array_elements_text(v.change::jsonb -> 'tells') r(role)
      group by v.district_id, v.matter_id) t
where m.district_id = t.district_id and m.id = t.matter_id;

create index on matters.matter (district_id, id) where cardinality(told) > 0;
