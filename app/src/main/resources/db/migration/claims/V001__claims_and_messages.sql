-- Questions, claims and complaints. A claim goes where its matter goes; what somebody wrote is sealed by the vault, and of
-- a sealed complaint even the rest is shown only after two keepers have opened it.

create schema claims;
grant usage on schema claims to gq_app, gq_area, gq_line, gq_self, gq_part, gq_keeper;

create table claims.claim (
    id uuid primary key,
    matter_id uuid not null unique,
    idempotency_key uuid not null unique,
    number text not null,
    type text not null check (type in ('QUESTION', 'CLAIM', 'COMPLAINT')),
    topic text not null,              -- claims.Topic
    occupation text not null,         -- claims.Occupation
    source text not null check (source in ('PHONE', 'STATION', 'DESK', 'ANONYMOUS')),
    person_id uuid,                   -- null: complained without a name
    filed_by uuid,                    -- who entered it for him at a station or desk
    filed_at_unit text,               -- and where
    employer_id uuid,
    workplace text not null,
    region char(6) not null,
    period_from date,
    period_until date,
    known_on date,                    -- when he knew of it: the limitation runs from the day after
    ended_on date,                    -- when the work ended; null while it lasts
    people int not null check (people between 1 and 1000000),
    amount_cents bigint check (amount_cents >= 0),
    youngest_age int check (youngest_age between 0 and 120),
    circumstances text[] not null default '{}',   -- claims.Circumstance
    body bytea not null,              -- sealed: what was written, and the answers to the template's questions
    status text not null check (status in ('RECEIVED', 'ACCEPTED', 'NOT_ACCEPTED', 'ANSWERED', 'MEDIATION', 'WITHDRAWN')),
    waits_for_person boolean not null default false,   -- the union asked back
    urgent text[] not null default '{}',          -- ids of the rules that make it urgent
    grounds jsonb not null default '[]',          -- what the decisions rest on
    handler_unit uuid not null,
    filed_at timestamptz not null,
    decided_at timestamptz,
    closed_at timestamptz,
    shared_with text[] not null default '{}',     -- access.PartRole
    area_path ltree,
    line_path ltree,
    keeper_unit uuid,
    reopened int not null default 0,
    version int not null default 0,
    check ((person_id is null) = (source = 'ANONYMOUS')),
    check ((source in ('STATION', 'DESK')) = (filed_by is not null)),
    check (period_from is null or period_until >= period_from),
    check ((keeper_unit is null) <> (area_path is null)),
    check (keeper_unit is null or filed_by is null),
    check ((status in ('NOT_ACCEPTED', 'ANSWERED', 'WITHDRAWN')) = (closed_at is not null))
);
create index claim_area on claims.claim (area_path, id);
create index claim_line on claims.claim (line_path, id) where line_path is not null;
create index claim_open on claims.claim (handler_unit, filed_at) where closed_at is null;
create index claim_person on claims.claim (person_id, filed_at desc) where person_id is not null;
create index claim_counted on claims.claim (filed_at, occupation, topic);
call scope.protect('claims.claim', 'person_id');
call casework.keep('claims.claim', true);
create policy file_sealed on claims.claim for insert to gq_keeper with check (keeper_unit = (select scope.keeper()));
call casework.share('claims.claim');
grant select, insert, update on claims.claim to gq_area, gq_line, gq_self, gq_keeper;
grant select on claims.claim to gq_part;
call documents.owner('claim', 'claims.claim');

