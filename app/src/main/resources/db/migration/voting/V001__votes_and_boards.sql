-- Votes, their rolls, and the public boards of secret ones (rules D-10, J-11, J-12; the note on secret ballots). Nothing here joins a
-- person to a ballot: the roll knows persons and no credential, the board knows credentials and no person, and no time of a ballot
-- is kept anywhere.

create schema voting;
grant usage on schema voting to gq_app, gq_area, gq_line, gq_self;

create table voting.vote (
    id uuid primary key,
    unit_id uuid not null,
    unit_name text not null,
    subject uuid not null,
    subject_link text not null,
    title text not null,
    manner text not null check (manner in ('SECRET_ONLINE', 'SECRET_MIXED', 'SECRET_PAPER', 'HANDS', 'ROLL_CALL')),
    state text not null check (state in ('PREPARING', 'OPEN', 'CLOSED', 'COUNTING', 'FINISHED', 'ANNULLED')),
    questions jsonb not null,
    board text unique check (board ~ '^[1-9A-HJ-NP-Za-km-z]{22}$'),   -- random; at once the uuid of the election
    electors int not null,
    weight int not null,
    consent uuid,                     -- the higher union's, to voting online
    grace_hours int not null check (grace_hours >= 0),
    prepared_at timestamptz not null,
    opened_at timestamptz,
    closed_at timestamptz,
    countable_at timestamptz,         -- end of the complaint period
    finished_at timestamptz,
    annulment text,
    sheet jsonb,                      -- voting.ClosingSheet, as it was when the vote closed
    count jsonb,                      -- voting.Count
    area_path ltree not null,
    line_path ltree,
    version int not null default 0,
    check ((manner in ('SECRET_ONLINE', 'SECRET_MIXED')) = (board is not null)),
    check (opened_at is not null or state in ('PREPARING', 'ANNULLED')),
    check (closed_at is not null or state in ('PREPARING', 'OPEN', 'ANNULLED')),
    check ((closed_at is null) = (countable_at is null)),
    check ((state = 'FINISHED') = (count is not null)),
    check ((state = 'FINISHED') = (finished_at is not null)),
    check ((state = 'ANNULLED') = (annulment is not null))
);
create index vote_subject on voting.vote (subject);
create index vote_area on voting.vote (area_path, id);
create index vote_line on voting.vote (line_path, id) where line_path is not null;
create index vote_unit on voting.vote (unit_id, prepared_at desc);
create index vote_counting on voting.vote (countable_at) where state in ('CLOSED', 'COUNTING');
call scope.protect('voting.vote', null);
grant select, insert, update on voting.vote to gq_area, gq_line;
grant select on voting.vote to gq_self;

-- The roll. Rows say who may vote, and nothing of whether he did.
create table voting.elector (
    vote_id uuid not null references voting.vote,
    person_id uuid not null,
    name text not null,
    weight int not null check (weight > 0),
    present boolean not null,
    area_path ltree not null,
    line_path ltree,
    primary key (vote_id, person_id)
);
create index elector_person on voting.elector (person_id);
create index elector_area on voting.elector (area_path, vote_id);
create index elector_line on voting.elector (line_path, vote_id) where line_path is not null;
call scope.protect('voting.elector', 'person_id');
grant select, insert, update on voting.elector to gq_area, gq_line;
grant select on voting.elector to gq_self;

-- Who holds a share of the key. The owner number of the protocol is the place; who was replaced keeps his row without it counting.
create table voting.trustee (
    id uuid primary key,
    vote_id uuid not null references voting.vote,
    place int not null check (place > 0),
    person_id uuid not null,
    name text not null,
    appointed_at timestamptz not null,
    replaced_at timestamptz,
    area_path ltree not null,
    line_path ltree
);
create unique index trustee_place on voting.trustee (vote_id, place) where replaced_at is null;
create unique index trustee_once on voting.trustee (vote_id, person_id) where replaced_at is null;
create index trustee_person on voting.trustee (person_id);
create index trustee_area on voting.trustee (area_path, vote_id);
create index trustee_line on voting.trustee (line_path, vote_id) where line_path is not null;
call scope.protect('voting.trustee', 'person_id');
grant select, insert, update on voting.trustee to gq_area, gq_line;
grant select, update on voting.trustee to gq_self;

-- Who makes and hands out the credentials; both confirm the fingerprint of the public list.
create table voting.registrar (
    id uuid primary key,
    vote_id uuid not null references voting.vote,
    place int not null check (place in (1, 2)),
    person_id uuid not null,
    name text not null,
    appointed_at timestamptz not null,
    replaced_at timestamptz,
    confirmed text,                   -- fingerprint of the list, Base64 of its SHA-256
    confirmed_at timestamptz,
    area_path ltree not null,
    line_path ltree,
    check ((confirmed is null) = (confirmed_at is null))
);
create unique index registrar_place on voting.registrar (vote_id, place) where replaced_at is null;
create unique index registrar_once on voting.registrar (vote_id, person_id) where replaced_at is null;
create index registrar_person on voting.registrar (person_id);
create index registrar_area on voting.registrar (area_path, vote_id);
create index registrar_line on voting.registrar (line_path, vote_id) where line_path is not null;
call scope.protect('voting.registrar', 'person_id');
grant select, insert, update on voting.registrar to gq_area, gq_line;
grant select, update on voting.registrar to gq_self;

