-- Supervision of labour law: the body and its supervisors, the case from clue to hand-over, the letters with their
-- numbers, delivery, reply and check. A case and everything in it carry the paths of the union that keeps it; a letter
-- without a case carries those of its issuer. A letter names no worker.

create schema supervision;
grant usage on schema supervision to gq_app, gq_area, gq_line, gq_self;

-- Official numbers, one row a union, kind and year, taken under its lock in the transaction of the issue: no gaps.
create table supervision.counter (
    unit_id uuid not null,
    kind text not null,
    year int not null,
    last int not null,
    primary key (unit_id, kind, year)
);
grant select, insert, update on supervision.counter to gq_area, gq_line;

-- What a union supervises with: a committee, or supervisors alone (S-08); and what it must publish for complaints.
create table supervision.body (
    id uuid primary key,
    unit_id uuid not null unique,
    unit_name text not null,
    form text not null check (form in ('COMMITTEE', 'SUPERVISOR')),
    members int not null check (members >= 0),     -- members of the union when it was set up
    established_on date not null,
    term_until date,
    letter_code text not null check (letter_code <> ''),  -- the short name in front of official numbers
    address text not null default '',
    phone text not null default '',
    email text not null default '',
    grounds jsonb not null,
    area_path ltree not null,
    line_path ltree,
    version int not null default 0
);
call scope.protect('supervision.body');

create table supervision.supervisor (
    id uuid primary key,
    unit_id uuid not null,
    unit_name text not null,
    person_id uuid not null,
    name text not null,
    kind text not null check (kind in ('ELECTED', 'INVITED')),
    head boolean not null default false,
    appointed_on date not null,
    term_until date not null,
    trained_on date,
    training text not null default '',
    card_number text unique,
    card_issuer uuid,
    card_issuer_name text,
    card_from date,
    card_until date,                               -- last day on which it holds
    card_withdrawn_on date,
    ended_on date,
    end_reason text,
    area_path ltree not null,
    line_path ltree,
    version int not null default 0,
    check ((card_number is null) = (card_from is null) and (card_number is null) = (card_until is null)
        and (card_number is null) = (card_issuer is null)),
    check (card_until >= card_from),
    check ((ended_on is null) = (end_reason is null))
);
create unique index supervisor_live on supervision.supervisor (unit_id, person_id) where ended_on is null;
create index supervisor_scope on supervision.supervisor (area_path, id);
create index supervisor_line on supervision.supervisor (line_path, id) where line_path is not null;
create index supervisor_person on supervision.supervisor (person_id);
call scope.protect('supervision.supervisor', 'person_id');

create table supervision.case_file (
    id uuid primary key,
    idempotency_key uuid not null unique,
    matter_id uuid not null unique,
    number text not null unique,
    unit_id uuid not null,
    unit_name text not null,
    region char(6) not null,
    employer_id uuid,
    employer text not null,
    origin text not null,                          -- supervision.Origin
    cause text not null,                           -- supervision.Cause
    concerns text[] not null default '{}',         -- supervision.Concern
    workers int not null check (workers >= 0),
    clue text not null,
    found_on date not null,
    complainant uuid,
    claim_id uuid,
    inspection_id uuid,
    stage text not null,                           -- supervision.Stage
    outcome text,                                  -- supervision.CaseOutcome
    outcome_text text,
    proposed text not null,                        -- supervision.Step, as last proposed
    opened_at timestamptz not null,
    opened_by uuid,
    closed_at timestamptz,
    area_path ltree not null,
    line_path ltree,
    version int not null default 0,
    check ((closed_at is null) = (outcome is null)),
    check ((stage = 'CLOSED') = (closed_at is not null))
);
create index case_scope on supervision.case_file (area_path, id);
create index case_line on supervision.case_file (line_path, id) where line_path is not null;
create index case_open on supervision.case_file (id) where closed_at is null;
create index case_employer on supervision.case_file (employer_id) where employer_id is not null;
create index case_complainant on supervision.case_file (complainant) where complainant is not null;
create unique index case_claim on supervision.case_file (claim_id) where claim_id is not null;
call scope.protect('supervision.case_file', 'complainant');

