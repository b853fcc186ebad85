-- The tamper-evident log. Entries are inserted, unchained, in the transaction of the act; one sealer at a time
-- chains them within seconds. Nobody may update or delete an entry or a link; gaps in the sequence show.

create schema audit;
grant usage on schema audit to gq_app, gq_area, gq_line, gq_self;

create table audit.entry (
    id uuid primary key,
    at timestamptz not null,
    act text not null,
    actor uuid,              -- the person who acted; null for a service, and before sign-in
    service text,            -- the job that acted
    post_id uuid,            -- the post at whose desk the actor sat
    desk_role text,          -- access.Role of that post
    desk_unit text,          -- name of its union, so that the subject may read who it was without reading about the person
    subject uuid,            -- the person whose data were seen or changed
    object_kind text not null,
    object_id uuid,
    reason text,
    detail jsonb not null default '{}',
    area_path ltree,
    line_path ltree
);
create index entry_subject on audit.entry (subject, at desc) where subject is not null;
create index entry_time on audit.entry (at desc, id desc);
create index entry_scope on audit.entry (area_path, at desc);
create index entry_line on audit.entry (line_path, at desc) where line_path is not null;
call scope.protect('audit.entry', 'subject', false);
create policy write on audit.entry for insert to gq_app, gq_area, gq_line, gq_self with check (true);
grant select, insert on audit.entry to gq_area, gq_line, gq_self;
grant insert on audit.entry to gq_app;

-- The persons of an entry that concerns many (an export): the entry carries their count and the hash of their ids.
create table audit.entry_person (
    entry_id uuid not null,           -- of audit.entry, checked once a statement
    person_id uuid not null,
    primary key (person_id, entry_id)
);
-- The check of the log reads the persons of one entry; they lie together, because entries are written one after the other.
create index entry_person_entry on audit.entry_person using brin (entry_id) with (pages_per_range = 16);
alter table audit.entry_person enable row level security;
alter table audit.entry_person force row level security;
create policy owner on audit.entry_person to gq_owner using (true) with check (true);
create policy self on audit.entry_person for select to gq_self using (person_id = (select scope.person()));
create policy write on audit.entry_person for insert to gq_area, gq_line with check (true);
grant select on audit.entry_person to gq_self;
grant insert on audit.entry_person to gq_area, gq_line;
-- A foreign key would look for the entry a million times when a million persons are written into it.
create function audit.entry_is_there() returns trigger language plpgsql security definer set search_path = '' as $$
begin
    if exists (select from (select distinct a.entry_id from added a) named where not exists (select from audit.entry e where e.id = named.entry_id)) then
        raise foreign_key_violation using message = 'persons of an entry that is not there';
    end if;
    return null;
end $$;
create trigger entry_is_there after insert on audit.entry_person referencing new table as added for each statement execute function audit.entry_is_there();
-- Whoever was in an export also sees the entry itself.
create policy self_among_many on audit.entry for select to gq_self
    using (exists (select from audit.entry_person p where p.entry_id = entry.id and p.person_id = (select scope.person())));

create table audit.unsealed (entry_id uuid primary key);
create function audit.enqueue() returns trigger language plpgsql security definer set search_path = '' as $$
begin
    insert into audit.unsealed values (new.id);
    return null;
end $$;
create trigger enqueue after insert on audit.entry for each row execute function audit.enqueue();

create table audit.link (
    seq bigint primary key,
    entry_id uuid not null unique,
    hash bytea not null
);
-- A link says nothing about anybody; an export puts it beside the entries of the caller's scope.
grant select on audit.link to gq_area, gq_line;

-- The text that is chained: what an outside checker hashes after the previous link's hash in hex and a line feed.
create function audit.chained_text(e audit.entry) returns text language sql immutable
    return jsonb_build_array(e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.act, e.actor, e.service, e.post_id,
        e.desk_role, e.desk_unit, e.subject, e.object_kind, e.object_id, e.reason, e.detail, e.area_path::text, e.line_path::text)::text;

-- Chains up to "most" entries; returns how many. One at a time: a second caller finds the lock taken and returns 0.
create function audit.seal(most int) returns int language plpgsql security definer set search_path = '' as $$
declare
    last_seq bigint;
    last_hash bytea;
    e audit.entry;
    sealed int := 0;
begin
    if not pg_catalog.pg_try_advisory_xact_lock(7205001) then
        return 0;
    end if;
    select seq, hash into last_seq, last_hash from audit.link order by seq desc limit 1;
    last_seq := coalesce(last_seq, 0);
    last_hash := coalesce(last_hash, pg_catalog.sha256(''));
    for e in select en.* from audit.unsealed u join audit.entry en on en.id = u.entry_id order by en.at, en.id limit most loop
        last_seq := last_seq + 1;
        last_hash := pg_catalog.sha256(pg_catalog.convert_to(pg_catalog.encode(last_hash, 'hex') || E'\n' || audit.chained_text(e), 'UTF8'));
        insert into audit.link values (last_seq, e.id, last_hash);
        delete from audit.unsealed where entry_id = e.id;
        sealed := sealed + 1;
    end loop;
    return sealed;
end $$;
revoke execute on function audit.seal from public;
grant execute on function audit.seal to gq_app, gq_area;

-- For the operator: how many entries wait for the sealer, and since when.
create function audit.unsealed_since() returns table (waiting bigint, oldest timestamptz)
    language sql stable security definer set search_path = ''
    begin atomic
        select pg_catalog.count(*), pg_catalog.min(e.at) from audit.unsealed u join audit.entry e on e.id = u.entry_id;
    end;
create function audit.head() returns table (seq bigint, hash bytea)
    language sql stable security definer set search_path = ''
    begin atomic
        select l.seq, l.hash from audit.link l order by l.seq desc limit 1;
    end;
revoke execute on function audit.unsealed_since, audit.head from public;
grant execute on function audit.unsealed_since, audit.head to gq_app, gq_area, gq_line;
