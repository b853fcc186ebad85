-- Items that elect or appraise: the names on their ballots, and each round of a vote on them (D-10, D-18).

alter table sessions.item add column seats int check (seats between 1 and 100);
-- Of elections.election: who is elected there by a procedure of its own.
alter table sessions.item add column election_id uuid;
create index item_election on sessions.item (election_id) where election_id is not null;

create table sessions.ballot_name (
    id uuid primary key,
    item_id uuid not null references sessions.item on delete cascade,
    session_id uuid not null,
    area_path ltree not null,
    line_path ltree,
    place int not null,
    name text not null,
    about text not null default '',   -- unit, post: what tells people of one name apart
    elected_round int,
    unique (item_id, name, about)
);
create index ballot_name_session on sessions.ballot_name (session_id, item_id, place);
create index ballot_name_area on sessions.ballot_name (area_path, id);
call scope.protect('sessions.ballot_name', null);

create table sessions.round (
    id uuid primary key,
    item_id uuid not null references sessions.item on delete cascade,
    session_id uuid not null,
    area_path ltree not null,
    line_path ltree,
    number int not null,
    kind text not null check (kind in ('FIRST', 'FURTHER', 'AMONG_TIED', 'APPRAISAL')),
    seats int not null,
    manner text not null,             -- voting.Manner, or RECORDED
    vote_id uuid,
    electors int,
    present int,
    secret boolean,
    outcome text check (outcome in ('DONE', 'FURTHER', 'AMONG_TIED', 'CONFIRM')),
    counted_at timestamptz,
    unique (item_id, number),
    check ((outcome is null) = (counted_at is null))
);
-- One round at a time.
create unique index round_running on sessions.round (item_id) where outcome is null;
create index round_session on sessions.round (session_id, item_id, number);
create index round_area on sessions.round (area_path, id);
call scope.protect('sessions.round', null);

create table sessions.standing (
    id uuid primary key,
    round_id uuid not null references sessions.round on delete cascade,
    name_id uuid not null references sessions.ballot_name,
    session_id uuid not null,
    area_path ltree not null,
    line_path ltree,
    place int not null,
    votes int[],                      -- of a candidate one number; of who is appraised one for each grade, abstentions first
    result text check (result in ('ELECTED', 'NOT_ELECTED', 'TIED', 'OPEN', 'GRADED')),
    unique (round_id, name_id),
    check ((votes is null) = (result is null))
);
create index standing_session on sessions.standing (session_id, round_id, place);
create index standing_area on sessions.standing (area_path, id);
call scope.protect('sessions.standing', null);

create policy seated on sessions.ballot_name to gq_self using (sessions.seated(session_id));
create policy seated on sessions.round to gq_self using (sessions.seated(session_id));
create policy seated on sessions.standing to gq_self using (sessions.seated(session_id));
grant select, insert, update, delete on sessions.ballot_name, sessions.round, sessions.standing to gq_area, gq_line;
grant select on sessions.ballot_name, sessions.round, sessions.standing to gq_self;
