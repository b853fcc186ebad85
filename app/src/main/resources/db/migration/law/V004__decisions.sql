-- Verdicts as they were come to, with the versions they rest on; the table only grows. Facts of rules hold no names.

create table law.decision (
    id uuid primary key,
    check_id text not null,
    rule_id text not null,
    rule_version int not null,
    outcome text not null check (outcome in ('LAWFUL', 'UNLAWFUL', 'WARNING', 'TO_BE_CONFIRMED')),
    content jsonb not null,           -- law.decision.Decision
    about_kind text not null,
    about_id uuid not null,
    subject uuid,                     -- the person whose matter it is
    area_path ltree not null,
    line_path ltree,
    decided_at timestamptz not null,
    decided_by uuid,
    foreign key (rule_id, rule_version) references law.rule_version
);
create index decision_about on law.decision (about_id, about_kind);
create index decision_rule on law.decision (rule_id, rule_version);
call scope.protect('law.decision', 'subject');
grant select, insert on law.decision to gq_area, gq_line, gq_self;
