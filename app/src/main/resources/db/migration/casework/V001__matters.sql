-- What every procedure shares: the matter with its handler and date, its steps, and who handed it to whom. A matter
-- and its steps carry the paths of the union that handles it now; a hand-over carries those of the union that had it
-- before, which goes on seeing that it passed the matter on, and nothing else of it.

create schema casework;
grant usage on schema casework to gq_app, gq_area, gq_line, gq_self;

-- Official numbers, one row a kind and year, taken under its lock.
create table casework.counter (
    prefix text not null,
    year int not null,
    last int not null,
    primary key (prefix, year)
);
grant select, insert, update on casework.counter to gq_area, gq_line, gq_self;

create table casework.matter (
    id uuid primary key,
    number text not null unique,
    kind text not null,               -- casework.MatterKind
    title_args text[] not null,
    object_id uuid not null,          -- the record that the kind's module keeps
    subject uuid,                     -- the person whose matter it is
    handler_unit uuid not null,
    handler_name text not null,       -- as it was when the union took the matter
    area_path ltree not null,
    line_path ltree,
    step text not null,               -- what comes next
    due_on date,                      -- last day of it; from law parameters, never typed
    limit_passed_on text,             -- law parameter for the unions after the first
    succession uuid[] not null,       -- unions that take it in turn, the first in front
    position int not null default 1,  -- place in the succession
    opened_at timestamptz not null,
    closed_at timestamptz,
    outcome text,
    version int not null default 0,
    check ((closed_at is null) = (outcome is null)),
    check (closed_at is not null or due_on is not null)
);
create index matter_todo on casework.matter (handler_unit, due_on, id) where closed_at is null;
create index matter_due on casework.matter (due_on, id) where closed_at is null;
create index matter_scope on casework.matter (area_path, due_on) where closed_at is null;
create index matter_line on casework.matter (line_path, due_on) where closed_at is null and line_path is not null;
create index matter_subject on casework.matter (subject, opened_at desc) where subject is not null;
create index matter_object on casework.matter (object_id);
call scope.protect('casework.matter', 'subject');

create table casework.step (
    id uuid primary key,
    matter_id uuid not null references casework.matter,
    at timestamptz not null,
    key text not null,                -- message key
    args text[] not null,
    actor uuid,                       -- the person who acted; null for a job
    unit_name text,                   -- the union at whose desk it was done
    subject uuid,
    area_path ltree not null,
    line_path ltree
);
create index step_matter on casework.step (matter_id, id);
call scope.protect('casework.step', 'subject');

create table casework.hand_over (
    id uuid primary key,
    matter_id uuid not null references casework.matter,
    number text not null,
    kind text not null,
    at timestamptz not null,
    reason text not null,             -- casework.HandOverReason
    note text not null default '',
    actor uuid,
    from_unit uuid not null,
    from_name text not null,
    to_unit uuid not null,
    to_name text not null,
    subject uuid,
    area_path ltree not null,         -- of the union that had it before
    line_path ltree
);
create index hand_over_from on casework.hand_over (from_unit, id desc);
create index hand_over_matter on casework.hand_over (matter_id, id);
call scope.protect('casework.hand_over', 'subject');

grant select, insert, update on casework.matter to gq_area, gq_line, gq_self;
grant select, insert on casework.step, casework.hand_over to gq_area, gq_line, gq_self;
