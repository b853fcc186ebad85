-- Sessions of congresses from the first proposal to the last resolution carried out (D-07 to D-15, D-18, D-31).

create schema sessions;
grant usage on schema sessions to gq_app, gq_area, gq_line, gq_self;

create table sessions.session (
    id uuid primary key,
    body_id uuid not null,
    unit_id uuid not null,
    unit_name text not null,
    area_path ltree not null,
    line_path ltree,
    region char(6) not null,          -- whose text judges it
    body_kind text not null,          -- congress.BodyKind
    title text not null,
    kind text not null check (kind in ('REGULAR', 'EXTRAORDINARY')),
    called_for text check (called_for in ('EMPLOYER', 'UNION', 'DELEGATES')),
    firm text not null check (firm in ('STATE', 'INSTITUTION', 'OTHER')),
    held_on date not null,
    starts_at time,
    place text not null,
    chair text not null default '',
    recorder text not null default '',
    recorded_later boolean not null,  -- entered from its papers after it was held
    state text not null check (state in ('PREPARING', 'CALLED', 'OPEN', 'CLOSED', 'CANCELLED')),
    created_at timestamptz not null,
    called_at timestamptz,
    opened_at timestamptz,
    closed_on date,
    papers_version int not null default 0,
    published_at timestamptz,
    published_where text not null default '',
    filing_matter uuid,
    filed_on date,
    received_at timestamptz,
    received_note text not null default '',
    words text not null default '',   -- why it went on where a step was not lawful, or was called off
    idempotency_key uuid not null unique,
    version int not null default 0,
    check ((kind = 'EXTRAORDINARY') = (called_for is not null)),
    check ((state = 'CLOSED') = (closed_on is not null)),
    check (filed_on is null or closed_on is not null),
    check (received_at is null or filed_on is not null)
);
create index session_area on sessions.session (area_path, id);
create index session_line on sessions.session (line_path, id) where line_path is not null;
create index session_body on sessions.session (body_id, held_on desc);
create index session_unfiled on sessions.session (area_path, id) where state = 'CLOSED' and received_at is null;
call scope.protect('sessions.session', null);

-- Who is on the roll of a session: delegates, and attendants without a vote.
create table sessions.seat (
    id uuid primary key,
    session_id uuid not null references sessions.session on delete cascade,
    person_id uuid not null,
    area_path ltree not null,
    line_path ltree,
    name text not null,
    group_name text not null,
    delegate boolean not null,
    weight int not null check (weight > 0),
    gone boolean not null default false,   -- no longer a delegate when the roll was drawn again
    proof_on date,                    -- the day he had the papers
    proof_how text check (proof_how in ('PHONE', 'PAPER')),
    proof_version int,                -- of the papers that he had
    signed_at timestamptz,
    signed_how text check (signed_how in ('PHONE', 'DOOR', 'NAME')),
    left_at timestamptz,
    unique (session_id, person_id),
    check ((proof_on is null) = (proof_how is null)),
    check ((signed_at is null) = (signed_how is null))
);
create index seat_person on sessions.seat (person_id, session_id);
create index seat_area on sessions.seat (area_path, id);
call scope.protect('sessions.seat', 'person_id');

create function sessions.seated(of_session uuid) returns boolean language sql stable
    return exists (select from sessions.seat s where s.session_id = of_session and s.person_id = (select scope.person()) and not s.gone);

create table sessions.item (
    id uuid primary key,
    session_id uuid not null references sessions.session on delete cascade,
    area_path ltree not null,
    line_path ltree,
    position int not null,
    title text not null,
    matter text,                      -- word of D-18; null for a matter that no text names
    power text not null check (power in ('HEARD', 'DELIBERATED', 'PASSED', 'SUPERVISED', 'ELECTED', 'APPRAISED')),
    words text not null,
    source text not null check (source in ('EMPLOYER', 'UNION', 'DELEGATE', 'PROPOSAL', 'EARLIER')),
    source_id uuid,                   -- the joint item or resolution that is reported
    proposer uuid,                    -- the delegate who proposed it
    state text not null check (state in ('PROPOSED', 'ADMITTED', 'DECLINED')),
    declined_why text not null default '',
    changes_item uuid,                -- what an earlier session passed and this one changes
    manner text,                      -- voting.Manner, or RECORDED
    vote_id uuid,
    electors int,
    present int,
    in_favour int,
    against int,
    abstained int,
    secret boolean,
    item_by_item boolean,
    result text check (result in ('PASSED', 'NOT_PASSED', 'TO_BE_CONFIRMED', 'DONE')),
    result_words text not null default '',
    decided_at timestamptz,
    idempotency_key uuid not null unique,
    version int not null default 0,
    check ((result is null) = (decided_at is null))
);
create index item_session on sessions.item (session_id, position);
create index item_area on sessions.item (area_path, id);
create index item_vote on sessions.item (vote_id) where vote_id is not null;
call scope.protect('sessions.item', null);

