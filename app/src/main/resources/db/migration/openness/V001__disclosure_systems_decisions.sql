-- Open management, the set of systems of each enterprise, decisions held until the congress step, and participation in counts.

create schema openness;
grant usage on schema openness to gq_app, gq_area, gq_line, gq_self;

-- An enterprise that keeps open management; the id is that of its union.
create table openness.enterprise (
    id uuid primary key,
    unit_name text not null,
    region char(6) not null,
    employer_id uuid,
    employer_name text not null,
    owner text not null check (owner in ('OTHER', 'STATE', 'INSTITUTION')),
    responsible_name text not null default '',   -- legal representative or head, who answers (D-27); empty: nobody named
    responsible_post text not null default '',
    adopted_on date not null,
    covered_by text,                  -- congresses of a region or an industry that cover it, as they were asked last
    covered_elected boolean not null default false,   -- delegates were elected to one of these
    version int not null default 0,
    area_path ltree not null,
    line_path ltree
);
create index enterprise_area on openness.enterprise (area_path, id);
create index enterprise_line on openness.enterprise (line_path, id) where line_path is not null;
call scope.protect('openness.enterprise');
grant select, insert, update on openness.enterprise to gq_area, gq_line;

-- One matter of the list: what is published, how often, by whom.
create table openness.item (
    id uuid primary key,
    idempotency_key uuid not null unique,
    unit_id uuid not null references openness.enterprise,
    kind text not null,               -- OpennessFacts.Item, or OWN
    name text,                        -- the unit's own words; null: the law's
    cycle text not null check (cycle in ('MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR')),
    sensitive boolean not null,       -- for delegates only
    preparer text not null,           -- who prepares it: a department or a post
    matter_id uuid,                   -- the open matter "publish until"
    since date not null,              -- the day its time runs from: last published, or put on the list
    limit_name text not null,         -- law parameter that limits it
    last_published_on date,
    due_on date not null,
    late_after date,                  -- null while the days are provisional
    closed_on date,                   -- taken off the list
    version int not null default 0,
    area_path ltree not null,
    line_path ltree,
    check (kind <> 'OWN' or name is not null)
);
create index item_unit on openness.item (unit_id, due_on) where closed_on is null;
create index item_area on openness.item (area_path, id);
create index item_line on openness.item (line_path, id) where line_path is not null;
call scope.protect('openness.item');
grant select, insert, update on openness.item to gq_area, gq_line;

create table openness.publication (
    id uuid primary key,
    idempotency_key uuid not null unique,
    item_id uuid not null references openness.item,
    unit_id uuid not null,
    title text not null,
    period text not null,
    body text not null,
    figures jsonb not null default '[]',   -- [{name, value}]
    left_out text not null,           -- what is left out as a trade secret (D-28); empty: nothing
    sensitive boolean not null,
    published_on date not null,
    published_at timestamptz not null,
    published_by uuid,
    elapsed text not null check (elapsed in ('RUNNING', 'DISPUTABLE', 'OVER')),   -- how its day stood when it was published
    withdrawn_on date,
    withdrawn_why text,
    opened int not null default 0,    -- on how many devices it was opened; nothing tells whose they are
    version int not null default 0,
    area_path ltree not null,
    line_path ltree,
    check ((withdrawn_on is null) = (withdrawn_why is null))
);
create index publication_item on openness.publication (item_id, published_at desc);
create index publication_unit on openness.publication (unit_id, published_at desc);
create index publication_area on openness.publication (area_path, id);
create index publication_line on openness.publication (line_path, id) where line_path is not null;
call scope.protect('openness.publication');
grant select, insert, update on openness.publication to gq_area, gq_line;
call documents.owner('publication', 'openness.publication');

-- A worker asks about what was published. What he wrote and what he is told is sealed.
create table openness.question (
    id uuid primary key,
    idempotency_key uuid not null unique,
    publication_id uuid not null references openness.publication,
    unit_id uuid not null,
    unit_name text not null,
    item_name text not null,          -- as the worker saw it
    matter_id uuid not null unique,
    number text not null,
    person_id uuid not null,
    name text,                        -- where he wants the desk to know it
    delegate boolean not null,        -- asked as a delegate (D-27)
    body bytea not null,
    asked_at timestamptz not null,
    reply bytea,
    replied_at timestamptz,
    reply_elapsed text check (reply_elapsed in ('RUNNING', 'DISPUTABLE', 'OVER')),   -- how the time to answer stood when it was answered
    shared boolean not null default false,   -- the question and its answer stand below what was published, without a name
    withdrawn_at timestamptz,
    version int not null default 0,
    area_path ltree not null,
    line_path ltree,
    check ((reply is null) = (replied_at is null) and (reply is null) = (reply_elapsed is null)),
    check (not shared or reply is not null)
);
create index question_person on openness.question (person_id, asked_at desc);
create index question_publication on openness.question (publication_id);
create index question_open on openness.question (unit_id, asked_at) where replied_at is null and withdrawn_at is null;
create index question_area on openness.question (area_path, id);
create index question_line on openness.question (line_path, id) where line_path is not null;
call scope.protect('openness.question', 'person_id');
grant select, insert, update on openness.question to gq_area, gq_line, gq_self;

