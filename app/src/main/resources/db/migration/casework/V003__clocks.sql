-- Clocks of a matter. What happened to a clock stands in its ledger, which only grows; the days in casework.clock and
-- casework.matter are derived from it by the statute book and kept as an index only: deleting them loses nothing.

create table casework.clock (
    id uuid primary key,
    matter_id uuid not null references casework.matter,
    limit_name text not null,         -- law parameter
    region char(6) not null,          -- where it is counted
    side text not null check (side in ('OURS', 'THEIRS')),
    drives boolean not null,          -- the handler's own time: when it is late the matter passes on
    subject uuid,
    area_path ltree,
    line_path ltree,
    keeper_unit uuid,
    state text not null check (state in ('RUNNING', 'SUSPENDED', 'ENDED')),
    due_on date not null,             -- by the reading that ends first
    later_on date not null,           -- by the reading that ends last
    late_after date,                  -- the later day; null while provisional or not running
    provisional boolean not null,
    warn_on date not null,            -- when to warn of it
    warned_for date,                  -- the day that was warned of
    told_late_for date,               -- the later day whose passing was told
    escalate_on date,                 -- when it goes up (again); null: as soon as it is late
    escalated int not null default 0, -- how many levels it went up
    check ((keeper_unit is null) <> (area_path is null))
);
create index clock_matter on casework.clock (matter_id, id);
create unique index clock_drives on casework.clock (matter_id) where drives and state <> 'ENDED';
create index clock_warn on casework.clock (warn_on, id) where state = 'RUNNING' and warned_for is distinct from due_on;
create index clock_late on casework.clock (late_after, id) where state = 'RUNNING';
call scope.protect('casework.clock', 'subject');
call casework.keep('casework.clock');

create table casework.clock_turn (
    id uuid primary key,
    clock_id uuid not null references casework.clock,
    matter_id uuid not null,
    kind text not null check (kind in ('STARTED', 'SUSPENDED', 'RESUMED', 'EXTENDED', 'EXTENDED_BY', 'INTERRUPTED', 'ENDED', 'STRUCK')),
    day date not null,                -- on which it happened; law counts by it
    limit_name text,                  -- of an extension by a limit of the book
    days int check (days > 0),        -- of an extension by a number of days
    strikes uuid references casework.clock_turn,  -- the entry that this one takes back
    at timestamptz not null,          -- when it was recorded
    actor uuid,                       -- null for a job
    unit_name text,
    why text not null check (why <> ''),
    subject uuid,
    area_path ltree,
    line_path ltree,
    keeper_unit uuid,
    check ((kind = 'STRUCK') = (strikes is not null)),
    check ((keeper_unit is null) <> (area_path is null))
);
create index clock_turn_clock on casework.clock_turn (clock_id, id);
create index clock_turn_matter on casework.clock_turn (matter_id);
call scope.protect('casework.clock_turn', 'subject');
call casework.keep('casework.clock_turn');

grant select, insert, update on casework.clock to gq_area, gq_line, gq_self, gq_keeper;
grant select, insert on casework.clock_turn to gq_area, gq_line, gq_self, gq_keeper;

-- The state of the statute book and calendar at which all open clocks were last derived.
create table casework.recount (
    basis bigint not null,
    started_at timestamptz not null,
    finished_at timestamptz not null,
    clocks int not null,
    changed int not null
);
grant select, insert on casework.recount to gq_area;

alter table casework.matter
    add column later_on date,
    add column late_after date,       -- the first day of our own clocks after which the matter is late
    add column due_provisional boolean not null default false,
    add column due_suspended boolean not null default false,
    add column due_clock uuid,        -- the clock that explains due_on
    add column escalated_to uuid;     -- the union above that it went up to, beside its handler
create index matter_escalated on casework.matter (escalated_to, due_on, id) where closed_at is null and escalated_to is not null;
create index matter_late on casework.matter (late_after, id) where closed_at is null;
-- Nothing asks for the earlier day across unions any longer; each index less makes a moved date cheaper.
drop index casework.matter_due;
drop index casework.matter_scope;
create index matter_scope on casework.matter (area_path) where closed_at is null;

-- A hand-over leaves the caller's scope (the neighbour, the superior), which no policy allows; this function does only
-- that, and only for a matter that the caller's scope contains or whose subject he is. A sealed matter goes from keepers
-- to keepers.
create function casework.move(of_matter uuid, expected int, new_unit uuid, new_name text, new_area ltree, new_line ltree,
                              new_position int, new_step text) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    m casework.matter;
