-- Memberships. "membership" holds the current version of each, live or ended; "membership_version" the versions it
-- replaced, with the dates for which they held and the time during which the system believed them.

create schema membership;
grant usage on schema membership to gq_app, gq_area, gq_line, gq_self;

create table membership.membership (
    id uuid primary key,
    person_id uuid not null,
    unit_id uuid not null,
    area_path ltree not null,
    line_path ltree,
    name text not null,               -- the person's name, repeated for the index that lists and searches lean on
    sex char(1) not null,
    status text not null,             -- membership.MembershipStatus: LIVE, RETAINED, ENDED
    member_no text,
    joined_on date not null,
    ended_on date,                    -- first day on which it no longer holds
    basis text not null,              -- APPLICATION or PAPER (date and basis of a paper application, declared by the officer)
    basis_on date not null,
    employment char(1),               -- roster codes 1..9
    change_type char(1),
    change_on date,
    change_reason char(1),
    workplace text,
    trade text,                       -- membership.Trade
    occupation text,                  -- 工种
    job_no text,
    job_title text,                   -- 职称
    skill_level char(1),              -- 技术等级
    migrant boolean,
    note text,
    import_id uuid,
    valid_from date not null,         -- since when this version holds
    recorded_at timestamptz not null,
    recorded_by uuid,
    version int not null default 0,
    check ((status = 'ENDED') = (ended_on is not null))
);
-- M-09: one live membership only.
create unique index membership_one_live on membership.membership (person_id) where status <> 'ENDED';
create index membership_person_ended on membership.membership (person_id) where status = 'ENDED';
create index membership_area on membership.membership (area_path, id);
create index membership_line on membership.membership (line_path, id) where line_path is not null;
-- With the standing in it, a search by name counts its matches without reading their rows.
create index membership_name on membership.membership (name, area_path, status);
-- Lists stand in the order (path, id). A filter that few rows pass needs its own index in that order, or a page of it reads
-- everything in the officer's scope; the planner cannot know how much that is.
create index membership_trade_area on membership.membership (trade, area_path, id) where trade is not null;
create index membership_trade_line on membership.membership (trade, line_path, id) where trade is not null and line_path is not null;
create index membership_not_live_area on membership.membership (status, area_path, id) where status <> 'LIVE';
create index membership_not_live_line on membership.membership (status, line_path, id) where status <> 'LIVE' and line_path is not null;
call scope.protect('membership.membership', 'person_id');
grant select, insert, update on membership.membership to gq_area, gq_line;
grant select, insert, update on membership.membership to gq_self;

create table membership.membership_version (
    membership_id uuid not null references membership.membership,
    valid daterange not null,
    recorded tstzrange not null,
    person_id uuid not null,
    unit_id uuid not null,
    area_path ltree not null,
    line_path ltree,
    recorded_by uuid,
    import_id uuid,
    fields jsonb not null,            -- the other columns as they were
    exclude using gist (membership_id with =, valid with &&, recorded with &&)
);
create index membership_version_import on membership.membership_version (import_id) where import_id is not null;
call scope.protect('membership.membership_version', 'person_id');
grant select, insert, update, delete on membership.membership_version to gq_area, gq_line;
grant select, insert on membership.membership_version to gq_self;

-- A person is reached through a live membership in scope.
create policy reach_by_membership on identity.person to gq_area, gq_line
    using (exists (select from membership.membership m where m.person_id = person.id and m.status <> 'ENDED'));
