-- Bodies of workers' participation: constituencies, delegates and how they were elected, committees, attendees, and the consent of
-- the union above to online voting. Rows below a body carry the body's paths.

create schema congress;
grant usage on schema congress to gq_app, gq_area, gq_line, gq_self;

create table congress.body (
    id uuid primary key,
    idempotency_key uuid not null unique,
    unit_id uuid not null,
    unit_name text not null,
    kind text not null,               -- congress.BodyKind
    name text not null,
    region char(6) not null,
    term_from date not null,
    term_years int not null check (term_years between 1 and 10),
    union_years int not null check (union_years between 1 and 10),
    staff int not null check (staff > 0),
    women int not null check (women between 0 and staff),
    disabled int not null check (disabled between 0 and staff),
    agreed boolean not null,
    large_group boolean not null,
    seats int check (seats > 0),
    set_up_at timestamptz not null,
    set_up_by uuid,
    ended_on date,
    ended_why text,
    warned_days int,                  -- how many days before the end of the term its officers were last told
    area_path ltree not null,
    line_path ltree,
    version int not null default 0,
    check ((ended_on is null) = (ended_why is null))
);
-- A union has one body of a kind at a time; a new term is a new row.
create unique index body_one_of_a_kind on congress.body (unit_id, kind) where ended_on is null;
create index body_area on congress.body (area_path, id);
create index body_line on congress.body (line_path, id) where line_path is not null;
call scope.protect('congress.body');
grant select, insert, update on congress.body to gq_area, gq_line;
grant select on congress.body to gq_self;

create table congress.constituency (
    id uuid primary key,
    body_id uuid not null references congress.body,
    unit_id uuid,                     -- the part of the tree it was drawn from; null: by hand
    name text not null,
    staff int not null check (staff > 0),
    women int not null check (women between 0 and staff),
    seats int check (seats >= 0),
    by_hand boolean not null default false,
    area_path ltree not null,
    line_path ltree,
    version int not null default 0,
    unique (body_id, name)
);
create unique index constituency_once on congress.constituency (body_id, unit_id) where unit_id is not null;
create index constituency_area on congress.constituency (area_path, id);
create index constituency_line on congress.constituency (line_path, id) where line_path is not null;
call scope.protect('congress.constituency');
grant select, insert, update, delete on congress.constituency to gq_area, gq_line;
grant select on congress.constituency to gq_self;

-- A vote of a constituency: delegates elected, or one recalled. Numbers and names of candidates; who voted for whom is nowhere.
create table congress.delegate_election (
    id uuid primary key,
    idempotency_key uuid not null unique,
    body_id uuid not null references congress.body,
    constituency_id uuid not null references congress.constituency,
    constituency_name text not null,
    purpose text not null check (purpose in ('FIRST', 'BY_ELECTION', 'RECALL')),
    seats int not null check (seats > 0),
    secret boolean not null,
    held_on date,                     -- null until counted
    constituency int check (constituency > 0),
    taking_part int check (taking_part between 0 and constituency),
    published_on date,
    planned_at timestamptz not null,
    counted_at timestamptz,
    counted_by uuid,
    area_path ltree not null,
    line_path ltree,
    version int not null default 0,
    check (num_nonnulls(held_on, constituency, taking_part, counted_at) in (0, 4))
);
create unique index delegate_election_one_open on congress.delegate_election (constituency_id) where counted_at is null;
create index delegate_election_body on congress.delegate_election (body_id, planned_at);
create index delegate_election_area on congress.delegate_election (area_path, id);
create index delegate_election_line on congress.delegate_election (line_path, id) where line_path is not null;
call scope.protect('congress.delegate_election');
grant select, insert, update, delete on congress.delegate_election to gq_area, gq_line;

create table congress.delegate_candidate (
    id uuid primary key,
    election_id uuid not null references congress.delegate_election on delete cascade,
    person_id uuid not null,
    name text not null,
    front_line boolean not null,
    woman boolean not null,
    leader boolean not null,
    teacher boolean not null,
    dispatched boolean not null,
    disabled boolean not null,
    votes int check (votes >= 0),
    outcome text check (outcome in ('WON', 'LOST', 'TIED', 'OPEN')),
    decision_id uuid,                 -- the verdict on his votes, in law.decision
    area_path ltree not null,
    line_path ltree,
    unique (election_id, person_id)
);
create index delegate_candidate_area on congress.delegate_candidate (area_path, id);
create index delegate_candidate_line on congress.delegate_candidate (line_path, id) where line_path is not null;
call scope.protect('congress.delegate_candidate', 'person_id');
grant select, insert, update, delete on congress.delegate_candidate to gq_area, gq_line;
grant select on congress.delegate_candidate to gq_self;