begin
    select * into m from casework.matter where id = of_matter and version = expected and closed_at is null for update;
    if not found or not coalesce(m.subject = scope.person(), false)
        and not coalesce(m.area_path >= scope.low() and m.area_path < scope.high(), false)
        and not coalesce(m.line_path >= scope.low() and m.line_path < scope.high(), false)
        and not coalesce(m.keeper_unit = scope.keeper(), false) then
        return false;
    end if;
    if m.keeper_unit is not null then
        update casework.matter set handler_unit = new_unit, handler_name = new_name, keeper_unit = new_unit, position = new_position,
            step = new_step, version = version + 1 where id = of_matter;
        update casework.step set keeper_unit = new_unit where matter_id = of_matter;
        update casework.part set keeper_unit = new_unit where matter_id = of_matter;
        update casework.opening set keeper_unit = new_unit where matter_id = of_matter;
        update casework.clock set keeper_unit = new_unit where matter_id = of_matter;
        update casework.clock_turn set keeper_unit = new_unit where matter_id = of_matter;
    else
        update casework.matter set handler_unit = new_unit, handler_name = new_name, area_path = new_area, line_path = new_line,
            position = new_position, step = new_step, escalated_to = null, version = version + 1 where id = of_matter;
        update casework.step set area_path = new_area, line_path = new_line where matter_id = of_matter;
        update casework.part set area_path = new_area, line_path = new_line where matter_id = of_matter;
        update casework.likeness set area_path = new_area, line_path = new_line where matter_id = of_matter;
        update casework.companion set area_path = new_area, line_path = new_line where lead = of_matter;
        update casework.clock set area_path = new_area, line_path = new_line where matter_id = of_matter;
        update casework.clock_turn set area_path = new_area, line_path = new_line where matter_id = of_matter;
    end if;
    return true;
end $$;
revoke execute on function casework.move from public;
grant execute on function casework.move to gq_area, gq_line, gq_self, gq_keeper;

-- Puts a matter, with its clocks, beside its lead, at the lead's handler, which may lie outside the scope of the matter's own: only where the
-- caller's scope holds the lead and the person has agreed (or both matters are his).
create function casework.join_lead(of_matter uuid, at_time timestamptz, by_person uuid) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    c casework.companion;
    l casework.matter;
    m casework.matter;
begin
    select * into c from casework.companion where matter_id = of_matter for update;
    if not found or not (c.state = 'AGREED' or c.state = 'PROPOSED' and c.same_person) then
        return false;
    end if;
    select * into l from casework.matter where id = c.lead and closed_at is null for update;
    if not found or l.lead is not null
        or not coalesce(l.area_path >= scope.low() and l.area_path < scope.high(), false)
        and not coalesce(l.line_path >= scope.low() and l.line_path < scope.high(), false) then
        return false;
    end if;
    select * into m from casework.matter where id = of_matter and closed_at is null and keeper_unit is null for update;
    if not found or exists (select from casework.matter f where f.lead = of_matter) then
        return false;
    end if;
    update casework.matter set lead = l.id, handler_unit = l.handler_unit, handler_name = l.handler_name, area_path = l.area_path,
        line_path = l.line_path, version = version + 1 where id = of_matter;
    update casework.step set area_path = l.area_path, line_path = l.line_path where matter_id = of_matter;
    update casework.part set area_path = l.area_path, line_path = l.line_path where matter_id = of_matter;
    update casework.clock set area_path = l.area_path, line_path = l.line_path where matter_id = of_matter;
    update casework.clock_turn set area_path = l.area_path, line_path = l.line_path where matter_id = of_matter;
    update casework.likeness set area_path = l.area_path, line_path = l.line_path where matter_id = of_matter;
    update casework.companion set state = 'JOINED', joined_at = at_time, joined_by = by_person, area_path = l.area_path, line_path = l.line_path,
        version = version + 1 where matter_id = of_matter;
    return true;
end $$;
revoke execute on function casework.join_lead from public;
grant execute on function casework.join_lead to gq_area, gq_line;

-- Sealed matters whose handler's own time has passed, by the union that keeps them: ids only, for the job that passes them on.
create function casework.sealed_overdue(today date) returns table (id uuid, keeper_unit uuid)
    language sql stable security definer set search_path = ''
    begin atomic
        select m.id, m.keeper_unit from casework.clock c join casework.matter m on m.id = c.matter_id
        where m.keeper_unit is not null and m.closed_at is null and c.drives and c.state = 'RUNNING' and c.late_after < today
            and m.position between 1 and pg_catalog.cardinality(m.succession) - 1
        order by m.id;
    end;
-- The unions that keep sealed matters with open clocks: a job counts and watches each of them in its keepers' scope.
create function casework.keepers_with_clocks() returns setof uuid
    language sql stable security definer set search_path = ''
    begin atomic
        select distinct c.keeper_unit from casework.clock c where c.keeper_unit is not null and c.state <> 'ENDED' order by 1;
    end;
revoke execute on function casework.sealed_overdue, casework.keepers_with_clocks from public;
grant execute on function casework.sealed_overdue, casework.keepers_with_clocks to gq_area;
