-- A labour dispute from consultation to judgment: one record with the number of its matter, the workers who claim, what
-- each claims, and every step that was taken. Where it stands is kept for each worker, because mediation may succeed for
-- some and fail for others. Every row carries the paths of the union that handles the matter and moves with it.

create schema disputes;
grant usage on schema disputes to gq_app, gq_area, gq_line, gq_self;

create table disputes.dispute (
    id uuid primary key,
    idempotency_key uuid not null unique,
    matter_id uuid not null unique,
    shared_with text[] not null default '{MEDIATOR,PARTNER,LAWYER,EMPLOYER}',   -- access.PartRole: as soon as somebody has a grant on the matter
    number text not null,
    claim_id uuid,                    -- the claim it grew out of
    person_id uuid,                   -- the worker who brought it; null where a paper file was entered for somebody without an account
    unit_id uuid not null,            -- who handles it now
    unit_name text not null,
    first_unit uuid not null,         -- who took it up first
    level text not null,              -- organization.UnionLevel of the handler
    region char(6) not null,
    trade text not null,              -- membership.Trade
    cause text not null,              -- disputes.Cause
    title text not null,
    employer_id uuid,
    employer_name text not null,
    employer_code text not null default '',
    employer_address text not null default '',
    employer_head text not null default '',   -- its legal representative, with his office
    employed_from date,
    employed_until date,              -- null: the labour relation goes on
    knew_on date not null,            -- when the worker knew, or should have known, of the violation
    facts text not null,
    commission text not null default '',      -- the arbitration commission chosen
    opened_at timestamptz not null,
    formal_on date,                   -- first day before a commission or a court
    closed_at timestamptz,
    version int not null default 0,
    area_path ltree not null,
    line_path ltree
);
create index dispute_area on disputes.dispute (area_path, id);
create index dispute_line on disputes.dispute (line_path, id) where line_path is not null;
create index dispute_open on disputes.dispute (area_path, id) where closed_at is null;
create index dispute_person on disputes.dispute (person_id) where person_id is not null;
create index dispute_claim on disputes.dispute (claim_id) where claim_id is not null;
call scope.protect('disputes.dispute');

-- A worker who claims. The number of the document, phone and address are sealed: only the papers need them.
create table disputes.claimant (
    id uuid primary key,
    dispute_id uuid not null references disputes.dispute,
    matter_id uuid not null,
    shared_with text[] not null default '{MEDIATOR,PARTNER,LAWYER,EMPLOYER}',
    person_id uuid,
    position int not null,
    name text not null,
    sex char(1) not null default '0',
    birth_on date,
    occupation text not null default '',
    id_number bytea,
    phone bytea,
    address bytea,
    representative boolean not null default false,
    stage text not null,              -- disputes.Stage
    stage_on date not null,
    outcome text,                     -- disputes.Outcome
    version int not null default 0,
    area_path ltree not null,
    line_path ltree,
    unique (dispute_id, position),
    check ((stage = 'CLOSED') = (outcome is not null))
);
create unique index claimant_person on disputes.claimant (dispute_id, person_id) where person_id is not null;
create index claimant_own on disputes.claimant (person_id) where person_id is not null;
call scope.protect('disputes.claimant');

-- What a worker claims: a sum in cents, or something that is not money.
create table disputes.head (
    id uuid primary key,
    dispute_id uuid not null references disputes.dispute,
    matter_id uuid not null,
    shared_with text[] not null default '{MEDIATOR,PARTNER,LAWYER,EMPLOYER}',
    claimant_id uuid not null references disputes.claimant,
    kind text not null,               -- disputes.HeadKind
    amount bigint check (amount > 0),
    period text not null default '',
    area_path ltree not null,
    line_path ltree
);
create index head_dispute on disputes.head (dispute_id, id);
call scope.protect('disputes.head');

-- Each step of the procedure, with what it rests on. Nothing is changed afterwards; a mistake is answered by another step.
create table disputes.act (
    id uuid primary key,
    idempotency_key uuid not null unique,
    dispute_id uuid not null references disputes.dispute,
    matter_id uuid not null,
    shared_with text[] not null,
    kind text not null,               -- disputes.DisputeAct
    on_day date not null,
    claimants uuid[] not null,
    note text not null default '',
    place text not null default '',
    amount bigint,
    until_day date,
    marks text[] not null default '{}',       -- what was ticked: signatures, what an award is about
    grounds jsonb not null,           -- verdicts at that moment, with versions and facts
    actor uuid,
    unit_name text,
    at timestamptz not null,
    area_path ltree not null,
    line_path ltree
);
create index act_dispute on disputes.act (dispute_id, id);
call scope.protect('disputes.act');

-- Evidence: what a file proves; the files are attachments of this row, who brought it, and who else may see it.
create table disputes.evidence (
    id uuid primary key,
    dispute_id uuid not null references disputes.dispute,
    matter_id uuid not null,
    position int not null,
    title text not null,
    kind text not null,               -- disputes.EvidenceKind
    source text not null,
    proves text not null,
    side text not null,               -- disputes.Side: who brought it
    shared_with text[] not null,      -- access.PartRole
    at timestamptz not null,
    actor uuid,
    area_path ltree not null,
    line_path ltree,
    unique (dispute_id, position)
);
call scope.protect('disputes.evidence');

-- Mediators of a union's committee, and who mediates in which dispute after the questions about conflicts.
create table disputes.mediator (
    id uuid primary key,
    unit_id uuid not null,
    name text not null,
    side text not null check (side in ('STAFF', 'EMPLOYER', 'OUTSIDE')),
    employer_name text not null default '',
    basis text not null check (basis in ('UNION_MEMBER', 'ELECTED', 'NAMED_BY_EMPLOYER', 'JOINTLY_CHOSEN')),
    chair boolean not null default false,
    from_on date not null,
    until_on date,
    version int not null default 0,
    area_path ltree not null,
    line_path ltree
);
create index mediator_unit on disputes.mediator (unit_id, name);
call scope.protect('disputes.mediator');

