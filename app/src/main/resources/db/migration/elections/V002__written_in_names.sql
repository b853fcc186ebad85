alter table elections.election drop constraint election_write_in_check;
alter table elections.election add constraint election_write_in_check check (write_in in ('ON_BALLOT', 'BY_MOTION', 'ON_PAPER_OR_BY_MOTION', 'NONE'));

-- Names that voters wrote on the papers of a round beside those printed, as the tellers of its vote read them (J-11).
create table elections.written_in (
    id uuid primary key,
    round_id uuid not null references elections.round on delete cascade,
    name text not null,
    votes int not null check (votes > 0),
    candidate_id uuid references elections.candidate,   -- who it is, once that is known
    aside_why text,                                     -- why the name is not counted for anybody
    area_path ltree not null,
    line_path ltree,
    unique (round_id, name),
    check (candidate_id is null or aside_why is null)
);
create index written_in_area on elections.written_in (area_path, id);
create index written_in_line on elections.written_in (line_path, id) where line_path is not null;
call scope.protect('elections.written_in');
grant select, insert, update, delete on elections.written_in to gq_area, gq_line;
-- A motion before the vote opens puts a candidate between those who stand already.
grant delete on elections.standing to gq_area, gq_line;
