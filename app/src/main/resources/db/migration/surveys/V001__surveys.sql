-- Surveys of enterprises (D-32): a form in versions, a survey issued to all enterprises of a scope, a sheet for each of them. No person
-- stands in a sheet but the officers who filled and checked it.

create schema surveys;
grant usage on schema surveys to gq_app, gq_area, gq_line;

create table surveys.form (
    id uuid primary key,
    idempotency_key uuid not null unique,
    unit_id uuid not null,
    unit_name text not null,
    title text not null,
    version int not null default 1,   -- the newest one
    changed_at timestamptz not null,
    area_path ltree not null,
    line_path ltree
);
create index form_unit on surveys.form (unit_id);
call scope.protect('surveys.form');
-- A form holds questions only: unions below see what they are asked.
create policy published on surveys.form for select to gq_area, gq_line using (true);
grant select, insert, update on surveys.form to gq_area, gq_line;

create table surveys.form_version (
    id uuid primary key,
    form_id uuid not null references surveys.form,
    version int not null,
    questions jsonb not null,         -- surveys.form.Question, in order
    recorded_at timestamptz not null,
    recorded_by uuid,
    area_path ltree not null,
    line_path ltree,
    unique (form_id, version)
);
call scope.protect('surveys.form_version');
create policy published on surveys.form_version for select to gq_area, gq_line using (true);
grant select, insert on surveys.form_version to gq_area, gq_line;

create table surveys.survey (
    id uuid primary key,
    idempotency_key uuid not null unique,
    unit_id uuid not null,
    unit_name text not null,
    form_id uuid not null references surveys.form,
    form_version int not null,
    title text not null,
    as_of date not null,              -- the day that the answers are about
    issued_at timestamptz not null,
    issued_by uuid,
    due_on date not null,
    closed_at timestamptz,
    enterprises int not null,
    area_path ltree not null,
    line_path ltree,
    version int not null default 0
);
create index survey_area on surveys.survey (area_path, id);
create index survey_line on surveys.survey (line_path, id) where line_path is not null;
create index survey_open on surveys.survey (due_on, id) where closed_at is null;
call scope.protect('surveys.survey');
create policy published on surveys.survey for select to gq_area, gq_line using (true);
grant select, insert, update on surveys.survey to gq_area, gq_line;

-- One enterprise in one survey, as it was when the survey was issued.
create table surveys.sheet (
    id uuid primary key,
    survey_id uuid not null references surveys.survey,
    employer_id uuid not null,
    employer text not null,
    credit_code text,
    industry text,                    -- section of GB/T 4754
    ownership text,                   -- organization.Ownership
    staff int,
    unit_id uuid not null,            -- the union that covers it, and fills the sheet in
    unit_name text not null,
    unit_level text not null,         -- organization.UnionLevel
    region char(6) not null,
    state text not null default 'OPEN' check (state in ('OPEN', 'FILLED', 'RETURNED', 'CHECKED')),
    answers jsonb not null default '{}',
    differs text[] not null default '{}',   -- questions answered otherwise than the system knew
    filled_at timestamptz,
    filled_by uuid,
    checked_at timestamptz,
    checked_by uuid,
    words text,                       -- why it was returned
    reminded_on date,
    area_path ltree not null,
    line_path ltree,
    version int not null default 0,
    unique (survey_id, employer_id),
    check (checked_by is null or filled_by is null or checked_by <> filled_by),
    check ((state in ('FILLED', 'CHECKED')) <= (filled_at is not null))
);
create index sheet_survey_area on surveys.sheet (survey_id, area_path, id);
create index sheet_survey_line on surveys.sheet (survey_id, line_path, id) where line_path is not null;
create index sheet_area on surveys.sheet (area_path, id);
create index sheet_line on surveys.sheet (line_path, id) where line_path is not null;
create index sheet_unit on surveys.sheet (unit_id, survey_id);
call scope.protect('surveys.sheet');
grant select, insert, update on surveys.sheet to gq_area, gq_line;
