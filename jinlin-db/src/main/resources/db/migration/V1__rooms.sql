-- The rooms and what every table obeys. One PostgreSQL schema a room; kit holds what knows no domain word.
-- A table's comment begins with how it would be spread over machines:
--   dist   first column district_id, part of every key; one transaction writes one district
--   ref    small and rarely written, the same everywhere
--   claim  a claim of something unique in the whole installation, spread by its own key
--   local  of one installation, never shared
-- Nothing here uses sequences, triggers, now() or random(): ids and times are computed by the program and bound.

create schema kit;
create schema playbook;
create schema org;
create schema people;
create schema matters;
create schema insight;

-- Row-level security reads one setting, `set local jinlin.scope = '<district>:<kind>:<id>'`. No scope, no rows.
create function kit.scope_district() returns int language sql stable parallel safe
    return nullif(split_part(current_setting('jinlin.scope', true), ':', 1), '')::int;
create function kit.scope_kind() returns text language sql stable parallel safe
    return coalesce(split_part(current_setting('jinlin.scope', true), ':', 2), '');
create function kit.scope_id() returns bigint language sql stable parallel safe
    return nullif(split_part(current_setting('jinlin.scope', true), ':', 3), '')::bigint;

create table kit.node_lease (
    node       int primary key check (node between 0 and 1023),
    holder     text not null,
    until_at   timestamptz not null
);
comment on table kit.node_lease is 'local: which process makes ids with which node number';

