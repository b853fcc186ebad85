-- The people around a vote: the trustees' ceremony, the roll of slips and papers, tellers and what they counted. Nothing here joins a
-- person to a credential, and nothing secret of a trustee is here: what stands in the messages is public or sealed to its recipient.

-- Who counts hands, calls the roll or counts papers; two in a vote, each by himself.
create table voting.teller (
    id uuid primary key,
    vote_id uuid not null references voting.vote,
    place int not null check (place in (1, 2)),
    person_id uuid not null,
    name text not null,
    appointed_at timestamptz not null,
    replaced_at timestamptz,
    area_path ltree not null,
    line_path ltree
);
create unique index teller_place on voting.teller (vote_id, place) where replaced_at is null;
create unique index teller_once on voting.teller (vote_id, person_id) where replaced_at is null;
create index teller_person on voting.teller (person_id);
create index teller_area on voting.teller (area_path, vote_id);
create index teller_line on voting.teller (line_path, vote_id) where line_path is not null;
call scope.protect('voting.teller', 'person_id');
grant select, insert, update on voting.teller to gq_area, gq_line;
grant select on voting.teller to gq_self;

-- Who may hold no office in a vote, because he stands for election in it.
create table voting.barred (
    vote_id uuid not null references voting.vote,
    person_id uuid not null,
    area_path ltree not null,
    line_path ltree,
    primary key (vote_id, person_id)
);
create index barred_area on voting.barred (area_path, vote_id);
create index barred_line on voting.barred (line_path, vote_id) where line_path is not null;
call scope.protect('voting.barred', null);
grant select, insert on voting.barred to gq_area, gq_line;

-- One going of the trustees' ceremony. What was broken off stays, and the next one counts.
create table voting.ceremony (
    vote_id uuid not null references voting.vote,
    round int not null check (round > 0),
    size int not null check (size > 1),
    threshold int not null check (threshold > 1 and threshold <= size),
    begun_at timestamptz not null,
    ended_at timestamptz,             -- broken off
    why text check (why in ('RESTARTED', 'REPLACED')),
    trustees bytea,                   -- the finished group, a trustees record
    rehearsed_at timestamptz,         -- what was decrypted is what had been encrypted
    area_path ltree not null,
    line_path ltree,
    primary key (vote_id, round),
    check ((ended_at is null) = (why is null)),
    check (rehearsed_at is null or trustees is not null)
);
create unique index ceremony_now on voting.ceremony (vote_id) where ended_at is null;
create index ceremony_area on voting.ceremony (area_path, vote_id);
create index ceremony_line on voting.ceremony (line_path, vote_id) where line_path is not null;
call scope.protect('voting.ceremony', null);
grant select, insert, update on voting.ceremony to gq_area, gq_line;
grant select, update on voting.ceremony to gq_self;

-- What one trustee sent in it.
create table voting.ceremony_message (
    vote_id uuid not null,
    round int not null,
    place int not null,
    certificate bytea,
    polynomial bytea,
    share bytea,                      -- verification key, and the share sealed to its own owner
    rehearsed_at timestamptz,         -- has decrypted the test from the kept file
    area_path ltree not null,
    line_path ltree,
    primary key (vote_id, round, place),
    foreign key (vote_id, round) references voting.ceremony,
    check (polynomial is null or certificate is not null),
    check (share is null or polynomial is not null),
    check (rehearsed_at is null or share is not null)
);
create index ceremony_message_area on voting.ceremony_message (area_path, vote_id);
create index ceremony_message_line on voting.ceremony_message (line_path, vote_id) where line_path is not null;
call scope.protect('voting.ceremony_message', null);
grant select, insert, update on voting.ceremony_message to gq_area, gq_line;
grant select, update on voting.ceremony_message to gq_self;

-- The board of the test decryption of one ceremony: made-up ballots under the new key. It is no board of a vote.
create table voting.rehearsal_entry (
    vote_id uuid not null,
    round int not null,
    height int not null,
    type text not null,
    records bytea[] not null,
    event bytea not null,
    hash text not null,
    area_path ltree not null,
    line_path ltree,
    primary key (vote_id, round, height),
    foreign key (vote_id, round) references voting.ceremony
);
create index rehearsal_entry_area on voting.rehearsal_entry (area_path, vote_id);
create index rehearsal_entry_line on voting.rehearsal_entry (line_path, vote_id) where line_path is not null;
call scope.protect('voting.rehearsal_entry', null);
grant select, insert on voting.rehearsal_entry to gq_area, gq_line, gq_self;

