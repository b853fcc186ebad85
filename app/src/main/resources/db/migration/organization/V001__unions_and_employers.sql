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

-- The characters and pairs of neighbouring characters of a name. An index on them answers for any part of a Chinese
-- name from one character on, where trigrams know nothing below three and depend on the server's locale.
create function organization.grams(name text) returns text[] language sql immutable strict parallel safe
    return array(select distinct substr(name, i, n) from generate_series(1, char_length(name)) i, generate_series(1, 2) n
                 where i + n - 1 <= char_length(name));
-- A name as it is searched: small letters, no blanks.
create function organization.searched(name text) returns text language sql immutable strict parallel safe
    return lower(regexp_replace(name, '\s+', '', 'g'));

create table organization.unit (
    id uuid primary key,
    label text not null unique,
    area_path ltree not null unique,
    line_path ltree unique,
    area_parent uuid references organization.unit,
    line_parent uuid references organization.unit,
    name text not null,
    search text not null generated always as (organization.searched(name)) stored,
    search_length int not null generated always as (char_length(organization.searched(name))) stored,
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
    check (nlevel(area_path) = 1 or area_parent is not null),
    check ((status = 'CLOSED') = (closed_on is not null)),
    check (line_parent is null or line_path is not null)
);
-- Pages of children go on by (name, id); the collation orders Chinese names by their pinyin.
create index unit_area_parent on organization.unit (area_parent, name collate "zh-x-icu", id);
create index unit_line_parent on organization.unit (line_parent, name collate "zh-x-icu", id) where line_parent is not null;
create unique index unit_open_name on organization.unit (area_parent, name) where status <> 'CLOSED';
create index unit_region on organization.unit (region) where status = 'ACTIVE';
create index unit_trades on organization.unit using gin (trades) where status = 'ACTIVE';
create index unit_catch_all on organization.unit (region) where catch_all and status = 'ACTIVE';
-- One probe for each length answers "the shortest names that begin with"; a walk along it, "the shortest that contain".
create index unit_search_prefix on organization.unit (search_length, search text_pattern_ops) where status <> 'CLOSED';
create index unit_search_part on organization.unit using gin (organization.grams(search)) where status <> 'CLOSED';

create table organization.unit_version (
    unit_id uuid not null references organization.unit,
    valid daterange not null check (not isempty(valid)),
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
    trades text[] not null default '{}',
    catch_all boolean not null default false,
    exclude using gist (unit_id with =, valid with &&, recorded with &&)
);
create index unit_version_area_parent on organization.unit_version (area_parent);

create table organization.employer (
    id uuid primary key,
    name text not null,
    search text not null generated always as (organization.searched(name)) stored,
    search_length int not null generated always as (char_length(organization.searched(name))) stored,
    kind text not null,                        -- organization.EmployerKind
    credit_code char(18) unique,
    ownership char(3),                         -- organization.Ownership
    industry char(1),
    region char(6) not null,
    staff int check (staff >= 0),
    women int check (women between 0 and staff),
    platform_id uuid references organization.employer,  -- the platform of a station or partner firm
    unit_id uuid references organization.unit,          -- the union that covers it
    known_since date not null,
    ended_on date,                                      -- first day on which it no longer exists
    version int not null default 0
);
create index employer_unit on organization.employer (unit_id, name collate "zh-x-icu", id);
create index employer_region on organization.employer (region, name collate "zh-x-icu", id) where unit_id is null;
create index employer_platform on organization.employer (platform_id) where platform_id is not null;
create index employer_search_prefix on organization.employer (search_length, search text_pattern_ops) where ended_on is null;
create index employer_search_part on organization.employer using gin (organization.grams(search)) where ended_on is null;

create table organization.employer_version (
    employer_id uuid not null references organization.employer,
    valid daterange not null check (not isempty(valid)),
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
    ended boolean not null default false,
    exclude using gist (employer_id with =, valid with &&, recorded with &&)
);

-- Subtree totals, kept in step by deltas: a writer appends one in his own transaction, a job folds them into the
-- totals of all ancestors, and a read adds what is not folded yet. A delta has no path: it counts where its union
-- stands when it is folded or read, so that a move needs to know of no delta.
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
    unit_id uuid not null references organization.unit,
    measure text not null,
    delta bigint not null
);

create table organization.region (
    code char(6) not null,
    name text not null,
    valid daterange not null,
    fictional boolean not null default false,
    primary key (code, valid without overlaps)
);

