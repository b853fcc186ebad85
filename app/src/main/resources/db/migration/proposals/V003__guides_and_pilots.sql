-- Guides that a union publishes for the unions below it, a version at a time, and pilots with figures before and after (M15).

create table proposals.guide (
    id uuid primary key,
    idempotency_key uuid not null unique,
    unit_id uuid not null,
    unit_name text not null,
    title text not null,
    version int not null default 1,   -- the newest one
    published_at timestamptz not null,
    ended_at timestamptz,
    area_path ltree not null,
    line_path ltree
);
create index guide_unit on proposals.guide (unit_id, published_at desc);
call scope.protect('proposals.guide');
-- What is published is for everybody; who may change it is a matter of scope.
create policy published on proposals.guide for select to gq_area, gq_line, gq_self using (true);
grant select, insert, update on proposals.guide to gq_area, gq_line;
grant select on proposals.guide to gq_self;

create table proposals.guide_version (
    id uuid primary key,
    guide_id uuid not null references proposals.guide,
    version int not null,
    text text not null,
    changes text not null,            -- what is new in it; empty for the first
    published_at timestamptz not null,
    published_by uuid,
    area_path ltree not null,
    line_path ltree,
    unique (guide_id, version)
);
call scope.protect('proposals.guide_version');
create policy published on proposals.guide_version for select to gq_area, gq_line, gq_self using (true);
grant select, insert on proposals.guide_version to gq_area, gq_line;
grant select on proposals.guide_version to gq_self;

create table proposals.pilot (
    id uuid primary key,
    idempotency_key uuid not null unique,
    unit_id uuid not null,            -- the union that tries it
    unit_name text not null,
    named_unit uuid not null,         -- the union that named it
    named_name text not null,
    guide_id uuid references proposals.guide,
    subject text not null,            -- what is tried
    from_on date not null,
    until_on date not null check (until_on >= from_on),
    conclusion_kind text,             -- proposals.guide.Conclusion
    conclusion text,
    concluded_on date,
    area_path ltree not null,
    line_path ltree,
    version int not null default 0,
    check ((conclusion_kind is null) = (conclusion is null) and (conclusion is null) = (concluded_on is null))
);
create index pilot_area on proposals.pilot (area_path, id);
create index pilot_line on proposals.pilot (line_path, id) where line_path is not null;
call scope.protect('proposals.pilot');
grant select, insert, update on proposals.pilot to gq_area, gq_line;

create table proposals.pilot_figure (
    id uuid primary key,
    pilot_id uuid not null references proposals.pilot,
    measure text not null,            -- proposals.guide.Measure
    phase text not null check (phase in ('BASELINE', 'AFTER')),
    value bigint not null check (value >= 0),
    source text not null,             -- of a counted one the days it counts
    counted boolean not null,
    recorded_at timestamptz not null,
    recorded_by uuid,
    area_path ltree not null,
    line_path ltree,
    unique (pilot_id, measure, phase)
);
call scope.protect('proposals.pilot_figure');
grant select, insert, update on proposals.pilot_figure to gq_area, gq_line;

call documents.owner('guide', 'proposals.guide_version');
