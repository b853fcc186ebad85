-- Who takes part without an account, what is sealed, who rates, and which matters are handled together.

grant usage on schema casework, audit, law, notices, organization to gq_part, gq_keeper;
grant select on all tables in schema law, organization to gq_part, gq_keeper;
grant insert on audit.entry, notices.inbox, notices.message to gq_part, gq_keeper;
create policy write_without_path on audit.entry for insert to gq_part, gq_keeper with check (true);
create policy enter_without_path on notices.inbox for insert to gq_part, gq_keeper with check (true);
create policy enqueue_without_path on notices.message for insert to gq_part, gq_keeper with check (true);
grant execute on function notices.unread to gq_part, gq_keeper;

-- A sealed matter has no path and therefore no officer, auditor or administrator: only the union whose keepers have it.
alter table casework.matter
    alter column area_path drop not null,
    add column keeper_unit uuid,
    add column closed_by uuid,
    add column lead uuid references casework.matter,    -- the matter together with which it is handled
    add check ((keeper_unit is null) <> (area_path is null)),
    add check (keeper_unit is null or line_path is null and lead is null);
alter table casework.step
    alter column area_path drop not null,
    add column keeper_unit uuid,
    add column shared_with text[] not null default '{}',   -- access.PartRole
    add check ((keeper_unit is null) <> (area_path is null));
alter table casework.hand_over
    alter column area_path drop not null,
    add column keeper_unit uuid,
    add check ((keeper_unit is null) <> (area_path is null));
create index matter_lead on casework.matter (lead) where lead is not null;
create index matter_kept on casework.matter (keeper_unit, due_on) where keeper_unit is not null and closed_at is null;

create policy keeper on casework.matter to gq_keeper using (keeper_unit = (select scope.keeper()));
create policy keeper on casework.step to gq_keeper using (keeper_unit = (select scope.keeper()));
create policy keeper on casework.hand_over to gq_keeper using (keeper_unit = (select scope.keeper()));
grant select, insert, update on casework.matter, casework.counter to gq_keeper;
grant select, insert on casework.step, casework.hand_over to gq_keeper;

-- A grant to somebody without an account: one matter, one role, until a moment. The link and the code that a visitor
-- shows stand here only as keyed hashes.
create table casework.part (
    id uuid primary key,
    matter_id uuid not null references casework.matter,
    role text not null check (role in ('MEDIATOR', 'PARTNER', 'LAWYER', 'SUPERVISOR', 'EMPLOYER', 'COMPLAINANT')),
    name text not null,
    organisation text not null,
    purpose text not null,            -- why it was given, in words
    phone bytea,                      -- sealed; null only for whoever complained without a name
    phone_hash bytea,
    link_hash bytea not null unique,
    given_at timestamptz not null,
    given_by uuid,
    given_unit text not null,         -- name of the union that gave it
    expires_at timestamptz not null,
    ended_at timestamptz,
    ended_by uuid,
    ended_why text,
    subject uuid,
    area_path ltree,
    line_path ltree,
    keeper_unit uuid,
    check ((phone is null) = (role = 'COMPLAINANT')),
    check ((ended_at is null) = (ended_why is null)),
    check ((keeper_unit is null) <> (area_path is null))
);
create index part_matter on casework.part (matter_id);
call scope.protect('casework.part', 'subject');
create policy keeper on casework.part to gq_keeper using (keeper_unit = (select scope.keeper()));
create policy part on casework.part for select to gq_part using (id = (select scope.part()));
grant select, insert on casework.part to gq_area, gq_line, gq_keeper;
grant update (ended_at, ended_by, ended_why) on casework.part to gq_area, gq_line, gq_keeper;
grant select on casework.part to gq_self;
grant select (id, matter_id, role, name, organisation, purpose, given_at, given_unit, expires_at) on casework.part to gq_part;

-- What a proved visitor holds from then on; found only by the hash of a token in his browser.
create table casework.part_session (
    token_hash bytea primary key,
    part_id uuid not null references casework.part,
    begun_at timestamptz not null,
    expires_at timestamptz not null
);
create index part_session_expiry on casework.part_session (expires_at);
alter table casework.part_session enable row level security;
alter table casework.part_session force row level security;
create policy owner on casework.part_session to gq_owner using (true) with check (true);