-- The place of a union, for whoever writes it into a row of his own: it stays so until the end of his transaction,
-- since a move must wait for the lock.
create function organization.place(of_units uuid[]) returns table (unit_id uuid, area_path ltree, line_path ltree, status text)
    language sql security definer set search_path = public, pg_temp as $$
    select id, area_path, line_path, status from organization.unit where id = any (of_units) order by id for share
$$;

-- 7205002 is the lock of the totals: folding and moving exclude each other.
create function organization.fold(most int) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
    folded int;
begin
    if not pg_try_advisory_xact_lock(7205002) then
        return 0;
    end if;
    with taken as (
        delete from organization.tally_delta where id in (select id from organization.tally_delta order by id limit most)
        returning unit_id, measure, delta
    ), net as (
        select unit_id, measure, sum(delta) as delta from taken group by unit_id, measure
    ), spread as (
        select a.id as unit_id, 'A' as line, n.measure, sum(n.delta) filter (where a.id = n.unit_id) as own, sum(n.delta) as subtree
        from net n join organization.unit u on u.id = n.unit_id, generate_series(1, nlevel(u.area_path)) depth
        join organization.unit a on true
        where a.area_path = subpath(u.area_path, 0, depth) group by a.id, n.measure
        union all
        select a.id, 'L', n.measure, sum(n.delta) filter (where a.id = n.unit_id), sum(n.delta)
        from net n join organization.unit u on u.id = n.unit_id, generate_series(1, nlevel(u.line_path)) depth
        join organization.unit a on true
        where a.line_path = subpath(u.line_path, 0, depth) group by a.id, n.measure
    ), written as (
        insert into organization.tally as t (unit_id, line, measure, own, subtree)
        select unit_id, line, measure, coalesce(own, 0), subtree from spread
        on conflict (unit_id, line, measure) do update set own = t.own + excluded.own, subtree = t.subtree + excluded.subtree
    )
    select count(*) into folded from taken;
    return folded;
end $$;

-- Adds the folded totals of one union, times a sign, to everything above it along a line.
create procedure organization.shift(of_unit uuid, along char, at_path ltree, sign int) language plpgsql as $$
declare
    above uuid;
begin
    for above in select a.id from generate_series(1, nlevel(at_path) - 1) depth join organization.unit a on a.area_path = subpath(at_path, 0, depth) where along = 'A'
                 union all
                 select a.id from generate_series(1, nlevel(at_path) - 1) depth join organization.unit a on a.line_path = subpath(at_path, 0, depth) where along = 'L' loop
        insert into organization.tally as t (unit_id, line, measure, own, subtree)
        select above, along, m.measure, 0, sign * m.subtree from organization.tally m
        where m.unit_id = of_unit and m.line = along and m.subtree <> 0
        on conflict (unit_id, line, measure) do update set subtree = t.subtree + excluded.subtree;
    end loop;
end $$;

-- Refuses where the union does not lie within the caller's desk, along the desk's line.
create procedure organization.require_reach(u organization.unit) language plpgsql as $$
declare
    path ltree := case current_setting('role') when 'gq_area' then u.area_path when 'gq_line' then u.line_path end;
begin
    if current_setting('role') in ('gq_area', 'gq_line') and (path >= scope.low() and path < scope.high()) is not true then
        raise exception 'union % is out of scope', u.id using errcode = 'insufficient_privilege';
    end if;
end $$;

-- Gives a union another parent along the area line ('A') or the industry line ('L'; null takes it off that line), with
-- everything below it, in every table that carries paths, and its totals with it.
create procedure organization.move_unit(moved uuid, along char, new_parent uuid) language plpgsql
    security definer set search_path = public, pg_temp as $$
declare
    m organization.unit;
    p organization.unit;
    below organization.unit;
begin
    perform pg_advisory_xact_lock(7205002);
    select * into strict m from organization.unit where id = moved for update;
    call organization.require_reach(m);
    if new_parent is not null then
        select * into strict p from organization.unit where id = new_parent for update;
        call organization.require_reach(p);
    end if;
    if along = 'A' then
        if new_parent is null or m.area_parent is null or p.area_path <@ m.area_path then
            raise exception 'union % cannot stand below %', moved, new_parent using errcode = 'check_violation';
        end if;
        call organization.shift(moved, 'A', m.area_path, -1);
        call scope.move('area', m.area_path, p.area_path || m.label);
        call organization.shift(moved, 'A', p.area_path || m.label, 1);
        update organization.unit set area_parent = new_parent, version = version + 1 where id = moved;
        -- Branches and groups are on the line of the union they belong to.
        if m.kind in ('BRANCH', 'GROUP') and (m.line_path is not null or p.line_path is not null) then
            call organization.set_line(moved, case when p.line_path is not null then new_parent end);
        end if;
    else
        call organization.set_line(moved, new_parent);
        update organization.unit set version = version + 1 where id = moved;
    end if;