create table supervision.inquiry (
    id uuid primary key,
    case_id uuid not null references supervision.case_file,
    by_unit uuid not null,
    by_name text not null,
    began_on date not null,
    workers_heard boolean not null default false,
    employer_heard boolean not null default false,
    organisations_heard boolean not null default false,
    obstruction text[] not null default '{}',      -- supervision.Obstruction
    record text not null default '',
    finding text check (finding in ('BREACH', 'NONE')),
    found_on date,
    urged_on date,
    urging text,
    grounds jsonb not null,
    area_path ltree not null,
    line_path ltree,
    version int not null default 0,
    check ((finding is null) = (found_on is null)),
    check ((urged_on is null) = (urging is null))
);
create index inquiry_case on supervision.inquiry (case_id, id);
create unique index inquiry_running on supervision.inquiry (case_id) where finding is null;
call scope.protect('supervision.inquiry');

create table supervision.inquirer (
    inquiry_id uuid not null references supervision.inquiry,
    supervisor_id uuid not null references supervision.supervisor,
    name text not null,
    card_number text not null,
    area_path ltree not null,
    line_path ltree,
    primary key (inquiry_id, supervisor_id)
);
create index inquirer_supervisor on supervision.inquirer (supervisor_id);
call scope.protect('supervision.inquirer');

create table supervision.letter (
    id uuid primary key,
    idempotency_key uuid not null unique,
    case_id uuid references supervision.case_file,
    matter_id uuid,                                -- of the case: by it an employer with a grant reaches his letters
    kind text not null,                            -- supervision.LetterKind
    state text not null,                           -- supervision.LetterState
    proposer_unit uuid not null,
    proposer_name text not null,
    issuer_unit uuid not null,
    issuer_name text not null,
    employer_id uuid,
    published boolean not null default false,      -- to all employers of an area: anybody may read it
    addressee text not null,
    region char(6) not null,
    title text not null,
    facts text not null,
    basis text not null,
    demand text not null,
    request_matter uuid,                           -- what waits at the union that is asked to issue it
    number text,
    number_year int,
    number_seq int,
    proposed_at timestamptz not null,
    proposed_by uuid,
    signer uuid,
    signer_name text,
    signer_office text,
    issued_on date,
    grounds jsonb not null,
    template text,
    template_version int,
    paper jsonb,                                   -- what the paper was made of: it is made again from this, byte for byte
    fonts text,
    docx_sha256 text,
    pdf_sha256 text,
    clock_id uuid,                                 -- casework's clock of the reply
    delivered_on date,                             -- of the delivery, or of the refusal where there was none
    refused boolean not null default false,
    answer text,                                   -- supervision.Answer
    answered_on date,
    correction text,                               -- supervision.Correction, of the last check
    subject uuid,                                  -- the person an answer to a complaint is for
    area_path ltree not null,
    line_path ltree,
    version int not null default 0,
    check ((state = 'ISSUED') = (number is not null)),
    check ((number is null) = (issued_on is null) and (number is null) = (paper is null)),
    check ((answer is null) = (answered_on is null)),
    check (not published or case_id is null and kind = 'REMINDER'),
    unique (issuer_unit, kind, number_year, number_seq)
);
create index letter_case on supervision.letter (case_id, id) where case_id is not null;
create index letter_published on supervision.letter (issued_on desc, id) where published and state = 'ISSUED';
create index letter_scope on supervision.letter (area_path, id);
create index letter_line on supervision.letter (line_path, id) where line_path is not null;
call scope.protect('supervision.letter', 'subject');

-- The employers of an area to whom a published reminder is addressed, under the paths of the unions that cover them.
create table supervision.recipient (
    letter_id uuid not null references supervision.letter,
    employer_id uuid not null,
    employer text not null,
    unit_id uuid not null,
    number text not null,
    title text not null,
    issuer_name text not null,
    issued_on date not null,
    area_path ltree not null,
    line_path ltree,
    primary key (letter_id, employer_id)
);
create index recipient_employer on supervision.recipient (employer_id);
create index recipient_scope on supervision.recipient (area_path, letter_id);
call scope.protect('supervision.recipient');

create table supervision.delivery (
    id uuid primary key,
    letter_id uuid not null references supervision.letter,
    method text not null,                          -- supervision.DeliveryMethod
    on_day date not null,
    refused boolean not null,
    receiver text not null default '',             -- department or post, not a name: the name stands on the receipt
    note text not null default '',
    attachment_id uuid,
    recorded_at timestamptz not null,
    recorded_by uuid,
    unit_name text not null,
    area_path ltree not null,
    line_path ltree
);
create index delivery_letter on supervision.delivery (letter_id, id);
call scope.protect('supervision.delivery');