-- The matter of the caller's grant, and as what he takes part: null once the grant has ended, whatever the browser holds.
create function casework.part_matter() returns uuid language sql stable security definer set search_path = ''
    begin atomic
        select p.matter_id from casework.part p where p.id = scope.part() and p.ended_at is null and p.expires_at > pg_catalog.now();
    end;
create function casework.part_role() returns text language sql stable security definer set search_path = ''
    begin atomic
        select p.role from casework.part p where p.id = scope.part() and p.ended_at is null and p.expires_at > pg_catalog.now();
    end;

-- Shares a table's rows with the roles named in its column shared_with (text[]); reading only.
create procedure casework.share(shared regclass, matter_column name default 'matter_id') language plpgsql as $$
begin
    execute format('create policy part on %s for select to gq_part using (%I = (select casework.part_matter()) and (select casework.part_role()) = any (shared_with))',
        shared, matter_column);
end $$;
-- Lets somebody who takes part in one of these roles add rows to a table, for his own matter only.
create procedure casework.accept_from(accepting regclass, roles text[], matter_column name default 'matter_id') language plpgsql as $$
begin
    execute format('create policy part_adds on %s for insert to gq_part with check (%I = (select casework.part_matter()) and (select casework.part_role()) = any (%L::text[]))',
        accepting, matter_column, roles);
end $$;
-- Gives keepers the rows of their own union's sealed matters; with "opened_only", those that two of them have opened.
create procedure casework.keep(kept regclass, opened_only boolean default false, matter_column name default 'matter_id') language plpgsql as $$
begin
    execute format('create policy keeper on %s to gq_keeper using (keeper_unit = (select scope.keeper())%s)', kept,
        case when opened_only then format(' and casework.is_opened(%I)', matter_column) else '' end);
end $$;
revoke execute on procedure casework.share, casework.accept_from, casework.keep from public;

create policy part on casework.matter for select to gq_part using (id = (select casework.part_matter()));
grant select (id, number, kind, object_id, subject, handler_unit, handler_name, step, due_on, opened_at, closed_at, closed_by, outcome, version,
    area_path, line_path, keeper_unit) on casework.matter to gq_part;
call casework.share('casework.step');
call casework.accept_from('casework.step', '{MEDIATOR,PARTNER,LAWYER,SUPERVISOR,EMPLOYER,COMPLAINANT}');
grant select (id, matter_id, at, key, args, unit_name, shared_with), insert on casework.step to gq_part;

-- What must be answered before a visitor has a scope, and only that.
create function casework.part_by_link(hashes bytea[], at_time timestamptz)
    returns table (id uuid, role text, name text, organisation text, purpose text, given_unit text, number text, expires_at timestamptz, phone bytea)
    language sql stable security definer set search_path = ''
    begin atomic
        select p.id, p.role, p.name, p.organisation, p.purpose, p.given_unit, m.number, p.expires_at, p.phone
        from casework.part p join casework.matter m on m.id = p.matter_id
        where p.link_hash = any (hashes) and p.ended_at is null and p.expires_at > at_time;
    end;
create function casework.part_of_session(hashes bytea[], at_time timestamptz)
    returns table (id uuid, matter_id uuid, role text, name text)
    language sql stable security definer set search_path = ''
    begin atomic
        select p.id, p.matter_id, p.role, p.name from casework.part_session s join casework.part p on p.id = s.part_id
        where s.token_hash = any (hashes) and s.expires_at > at_time and p.ended_at is null and p.expires_at > at_time;
    end;
create function casework.begin_part(of_part uuid, token bytea, at_time timestamptz, until timestamptz) returns void
    language sql security definer set search_path = ''
    begin atomic
        delete from casework.part_session where expires_at < at_time;
        insert into casework.part_session
            select token, p.id, at_time, least(until, p.expires_at) from casework.part p where p.id = of_part and p.ended_at is null;
    end;