-- Who took what at sign-in: one row a person. No time stands here, so that the order of the board says nothing of persons.
create table voting.handout (
    vote_id uuid not null references voting.vote,
    person_id uuid not null,
    medium text not null check (medium in ('SLIP', 'PAPER', 'NONE')), -- NONE: given back before the opening
    exchanged boolean not null default false,   -- before opening, the slip or paper was taken back and the other one given
    spoilt int not null default 0 check (spoilt >= 0), -- papers taken back spoilt and replaced by a new one
    area_path ltree not null,
    line_path ltree,
    primary key (vote_id, person_id),
    foreign key (vote_id, person_id) references voting.elector,
    check (spoilt = 0 or medium = 'PAPER')
);
create index handout_person on voting.handout (person_id);
create index handout_area on voting.handout (area_path, vote_id);
create index handout_line on voting.handout (line_path, vote_id) where line_path is not null;
call scope.protect('voting.handout', 'person_id');
grant select, insert, update on voting.handout to gq_area, gq_line, gq_self;

-- A lost slip printed again from the registrars' sealed file: for whom, by whom, when and why. Which credential it is, nobody here knows.
create table voting.reissue (
    id uuid primary key,
    vote_id uuid not null references voting.vote,
    person_id uuid not null,
    by_person uuid not null,
    at timestamptz not null,
    why text not null,
    area_path ltree not null,
    line_path ltree,
    foreign key (vote_id, person_id) references voting.elector
);
create index reissue_vote on voting.reissue (vote_id, at);
create index reissue_person on voting.reissue (person_id);
create index reissue_area on voting.reissue (area_path, vote_id);
create index reissue_line on voting.reissue (line_path, vote_id) where line_path is not null;
call scope.protect('voting.reissue', 'person_id');
grant select, insert on voting.reissue to gq_area, gq_line, gq_self;

-- Papers printed for a vote; handed out, spoilt and unused ones must come to this number.
create table voting.print_run (
    vote_id uuid primary key references voting.vote,
    printed int not null check (printed >= 0),
    area_path ltree not null,
    line_path ltree
);
create index print_run_area on voting.print_run (area_path, vote_id);
create index print_run_line on voting.print_run (line_path, vote_id) where line_path is not null;
call scope.protect('voting.print_run', null);
grant select, insert, update on voting.print_run to gq_area, gq_line;

-- What one teller counted. Where two do not agree, both count again; what they entered stays.
create table voting.tellers_sheet (
    vote_id uuid not null references voting.vote,
    attempt int not null check (attempt > 0),
    place int not null check (place in (1, 2)),
    person_id uuid not null,
    sheet jsonb not null,
    entered_at timestamptz not null,
    area_path ltree not null,
    line_path ltree,
    primary key (vote_id, attempt, place)
);
create index tellers_sheet_area on voting.tellers_sheet (area_path, vote_id);
create index tellers_sheet_line on voting.tellers_sheet (line_path, vote_id) where line_path is not null;
call scope.protect('voting.tellers_sheet', 'person_id');
grant select on voting.tellers_sheet to gq_area, gq_line;
grant select, insert on voting.tellers_sheet to gq_self;

-- An agreed count that does not fit the other numbers is set aside by an officer, and both count again.
create table voting.recount (
    vote_id uuid not null references voting.vote,
    attempt int not null,             -- the agreed one
    by_person uuid not null,
    at timestamptz not null,
    why text not null,
    area_path ltree not null,
    line_path ltree,
    primary key (vote_id, attempt)
);
create index recount_area on voting.recount (area_path, vote_id);
create index recount_line on voting.recount (line_path, vote_id) where line_path is not null;
call scope.protect('voting.recount', null);
grant select, insert on voting.recount to gq_area, gq_line;

-- The roll-call: what each said aloud. Empty places: called, and did not vote.
create table voting.voice (
    vote_id uuid not null references voting.vote,
    question int not null check (question >= 0),
    person_id uuid not null,
    slots int[] not null,             -- places of the count, the blank first where there is one
    area_path ltree not null,
    line_path ltree,
    primary key (vote_id, question, person_id),
    foreign key (vote_id, person_id) references voting.elector
);
create index voice_person on voting.voice (person_id);
create index voice_area on voting.voice (area_path, vote_id);
create index voice_line on voting.voice (line_path, vote_id) where line_path is not null;
call scope.protect('voting.voice', 'person_id');
grant select on voting.voice to gq_area, gq_line;
grant select, insert, update on voting.voice to gq_self;

