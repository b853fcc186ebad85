-- Rational suggestions of any worker (D-33): reviewed in time, carried out, with what they bring by a formula that is shown. Money in cents.

create table proposals.suggestion (
    id uuid primary key,
    idempotency_key uuid not null unique,
    matter_id uuid not null,
    number text not null,
    person_id uuid not null,
    name text not null,
    unit_id uuid not null,
    unit_name text not null,
    field text not null,              -- proposals.suggestion.Field
    title text not null,
    situation text not null,
    improvement text not null,
    state text not null check (state in ('SUBMITTED', 'ADOPTED', 'NOT_ADOPTED', 'DONE', 'WITHDRAWN')),
    filed_at timestamptz not null,
    decided_at timestamptz,
    decision text,                    -- why, as the person is told
    done_at timestamptz,
    before_cents bigint check (before_cents >= 0),   -- cost of one piece before and after, pieces a month, months, cost of the change
    after_cents bigint check (after_cents >= 0),
    pieces int check (pieces >= 0),
    months int check (months between 1 and 120),
    cost_cents bigint check (cost_cents >= 0),
    benefit_cents bigint,
    reward_cents bigint check (reward_cents >= 0),
    rates_version int,                -- the unit's rates by which the reward was computed
    result text,                      -- what was done, in words
    area_path ltree not null,
    line_path ltree,
    version int not null default 0,
    check (state <> 'NOT_ADOPTED' or decision is not null),
    check ((state = 'DONE') = (done_at is not null)),
    check (benefit_cents is null and before_cents is null or benefit_cents = (before_cents - after_cents) * pieces * months - cost_cents)
);
create index suggestion_area on proposals.suggestion (area_path, id);
create index suggestion_line on proposals.suggestion (line_path, id) where line_path is not null;
create index suggestion_person on proposals.suggestion (person_id, filed_at desc);
create index suggestion_matter on proposals.suggestion (matter_id);
create index suggestion_unit on proposals.suggestion (unit_id, filed_at);
call scope.protect('proposals.suggestion', 'person_id');
grant select, insert, update on proposals.suggestion to gq_area, gq_line, gq_self;

-- A unit's own rates; each change is a version, and what was rewarded stands by the one of its day.
create table proposals.reward_rates (
    id uuid primary key,
    unit_id uuid not null,
    version int not null,
    bands jsonb not null,             -- proposals.suggestion.RewardRates.Band, the lowest first
    set_at timestamptz not null,
    set_by uuid,
    area_path ltree not null,
    line_path ltree,
    unique (unit_id, version)
);
call scope.protect('proposals.reward_rates');
grant select, insert on proposals.reward_rates to gq_area, gq_line;

-- What workers of a unit may know of its suggestions: numbers, and nobody's name.
create function proposals.suggestions_of(of_unit uuid, since timestamptz) returns table (filed int, decided int, adopted int, done int)
    language sql stable security definer set search_path = ''
    begin atomic
        select pg_catalog.count(*)::int, pg_catalog.count(*) filter (where s.state in ('ADOPTED', 'NOT_ADOPTED', 'DONE'))::int,
            pg_catalog.count(*) filter (where s.state in ('ADOPTED', 'DONE'))::int, pg_catalog.count(*) filter (where s.state = 'DONE')::int
        from proposals.suggestion s where s.unit_id = of_unit and s.filed_at >= since and s.state <> 'WITHDRAWN';
    end;
revoke execute on function proposals.suggestions_of from public;
grant execute on function proposals.suggestions_of to gq_area, gq_line, gq_self;

call documents.owner('suggestion', 'proposals.suggestion');
