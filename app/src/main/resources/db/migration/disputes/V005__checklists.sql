-- Checklists of grassroots rights work: a union names the slots, it and the unions below fill them with proofs.

create table disputes.checklist (
    id uuid primary key,
    unit_id uuid not null,
    unit_name text not null,
    name text not null,
    target text not null check (target in ('UNION', 'EACH')),
    slots text[] not null check (cardinality(slots) between 1 and 30),
    from_on date not null,
    until_on date,
    area_path ltree not null,
    line_path ltree
);
call scope.protect('disputes.checklist');
create policy above on disputes.checklist for select to gq_area using (area_path @> (select scope.low()));
create policy above_on_line on disputes.checklist for select to gq_line using (line_path @> (select scope.low()));
grant select, insert, update on disputes.checklist to gq_area, gq_line;

create table disputes.proof (
    id uuid primary key,
    idempotency_key uuid not null unique,
    checklist_id uuid not null references disputes.checklist,
    slot int not null check (slot >= 1),
    served text not null,             -- station or courier; empty where the union itself is meant
    unit_id uuid not null,
    unit_name text not null,
    on_day date not null,
    note text not null,
    at timestamptz not null,
    actor uuid,
    area_path ltree not null,
    line_path ltree
);
create index proof_checklist on disputes.proof (checklist_id, unit_id);
call scope.protect('disputes.proof');
grant select, insert on disputes.proof to gq_area, gq_line;

create index dispute_ended on disputes.dispute (closed_at) where closed_at is not null;
