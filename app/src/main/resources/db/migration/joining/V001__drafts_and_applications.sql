-- Applications to join, from a visitor's draft to the decision. An application carries the paths of the union that
-- decides it now and moves with its matter.

create schema joining;
grant usage on schema joining to gq_app, gq_area, gq_line, gq_self;

-- What a visitor has typed so far, sealed. Found only with the token in his browser's cookie, of which we keep a hash.
create table joining.draft (
    id uuid primary key,
    token_hash bytea not null unique,
    body bytea not null,
    updated_at timestamptz not null,
    expires_at timestamptz not null
);
create index draft_expiry on joining.draft (expires_at);
grant select, insert, update, delete on joining.draft to gq_app, gq_area, gq_self;

create table joining.application (
    id uuid primary key,
    person_id uuid not null,
    idempotency_key uuid not null unique,
    matter_id uuid not null,
    number text not null,
    name text not null,
    target_unit uuid not null,        -- whose member he would be
    target_name text not null,
    decider_unit uuid not null,       -- who decides now
    area_path ltree not null,         -- of the decider
    line_path ltree,
    status text not null check (status in ('WAITING', 'APPROVED', 'REFUSED', 'WITHDRAWN')),
    trade text not null,              -- membership.Trade
    relation text not null,           -- joining.Relation
    employer_id uuid,
    workplace text not null,
    region char(6) not null,
    invited_by uuid,                  -- the union whose code was scanned
    choices jsonb not null,           -- the ranked unions, as explained to the worker
    filed_at timestamptz not null,
    decided_at timestamptz,
    refusal_reason text,              -- joining.RefusalReason
    refusal_text text,
    appealed boolean not null default false,
    appeal_text text,
    appeal_until date,
    membership_id uuid,
    version int not null default 0,
    check ((status = 'APPROVED') = (membership_id is not null)),
    check ((status = 'WAITING') = (decided_at is null)),
    check ((status = 'REFUSED') = (refusal_reason is not null))
);
create unique index application_one_waiting on joining.application (person_id) where status = 'WAITING';
create index application_person on joining.application (person_id, filed_at desc);
create index application_area on joining.application (area_path, id);
create index application_line on joining.application (line_path, id) where line_path is not null;
create index application_waiting on joining.application (area_path, id) where status = 'WAITING';
call scope.protect('joining.application', 'person_id');
grant select, insert, update on joining.application to gq_area, gq_line, gq_self;

-- Every decision with what it rests on: rule and parameter versions and the facts looked at.
create table joining.decision (
    id uuid primary key,
    application_id uuid not null references joining.application,
    person_id uuid not null,
    at timestamptz not null,
    actor uuid,
    unit_id uuid,
    outcome text not null,            -- FILED, APPROVED, REFUSED, WITHDRAWN, APPEALED
    reason text,
    text text,
    grounds jsonb not null,
    area_path ltree not null,
    line_path ltree
);
create index decision_application on joining.decision (application_id, id);
call scope.protect('joining.decision', 'person_id');
grant select, insert on joining.decision to gq_area, gq_line, gq_self;

-- An officer reaches a person through an application that waits in his scope.
create policy reach_by_application on identity.person for select to gq_area, gq_line
    using (exists (select from joining.application a where a.person_id = person.id and a.status = 'WAITING'));

-- The application follows its matter out of the caller's scope; as with casework.move, only what the caller sees moves.
create function joining.follow(of_application uuid, new_decider uuid, new_target uuid, new_target_name text, new_area ltree, new_line ltree)
    returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
    a joining.application;
begin
    select * into a from joining.application where id = of_application for update;
    if not found or not coalesce(a.person_id = scope.person(), false)
        and not coalesce(a.area_path >= scope.low() and a.area_path < scope.high(), false)
        and not coalesce(a.line_path >= scope.low() and a.line_path < scope.high(), false) then
        return false;
    end if;
    update joining.application set decider_unit = new_decider, target_unit = new_target, target_name = new_target_name, area_path = new_area,
        line_path = new_line, version = version + 1 where id = of_application;
    update joining.decision set area_path = new_area, line_path = new_line where application_id = of_application;
    return true;
end $$;
revoke execute on function joining.follow from public;
grant execute on function joining.follow to gq_area, gq_line, gq_self;