create table supervision.reply (
    id uuid primary key,
    letter_id uuid not null references supervision.letter,
    answer text not null,                          -- supervision.Answer
    text text not null,
    correct_by date,
    received_on date not null,
    by_link boolean not null,                      -- given by the employer himself
    attachment_id uuid,
    recorded_at timestamptz not null,
    recorded_by uuid,
    area_path ltree not null,
    line_path ltree
);
create index reply_letter on supervision.reply (letter_id, id);
call scope.protect('supervision.reply');

create table supervision.correction_check (
    id uuid primary key,
    letter_id uuid not null references supervision.letter,
    result text not null,                          -- supervision.Correction
    text text not null,
    checked_on date not null,
    recorded_at timestamptz not null,
    recorded_by uuid,
    unit_name text not null,
    area_path ltree not null,
    line_path ltree
);
create index correction_check_letter on supervision.correction_check (letter_id, id);
call scope.protect('supervision.correction_check');

grant select, insert, update on supervision.body, supervision.supervisor, supervision.case_file, supervision.inquiry, supervision.letter
    to gq_area, gq_line;
grant select, insert on supervision.inquirer, supervision.recipient, supervision.delivery, supervision.reply, supervision.correction_check
    to gq_area, gq_line;
-- Who complained sees his own case and the answer to him, nothing else of it.
grant select on supervision.case_file, supervision.letter to gq_self;
grant select on supervision.supervisor to gq_self;

-- What is published is read without signing in: this answers with that, and with nothing else.
create function supervision.published(of_letter uuid) returns table (id uuid, number text, issuer_name text, title text, facts text, basis text, demand text,
        addressee text, issued_on date, template text, template_version int, paper jsonb)
    language sql stable security definer set search_path = public, pg_temp as $$
    select l.id, l.number, l.issuer_name, l.title, l.facts, l.basis, l.demand, l.addressee, l.issued_on, l.template, l.template_version, l.paper
    from supervision.letter l where l.published and l.state = 'ISSUED' and (of_letter is null or l.id = of_letter)
    order by l.issued_on desc, l.id desc limit 50
$$;
revoke execute on function supervision.published from public;
grant execute on function supervision.published to gq_app, gq_area, gq_line, gq_self;

-- An employer with a grant on the matter sees the letters to him and nothing else, and answers each once.
grant usage on schema supervision to gq_part;
create policy part on supervision.letter for select to gq_part using (matter_id = (select casework.part_matter())
    and (select casework.part_role()) = 'EMPLOYER' and state = 'ISSUED' and kind in ('REMINDER', 'OPINION'));
grant select (id, case_id, matter_id, published, kind, state, proposer_unit, proposer_name, issuer_unit, issuer_name, employer_id, addressee, region, title,
    facts, basis, demand, request_matter, number, proposed_at, proposed_by, signer_name, signer_office, issued_on, docx_sha256, pdf_sha256, clock_id,
    delivered_on, refused, answer, answered_on, correction, subject, version, area_path, line_path, template, template_version, paper)
    on supervision.letter to gq_part;
create function supervision.answer(reply uuid, of_letter uuid, of_answer text, of_text text, by_day date, on_day date, at_time timestamptz) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    update supervision.letter set answer = of_answer, answered_on = on_day, version = version + 1
        where id = of_letter and matter_id = casework.part_matter() and casework.part_role() = 'EMPLOYER' and state = 'ISSUED'
            and kind in ('REMINDER', 'OPINION') and answer is null and delivered_on <= on_day;
    if not found then
        return false;
    end if;
    insert into supervision.reply (id, letter_id, answer, text, correct_by, received_on, by_link, recorded_at, area_path, line_path)
        select reply, l.id, of_answer, of_text, by_day, on_day, true, at_time, l.area_path, l.line_path from supervision.letter l where l.id = of_letter;
    return true;
end $$;
revoke execute on function supervision.answer from public;
grant execute on function supervision.answer to gq_part;

call documents.owner('supervisionLetter', 'supervision.letter');
