-- Inspections: checklists are words that any union may use and carry no case; plans, inspections and findings carry the
-- paths of the union that inspects.

create table supervision.checklist (
    id uuid primary key,
    unit_id uuid not null,
    unit_name text not null,
    title text not null,
    retired boolean not null default false,
    version int not null default 0
);
create index checklist_unit on supervision.checklist (unit_id);
create table supervision.checklist_item (
    id uuid primary key,
    checklist_id uuid not null references supervision.checklist,
    position int not null,
    cause text not null,                           -- supervision.Cause
    text text not null,
    source text not null,                          -- the provision it looks at
    unique (checklist_id, position)
);
grant select, insert, update on supervision.checklist to gq_area, gq_line;
grant select, insert on supervision.checklist_item to gq_area, gq_line;

create table supervision.plan (
    id uuid primary key,
    idempotency_key uuid not null unique,
    unit_id uuid not null,
    unit_name text not null,
    title text not null,
    checklist_id uuid not null references supervision.checklist,
    from_on date not null,
    until_on date not null check (until_on >= from_on),
    area_path ltree not null,
    line_path ltree
);
create index plan_scope on supervision.plan (area_path, id);
call scope.protect('supervision.plan');

create table supervision.inspection (
    id uuid primary key,
    plan_id uuid not null references supervision.plan,
    employer_id uuid not null,
    employer text not null,
    region char(6) not null,
    planned_on date not null,
    done_on date,
    inspectors text not null default '',
    note text not null default '',
    area_path ltree not null,
    line_path ltree,
    version int not null default 0,
    unique (plan_id, employer_id)
);
create index inspection_plan on supervision.inspection (plan_id, employer);
call scope.protect('supervision.inspection');

create table supervision.inspection_answer (
    inspection_id uuid not null references supervision.inspection,
    item_id uuid not null references supervision.checklist_item,
    answer text not null check (answer in ('KEPT', 'FINDING', 'NOT_APPLICABLE')),
    note text not null default '',
    case_id uuid references supervision.case_file,
    area_path ltree not null,
    line_path ltree,
    primary key (inspection_id, item_id)
);
call scope.protect('supervision.inspection_answer');
grant select, insert on supervision.plan to gq_area, gq_line;
grant select, insert, update on supervision.inspection, supervision.inspection_answer to gq_area, gq_line;

-- Draft laws: the text is for everybody to read and to comment on; an opinion belongs to whoever gave it and to the union
-- that gathers, under whose paths it stands.

create table supervision.draft_law (
    id uuid primary key,
    idempotency_key uuid not null unique,
    unit_id uuid not null,
    unit_name text not null,
    title text not null,
    drafter text not null,                         -- the body that drafts it
    text text not null,
    received_on date not null,
    opinions_until date not null,                  -- last day on which we gather
    answer_until date not null check (answer_until >= opinions_until),  -- last day of the drafting body
    state text not null check (state in ('OPEN', 'SENT', 'CLOSED')),
    letter_id uuid,
    version int not null default 0
);
create index draft_open on supervision.draft_law (opinions_until, id);
grant select on supervision.draft_law to gq_area, gq_line, gq_self, gq_app;
grant insert, update on supervision.draft_law to gq_area, gq_line;

create table supervision.opinion (
    id uuid primary key,
    idempotency_key uuid not null unique,
    draft_id uuid not null references supervision.draft_law,
    person_id uuid,                                -- a worker; null for a union
    unit_id uuid,                                  -- a union; null for a worker
    giver text not null,                           -- name of the union; empty for a worker, whose name is not asked
    provision text not null default '',            -- article of the draft
    text text not null,
    given_at timestamptz not null,
    fate text check (fate in ('ADOPTED', 'PARTLY', 'NOT')),
    fate_reason text,
    fate_on date,
    area_path ltree not null,                      -- of the union that gathers
    line_path ltree,
    version int not null default 0,
    check ((person_id is null) <> (unit_id is null)),
    check ((fate is null) = (fate_reason is null) and (fate is null) = (fate_on is null))
);
create index opinion_draft on supervision.opinion (draft_id, id);
create index opinion_person on supervision.opinion (person_id) where person_id is not null;
create index opinion_unit on supervision.opinion (unit_id) where unit_id is not null;
call scope.protect('supervision.opinion', 'person_id');
grant select, insert, update on supervision.opinion to gq_area, gq_line;
grant select on supervision.opinion to gq_self;

-- A worker, and a union below, give an opinion to a union that gathers above or beside them, which no policy allows; this
-- does only that, for a draft that is open.
create function supervision.give_opinion(new_id uuid, key uuid, of_draft uuid, of_unit uuid, unit_called text, at_provision text, of_text text, at_time timestamptz,
                                         today date) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    insert into supervision.opinion (id, idempotency_key, draft_id, person_id, unit_id, giver, provision, text, given_at, area_path, line_path)
        select new_id, key, d.id, case when of_unit is null then scope.person() end, of_unit, unit_called, at_provision, of_text, at_time, p.area_path, p.line_path
        from supervision.draft_law d cross join lateral organization.place(array[d.unit_id]) p
        where d.id = of_draft and d.state = 'OPEN' and d.opinions_until >= today;
    return found;
