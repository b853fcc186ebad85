-- Elections under a union's rules, from candidates to the answer of the union above; who holds which office; worker directors and
-- supervisors of companies. Votes themselves lie with voting; here are only counts.

create schema elections;
grant usage on schema elections to gq_app, gq_area, gq_line, gq_self;

create table elections.election (
    id uuid primary key,
    idempotency_key uuid not null unique,
    unit_id uuid not null,
    unit_name text not null,
    body_id uuid not null,            -- the congress or assembly that elects
    region char(6) not null,
    office text not null,             -- elections.Office
    title text not null,
    members int not null check (members > 0),
    seats int not null check (seats > 0),
    entitled int not null check (entitled > 0),
    among_elected boolean not null,
    by_election boolean not null,
    term_years int not null check (term_years between 1 and 10),
    company_id uuid,
    meeting_on date not null,
    state text not null,              -- elections.ElectionState
    published_on date,
    write_in text not null check (write_in in ('ON_BALLOT', 'BY_MOTION', 'NONE')),
    proxies boolean not null default false,
    teller_stands boolean not null default false,
    mobile_box boolean not null default false,
    box_watched boolean not null default false,
    nominated_by_union boolean not null default true,
    party_on date,
    party_approved boolean,
    party_words text,
    above_unit uuid,
    above_name text,
    above_on date,
    above_approved boolean,
    above_words text,
    fewer_present int,
    fewer_consenting int,
    approval text,                    -- paper by which the union above agreed to a standing committee (J-05)
    reported_on date,
    answered_on date,
    answer_approved boolean,
    answer_words text,
    void_why text,
    prepared_at timestamptz not null,
    prepared_by uuid,
    area_path ltree not null,
    line_path ltree,
    version int not null default 0
);
create index election_area on elections.election (area_path, id);
create index election_line on elections.election (line_path, id) where line_path is not null;
create index election_unit on elections.election (unit_id, office);
call scope.protect('elections.election');
grant select, insert, update on elections.election to gq_area, gq_line;

create table elections.candidate (
    id uuid primary key,
    election_id uuid not null references elections.election,
    person_id uuid not null,
    name text not null,
    surname text not null,
    strokes int not null check (strokes between 1 and 64),
    near_relative boolean not null,
    head boolean not null,
    personnel_or_foreign boolean not null,
    union_head boolean not null,
    executive boolean not null,
    director boolean not null,
    supervisor boolean not null,
    finance boolean not null default false,   -- vice-chair for finance, or works in finance or assets (J-06)
    motion text,                      -- how he came on the list after it was published; null: nominated
    withdrawn_on date,
    elected_round int,
    area_path ltree not null,
    line_path ltree,
    unique (election_id, person_id)
);
create index candidate_area on elections.candidate (area_path, id);
create index candidate_line on elections.candidate (line_path, id) where line_path is not null;
call scope.protect('elections.candidate', 'person_id');
grant select, insert, update on elections.candidate to gq_area, gq_line;
grant select on elections.candidate to gq_self;

create table elections.round (
    id uuid primary key,
    election_id uuid not null references elections.election,
    number int not null,
    kind text not null check (kind in ('FIRST', 'FURTHER', 'AMONG_TIED')),
    seats int not null check (seats > 0),
    manner text not null,             -- voting.Manner, or PAPER_ENTERED for a count that was made without the program
    vote_id uuid,
    held_on date,
    present int,
    issued int,
    returned int,
    invalid int,
    outcome text,                     -- elections.RoundOutcome
    counted_at timestamptz,
    area_path ltree not null,
    line_path ltree,
    version int not null default 0,
    unique (election_id, number),
    check (num_nonnulls(held_on, present, issued, returned, invalid, outcome, counted_at) in (0, 7))
);
create index round_vote on elections.round (vote_id) where vote_id is not null;
create index round_area on elections.round (area_path, id);
create index round_line on elections.round (line_path, id) where line_path is not null;
call scope.protect('elections.round');
grant select, insert, update, delete on elections.round to gq_area, gq_line;

create table elections.standing (
    id uuid primary key,
    round_id uuid not null references elections.round on delete cascade,
    candidate_id uuid not null references elections.candidate,
    place int not null,
    votes int check (votes >= 0),
    result text check (result in ('ELECTED', 'NOT_ELECTED', 'TIED', 'OPEN')),
    area_path ltree not null,
    line_path ltree,
    unique (round_id, candidate_id)
);
create index standing_area on elections.standing (area_path, id);
create index standing_line on elections.standing (line_path, id) where line_path is not null;
call scope.protect('elections.standing');
grant select, insert, update on elections.standing to gq_area, gq_line;

-- Who holds an office of a union, or a worker's seat on a company's board.
create table elections.tenure (
    id uuid primary key,
    unit_id uuid not null,
    unit_name text not null,
    region char(6) not null,
    office text not null,
    person_id uuid,
    name text not null,
    interim boolean not null default false,
    election_id uuid references elections.election,
    from_on date not null,
    term_to date not null,
    term_years int not null,
    until_on date check (until_on >= from_on),
    end_reason text,
    end_words text,
    warned_days int,
    recorded_at timestamptz not null,
    recorded_by uuid,
    area_path ltree not null,
    line_path ltree,
    version int not null default 0,
    check ((until_on is null) = (end_reason is null))
);
create index tenure_unit on elections.tenure (unit_id, office, from_on);
create index tenure_person on elections.tenure (person_id) where person_id is not null;
create index tenure_area on elections.tenure (area_path, id);
create index tenure_line on elections.tenure (line_path, id) where line_path is not null;
call scope.protect('elections.tenure', 'person_id');
grant select, insert, update on elections.tenure to gq_area, gq_line;
grant select on elections.tenure to gq_self;

create table elections.company (
    id uuid primary key,
    idempotency_key uuid not null unique,
    unit_id uuid not null,
    unit_name text not null,
    region char(6) not null,
    name text not null,
    kind text not null,               -- law.democracy.BoardFacts.Company
    staff int not null check (staff > 0),
    board boolean not null,
    oversight text not null,          -- law.democracy.BoardFacts.Oversight
    supervisors int not null check (supervisors >= 0),
    supervisor_years int not null,
    recorded_at timestamptz not null,
    area_path ltree not null,
    line_path ltree,
    version int not null default 0,
    unique (unit_id, name)
);
create index company_area on elections.company (area_path, id);
create index company_line on elections.company (line_path, id) where line_path is not null;
call scope.protect('elections.company');
grant select, insert, update on elections.company to gq_area, gq_line;

-- What a worker director or supervisor reported to the congress, and how it was rated.
create table elections.board_report (
    id uuid primary key,
    idempotency_key uuid not null unique,
    tenure_id uuid not null references elections.tenure,
    reported_on date not null,
    words text not null,
    score int not null check (score between 0 and 100),
    recorded_at timestamptz not null,
    recorded_by uuid,
    area_path ltree not null,
    line_path ltree
);
create index board_report_tenure on elections.board_report (tenure_id, reported_on);
create index board_report_area on elections.board_report (area_path, id);
create index board_report_line on elections.board_report (line_path, id) where line_path is not null;
call scope.protect('elections.board_report');
grant select, insert on elections.board_report to gq_area, gq_line;

-- Strokes of surnames that are not among those shipped, as somebody counted them. No person in it.
create table elections.surname (
    surname text primary key,
    strokes int not null check (strokes between 1 and 64)
);
grant select, insert on elections.surname to gq_area, gq_line;