create function casework.end_part_session(hashes bytea[]) returns void
    language sql security definer set search_path = ''
    begin atomic
        delete from casework.part_session where token_hash = any (hashes);
    end;
-- Where the log entry of an entering belongs.
create function casework.part_place(of_part uuid) returns table (matter_id uuid, subject uuid, area text, line text)
    language sql stable security definer set search_path = ''
    begin atomic
        select p.matter_id, p.subject, p.area_path::text, p.line_path::text from casework.part p where p.id = of_part;
    end;
revoke execute on function casework.part_matter, casework.part_role, casework.part_by_link, casework.part_of_session, casework.begin_part,
    casework.end_part_session, casework.part_place from public;
grant execute on function casework.part_matter, casework.part_role to gq_part;
grant execute on function casework.part_by_link, casework.part_of_session, casework.begin_part, casework.end_part_session, casework.part_place
    to gq_app, gq_area, gq_line, gq_self, gq_part, gq_keeper;

-- Opening a sealed matter: one keeper asks with a reason, another one agrees. The constraint keeps one person from doing both.
create table casework.opening (
    id uuid primary key,
    matter_id uuid not null references casework.matter,
    reason text not null,
    asked_by uuid not null,
    asked_name text not null,
    asked_at timestamptz not null,
    answered_by uuid,
    answered_name text,
    answered_at timestamptz,
    agreed boolean,
    answer text,                      -- why not, where the other one declined
    keeper_unit uuid not null,
    check (answered_by is null or answered_by <> asked_by),
    check ((answered_by is null) = (answered_at is null) and (answered_at is null) = (agreed is null))
);
create unique index opening_one_waits on casework.opening (matter_id) where answered_at is null;
create index opening_matter on casework.opening (matter_id, id);
alter table casework.opening enable row level security;
alter table casework.opening force row level security;
create policy owner on casework.opening to gq_owner using (true) with check (true);
create policy keeper on casework.opening for select to gq_keeper using (keeper_unit = (select scope.keeper()));
create policy ask on casework.opening for insert to gq_keeper
    with check (keeper_unit = (select scope.keeper()) and asked_by = (select scope.person()) and answered_by is null);
create policy answer on casework.opening for update to gq_keeper
    using (keeper_unit = (select scope.keeper()) and answered_at is null and asked_by <> (select scope.person()))
    with check (answered_by = (select scope.person()));
-- Whose complaint it is sees who opened it, when and why.
create policy self on casework.opening for select to gq_self using (exists (select from casework.matter m where m.id = matter_id));
create policy part on casework.opening for select to gq_part using (matter_id = (select casework.part_matter()));
grant select, insert on casework.opening to gq_keeper;
grant update (answered_by, answered_name, answered_at, agreed, answer) on casework.opening to gq_keeper;
grant select on casework.opening to gq_self, gq_part;

create function casework.is_opened(of_matter uuid) returns boolean language sql stable security definer set search_path = ''
    begin atomic
        select exists (select from casework.opening o where o.matter_id = of_matter and o.agreed);
    end;
revoke execute on function casework.is_opened from public;
grant execute on function casework.is_opened to gq_keeper;

-- A rating of a closed matter: by the person served and nobody else, once, never by whoever closed it.
create table casework.rating (
    matter_id uuid primary key references casework.matter,
    kind text not null,
    unit_id uuid not null,
    unit_name text not null,
    score int not null check (score between 1 and 5),
    solved boolean not null,
    words bytea,                      -- sealed
    at timestamptz not null,
    subject uuid,
    area_path ltree,
    line_path ltree,
    keeper_unit uuid,
    check ((keeper_unit is null) <> (area_path is null))
);
create index rating_unit on casework.rating (unit_id, at desc);
create index rating_area on casework.rating (area_path);
call scope.protect('casework.rating', 'subject');
call casework.keep('casework.rating', true);
create policy part on casework.rating for select to gq_part using (matter_id = (select casework.part_matter()) and (select casework.part_role()) = 'COMPLAINANT');
call casework.accept_from('casework.rating', '{COMPLAINANT}');
create policy by_whom_it_served on casework.rating as restrictive for insert to gq_self, gq_part
    with check (exists (select from casework.matter m where m.id = matter_id and m.closed_at is not null and m.handler_unit = unit_id
        and (m.closed_by is null or m.closed_by is distinct from scope.person())));
