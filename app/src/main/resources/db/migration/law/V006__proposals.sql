-- Changes of the statute book that one person proposed and another decides; none is ever deleted.

create table law.proposal (
    id uuid primary key,
    kind text not null check (kind in ('RULE', 'NUMBER', 'READING')),
    subject text not null,
    content jsonb not null,           -- law.CorrectRule, law.SetParameter or law.deadline.SettleReading
    state text not null default 'WAITING' check (state in ('WAITING', 'APPROVED', 'REFUSED', 'WITHDRAWN')),
    proposed_by uuid not null,
    proposed_at timestamptz not null,
    decided_by uuid,
    decided_at timestamptz,
    note text not null default '',
    version int not null default 0,   -- the version that it became
    check ((state = 'WAITING') = (decided_at is null)),
    check (state <> 'REFUSED' or note <> ''),
    check ((state = 'APPROVED') = (version > 0)),
    check (state in ('WAITING', 'WITHDRAWN') or decided_by <> proposed_by)
);
create index proposal_waiting on law.proposal (proposed_at) where state = 'WAITING';

grant select, insert on law.proposal to gq_area, gq_line;
grant update (state, decided_by, decided_at, note, version) on law.proposal to gq_area, gq_line;
