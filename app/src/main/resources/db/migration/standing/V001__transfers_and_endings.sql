-- What becomes of a membership after it began: its transfer to another union (M-03, M-04, M-05), and its end by decision
-- (M-07, M-08) with the appeal against it.

create schema standing;
grant usage on schema standing to gq_app, gq_area, gq_line, gq_self;

-- A transfer carries the paths of the union that decides it now and moves with its matter.
create table standing.transfer (
    id uuid primary key,
    person_id uuid not null,
    membership_id uuid not null,
    matter_id uuid not null,
    number text not null,
    name text not null,
    member_no text,
    joined_on date not null,
    from_unit uuid not null,
    from_name text not null,
    target_unit uuid not null,        -- whose member he would be
    target_name text not null,
    decider_unit uuid not null,       -- who decides now
    area_path ltree not null,         -- of the decider
    line_path ltree,
    ground text not null,             -- standing.TransferGround
    by_unit uuid,                     -- the union whose officer asked; null where the member himself did
    words text not null,
    trade text,                       -- membership.Trade, where stated
    workplace text,
    choices jsonb not null,           -- the unions in the order in which they decide
    status text not null check (status in ('WAITING', 'ACCEPTED', 'REFUSED', 'WITHDRAWN')),
    asked_at timestamptz not null,
    decided_at timestamptz,
    refusal_text text,
    version int not null default 0,
    check ((status = 'WAITING') = (decided_at is null)),
    check ((status = 'REFUSED') = (refusal_text is not null))
);
create unique index transfer_one_waiting on standing.transfer (person_id) where status = 'WAITING';
create index transfer_person on standing.transfer (person_id, asked_at desc);
create index transfer_area on standing.transfer (area_path, id);
create index transfer_line on standing.transfer (line_path, id) where line_path is not null;
call scope.protect('standing.transfer', 'person_id');
grant select, insert, update on standing.transfer to gq_area, gq_line, gq_self;

-- What the old union goes on seeing, and nothing else of it: who goes where, and what came of it. Its paths are its own.
create table standing.departure (
    transfer_id uuid primary key references standing.transfer,
    person_id uuid not null,
    idempotency_key uuid not null unique,
    number text not null,
    name text not null,
    from_unit uuid not null,
    to_name text not null,
    status text not null,
    asked_at timestamptz not null,
    decided_at timestamptz,
    area_path ltree not null,
    line_path ltree
);
create index departure_area on standing.departure (area_path, transfer_id);
create index departure_line on standing.departure (line_path, transfer_id) where line_path is not null;
call scope.protect('standing.departure', 'person_id');
grant select, insert, update on standing.departure to gq_area, gq_line, gq_self;

-- The receiving union reaches the person while it decides.
create policy reach_by_transfer on identity.person for select to gq_area, gq_line
    using (exists (select from standing.transfer t where t.person_id = person.id and t.status = 'WAITING'));

-- The transfer follows its matter out of the caller's scope; as with casework.move, only what the caller sees moves.
create function standing.follow(of_transfer uuid, new_decider uuid, new_target uuid, new_target_name text, new_area ltree, new_line ltree)
    returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
    t standing.transfer;
begin
    select * into t from standing.transfer where id = of_transfer for update;
    if not found or not coalesce(t.person_id = scope.person(), false)
        and not coalesce(t.area_path >= scope.low() and t.area_path < scope.high(), false)
        and not coalesce(t.line_path >= scope.low() and t.line_path < scope.high(), false) then
        return false;
    end if;
    update standing.transfer set decider_unit = new_decider, target_unit = new_target, target_name = new_target_name, area_path = new_area,
        line_path = new_line, version = version + 1 where id = of_transfer;
    update standing.departure set to_name = new_target_name where transfer_id = of_transfer;
    return true;
end $$;

-- Whoever decides the transfer tells the old union, whose row he does not see.
create function standing.tell_old_union(of_transfer uuid) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    t standing.transfer;
begin
    select * into t from standing.transfer where id = of_transfer;
    if not found or not coalesce(t.person_id = scope.person(), false)
        and not coalesce(t.area_path >= scope.low() and t.area_path < scope.high(), false)
        and not coalesce(t.line_path >= scope.low() and t.line_path < scope.high(), false) then
        return false;
    end if;
    update standing.departure set status = t.status, decided_at = t.decided_at, to_name = t.target_name where transfer_id = of_transfer;
    return true;
end $$;
-- Whether a transfer of the person waits anywhere: yes or no.
create function standing.transfer_waits(of_person uuid) returns boolean
    language sql stable security definer set search_path = ''
    begin atomic
        select exists (select from standing.transfer t where t.person_id = of_person and t.status = 'WAITING');
    end;
revoke execute on function standing.follow, standing.tell_old_union, standing.transfer_waits from public;
grant execute on function standing.follow, standing.tell_old_union, standing.transfer_waits to gq_area, gq_line, gq_self;

-- A membership ended by the committee's decision. The row stays with the union; those above see it by its place.
create table standing.ending (
    id uuid primary key,
    membership_id uuid not null,
    person_id uuid not null,
    name text not null,
    unit_id uuid not null,
    unit_name text not null,
    kind text not null check (kind in ('LAPSED', 'EXPELLED')),
    words text not null,              -- why, as the person is told
    away_since date,                  -- M-07: first day without dues and activity
    spoken_on date,
    group_heard_on date,              -- M-08
    committee_on date not null,
    recorded_at timestamptz not null,
    recorded_by uuid,
    appeal_until date,
    appeal_text text,
    matter_id uuid,
    decider_unit uuid,                -- who decides the appeal
    appeal_decided_at timestamptz,
    appeal_outcome text check (appeal_outcome in ('UPHELD', 'REVERSED')),
    appeal_words text,
    area_path ltree not null,
    line_path ltree,
    version int not null default 0,
    check ((appeal_text is null) = (matter_id is null)),
    check ((appeal_outcome is null) = (appeal_decided_at is null))
);
create index ending_person on standing.ending (person_id, recorded_at desc);
create index ending_area on standing.ending (area_path, id);
create index ending_line on standing.ending (line_path, id) where line_path is not null;
call scope.protect('standing.ending', 'person_id');
grant select, insert, update on standing.ending to gq_area, gq_line;
grant select, update on standing.ending to gq_self;
