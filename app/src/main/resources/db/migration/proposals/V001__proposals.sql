-- Proposals of delegates (D-29): written, seconded, screened, answered in writing, rated. A proposal is one matter of casework
-- from the moment it is handed in; before that only its proposer, those he asks to second it and the union see it.

create schema proposals;
grant usage on schema proposals to gq_app, gq_area, gq_line, gq_self, gq_part;

create table proposals.proposal (
    id uuid primary key,
    idempotency_key uuid not null unique,
    body_id uuid not null,            -- the congress whose delegate proposes
    body_name text not null,
    unit_id uuid not null,
    unit_name text not null,
    proposer uuid not null,
    proposer_name text not null,
    topic text not null,              -- proposals.proposal.Topic
    title text not null,
    reason text not null,
    measure text not null,
    revision int not null default 1,  -- of the text: whoever seconded an older one has not seconded this
    state text not null,              -- proposals.proposal.ProposalState
    written_at timestamptz not null,
    matter_id uuid,                   -- the present matter; a second round has one of its own
    number text,
    round int not null default 1,
    submitted_at timestamptz,
    screened_at timestamptz,
    screening text,                   -- why not put on file, or what is to be completed
    owner_name text,                  -- department or officer that answers
    owner_contact text,
    owner_grant uuid,                 -- the link of an owner outside
    assigned_at timestamptz,
    urged_at timestamptz,
    urged int not null default 0,
    reply_kind text,                  -- proposals.proposal.ReplyKind
    reply text,
    replied_on date,
    reply_elapsed text,               -- how the time to answer stood that day
    reply_by_link boolean not null default false,
    sent_back text,                   -- why the union did not take the reply
    closed_at timestamptz,
    lead uuid references proposals.proposal,   -- handled together with it
    area_path ltree not null,
    line_path ltree,
    version int not null default 0,
    check ((matter_id is null) = (number is null)),
    check ((reply is null) = (replied_on is null)),
    check (state <> 'NOT_ON_FILE' or screening is not null),
    check (lead is null or lead <> id)
);
create index proposal_area on proposals.proposal (area_path, id);
create index proposal_line on proposals.proposal (line_path, id) where line_path is not null;
create index proposal_proposer on proposals.proposal (proposer, written_at desc);
create index proposal_body on proposals.proposal (body_id, submitted_at);
create index proposal_matter on proposals.proposal (matter_id);
create index proposal_lead on proposals.proposal (lead) where lead is not null;
call scope.protect('proposals.proposal', 'proposer');
grant select, insert, update on proposals.proposal to gq_area, gq_line, gq_self;

create table proposals.seconder (
    id uuid primary key,
    proposal_id uuid not null references proposals.proposal,
    proposer uuid not null,
    person_id uuid not null,
    name text not null,
    state text not null check (state in ('INVITED', 'SECONDED', 'DECLINED')),
    revision int not null,            -- of the text that he was shown
    invited_at timestamptz not null,
    answered_at timestamptz,
    score smallint check (score between 1 and 5),
    solved boolean,
    rated_at timestamptz,
    area_path ltree not null,
    line_path ltree,
    unique (proposal_id, person_id),
    check (person_id <> proposer),
    check ((score is null) = (rated_at is null) and (score is null) = (solved is null))
);
create index seconder_person on proposals.seconder (person_id, invited_at desc);
call scope.protect('proposals.seconder', 'person_id');
-- The proposer asks others and sees their answers; he answers for nobody.
create policy asked on proposals.seconder for select to gq_self using (proposer = (select scope.person()));
create policy asks on proposals.seconder for insert to gq_self with check (proposer = (select scope.person()) and state = 'INVITED');
grant select on proposals.seconder to gq_area, gq_line;
grant select, insert on proposals.seconder to gq_self;
-- No desk rates, and nobody seconds for another.
grant update (state, revision, answered_at, score, solved, rated_at) on proposals.seconder to gq_self;

-- Whoever was asked to second reads it.
create policy seconding on proposals.proposal for select to gq_self
    using (exists (select from proposals.seconder s where s.proposal_id = proposal.id and s.person_id = (select scope.person())));

-- How many have seconded the present text: a number, for everybody who sees the proposal.
create function proposals.seconded(of_proposal uuid) returns int language sql stable security definer set search_path = ''
    begin atomic
        select pg_catalog.count(*)::int from proposals.seconder s join proposals.proposal p on p.id = s.proposal_id
        where s.proposal_id = of_proposal and s.state = 'SECONDED' and s.revision = p.revision;
    end;
revoke execute on function proposals.seconded from public;
grant execute on function proposals.seconded to gq_area, gq_line, gq_self;

-- An owner outside the union, with a grant on the matter, reads what is proposed (no names) and answers once.
create policy part on proposals.proposal for select to gq_part
    using (matter_id = (select casework.part_matter()) and (select casework.part_role()) = 'EMPLOYER' and owner_grant = (select scope.part()));
grant select (id, body_name, unit_name, topic, title, reason, measure, state, matter_id, number, owner_name, assigned_at, urged, reply_kind, reply,
    replied_on, sent_back, owner_grant, version, area_path, line_path) on proposals.proposal to gq_part;
create function proposals.reply(of_kind text, of_text text, on_day date) returns uuid
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    answered uuid;
begin
    update proposals.proposal set state = 'REPLIED', reply_kind = of_kind, reply = of_text, replied_on = on_day, reply_elapsed = null, sent_back = null,
            reply_by_link = true, version = version + 1
        where matter_id = casework.part_matter() and casework.part_role() = 'EMPLOYER' and owner_grant = scope.part() and state = 'ASSIGNED'
        returning id into answered;
    return answered;
end $$;
revoke execute on function proposals.reply from public;
grant execute on function proposals.reply to gq_part;

call documents.owner('congressProposal', 'proposals.proposal');
