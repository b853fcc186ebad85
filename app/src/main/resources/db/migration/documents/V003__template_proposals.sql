-- New versions of templates that one operator proposed and another decides; none is ever deleted.
create table documents.template_proposal (
    id uuid primary key,
    template text not null,
    source text not null,
    reason text not null,
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
create index template_proposal_template on documents.template_proposal (template, proposed_at desc);
grant select, insert on documents.template_proposal to gq_area, gq_line;
grant update (state, decided_by, decided_at, note, version) on documents.template_proposal to gq_area, gq_line;