-- What the set of systems consists of (1+2+N), by the union above that sets it; the one without a union ships with the program.
create table openness.slot_set (
    id uuid primary key,
    unit_id uuid,
    unit_name text,
    reason text not null,
    from_on date not null,
    ended_on date,
    area_path ltree,
    line_path ltree,
    check ((unit_id is null) = (area_path is null))
);
create unique index slot_set_live on openness.slot_set (unit_id) nulls not distinct where ended_on is null;
create index slot_set_area on openness.slot_set (area_path);
call scope.protect('openness.slot_set');
-- Which systems there should be is public.
create policy everybody on openness.slot_set for select to gq_area, gq_line, gq_self using (true);
grant select, insert, update on openness.slot_set to gq_area, gq_line;
grant select on openness.slot_set to gq_self;

create table openness.slot (
    set_id uuid not null references openness.slot_set,
    position int not null,
    key text not null,                -- stays the same over sets, so that what is recorded stays in its slot
    grp text not null check (grp in ('1', '2', 'N')),
    name text,                        -- null: message openness.slot.<key>
    required boolean not null,
    needs text not null check (needs in ('NOTHING', 'HEARD', 'DELIBERATED', 'PASSED')),   -- the step of the congress
    delegates boolean not null,       -- needs delegates who were elected
    primary key (set_id, position),
    unique (set_id, key)
);
grant select on openness.slot to gq_area, gq_line, gq_self;
grant insert on openness.slot to gq_area, gq_line;

insert into openness.slot_set (id, unit_id, unit_name, reason, from_on)
values ('00000000-0000-7000-8000-000000000001', null, null, 'shipped', '2026-01-01');
insert into openness.slot (set_id, position, key, grp, name, required, needs, delegates)
select '00000000-0000-7000-8000-000000000001', * from (values
    (1, 'CONGRESS', '1', null, true, 'NOTHING', true),
    (2, 'OPEN_MANAGEMENT', '2', null, true, 'NOTHING', false),
    (3, 'COLLECTIVE_CONTRACT', '2', null, true, 'PASSED', false),
    (4, 'PAY_AGREEMENT', 'N', null, false, 'PASSED', false),
    (5, 'WOMEN_AGREEMENT', 'N', null, false, 'PASSED', false),
    (6, 'SAFETY_AGREEMENT', 'N', null, false, 'PASSED', false),
    (7, 'WORKER_DIRECTORS', 'N', null, false, 'NOTHING', false),
    (8, 'PROPOSALS', 'N', null, false, 'NOTHING', false),
    (9, 'SUGGESTIONS', 'N', null, false, 'NOTHING', false),
    (10, 'APPRAISAL', 'N', null, false, 'NOTHING', false)) as shipped;

-- One system of one enterprise, with its paper.
create table openness.entry (
    id uuid primary key,
    idempotency_key uuid not null unique,
    unit_id uuid not null references openness.enterprise,
    slot_key text not null,
    title text not null,
    number text not null,
    paper_on date,
    valid_until date,
    told_passed_on date,              -- as the list says; proves nothing
    step_item uuid,                   -- the item of a session that was linked
    step_title text,
    step_link text,
    step_through text,                -- the congress above that dealt with it; null: the union's own
    step_reached text not null default 'NOTHING' check (step_reached in ('NOTHING', 'HEARD', 'DELIBERATED', 'PASSED', 'REJECTED')),
    step_on date,
    delegates_elected boolean not null default false,
    papers int not null default 0,
    recorded_at timestamptz not null,
    recorded_by uuid,
    ended_on date,
    version int not null default 0,
    area_path ltree not null,
    line_path ltree,
    check ((step_item is null) = (step_on is null)),
    check (valid_until is null or paper_on is null or valid_until >= paper_on)
);
create unique index entry_live on openness.entry (unit_id, slot_key) where ended_on is null;
create index entry_area on openness.entry (area_path, id);
create index entry_line on openness.entry (line_path, id) where line_path is not null;
call scope.protect('openness.entry');
grant select, insert, update on openness.entry to gq_area, gq_line;
call documents.owner('systemEntry', 'openness.entry');

-- The set that holds for an enterprise: that of the nearest union above, or the shipped one.
create function openness.set_of(of_area ltree) returns uuid language sql stable as $$
    select s.id from openness.slot_set s where s.ended_on is null and (s.area_path is null or s.area_path @> of_area)
    order by nlevel(s.area_path) desc nulls last limit 1
$$;

create function openness.rank(reached text) returns int language sql immutable as $$
    select case reached when 'HEARD' then 1 when 'DELIBERATED' then 2 when 'REJECTED' then 2 when 'PASSED' then 3 else 0 end
$$;

