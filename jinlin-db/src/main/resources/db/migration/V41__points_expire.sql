-- Whether anything of an account may expire, in its own row: who waited for the row reads it as it is then, and so who has nothing that
-- expires can pay by one statement, with no lock and no look before it.
alter table points.account add column expires boolean not null default false;
update points.account a set expires = true
    where exists (select from points.lot l where l.district_id = a.district_id and l.account_id = a.id and l.remaining > 0);
grant update (expires) on points.account to jinlin_app;