end $$;

create procedure organization.set_line(moved uuid, new_parent uuid) language plpgsql set search_path = public, pg_temp as $$
declare
    m organization.unit;
    p organization.unit;
    d record;
begin
    select * into strict m from organization.unit where id = moved;
    select * into p from organization.unit where id = new_parent;
    if new_parent is not null and (p.line_path is null or p.line_path <@ m.line_path) then
        raise exception 'union % cannot stand on the line below %', moved, new_parent using errcode = 'check_violation';
    end if;
    if m.line_path is null and new_parent is null then
        return;
    end if;
    if m.line_path is not null then
        call organization.shift(moved, 'L', m.line_path, -1);
    end if;
    if m.line_path is not null and new_parent is not null then
        call scope.move('line', m.line_path, p.line_path || m.label);
        call organization.shift(moved, 'L', p.line_path || m.label, 1);
    elsif m.line_path is not null then
        if exists (select from organization.unit where line_path >= m.line_path and line_path < (m.line_path::text || '-')::ltree
                   and id <> moved and kind not in ('BRANCH', 'GROUP')) then
            raise exception 'unions stand below % on the line', moved using errcode = 'check_violation';
        end if;
        delete from organization.tally where line = 'L' and unit_id in (select id from organization.unit
            where line_path >= m.line_path and line_path < (m.line_path::text || '-')::ltree);
        update organization.unit set line_parent = null where line_path >= m.line_path and line_path < (m.line_path::text || '-')::ltree;
        call scope.move('line', m.line_path, null);
    else
        for d in with recursive unions as (
                    select u.id, u.area_path, u.area_parent, u.label, p.line_path || u.label as line from organization.unit u where u.id = moved
                    union all
                    select u.id, u.area_path, u.area_parent, u.label, a.line || u.label from unions a join organization.unit u on u.area_parent = a.id
                    where u.kind in ('BRANCH', 'GROUP'))
                 select * from unions order by nlevel(area_path) loop
            call scope.put_on_line(d.area_path, d.line);
            update organization.unit set line_parent = case when d.id = moved then new_parent else d.area_parent end where id = d.id;
            insert into organization.tally (unit_id, line, measure, own, subtree)
            select d.id, 'L', measure, own, 0 from organization.tally where unit_id = d.id and line = 'A' and own <> 0;
        end loop;
        insert into organization.tally as t (unit_id, line, measure, own, subtree)
        select a.id, 'L', o.measure, 0, sum(o.own)
        from organization.unit u join organization.tally o on o.unit_id = u.id and o.line = 'L' and o.own <> 0,
            generate_series(1, nlevel(u.line_path)) depth join organization.unit a on true
        where u.line_path >= (p.line_path || m.label) and u.line_path < ((p.line_path || m.label)::text || '-')::ltree
            and a.line_path = subpath(u.line_path, 0, depth)
        group by a.id, o.measure
        on conflict (unit_id, line, measure) do update set subtree = t.subtree + excluded.subtree;
    end if;
    update organization.unit set line_parent = new_parent where id = moved;
end $$;

revoke execute on function organization.place, organization.fold from public;
revoke execute on procedure organization.shift, organization.require_reach, organization.move_unit, organization.set_line from public;
grant execute on function organization.place to gq_area, gq_line, gq_self;
grant execute on function organization.fold to gq_area;
grant execute on procedure organization.move_unit to gq_area, gq_line;

grant select on all tables in schema organization to gq_app, gq_area, gq_line, gq_self;
grant insert, update on organization.unit, organization.unit_version, organization.employer, organization.employer_version,
    organization.region to gq_area, gq_line;
grant delete on organization.region to gq_area;
grant insert on organization.tally_delta to gq_area, gq_line, gq_self;
grant usage on sequence organization.label to gq_area, gq_line;
insert into scope.scoped_table values ('organization.unit', true);
