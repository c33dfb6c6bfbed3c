-- Photos of a matter on the board that somebody in office chose to publish, with what they covered burned into the picture: a file
-- of its own each. The photo that it was made from stays as closed as before. Rows stay, for who published and who took down.
create table matters.published_photo (
    district_id  int not null,
    id           bigint not null,
    matter_id    bigint not null,
    file_id      bigint not null,
    published_by bigint not null,
    published_at timestamptz not null,
    boxes        int not null,
    width        int not null,
    height       int not null,
    sha256       bytea not null,
    withdrawn_by bigint,
    withdrawn_at timestamptz,
    primary key (district_id, id),
    foreign key (district_id, matter_id) references matters.matter,
    foreign key (district_id, file_id) references matters.file on delete cascade,
    check ((withdrawn_by is null) = (withdrawn_at is null))
);
create index on matters.published_photo (district_id, matter_id, id);
create index on matters.published_photo (district_id, file_id);
-- of a photo one version at most stands
create unique index published_photo_standing on matters.published_photo (district_id, file_id) where withdrawn_at is null;
comment on table matters.published_photo is 'dist: a covered copy of a photo that everybody may see while its matter is on the board; its bytes lie in the file store under its own id';

grant select, insert, update on matters.published_photo to jinlin_app;
alter table matters.published_photo enable row level security;
create policy district on matters.published_photo using (district_id = kit.scope_district()) with check (district_id = kit.scope_district());
create policy shown on matters.published_photo as restrictive for select using (
    kit.scope_kind() <> 'person' or (withdrawn_at is null
    and exists (select 1 from matters.shown s where s.district_id = published_photo.district_id and s.matter_id = published_photo.matter_id offset 0)));
create policy staff_adds on matters.published_photo as restrictive for insert with check (kit.scope_kind() <> 'person');
create policy staff_changes on matters.published_photo as restrictive for update using (kit.scope_kind() <> 'person');