-- What both sides write to each other: questions back, answers, reasons.
create table claims.message (
    id uuid primary key,
    claim_id uuid not null references claims.claim,
    matter_id uuid not null,
    at timestamptz not null,
    kind text not null check (kind in ('ASKED_BACK', 'REPLY', 'NOT_ACCEPTED', 'ANSWER', 'REOPENED')),
    by_person boolean not null,       -- else by the union
    unit_name text,
    reason text,                      -- claims.RefusalReason, for NOT_ACCEPTED
    body bytea not null,              -- sealed
    person_id uuid,
    shared_with text[] not null default '{}',
    area_path ltree,
    line_path ltree,
    keeper_unit uuid,
    check ((keeper_unit is null) <> (area_path is null))
);
create index message_claim on claims.message (claim_id, at);
call scope.protect('claims.message', 'person_id');
call casework.keep('claims.message', true);
call casework.share('claims.message');
call casework.accept_from('claims.message', '{COMPLAINANT}');
grant select, insert on claims.message to gq_area, gq_line, gq_self, gq_part, gq_keeper;

-- What somebody who has signed in has typed so far, sealed; one a person, gone when it is sent.
create table claims.draft (
    person_id uuid primary key,
    body bytea not null,
    updated_at timestamptz not null,
    expires_at timestamptz not null
);
create index draft_expiry on claims.draft (expires_at);
alter table claims.draft enable row level security;
alter table claims.draft force row level security;
create policy owner on claims.draft to gq_owner using (true) with check (true);
create policy self on claims.draft to gq_self using (person_id = (select scope.person()));
create policy purge on claims.draft to gq_app using (true);
grant select, insert, update, delete on claims.draft to gq_self;
grant select (expires_at), delete on claims.draft to gq_app;

-- An officer reaches the person of an open claim in his scope; of a sealed one nobody does.
create policy reach_by_claim on identity.person for select to gq_area, gq_line
    using (exists (select from claims.claim c where c.person_id = person.id and c.closed_at is null));

-- The claim follows its matter out of the caller's scope, or into it: it takes the matter's own place and no other, and
-- only where the claim or the matter lies in the caller's scope.
create function claims.follow(of_matter uuid) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    c claims.claim;
    m casework.matter;
begin
    select * into c from claims.claim where matter_id = of_matter for update;
    if not found then
        return;
    end if;
    select * into m from casework.matter where id = of_matter;
    if not coalesce(c.person_id = scope.person(), false)
        and not coalesce(c.area_path >= scope.low() and c.area_path < scope.high(), false)
        and not coalesce(c.line_path >= scope.low() and c.line_path < scope.high(), false)
        and not coalesce(m.area_path >= scope.low() and m.area_path < scope.high(), false)
        and not coalesce(m.line_path >= scope.low() and m.line_path < scope.high(), false)
        and not coalesce(c.keeper_unit = scope.keeper(), false) then
        raise exception 'a claim outside the scope cannot follow its matter';
    end if;
    update claims.claim set handler_unit = m.handler_unit, area_path = m.area_path, line_path = m.line_path, keeper_unit = m.keeper_unit,
        version = version + 1 where id = c.id;
    update claims.message set area_path = m.area_path, line_path = m.line_path, keeper_unit = m.keeper_unit where claim_id = c.id;
end $$;
-- Whether a form was sent before: a keeper's scope does not show the complaint that came of it.
create function claims.key_known(of_key uuid) returns boolean language sql stable security definer set search_path = ''
    begin atomic
        select exists (select from claims.claim c where c.idempotency_key = of_key);
    end;
create function claims.is_kept(of_matter uuid) returns boolean language sql stable security definer set search_path = ''
    begin atomic
        select exists (select from claims.claim c where c.matter_id = of_matter and c.keeper_unit = scope.keeper());
    end;
-- Somebody without a name replies: his complaint no longer waits for him.
create function claims.replied() returns void language sql security definer set search_path = ''
    begin atomic
        update claims.claim set waits_for_person = false, version = version + 1 where matter_id = casework.part_matter() and casework.part_role() = 'COMPLAINANT';
    end;
revoke execute on function claims.follow, claims.replied, claims.key_known, claims.is_kept from public;
grant execute on function claims.follow to gq_area, gq_line, gq_self, gq_keeper;
grant execute on function claims.is_kept to gq_area, gq_line, gq_self, gq_keeper;
grant execute on function claims.key_known to gq_keeper;
grant execute on function claims.replied to gq_part;