-- What is missing or broken in the sets of the enterprises that the caller sees; runs as the caller. In plain SQL and one pass,
-- so that a union above counts thousands of enterprises in one query.
create function openness.findings(today date, ahead int)
    returns table (unit_id uuid, unit_name text, slot_key text, slot_name text, kind text, entry_id uuid, area_path ltree, line_path ltree)
    language sql stable as $$
    with sets as materialized (
        select area, openness.set_of(area) as set_id from (select distinct e.area_path as area from openness.enterprise e) areas
    ), slots as (
        select e.id as unit_id, e.unit_name, e.responsible_name, e.covered_by, e.covered_elected, e.area_path, e.line_path, s.key, s.name, s.required, s.needs, s.delegates,
            n.id as entry_id, n.paper_on, n.valid_until, n.told_passed_on, n.step_reached, n.delegates_elected, n.papers
        from openness.enterprise e join sets on sets.area = e.area_path join openness.slot s on s.set_id = sets.set_id
        left join openness.entry n on n.unit_id = e.id and n.slot_key = s.key and n.ended_on is null
    ), found as (
        select s.*, f.kind from slots s cross join lateral (values
            ('MISSING', s.required and s.entry_id is null and not (s.key = 'CONGRESS' and s.covered_by is not null)),
            ('NO_DATE', s.entry_id is not null and s.paper_on is null),
            ('NO_PAPER', s.entry_id is not null and s.papers = 0),
            ('EXPIRED', coalesce(s.valid_until < today, false)),
            ('EXPIRING', coalesce(s.valid_until between today and today + ahead, false)),
            ('NOT_PASSED', s.entry_id is not null and openness.rank(s.step_reached) < openness.rank(s.needs) and s.told_passed_on is null),
            ('TOLD_ONLY', s.entry_id is not null and openness.rank(s.step_reached) < openness.rank(s.needs) and s.told_passed_on is not null),
            ('NO_ELECTION', (s.entry_id is not null or s.key = 'CONGRESS' and s.covered_by is not null) and s.delegates
                and not (coalesce(s.delegates_elected, false) or s.covered_elected)),
            ('NO_RESPONSIBLE', s.key = 'OPEN_MANAGEMENT' and s.responsible_name = ''),
            ('NOT_PUBLISHED', s.key = 'OPEN_MANAGEMENT' and exists (select from openness.item i where i.unit_id = s.unit_id
                and i.closed_on is null and i.late_after < today))
        ) as f (kind, holds) where f.holds
    )
    select unit_id, unit_name, key, name, kind, entry_id, area_path, line_path from found
$$;

-- A decision of the employer that touches workers.
create table openness.decision (
    id uuid primary key,
    idempotency_key uuid not null unique,
    unit_id uuid not null,
    unit_name text not null,
    region char(6) not null,
    employer_id uuid,
    employer_name text not null,
    matter_id uuid not null unique,
    number text not null,
    kind text not null,               -- hold.CompanyMatter
    owner text not null check (owner in ('OTHER', 'STATE', 'INSTITUTION')),
    title text not null,
    body text not null,
    organ text not null,              -- who decided
    effective_on date,
    affected int not null check (affected >= 0),
    required text not null check (required in ('UNSET', 'HEARD', 'DELIBERATED', 'PASSED')),
    state text not null check (state in ('HELD', 'RELEASED', 'REJECTED', 'BREACHED', 'CORRECTED', 'WITHDRAWN')),
    step_item uuid,
    step_title text,
    step_link text,
    step_through text,                -- the congress above that dealt with it; null: the union's own
    step_reached text check (step_reached in ('HEARD', 'DELIBERATED', 'PASSED', 'REJECTED')),
    step_on date,
    carried_out_on date,              -- without the step
    demanded_on date,
    demand_text text,
    correct_clock uuid,               -- counts the days to correct, where the region sets them
    supervision_case uuid,
    corrected_on date,
    recorded_at timestamptz not null,
    recorded_by uuid,
    closed_why text,
    version int not null default 0,
    area_path ltree not null,
    line_path ltree,
    check ((step_item is null) = (step_reached is null)),
    check (state <> 'BREACHED' or carried_out_on is not null)
);
create index decision_area on openness.decision (area_path, id);
create index decision_line on openness.decision (line_path, id) where line_path is not null;
create index decision_unit on openness.decision (unit_id, id desc);
call scope.protect('openness.decision');
grant select, insert, update on openness.decision to gq_area, gq_line;
call documents.owner('companyDecision', 'openness.decision');

-- What other modules tell of, as a bare number: ballots that came back in a vote, a proposal, a suggestion.
create table openness.tally (
    source text not null,
    mark uuid not null,               -- keyed hash of what was counted: it is counted once, and nobody comes from here to who did it
    unit_id uuid not null,
    on_day date not null,
    n int not null check (n >= 0),
    area_path ltree not null,
    line_path ltree,
    primary key (source, mark)
);
create index tally_unit on openness.tally (unit_id, source, on_day);
call scope.protect('openness.tally');
grant select, insert on openness.tally to gq_area, gq_line;
