-- Imports of member rosters: what was uploaded, what is planned for each row, and the values that wait for the officer's
-- word. Values of persons stand here sealed exactly as they will stand in the person's row, and only for some days.

create schema roster;
-- A person at his own desk finds no import: there is no policy for gq_self.
grant usage on schema roster to gq_app, gq_area, gq_line, gq_self;

create table roster.import (
    id uuid primary key,
    desk_unit uuid not null,          -- the union at whose desk it was made; its scope is the scope of the job
    line char(1) not null check (line in ('A', 'L')),
    area_path ltree not null,         -- of that union
    line_path ltree,
    unit_id uuid not null,            -- the union of rows that name none
    file_name text not null,
    file_format text,                 -- sheet.RosterReading.Format
    ending_differs boolean not null default false,
    state text not null,              -- roster.ImportState
    refusal text,                     -- sheet.Refusal, where the file is not read
    refusal_args text[] not null default '{}',
    basis text,                       -- what the paper applications are and where they are kept; null: none declared
    basis_on date,                    -- their date where a row has none of its own
    fields text[] not null default '{}',   -- columns found, in the order of the file
    unknown text[] not null default '{}',  -- headings that are not read
    permille int not null default 0,  -- of the file, while it is read
    last_row int not null default 0,
    position int not null default 0,  -- rows of the file that the running step has finished
    new_rows int not null default 0,
    changed_rows int not null default 0,
    unchanged_rows int not null default 0,
    duplicate_rows int not null default 0,
    rejected_rows int not null default 0,
    skipped_rows int not null default 0,
    invited_rows int not null default 0,
    waiting_rows int not null default 0,   -- named a union that is not matched yet
    cleaned_rows int not null default 0,
    kept_rows int not null default 0,      -- not undone, because they were changed since
    entry_id uuid,                    -- audit entry of the running step, to which persons are added
    created_at timestamptz not null,
    created_by uuid not null,
    previewed_at timestamptz,
    confirmed_at timestamptz,
    confirmed_by uuid,
    finished_at timestamptz,
    undone_at timestamptz,
    undone_by uuid,
    version int not null default 0
);
create index import_area on roster.import (area_path, id);
create index import_line on roster.import (line_path, id) where line_path is not null;
create index import_state on roster.import (state);
call scope.protect('roster.import');
grant select, insert, update on roster.import to gq_area, gq_line;
grant select on roster.import to gq_self;

-- The plan, and afterwards the record that an undo goes by.
create table roster.import_row (
    import_id uuid not null,
    row int not null,                 -- as the spreadsheet shows it
    verdict char(1) not null check (verdict in ('N', 'C', 'U', 'I', 'D', 'R', 'P')),
    planned char(1),                  -- of a waiting row (P): what it becomes once its union is known
    person_id uuid,
    membership_id uuid,
    unit_id uuid,
    known boolean not null default false,  -- the person stood in the database before
    union_no int,
    held_unit uuid,                   -- union of the membership that a waiting row is about
    versions int[],                   -- of person and membership: before the import, then after it
    changes jsonb,                    -- fields with old and new, masked as on a screen
    reasons jsonb,
    before jsonb,                     -- the rows of person and membership before the import, sealed values as they were
    kept boolean not null default false,
    primary key (import_id, row)
);
create index import_row_verdict on roster.import_row (import_id, verdict, row) where verdict in ('C', 'I', 'D', 'R', 'P') or kept;

create table roster.staged_row (
    import_id uuid not null,
    row int not null,
    id uuid not null,                 -- row id of what is sealed here only (cells)
    cells bytea,                      -- sealed: the cells as typed, of rows that are not imported
    name text,
    id_type text,
    id_number bytea,                  -- sealed for the person's row, as are phone and email
    id_hash bytea,
    phone bytea,
    phone_hash bytea,
    email bytea,
    sex char(1),
    birth_on date,
    nationality char(2),
    education char(2),
    political char(2),
    household_type text,
    household_region char(6),
    native_region char(6),
    status text,
    joined_on date,
    basis_on date,
    employment char(1),
    change_type char(1),
    change_on date,
    change_reason char(1),
    workplace text,
    occupation text,
    job_no text,
    job_title text,
    skill_level char(1),
    migrant boolean,
    member_no text,
    note text,
    primary key (import_id, row)
);

-- Names in the column of unions, each matched once for the whole file.
create table roster.import_union (
    import_id uuid not null,
    no int not null,
    name text not null,
    unit_id uuid,
    by_hand boolean not null default false,
    rows int not null default 0,
    primary key (import_id, no)
);

-- The file until its preview stands, so that any node can read it: parts of it, sealed.
create table roster.upload (
    import_id uuid not null,
    no int not null,
    id uuid not null,                 -- row id of the seal
    content bytea not null,
    primary key (import_id, no)
);
alter table roster.upload alter content set storage external;

-- What one transaction of the writing or of the undo does: rows above the one and up to the other. Whoever holds the row does it.
create table roster.import_chunk (
    import_id uuid not null,
    after_row int not null,
    last_row int not null,
    done boolean not null default false,
    primary key (import_id, after_row)
);

create procedure roster.protect_rows(protected regclass) language plpgsql as $$
begin
    execute format('alter table %s enable row level security', protected);
    execute format('alter table %s force row level security', protected);
    execute format('create policy owner on %s to gq_owner using (true) with check (true)', protected);
    execute format('create policy reach on %s to gq_area, gq_line using (import_id in (select id from roster.import))', protected);
    -- Figures for the planner belong to a file that has just been staged.
    execute format('grant select, insert, update, delete, maintain on %s to gq_area, gq_line', protected);
end $$;
call roster.protect_rows('roster.import_row');
call roster.protect_rows('roster.staged_row');
call roster.protect_rows('roster.import_union');
call roster.protect_rows('roster.upload');
call roster.protect_rows('roster.import_chunk');
drop procedure roster.protect_rows;