-- What the board will be set up with: the public list of credentials, and the trustees' public record. Both are public once the
-- vote is open, and then stand on the board.
create table voting.setup (
    vote_id uuid primary key references voting.vote,
    credentials bytea,
    trustees bytea,
    area_path ltree not null,
    line_path ltree
);
create index setup_area on voting.setup (area_path, vote_id);
create index setup_line on voting.setup (line_path, vote_id) where line_path is not null;
call scope.protect('voting.setup', null);
grant select, insert, update on voting.setup to gq_area, gq_line;

-- Whoever is on the roll, or has a part in the vote, sees it in his own matters, and a trustee or registrar its setup.
create function voting.holds_part(of_vote uuid) returns boolean
    language sql stable security definer set search_path = ''
    begin atomic
        select exists (select from voting.trustee t where t.vote_id = of_vote and t.person_id = scope.person() and t.replaced_at is null)
            or exists (select from voting.registrar r where r.vote_id = of_vote and r.person_id = scope.person() and r.replaced_at is null);
    end;
create function voting.takes_part(of_vote uuid) returns boolean
    language sql stable security definer set search_path = ''
    begin atomic
        select voting.holds_part(of_vote) or exists (select from voting.elector e where e.vote_id = of_vote and e.person_id = scope.person());
    end;
revoke execute on function voting.holds_part, voting.takes_part from public;
grant execute on function voting.holds_part, voting.takes_part to gq_self;
create policy part on voting.vote for select to gq_self using (voting.takes_part(id));
create policy part on voting.setup to gq_self using (voting.holds_part(vote_id));
grant select, insert, update on voting.setup to gq_self;

-- The boards: what everybody may download, entry by entry, byte for byte. No column says when or from where an entry came. The
-- program may add and read; nobody may change or take away, not even the owner by mistake.
create table voting.board_entry (
    board text not null,
    height int not null check (height >= 0),
    type text not null check (type in ('SETUP', 'BALLOT', 'END_BALLOTS', 'ENCRYPTED_TALLY', 'PARTIAL_DECRYPTION', 'RESULT')),
    event bytea not null,
    hash text not null,               -- SHA-256 of the event, hex
    credential bytea,                 -- of a ballot: SHA-256 of the public credential that stands in it
    primary key (board, height),
    check ((height = 0) = (type = 'SETUP')),
    check ((type = 'BALLOT') = (credential is not null))
);
create index board_entry_type on voting.board_entry (board, type, height);
create index board_entry_credential on voting.board_entry (board, credential, height) where credential is not null;

create table voting.board_record (
    board text not null,
    height int not null,
    place int not null,               -- within the entry, from 0
    hash bytea not null,              -- SHA-256 of the content
    content bytea not null,
    primary key (board, height, place),
    foreign key (board, height) references voting.board_entry,
    unique (board, hash)              -- no ballot stands twice
);
grant select, insert on voting.board_entry, voting.board_record to gq_app, gq_area, gq_line, gq_self;

create function voting.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'a board is append only';
end $$;
create trigger append_only before update or delete or truncate on voting.board_entry execute function voting.refuse_change();
create trigger append_only before update or delete or truncate on voting.board_record execute function voting.refuse_change();

-- What the public page of one board shows of its vote, for whoever knows the board's id.
create function voting.face(of_board text)
    returns table (vote_id uuid, unit_name text, title text, manner text, state text, questions text, opened_at timestamptz, closed_at timestamptz,
        countable_at timestamptz, finished_at timestamptz, annulment text, count text)
    language sql stable security definer set search_path = ''
    begin atomic
        select v.id, v.unit_name, v.title, v.manner, v.state, v.questions::text, v.opened_at, v.closed_at, v.countable_at, v.finished_at, v.annulment,
            v.count::text
        from voting.vote v where v.board = of_board;
    end;
revoke execute on function voting.face from public;
grant execute on function voting.face to gq_app, gq_area, gq_line, gq_self;

-- How far the tally and its verification have come; a job takes it up again where it was broken off.
create table voting.tally (
    vote_id uuid primary key references voting.vote,
    attempts int not null default 0,
    decryptable_at timestamptz,       -- the encrypted tally stands on the board
    opened_at timestamptz,            -- the result stands on the board
    verified_at timestamptz,          -- the whole board was verified by a program of its own
    verdict text,                     -- what it said
    failure text,                     -- why the last attempt came to nothing; a message key
    area_path ltree not null,
    line_path ltree
);
create index tally_area on voting.tally (area_path, vote_id);
create index tally_line on voting.tally (line_path, vote_id) where line_path is not null;
call scope.protect('voting.tally', null);
grant select, insert, update on voting.tally to gq_area, gq_line;
create policy part on voting.tally to gq_self using (voting.holds_part(vote_id));
grant select, update on voting.tally to gq_self;