-- Which offices somebody holds in a vote.
create function voting.is_trustee(of_vote uuid) returns boolean
    language sql stable security definer set search_path = ''
    begin atomic
        select exists (select from voting.trustee t where t.vote_id = of_vote and t.person_id = scope.person() and t.replaced_at is null);
    end;
create function voting.is_registrar(of_vote uuid) returns boolean
    language sql stable security definer set search_path = ''
    begin atomic
        select exists (select from voting.registrar r where r.vote_id = of_vote and r.person_id = scope.person() and r.replaced_at is null);
    end;
create function voting.is_teller(of_vote uuid) returns boolean
    language sql stable security definer set search_path = ''
    begin atomic
        select exists (select from voting.teller t where t.vote_id = of_vote and t.person_id = scope.person() and t.replaced_at is null);
    end;
create function voting.trustee_place(of_vote uuid) returns int
    language sql stable security definer set search_path = ''
    begin atomic
        select t.place from voting.trustee t where t.vote_id = of_vote and t.person_id = scope.person() and t.replaced_at is null;
    end;
-- Both sheets of an attempt once both are in; before that nobody learns what the other counted.
create function voting.both_sheets(of_vote uuid) returns table (attempt int, place int, sheet text, set_aside boolean)
    language sql stable security definer set search_path = ''
    begin atomic
        select s.attempt, s.place, s.sheet::text, exists (select from voting.recount r where r.vote_id = s.vote_id and r.attempt = s.attempt)
        from voting.tellers_sheet s
        where s.vote_id = of_vote and (voting.is_teller(of_vote) or exists (select from voting.vote v where v.id = of_vote and (
                v.area_path operator(public.>=) scope.low() and v.area_path operator(public.<) scope.high()
                or v.line_path operator(public.>=) scope.low() and v.line_path operator(public.<) scope.high())))
            and exists (select from voting.tellers_sheet o where o.vote_id = s.vote_id and o.attempt = s.attempt and o.place <> s.place)
        order by s.attempt, s.place;
    end;
-- Whether somebody, also one who was replaced since, has entered this place's sheet: yes or no.
create function voting.sheet_entered(of_vote uuid, of_attempt int, of_place int) returns boolean
    language sql stable security definer set search_path = ''
    begin atomic
        select exists (select from voting.tellers_sheet s where s.vote_id = of_vote and s.attempt = of_attempt and s.place = of_place);
    end;
revoke execute on function voting.sheet_entered from public;
grant execute on function voting.sheet_entered to gq_area, gq_line, gq_self;
revoke execute on function voting.is_trustee, voting.is_registrar, voting.is_teller, voting.trustee_place, voting.both_sheets from public;
grant execute on function voting.is_trustee, voting.is_registrar, voting.is_teller, voting.trustee_place to gq_self;
grant execute on function voting.both_sheets to gq_area, gq_line, gq_self;

create or replace function voting.holds_part(of_vote uuid) returns boolean
    language sql stable security definer set search_path = ''
    begin atomic
        select voting.is_trustee(of_vote) or voting.is_registrar(of_vote) or voting.is_teller(of_vote);
    end;

-- Those who hold an office in a vote see who the others are, trustees their ceremony, registrars and tellers the roll.
create policy part on voting.trustee for select to gq_self using (voting.holds_part(vote_id));
create policy part on voting.registrar for select to gq_self using (voting.holds_part(vote_id));
create policy part on voting.teller for select to gq_self using (voting.holds_part(vote_id));
create policy part on voting.ceremony to gq_self using (voting.is_trustee(vote_id));
create policy part on voting.ceremony_message for select to gq_self using (voting.is_trustee(vote_id));
create policy mine on voting.ceremony_message for update to gq_self using (place = voting.trustee_place(vote_id));
create policy part on voting.rehearsal_entry to gq_self using (voting.is_trustee(vote_id)) with check (voting.is_trustee(vote_id));
create policy part on voting.elector for select to gq_self using (voting.is_registrar(vote_id) or voting.is_teller(vote_id));
create policy part on voting.handout to gq_self using (voting.is_registrar(vote_id)) with check (voting.is_registrar(vote_id));
create policy counted on voting.handout for select to gq_self using (voting.is_teller(vote_id));
create policy part on voting.reissue to gq_self using (voting.is_registrar(vote_id)) with check (voting.is_registrar(vote_id));
create policy counted on voting.print_run for select to gq_self using (voting.is_teller(vote_id));
grant select on voting.print_run to gq_self;
create policy part on voting.voice to gq_self using (voting.is_teller(vote_id)) with check (voting.is_teller(vote_id));