create table congress.delegate (
    id uuid primary key,
    body_id uuid not null references congress.body,
    person_id uuid not null,
    name text not null,
    constituency_id uuid references congress.constituency,
    constituency_name text not null,
    front_line boolean not null,
    woman boolean not null,
    leader boolean not null,
    teacher boolean not null,
    dispatched boolean not null,
    disabled boolean not null,
    weight int not null check (weight > 0),
    from_on date not null,
    until_on date check (until_on >= from_on),
    end_reason text,
    end_words text,
    election_id uuid references congress.delegate_election,
    end_election_id uuid references congress.delegate_election,
    area_path ltree not null,
    line_path ltree,
    check ((until_on is null) = (end_reason is null))
);
create unique index delegate_once on congress.delegate (body_id, person_id) where until_on is null;
create index delegate_person on congress.delegate (person_id, from_on);
create index delegate_area on congress.delegate (area_path, id);
create index delegate_line on congress.delegate (line_path, id) where line_path is not null;
call scope.protect('congress.delegate', 'person_id');
grant select, insert, update on congress.delegate to gq_area, gq_line;
grant select on congress.delegate to gq_self;

create table congress.committee (
    id uuid primary key,
    body_id uuid not null references congress.body,
    kind text not null,               -- congress.CommitteeKind
    name text not null,
    area_path ltree not null,
    line_path ltree,
    unique (body_id, name)
);
create unique index committee_one_presidium on congress.committee (body_id) where kind = 'PRESIDIUM';
create index committee_area on congress.committee (area_path, id);
create index committee_line on congress.committee (line_path, id) where line_path is not null;
call scope.protect('congress.committee');
grant select, insert, update, delete on congress.committee to gq_area, gq_line;
grant select on congress.committee to gq_self;

create table congress.committee_member (
    id uuid primary key,
    committee_id uuid not null references congress.committee on delete cascade,
    person_id uuid not null,
    name text not null,
    chair boolean not null,
    front_line boolean not null,
    area_path ltree not null,
    line_path ltree,
    unique (committee_id, person_id)
);
create index committee_member_person on congress.committee_member (person_id);
create index committee_member_area on congress.committee_member (area_path, id);
create index committee_member_line on congress.committee_member (line_path, id) where line_path is not null;
call scope.protect('congress.committee_member', 'person_id');
grant select, insert, update, delete on congress.committee_member to gq_area, gq_line;
grant select on congress.committee_member to gq_self;

create table congress.attendee (
    id uuid primary key,
    body_id uuid not null references congress.body,
    person_id uuid,
    name text not null,
    kind text not null,               -- congress.AttendeeKind
    office text not null,
    area_path ltree not null,
    line_path ltree,
    unique (body_id, person_id)
);
create index attendee_person on congress.attendee (person_id) where person_id is not null;
create index attendee_area on congress.attendee (area_path, id);
create index attendee_line on congress.attendee (line_path, id) where line_path is not null;
call scope.protect('congress.attendee', 'person_id');
grant select, insert, delete on congress.attendee to gq_area, gq_line;
grant select on congress.attendee to gq_self;

create table congress.consent (
    id uuid primary key,
    body_id uuid not null references congress.body,
    by_unit uuid not null,
    by_name text not null,
    given_on date not null,
    number text not null,
    words text not null,
    recorded_at timestamptz not null,
    recorded_by uuid,
    withdrawn_on date,
    withdrawn_why text,
    area_path ltree not null,
    line_path ltree,
    check ((withdrawn_on is null) = (withdrawn_why is null))
);
create unique index consent_one on congress.consent (body_id) where withdrawn_on is null;
create index consent_area on congress.consent (area_path, id);
create index consent_line on congress.consent (line_path, id) where line_path is not null;
call scope.protect('congress.consent');
grant select, insert, update on congress.consent to gq_area, gq_line;
grant select on congress.consent to gq_self;

-- A delegate, or who sits on a committee or attends, sees the body he belongs to and its consent; of other people nothing.
create policy own on congress.body to gq_self using (
    exists (select from congress.delegate d where d.body_id = body.id)
    or exists (select from congress.attendee a where a.body_id = body.id)
    or exists (select from congress.committee c join congress.committee_member m on m.committee_id = c.id where c.body_id = body.id));
create policy own on congress.constituency to gq_self using (exists (select from congress.delegate d where d.constituency_id = constituency.id));
create policy own on congress.committee to gq_self using (exists (select from congress.committee_member m where m.committee_id = committee.id));
create policy own on congress.consent to gq_self using (exists (select from congress.delegate d where d.body_id = consent.body_id));

-- How many have a vote on a day: a number, for whoever sees the body.
create function congress.voters(of_body uuid, on_day date) returns int
    language sql stable security definer set search_path = ''
    begin atomic
        select count(*)::int from congress.delegate d where d.body_id = of_body and d.from_on <= on_day and (d.until_on is null or d.until_on > on_day);
    end;
revoke execute on function congress.voters from public;
grant execute on function congress.voters to gq_area, gq_line, gq_self;

-- Which bodies hold for a union on a day: its own, and those of the given kinds that named it, or a part of the tree above it, as a
-- constituency. Bodies only, also where they lie above the caller's scope: who is covered may know by what.
create function congress.covering(of_unit uuid, with_those_above uuid[], kinds text[], on_day date) returns setof congress.body
    language sql stable security definer set search_path = ''
    begin atomic
        select b.* from congress.body b where b.term_from <= on_day and (b.ended_on is null or b.ended_on > on_day) and (b.unit_id = of_unit
            or b.kind = any (kinds) and exists (select from congress.constituency c where c.body_id = b.id and c.unit_id = any (with_those_above)));
    end;
revoke execute on function congress.covering from public;
grant execute on function congress.covering to gq_area, gq_line, gq_self;
