-- What can be had for points and time: how many there are of a gift at a unit, and the vouchers that people got for it.
create table points.stock (
    district_id int not null,
    unit_id     bigint not null,
    gift        text not null,
    remaining   bigint not null check (remaining >= 0),
    primary key (district_id, unit_id, gift)
);
comment on table points.stock is 'dist: how many of a gift a unit has left; what a gift costs stands in the playbook';

create table points.voucher (
    district_id int not null,
    id          bigint not null,
    code        text not null,
    key         uuid not null,
    person_id   bigint not null,
    unit_id     bigint not null,
    gift        text not null,
    costs       bigint not null,
    currency    text not null,
    transfer_id bigint not null,
    state       text not null,
    at          timestamptz not null,
    decided_by  bigint,
    decided_at  timestamptz,
    primary key (district_id, id),
    unique (district_id, code),
    unique (district_id, key),
    foreign key (district_id, transfer_id) references points.transfer
);
create index on points.voucher (district_id, person_id, id);
create index on points.voucher (district_id, unit_id, id) where state = 'open';
comment on table points.voucher is 'dist: a gift that somebody has paid for: open, handed over or given back';

do $$
declare t text;
begin
    foreach t in array array['stock', 'voucher'] loop
        execute format('grant select, insert on points.%s to jinlin_app', t);
        execute format('alter table points.%s enable row level security', t);
        execute format('create policy district on points.%s using (district_id = kit.scope_district()) with check (district_id = kit.scope_district())', t);
    end loop;
end $$;
grant update (remaining) on points.stock to jinlin_app;
grant update (state, decided_by, decided_at) on points.voucher to jinlin_app;
create policy own on points.voucher as restrictive for select using (kit.scope_kind() <> 'person' or person_id = kit.scope_id());
create policy paid_by on points.voucher as restrictive for insert with check (kit.scope_kind() = 'move');