grant select on casework.rating to gq_area, gq_line, gq_keeper;
grant select, insert on casework.rating to gq_self, gq_part;

-- A union's score is public, and only sums.
create function casework.score(of_unit uuid) returns table (ratings bigint, points bigint, solved bigint)
    language sql stable security definer set search_path = ''
    begin atomic
        select pg_catalog.count(*), coalesce(pg_catalog.sum(r.score), 0), pg_catalog.count(*) filter (where r.solved)
        from casework.rating r where r.unit_id = of_unit;
    end;
revoke execute on function casework.score from public;
grant execute on function casework.score to gq_app, gq_area, gq_line, gq_self, gq_part, gq_keeper;

-- What makes two matters alike: the same employer, the same subject, periods that overlap. Sealed matters have none.
create table casework.likeness (
    matter_id uuid primary key references casework.matter,
    employer text not null,           -- id, or the name as typed without spaces
    topic text not null,
    period daterange not null check (not isempty(period)),
    subject uuid not null,
    area_path ltree not null,
    line_path ltree
);
create index likeness_alike on casework.likeness (employer, topic);
call scope.protect('casework.likeness', 'subject');
grant select, insert on casework.likeness to gq_area, gq_line, gq_self;

-- A matter that may be, or is, handled together with another. The row belongs to the handler of the lead.
create table casework.companion (
    matter_id uuid primary key references casework.matter,
    lead uuid not null references casework.matter,
    number text not null,
    same_person boolean not null,
    state text not null check (state in ('PROPOSED', 'AGREED', 'DECLINED', 'JOINED', 'LEFT')),
    proposed_at timestamptz not null,
    answered_at timestamptz,          -- by the person
    joined_at timestamptz,
    joined_by uuid,
    stands_as text,                   -- the name under which he offers to represent the others
    represents boolean not null default false,
    subject uuid not null,
    area_path ltree not null,
    line_path ltree,
    version int not null default 0,
    check (matter_id <> lead),
    check (state <> 'JOINED' or joined_at is not null),
    check (not represents or stands_as is not null)
);
create index companion_lead on casework.companion (lead, matter_id);
create index companion_subject on casework.companion (subject);
call scope.protect('casework.companion', 'subject');
grant select, insert, update on casework.companion to gq_area, gq_line;
-- The person answers for himself, and touches nothing else of the row.
grant select on casework.companion to gq_self;
grant update (state, answered_at, stands_as, version) on casework.companion to gq_self;

-- The person takes his matter out again; it stays with the union that has it.
create function casework.leave_lead(of_matter uuid, at_time timestamptz) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    update casework.companion set state = 'LEFT', answered_at = at_time, represents = false, version = version + 1
        where matter_id = of_matter and subject = scope.person() and state = 'JOINED';
    if not found then
        return false;
    end if;
    update casework.matter set lead = null, version = version + 1 where id = of_matter;
    return true;
end $$;
-- How many others report the same, for somebody who may know their number and nothing else.
create function casework.companions(of_matter uuid) returns table (alike bigint, joined bigint)
    language sql stable security definer set search_path = ''
    begin atomic
        select pg_catalog.count(distinct x.subject), pg_catalog.count(distinct x.subject) filter (where x.joined)
        from casework.companion mine
        join lateral (
            select c.subject, c.state = 'JOINED' as joined from casework.companion c where c.lead = mine.lead and c.state not in ('DECLINED', 'LEFT')
            union all select l.subject, true from casework.matter l where l.id = mine.lead
        ) x on x.subject <> mine.subject
        where mine.matter_id = of_matter and mine.subject = scope.person();
    end;
revoke execute on function casework.leave_lead, casework.companions from public;
grant execute on function casework.leave_lead, casework.companions to gq_self;
