-- Unions and employers. The current row of each stands in "unit" and "employer"; every version, with the dates for
-- which it held and the time during which the system believed it, in "unit_version" and "employer_version".

create schema organization;
grant usage on schema organization to gq_app, gq_area, gq_line, gq_self;

create sequence organization.label;
-- Path labels are short and never change: not names, not codes.
create function organization.next_label() returns text language plpgsql as $$
declare
    n bigint := nextval('organization.label');
    digits constant text := '0123456789abcdefghijklmnopqrstuvwxyz';
    out text := '';
begin
    loop
        out := substr(digits, (n % 36)::int + 1, 1) || out;
        n := n / 36;
        exit when n = 0;
    end loop;
    return out;
end $$;

create table organization.unit (
    id uuid primary key,
    label text not null unique,
    area_path ltree not null unique,
    line_path ltree unique,
    area_parent uuid references organization.unit,
    line_parent uuid references organization.unit,
    name text not null,
    kind text not null,                        -- organization.UnionKind
    level text not null,                       -- organization.UnionLevel
    region char(6) not null,                   -- GB/T 2260
    industry char(1),                          -- section of GB/T 4754
    credit_code char(18) unique,               -- unified social credit code, 81…
    status text not null default 'ACTIVE',     -- PREPARING, ACTIVE, CLOSED
    trades text[] not null default '{}',       -- membership.Trade names the union is there for
    catch_all boolean not null default false,  -- takes whom no other union takes
    founded_on date not null,
    closed_on date,
    version int not null default 0,
    check (nlevel(area_path) = 1 or area_parent is not null)
);
create index unit_area_parent on organization.unit (area_parent, name);
create index unit_line_parent on organization.unit (line_parent, name) where line_parent is not null;
create index unit_region on organization.unit (region);
create index unit_name_search on organization.unit using gin (name gin_trgm_ops);

create table organization.unit_version (
    unit_id uuid not null references organization.unit,
    valid daterange not null,
    recorded tstzrange not null,
    recorded_by uuid,
    name text not null,
    kind text not null,
    level text not null,
    area_parent uuid,
    line_parent uuid,
    region char(6) not null,
    industry char(1),
    credit_code char(18),
    status text not null,
    exclude using gist (unit_id with =, valid with &&, recorded with &&)
);

create table organization.employer (
    id uuid primary key,
    name text not null,
    kind text not null,                        -- organization.EmployerKind
    credit_code char(18) unique,
    ownership char(3),
    industry char(1),
    region char(6) not null,
    staff int,
    women int,
    platform_id uuid references organization.employer,  -- the platform of a station or partner firm
    unit_id uuid references organization.unit,          -- the union that covers it
    version int not null default 0
);
create index employer_unit on organization.employer (unit_id);
create index employer_platform on organization.employer (platform_id) where platform_id is not null;
create index employer_name_search on organization.employer using gin (name gin_trgm_ops);

create table organization.employer_version (
    employer_id uuid not null references organization.employer,
    valid daterange not null,
    recorded tstzrange not null,
    recorded_by uuid,
    name text not null,
    kind text not null,
    credit_code char(18),
    ownership char(3),
    industry char(1),
    region char(6) not null,
    staff int,
    women int,
    platform_id uuid,
    unit_id uuid,
    exclude using gist (employer_id with =, valid with &&, recorded with &&)
);

-- Subtree totals, kept in step by deltas: a writer appends one in his own transaction, a job folds them into the
-- totals of all ancestors, and a read adds what is not folded yet.
create table organization.tally (
    unit_id uuid not null references organization.unit,
    line char(1) not null check (line in ('A', 'L')),
    measure text not null,                     -- organization.Measure
    own bigint not null default 0,
    subtree bigint not null default 0,
    primary key (unit_id, line, measure)
);
create table organization.tally_delta (
    id bigint generated always as identity primary key,
    unit_id uuid not null,
    area_path ltree not null,
    line_path ltree,
    measure text not null,
    delta bigint not null
);
create index tally_delta_area on organization.tally_delta (area_path);

create table organization.region (
    code char(6) not null,
    name text not null,
    valid daterange not null,
    fictional boolean not null default false,
    primary key (code, valid without overlaps)
);

grant select on all tables in schema organization to gq_app, gq_area, gq_line, gq_self;
grant insert, update on organization.unit, organization.unit_version, organization.employer, organization.employer_version,
    organization.region to gq_area, gq_line;
grant insert, update, delete on organization.tally, organization.tally_delta to gq_area, gq_line, gq_self;
grant usage on all sequences in schema organization to gq_app, gq_area, gq_line, gq_self;
insert into scope.scoped_table values ('organization.unit'), ('organization.tally_delta');