create table disputes.assignment (
    id uuid primary key,
    dispute_id uuid not null references disputes.dispute,
    mediator_id uuid not null references disputes.mediator,
    mediator_name text not null,
    grant_id uuid,                    -- with which he takes part from outside
    grounds jsonb not null,
    assigned_on date not null,
    ended_on date,
    area_path ltree not null,
    line_path ltree
);
create unique index assignment_live on disputes.assignment (dispute_id, mediator_id) where ended_on is null;
call scope.protect('disputes.assignment');

grant select, insert, update on disputes.dispute, disputes.claimant, disputes.evidence, disputes.mediator, disputes.assignment to gq_area, gq_line;
grant select, insert, delete on disputes.head to gq_area, gq_line;
grant select, insert on disputes.act to gq_area, gq_line;

-- What the union and those who take part from outside say to each other: one log, the same for both sides.
create table disputes.word (
    id uuid primary key,
    idempotency_key uuid not null unique,
    dispute_id uuid not null references disputes.dispute,
    matter_id uuid not null,
    shared_with text[] not null,
    grant_id uuid,                    -- who said it; null: the union
    role text,                        -- access.PartRole; null: the union
    speaker text not null,
    text text not null,
    result text,                      -- disputes.JointResult, where a partner body gives the case back
    at timestamptz not null,
    area_path ltree not null,
    line_path ltree
);
create index word_dispute on disputes.word (dispute_id, id);
call scope.protect('disputes.word');
grant select, insert on disputes.word to gq_area, gq_line;

-- A worker sees the disputes in which he claims, and of his colleagues only that they do. Asked of a function, because a
-- policy on claimants may not ask claimants.
create function disputes.claims_in(of_dispute uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as
    $$ select exists (select from disputes.claimant c where c.dispute_id = of_dispute and c.person_id = scope.person()) $$;
revoke execute on function disputes.claims_in from public;
grant execute on function disputes.claims_in to gq_self;
create policy self on disputes.dispute for select to gq_self using (person_id = (select scope.person()) or disputes.claims_in(id));
create policy self on disputes.claimant for select to gq_self using (person_id = (select scope.person()));
create policy self_states on disputes.claimant for update to gq_self using (person_id = (select scope.person()));
create policy self on disputes.head for select to gq_self using
    (exists (select from disputes.claimant c where c.id = claimant_id and c.person_id = (select scope.person())));
create policy self on disputes.act for select to gq_self using
    (exists (select from disputes.claimant c where c.id = any (claimants) and c.person_id = (select scope.person())));
create policy self on disputes.evidence for select to gq_self using ((side in ('WORKER', 'EMPLOYER') or 'EMPLOYER' = any (shared_with)) and disputes.claims_in(dispute_id));
create policy self_brings on disputes.evidence for insert to gq_self with check (side = 'WORKER' and disputes.claims_in(dispute_id));
create policy self on disputes.assignment for select to gq_self using (disputes.claims_in(dispute_id));
grant select on disputes.dispute, disputes.claimant, disputes.head, disputes.act, disputes.evidence, disputes.assignment to gq_self;
grant update (id_number, phone, address, version) on disputes.claimant to gq_self;
grant insert on disputes.evidence to gq_self;

-- Which clock of the matter runs for which workers.
create table disputes.clock (
    clock_id uuid primary key,
    dispute_id uuid not null references disputes.dispute,
    limit_name text not null,
    claimants uuid[] not null,
    ended boolean not null default false,
    area_path ltree not null,
    line_path ltree
);
create index clock_dispute on disputes.clock (dispute_id) where not ended;
call scope.protect('disputes.clock');
grant select, insert, update on disputes.clock to gq_area, gq_line;
create policy self on disputes.clock for select to gq_self using
    (exists (select from disputes.claimant c where c.id = any (claimants) and c.person_id = (select scope.person())));
grant select on disputes.clock to gq_self;

-- Those who take part by a grant see what is shared with their role, and may add evidence and words of their own.
grant usage on schema disputes to gq_part;
call casework.share('disputes.dispute');
call casework.share('disputes.claimant');
call casework.share('disputes.head');
call casework.share('disputes.act');
call casework.share('disputes.evidence');
call casework.share('disputes.word');
call casework.accept_from('disputes.evidence', '{MEDIATOR,PARTNER,LAWYER,EMPLOYER}');
call casework.accept_from('disputes.word', '{MEDIATOR,PARTNER,LAWYER,EMPLOYER}');
grant select on disputes.dispute, disputes.head, disputes.act, disputes.evidence, disputes.word to gq_part;
grant select (id, dispute_id, matter_id, shared_with, position, name, occupation, representative, stage, stage_on, outcome) on disputes.claimant to gq_part;
grant insert on disputes.evidence, disputes.word to gq_part;
create policy self on disputes.word for select to gq_self using (disputes.claims_in(dispute_id));
grant select on disputes.word to gq_self;

call documents.owner('evidence', 'disputes.evidence');

-- The next number of the evidence list, also for whoever does not see all of it.
create function disputes.next_evidence(of_dispute uuid) returns int language sql stable security definer set search_path = ''
    begin atomic
        select coalesce(pg_catalog.max(e.position), 0) + 1 from disputes.evidence e where e.dispute_id = of_dispute;
    end;
revoke execute on function disputes.next_evidence from public;
grant execute on function disputes.next_evidence to gq_area, gq_line, gq_self, gq_part;
