-- Attachments, in encrypted pieces. An attachment belongs to a record of another module, and whoever may select that
-- record sees it: the policies ask the record's own table, so that a seal, a grant or a move there holds here at once.

create schema documents;
grant usage on schema documents to gq_app, gq_area, gq_line, gq_self, gq_part, gq_keeper;

-- Kinds of records with attachments, and the tables where they stand.
create table documents.owner_kind (
    kind text primary key,
    relation regclass not null
);
grant select on documents.owner_kind to gq_app, gq_area, gq_line, gq_self, gq_part, gq_keeper;

-- For the migration of the module that keeps the records; the table has a primary key id (uuid) and row-level security.
create procedure documents.owner(of_kind text, of_relation regclass) language sql as $$
    insert into documents.owner_kind values (of_kind, of_relation)
$$;
revoke execute on procedure documents.owner from public;

-- Whether the caller may select the record. Runs as the caller, under the policies of the record's table.
create function documents.visible(of_kind text, of_id uuid) returns boolean language plpgsql stable as $$
declare
    at regclass;
    seen boolean;
begin
    select relation into at from documents.owner_kind where kind = of_kind;
    if at is null or not has_column_privilege(at, 'id', 'select') then
        return false;
    end if;
    execute format('select exists (select from %s where id = $1)', at) into seen using of_id;
    return seen;
end $$;

-- As what the caller takes part; null once his grant has ended. Casework, which keeps the grants, is made after this schema
-- and is asked when the function runs.
create function documents.part_role() returns text language plpgsql stable as $$
begin
    return casework.part_role();
end $$;

create table documents.attachment (
    id uuid primary key,
    owner_kind text references documents.owner_kind,
    owner_id uuid,                    -- null while it waits for its form
    subject uuid,                     -- the person whose matter it is
    holder uuid,                      -- the person who sent it
    token_hash bytea,                 -- of the visitor who sent it without an account, while it waits
    upload_key uuid,                  -- from the sender, so that a repeated upload makes one attachment
    file_name bytea not null,         -- sealed
    source bytea,                     -- sealed
    type text not null,               -- documents.FileType
    bytes bigint not null,
    pieces int not null,
    sha256 bytea not null,            -- of what is kept
    sent_sha256 bytea not null,       -- of what was sent
    for_person boolean not null,      -- whether the person whose matter it is sees it
    shared_with text[] not null,      -- access.PartRole: who of those that take part from outside
    place_kept boolean not null,
    data_key bytea,                   -- sealed; opens the pieces; null once erased
    taken_at timestamptz not null,
    erased_at timestamptz,
    check ((owner_kind is null) = (owner_id is null)),
    check ((data_key is null) = (erased_at is not null))
);
create index attachment_owner on documents.attachment (owner_id, id) where owner_id is not null;
create unique index attachment_upload on documents.attachment (holder, upload_key) where upload_key is not null and holder is not null;
create unique index attachment_visit on documents.attachment (token_hash, upload_key) where upload_key is not null and token_hash is not null;
create index attachment_waiting on documents.attachment (taken_at) where owner_id is null;

create table documents.piece (
    attachment_id uuid not null references documents.attachment on delete cascade,
    n int not null,
    body bytea not null,              -- AES-256-GCM under the attachment's data key
    primary key (attachment_id, n)
);
alter table documents.piece alter column body set storage external;

create table documents.custody (
    id uuid primary key,
    attachment_id uuid not null references documents.attachment on delete cascade,
    at timestamptz not null,
    act text not null,                -- documents.CustodyEntry.Act
    actor uuid,
    service text,
    part uuid,                        -- the grant of somebody from outside
    unit text,                        -- the union at whose desk it was done
    note text not null default ''
);
create index custody_attachment on documents.custody (attachment_id, id);

alter table documents.attachment enable row level security;
alter table documents.attachment force row level security;
alter table documents.piece enable row level security;
alter table documents.piece force row level security;
alter table documents.custody enable row level security;
alter table documents.custody force row level security;
create policy owner on documents.attachment to gq_owner using (true) with check (true);
create policy owner on documents.piece to gq_owner using (true) with check (true);
create policy owner on documents.custody to gq_owner using (true) with check (true);

create policy desk on documents.attachment to gq_area, gq_line, gq_keeper using (
    case when owner_id is null then holder = (select scope.person()) or token_hash is not null
         else documents.visible(owner_kind, owner_id) end);
create policy self on documents.attachment to gq_self using (
    case when owner_id is null then holder = (select scope.person()) or token_hash is not null
         else for_person and documents.visible(owner_kind, owner_id) end);
create policy part on documents.attachment to gq_part using (
    case when owner_id is null then token_hash is not null
         else (select documents.part_role()) = any (shared_with) and documents.visible(owner_kind, owner_id) end);
-- A visitor's upload is found with his token only, of which we keep a hash; it waits for a day at most.
create policy visitor on documents.attachment to gq_app using (owner_id is null and token_hash is not null);
-- What belongs to a record is erased, never deleted: its line and its chain of custody stay.
create policy bound_stays on documents.attachment as restrictive for delete to gq_app, gq_area, gq_line, gq_self, gq_part, gq_keeper using (owner_id is null);

create policy follows on documents.piece to gq_app, gq_area, gq_line, gq_self, gq_part, gq_keeper
    using (exists (select from documents.attachment a where a.id = attachment_id));
create policy follows on documents.custody to gq_app, gq_area, gq_line, gq_self, gq_part, gq_keeper
    using (exists (select from documents.attachment a where a.id = attachment_id));

grant select, insert, delete on documents.attachment to gq_app, gq_area, gq_line, gq_self, gq_part, gq_keeper;
grant update (owner_kind, owner_id, subject, token_hash, for_person, shared_with, data_key, erased_at) on documents.attachment to gq_area, gq_line, gq_self, gq_part, gq_keeper;
grant select, insert, delete on documents.piece to gq_app, gq_area, gq_line, gq_self, gq_part, gq_keeper;
grant select, insert on documents.custody to gq_app, gq_area, gq_line, gq_self, gq_part, gq_keeper;

-- Deletes what waited for its form too long, and what belongs to records that are gone. For the job that cleans up.
create function documents.sweep(waiting_since timestamptz) returns int
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    kinds documents.owner_kind;
    gone int;
    total int;
begin
    delete from documents.attachment where owner_id is null and taken_at < waiting_since;
    get diagnostics total = row_count;
    for kinds in select * from documents.owner_kind loop
        execute format('delete from documents.attachment a where a.owner_kind = $1 and not exists (select from %s o where o.id = a.owner_id)', kinds.relation)
            using kinds.kind;
        get diagnostics gone = row_count;
        total := total + gone;
    end loop;
    return total;
end $$;
revoke execute on function documents.sweep from public;
grant execute on function documents.sweep to gq_area;