create table kit.scheduled_tasks (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index on kit.scheduled_tasks (execution_time);
create index on kit.scheduled_tasks (last_heartbeat);
comment on table kit.scheduled_tasks is 'local: recurring jobs of db-scheduler, never one row a matter';

create table playbook.version (
    code         text not null,
    version      int not null check (version > 0),
    status       text not null check (status in ('draft', 'active', 'obsolete')),
    files        text not null,
    sha256       bytea not null,
    created_at   timestamptz not null,
    published_at timestamptz,
    published_by bigint,
    primary key (code, version),
    unique (code, sha256)
);
comment on table playbook.version is 'ref: immutable versions of working methods, with every file they were merged from';

create table org.tenant (
    district_id int primary key check (district_id between 1 and 99999),
    code        text not null unique,
    name        text not null,
    zone        text not null,
    root_id     bigint not null,
    created_at  timestamptz not null
);
comment on table org.tenant is 'ref: a county or district, and one more for a prefecture-level body';

create table org.unit (
    district_id int not null,
    id          bigint not null,
    level       text not null,
    name        text not null check (length(name) between 1 and 200),
    code        text,
    created_at  timestamptz not null,
    primary key (district_id, id),
    unique (district_id, code)
);
comment on table org.unit is 'dist: a node of the tree, or an organisation attached to it';

create table org.edge (
    district_id int not null,
    unit_id     bigint not null,
    parent_id   bigint not null,
    valid_from  date not null,
    valid_to    date check (valid_to > valid_from),
    primary key (district_id, unit_id, valid_from),
    foreign key (district_id, unit_id) references org.unit,
    foreign key (district_id, parent_id) references org.unit
);
create index on org.edge (district_id, parent_id);
comment on table org.edge is 'dist: whose child a unit is from a day until before a day';

create table org.area (
    district_id int not null,
    unit_id     bigint not null,
    valid_from  date not null,
    valid_to    date check (valid_to > valid_from),
    boundary    text not null,
    source      text not null,
    primary key (district_id, unit_id, valid_from),
    foreign key (district_id, unit_id) references org.unit
);
comment on table org.area is 'dist: the polygon of a grid in WKT, CGCS2000 degrees, and where it comes from';

create table org.binding (
    district_id      int not null,
    unit_id          bigint not null,
    playbook_code    text not null,
    playbook_version int not null,
    valid_from       timestamptz not null,
    primary key (district_id, unit_id, valid_from),
    foreign key (district_id, unit_id) references org.unit
);
comment on table org.binding is 'dist: which version of which playbook holds at a unit and below, from when';

create table people.household (
    district_id int not null,
    id          bigint not null,
    unit_id     bigint not null,
    door        bytea not null,
    tags        bytea,
    created_at  timestamptz not null,
    primary key (district_id, id)
);
create index on people.household (district_id, unit_id);
comment on table people.household is 'dist: who lives together; the door and the tags are sealed';

create table people.person (
    district_id  int not null,
    id           bigint not null,
    name         bytea not null,
    phone        bytea,
    phone_index  bytea,
    address      bytea,
    household_id bigint,
    unit_id      bigint,
    synthetic    boolean not null,
    created_at   timestamptz not null,
    primary key (district_id, id),
    foreign key (district_id, household_id) references people.household
);
create index on people.person (district_id, phone_index);
create index on people.person (district_id, household_id);
comment on table people.person is 'dist: somebody; name, phone and address are sealed, unit_id is where the person lives';

create table people.appointment (
    district_id int not null,
    id          bigint not null,
    person_id   bigint not null,
    role        text not null,
    unit_id     bigint not null,
    valid_from  date not null,
    valid_to    date check (valid_to > valid_from),
    primary key (district_id, id),
    unique (district_id, person_id, role, unit_id, valid_from),
    foreign key (district_id, person_id) references people.person
);
create index on people.appointment (district_id, unit_id, role);
comment on table people.appointment is 'dist: person x role x unit from a day until before a day';

create table people.link (
    district_id  int not null,
    id           bigint not null,
    kind         text not null,
    person_id    bigint not null,
    household_id bigint,
    unit_id      bigint,
    valid_from   date not null,
    valid_to     date check (valid_to > valid_from),
    consent_at   timestamptz,
    primary key (district_id, id),
    check (num_nonnulls(household_id, unit_id) = 1),
    foreign key (district_id, person_id) references people.person,
    foreign key (district_id, household_id) references people.household
);
create index on people.link (district_id, kind, person_id);
create index on people.link (district_id, household_id);
comment on table people.link is 'dist: a duty of a person towards a household or unit';

create table people.account (
    district_id   int not null,
    id            bigint not null,
    person_id     bigint not null,
    password_hash text,
    blocked       boolean not null,
    created_at    timestamptz not null,
    primary key (district_id, id),
    unique (district_id, person_id),
    foreign key (district_id, person_id) references people.person
);
comment on table people.account is 'dist: how a person signs in; one person a tenant';

create table people.login (
    login_index bytea primary key,
    district_id int not null,
    account_id  bigint not null
);
comment on table people.login is 'claim: the keyed hash of a sign-in name, unique in the installation';

create table people.session (
    token_hash  bytea primary key,
    district_id int not null,
    account_id  bigint not null,
    csrf        text not null,
    created_at  timestamptz not null,
    expires_at  timestamptz not null
);
create index on people.session (expires_at);
comment on table people.session is 'claim: a signed-in browser, by the hash of its cookie';

create table people.token (
    token_hash  bytea primary key,
    district_id int not null,
    account_id  bigint not null,
    name        text not null,
    created_at  timestamptz not null,
    expires_at  timestamptz,
    revoked_at  timestamptz
);
comment on table people.token is 'claim: a bearer token of an account for the API, by its hash';

create table people.claim_link (
    token_hash  bytea primary key,
    district_id int not null,
    person_id   bigint not null,
    created_at  timestamptz not null,
    expires_at  timestamptz not null
);
comment on table people.claim_link is 'claim: lets a guest reporter come back to the own matters, by the hash of the link';

create table people.read_log (
    district_id int not null,
    id          bigint not null,
    at          timestamptz not null,
    reader_id   bigint not null,
    subject_id  bigint not null,
    matter_id   bigint,
    what        text not null,
    reason      text not null,
    primary key (district_id, id)
);
create index on people.read_log (district_id, subject_id, at);
comment on table people.read_log is 'dist: who looked at whose personal data, when and why';

create table matters.matter (
    district_id      int not null,
    id               bigint not null,
    number           text not null,
    kind             text not null,
    playbook_code    text not null,
    playbook_version int not null,
    stage            text not null,
    outcome          text,
    grade            text,
    shown_grade      text,
    category         text,
    channel          text,
    owner_id         bigint not null,
    base_id          bigint not null,
    taker_id         bigint,
    place_id         bigint not null,
    chain            bigint[] not null,
    longitude        double precision,
    latitude         double precision,
    asker_id         bigint,
    opener_id        bigint,
    opener_unit_id   bigint,
    subject_id       bigint,
    parent_id        bigint,
    into_id          bigint,
    facts            text not null,
    tally            text not null,
    dues             text not null,
    seq              int not null,
    head             bytea not null,
    opened_at        timestamptz not null,
    moved_at         timestamptz not null,
    ended_at         timestamptz,
    due_at           timestamptz,
    primary key (district_id, id),
    unique (district_id, number),
    foreign key (district_id, parent_id) references matters.matter,
    check ((outcome is null) = (ended_at is null)),
    check (ended_at is not null or due_at is not null)
);
create index on matters.matter (district_id, owner_id, due_at, id) where ended_at is null;
create index on matters.matter (district_id, asker_id, id);
create index on matters.matter (district_id, parent_id) where parent_id is not null;
create index on matters.matter (district_id, due_at, id) where ended_at is null;
create index on matters.matter (district_id, taker_id, due_at, id) where ended_at is null and taker_id is not null;
create index on matters.matter using gin (chain) where ended_at is null;
comment on table matters.matter is 'dist: anything to be closed; equals the replay of its moves';

create table matters.move (
    district_id int not null,
    matter_id   bigint not null,
    seq         int not null check (seq > 0),
    verb        text not null,
    from_stage  text not null,
    to_stage    text not null,
    actor_kind  text not null,
    actor_id    bigint,
    unit_id     bigint,
    role        text,
    internal    boolean not null,
    at          timestamptz not null,
    change      text not null,
    words_hash  bytea,
    previous    bytea not null,
    hash        bytea not null,
    primary key (district_id, matter_id, seq),
    foreign key (district_id, matter_id) references matters.matter
);
comment on table matters.move is 'dist: the append-only log; codes, ids and times, and the salted hash of what was said';

create table matters.words (
    district_id int not null,
    matter_id   bigint not null,
    seq         int not null,
    salt        bytea not null,
    body        text not null,
    primary key (district_id, matter_id, seq),
    foreign key (district_id, matter_id, seq) references matters.move
);
comment on table matters.words is 'dist: what people wrote with a move, erasable by deleting the row with its salt';

create table matters.erasure (
    district_id int not null,
    matter_id   bigint not null,
    seq         int not null,
    rule        text not null,
    at          timestamptz not null,
    primary key (district_id, matter_id, seq)
);
comment on table matters.erasure is 'dist: that the words of a move were erased, when and under which rule';

create table matters.file (
    district_id int not null,
    id          bigint not null,
    uploader_id bigint not null,
    matter_id   bigint,
    seq         int,
    name        text not null,
    media_type  text not null,
    bytes       int not null,
    width       int not null,
    height      int not null,
    sha256      bytea not null,
    created_at  timestamptz not null,
    primary key (district_id, id),
    foreign key (district_id, matter_id, seq) references matters.move
);
create index on matters.file (district_id, matter_id, seq) where matter_id is not null;
create index on matters.file (district_id, created_at) where matter_id is null;
comment on table matters.file is 'dist: a photo; its bytes lie in the file store under district, month and id';

create table matters.due (
    district_id int not null,
    matter_id   bigint not null,
    clock       text not null,
    round       int not null,
    state       text not null check (state in ('running', 'paused', 'met', 'missed', 'void')),
    unit_id     bigint not null,
    started_at  timestamptz not null,
    due_at      timestamptz not null,
    wake_at     timestamptz not null,
    missed_at   timestamptz,
    ended_at    timestamptz,
    promise     boolean not null,
    shown_grade text,
    primary key (district_id, matter_id, clock),
    foreign key (district_id, matter_id) references matters.matter
);
create index on matters.due (district_id, wake_at, matter_id) where state = 'running';
comment on table matters.due is 'dist: a promise with a time; which clock of which matter';

create table matters.follower (
    district_id int not null,
    matter_id   bigint not null,
    person_id   bigint not null,
    origin_id   bigint,
    since_at    timestamptz not null,
    primary key (district_id, matter_id, person_id),
    foreign key (district_id, matter_id) references matters.matter
);
create index on matters.follower (district_id, person_id, matter_id);
comment on table matters.follower is 'dist: who follows a matter; origin_id is the own matter that was merged into it';

create table matters.command (
    district_id int not null,
    client_id   uuid not null,
    matter_id   bigint not null,
    seq         int not null,
    digest      bytea not null,
    at          timestamptz not null,
    primary key (district_id, client_id)
);
create index on matters.command (district_id, at);
comment on table matters.command is 'dist: client ids already carried out, kept 30 days';

create table matters.unnumbered (
    district_id int not null,
    matter_id   bigint not null,
    seq         int not null,
    primary key (district_id, matter_id, seq)
);
comment on table matters.unnumbered is 'dist: committed moves that have no position yet';

create table matters.log (
    district_id int not null,
    position    bigint not null,
    matter_id   bigint not null,
    seq         int not null,
    primary key (district_id, position),
    unique (district_id, matter_id, seq)
);
comment on table matters.log is 'dist: gap-free positions of committed moves; readers keep their own';

create table matters.numberer (
    district_id   int primary key,
    next_position bigint not null,
    holder        text,
    until_at      timestamptz
);
comment on table matters.numberer is 'dist: who numbers a tenant''s log, and the next position';

create table matters.day_counter (
    district_id int not null,
    day         date not null,
    next_number int not null,
    primary key (district_id, day)
);
comment on table matters.day_counter is 'dist: the next human number of a day';

create table matters.occurrence (
    district_id int not null,
    rule        text not null,
    subject_id  bigint not null,
    period      text not null,
    matter_id   bigint,
    at          timestamptz not null,
    primary key (district_id, rule, subject_id, period)
);
comment on table matters.occurrence is 'dist: what the calendar opened for whom in which period; without a matter it was missed in downtime';

create table matters.day_root (
    district_id int not null,
    day         date not null,
    matters     int not null,
    root        bytea not null,
    at          timestamptz not null,
    primary key (district_id, day)
);
comment on table matters.day_root is 'dist: the Merkle root over the heads of all matters moved on a day, published';

create table insight.position (
    district_id int not null,
    reader      text not null,
    position    bigint not null,
    primary key (district_id, reader)
);
comment on table insight.position is 'dist: how far a reader has read the log';

create table insight.fact (
    district_id int not null,
    matter_id   bigint not null,
    number      text not null,
    kind        text not null,
    place_id    bigint not null,
    owner_id    bigint not null,
    category    text,
    grade       text,
    channel     text,
    stage       text not null,
    outcome     text,
    opened_at   timestamptz not null,
    ended_at    timestamptz,
    verdict     text,
    word        text,
    heard_by    text,
    seq         int not null,
    primary key (district_id, matter_id)
);
create index on insight.fact (district_id, kind, opened_at, matter_id);
comment on table insight.fact is 'dist: one line a matter for the rates, from the log and able to be rebuilt';

create table insight.fact_clock (
    district_id int not null,
    matter_id   bigint not null,
    clock       text not null,
    round       int not null,
    kind        text not null,
    place_id    bigint not null,
    state       text not null,
    promise     boolean not null,
    started_at  timestamptz not null,
    due_at      timestamptz not null,
    missed_at   timestamptz,
    ended_at    timestamptz,
    primary key (district_id, matter_id, clock, round)
);
create index on insight.fact_clock (district_id, kind, clock, due_at);
comment on table insight.fact_clock is 'dist: one line a promise for the rates, from the log and able to be rebuilt';