end $$;
-- What a union gave, for its own desk: the rows stand under the paths of the union that gathers.
create function supervision.opinions_of(of_unit uuid) returns table (id uuid, draft_id uuid, draft_title text, provision text, text text, given_at timestamptz,
        fate text, fate_reason text, fate_on date)
    language sql stable security definer set search_path = public, pg_temp as $$
    select o.id, o.draft_id, d.title, o.provision, o.text, o.given_at, o.fate, o.fate_reason, o.fate_on
    from supervision.opinion o join supervision.draft_law d on d.id = o.draft_id join organization.unit u on u.id = o.unit_id
    where o.unit_id = of_unit and (u.area_path >= scope.low() and u.area_path < scope.high() or u.line_path >= scope.low() and u.line_path < scope.high())
    order by o.id desc limit 200
$$;
revoke execute on function supervision.give_opinion, supervision.opinions_of from public;
grant execute on function supervision.give_opinion to gq_area, gq_line, gq_self;
grant execute on function supervision.opinions_of to gq_area, gq_line;

-- Risks on the employers' side. Beside the path, whoever sees one must have been named for it at a union above it: the
-- restrictive policy holds for every desk, whatever its role. No column names a person who is looked at.

create table supervision.risk_reader (
    id uuid primary key,
    person_id uuid not null,
    name text not null,
    unit_id uuid not null,
    unit_name text not null,
    reason text not null,
    from_on date not null,
    until_on date not null check (until_on >= from_on),
    ended_at timestamptz,
    named_by uuid,
    area_path ltree not null,
    line_path ltree,
    version int not null default 0
);
create unique index risk_reader_live on supervision.risk_reader (unit_id, person_id) where ended_at is null;
create index risk_reader_person on supervision.risk_reader (person_id) where ended_at is null;
call scope.protect('supervision.risk_reader', 'person_id');
grant select, insert, update on supervision.risk_reader to gq_area, gq_line;
grant select on supervision.risk_reader to gq_self;

-- Whether the caller was named, today, at the union of this path or above it.
create function supervision.is_named(at_area ltree, at_line ltree) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from supervision.risk_reader r where r.person_id = scope.person() and r.ended_at is null
        and (now() at time zone 'Asia/Shanghai')::date between r.from_on and r.until_on
        and (at_area >= r.area_path and at_area < (r.area_path::text || '-')::ltree
            or r.line_path is not null and at_line >= r.line_path and at_line < (r.line_path::text || '-')::ltree))
$$;

create table supervision.risk (
    id uuid primary key,
    idempotency_key uuid not null unique,
    matter_id uuid not null,
    number text not null unique,
    unit_id uuid not null,
    unit_name text not null,
    employer_id uuid not null,
    employer text not null,
    kind text not null,                            -- supervision.risk.RiskKind
    workers int not null check (workers >= 0),
    months_unpaid int not null check (months_unpaid >= 0),
    stopping boolean not null,
    stoppage boolean not null,
    situation text not null,
    found_on date not null,
    grade text not null,                           -- law.RiskGrade
    grounds jsonb not null,
    reported_at timestamptz,
    reported_to uuid,
    reported_name text,
    reported_late boolean,
    closed_at timestamptz,
    outcome text,
    recorded_at timestamptz not null,
    recorded_by uuid,
    area_path ltree not null,
    line_path ltree,
    version int not null default 0,
    check ((reported_at is null) = (reported_to is null)),
    check ((closed_at is null) = (outcome is null))
);
create index risk_scope on supervision.risk (area_path, id);
create index risk_line on supervision.risk (line_path, id) where line_path is not null;
call scope.protect('supervision.risk');
create policy named on supervision.risk as restrictive for all to gq_area, gq_line
    using (supervision.is_named(area_path, line_path)) with check (supervision.is_named(area_path, line_path));
grant select, insert, update on supervision.risk to gq_area, gq_line;

create table supervision.risk_step (
    id uuid primary key,
    risk_id uuid not null references supervision.risk,
    at timestamptz not null,
    act text not null,                             -- supervision.risk.RiskAct
    text text not null,
    actor uuid,
    unit_name text not null,
    area_path ltree not null,
    line_path ltree
);
create index risk_step_risk on supervision.risk_step (risk_id, id);
call scope.protect('supervision.risk_step');
create policy named on supervision.risk_step as restrictive for all to gq_area, gq_line
    using (supervision.is_named(area_path, line_path)) with check (supervision.is_named(area_path, line_path));
grant select, insert on supervision.risk_step to gq_area, gq_line;

-- Whether a risk lies in the caller's scope, without a word of it: tells "not for you" from "not there".
create function supervision.risk_in_scope(of_risk uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from supervision.risk r where r.id = of_risk and case current_setting('role')
        when 'gq_line' then r.line_path >= scope.low() and r.line_path < scope.high() else r.area_path >= scope.low() and r.area_path < scope.high() end)
$$;
revoke execute on function supervision.is_named, supervision.risk_in_scope from public;
grant execute on function supervision.is_named, supervision.risk_in_scope to gq_area, gq_line;