-- What delegates say of an item, and the answer; without a person: what the secretary of a group wrote down.
create table sessions.opinion (
    id uuid primary key,
    item_id uuid not null references sessions.item on delete cascade,
    session_id uuid not null,
    area_path ltree not null,
    line_path ltree,
    person_id uuid,
    group_name text not null,
    words text not null,
    said_at timestamptz not null,
    answer text,
    answered_at timestamptz,
    idempotency_key uuid not null unique,
    check ((answer is null) = (answered_at is null))
);
create index opinion_session on sessions.opinion (session_id, item_id, said_at);
call scope.protect('sessions.opinion', null);

create table sessions.discussion (
    id uuid primary key,
    session_id uuid not null references sessions.session on delete cascade,
    area_path ltree not null,
    line_path ltree,
    group_name text not null,
    held_on date not null,
    present int not null,
    words text not null,
    unique (session_id, group_name)
);
call scope.protect('sessions.discussion', null);

-- Who looked at an item, as keyed hashes: they can be counted and not be read back.
create table sessions.reach (
    item_id uuid not null references sessions.item on delete cascade,
    session_id uuid not null,
    area_path ltree not null,
    line_path ltree,
    mark bytea not null,
    primary key (item_id, mark)
);
call scope.protect('sessions.reach', null);

create table sessions.resolution (
    id uuid primary key,
    session_id uuid not null references sessions.session on delete cascade,
    item_id uuid not null unique references sessions.item,
    area_path ltree not null,
    line_path ltree,
    title text not null,
    words text not null,
    responsible text not null,        -- who carries it out
    due_on date not null,
    matter_id uuid not null,
    done_on date,
    done_words text not null default '',
    reported_item uuid,               -- on the agenda of the next session
    version int not null default 0
);
create index resolution_area on sessions.resolution (area_path, id);
call scope.protect('sessions.resolution', null);

-- Joint meetings between sessions, and what came of each matter (D-14).
create table sessions.joint (
    id uuid primary key,
    body_id uuid not null,
    unit_id uuid not null,
    unit_name text not null,
    area_path ltree not null,
    line_path ltree,
    region char(6) not null,
    firm text not null,
    held_on date not null,
    by_union boolean not null,
    present text not null,            -- heads of groups and committees, as written down
    idempotency_key uuid not null unique
);
create index joint_area on sessions.joint (area_path, id);
call scope.protect('sessions.joint', null);
create table sessions.joint_item (
    id uuid primary key,
    joint_id uuid not null references sessions.joint on delete cascade,
    area_path ltree not null,
    line_path ltree,
    title text not null,
    matter text,
    power text not null check (power in ('HEARD', 'DELIBERATED', 'SUPERVISED')),
    outcome text not null,
    reported_item uuid
);
call scope.protect('sessions.joint_item', null);

-- One delegate asks for a session out of turn (D-08, J-17).
create table sessions.request (
    id uuid primary key,
    body_id uuid not null,
    unit_id uuid not null,
    person_id uuid not null,
    area_path ltree not null,
    line_path ltree,
    words text not null,
    asked_at timestamptz not null,
    session_id uuid                   -- the session that followed
);
create unique index request_once on sessions.request (body_id, person_id) where session_id is null;
create index request_area on sessions.request (area_path, id);
call scope.protect('sessions.request', 'person_id');

create policy seated on sessions.session to gq_self using (sessions.seated(id));
create policy seated on sessions.item to gq_self using (sessions.seated(session_id) and (state = 'ADMITTED' or proposer = (select scope.person())));
create policy seated on sessions.opinion to gq_self using (sessions.seated(session_id));
create policy seated on sessions.discussion to gq_self using (sessions.seated(session_id));
create policy seated on sessions.reach to gq_self using (sessions.seated(session_id));
create policy seated on sessions.resolution to gq_self using (sessions.seated(session_id));

grant select, insert, update on sessions.session, sessions.seat, sessions.item, sessions.opinion, sessions.discussion, sessions.reach,
    sessions.resolution, sessions.joint, sessions.joint_item, sessions.request to gq_area, gq_line;
grant select on sessions.session, sessions.discussion, sessions.resolution to gq_self;
grant select, insert on sessions.item, sessions.opinion, sessions.reach, sessions.request to gq_self;
grant select on sessions.seat to gq_self;
grant update (proof_on, proof_how, proof_version, signed_at, signed_how, left_at) on sessions.seat to gq_self;

-- How many delegates of a session are there, for a delegate who sees no row but his own.
create function sessions.attendance(of_session uuid) returns table (delegates bigint, present bigint)
    language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce(sum(s.weight) filter (where s.delegate and not s.gone), 0),
           coalesce(sum(s.weight) filter (where s.delegate and not s.gone and s.signed_at is not null and s.left_at is null), 0)
    from sessions.seat s where s.session_id = of_session
        and exists (select from sessions.seat own where own.session_id = of_session and own.person_id = scope.person())
$$;
-- How many delegates ask for a session out of turn; a number and nothing else.
create function sessions.asking(of_body uuid) returns int
    language sql stable security definer set search_path = public, pg_temp as $$
    select count(*)::int from sessions.request r where r.body_id = of_body and r.session_id is null
$$;
revoke execute on function sessions.attendance, sessions.asking from public;
grant execute on function sessions.attendance, sessions.asking to gq_area, gq_line, gq_self;

call documents.owner('session', 'sessions.session');
