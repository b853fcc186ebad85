-- Ground that every module stands on: the roles of the lines, the register of scoped tables, and the tables of
-- the libraries (sessions, jobs, published events). The roles themselves are made before the first migration,
-- because only an administrator of the server may make them.

create extension if not exists ltree;
create extension if not exists pg_trgm;
create extension if not exists btree_gist;

create schema scope;
grant usage on schema scope to gq_area, gq_line, gq_self, gq_app;

-- Every table whose rows belong to a union. Where "moves" holds, rows follow their union when it gets another place in
-- the tree; rows of the log do not, because their paths are part of what is chained.
create table scope.scoped_table (
    name regclass primary key,
    moves boolean not null
);
grant select on scope.scoped_table to gq_area, gq_line, gq_self, gq_app;

-- The caller's subtree as a half-open range of paths. An empty setting must be null: ''::ltree is the root.
create function scope.low() returns ltree language sql stable parallel safe
    return nullif(current_setting('app.scope', true), '')::ltree;
create function scope.high() returns ltree language sql stable parallel safe
    return (nullif(current_setting('app.scope', true), '') || '-')::ltree;
create function scope.person() returns uuid language sql stable parallel safe
    return nullif(current_setting('app.person', true), '')::uuid;

-- Puts a table with columns area_path and line_path (ltree) under row-level security: an officer sees his subtree,
-- a person the rows whose "person" column is himself, the owner everything (migrations, backups).
create procedure scope.protect(protected regclass, person_column name default null, moves boolean default true) language plpgsql as $$
begin
    execute format('alter table %s enable row level security', protected);
    execute format('alter table %s force row level security', protected);
    execute format('create policy owner on %s to gq_owner using (true) with check (true)', protected);
    execute format('create policy area on %s to gq_area using (area_path >= (select scope.low()) and area_path < (select scope.high()))', protected);
    execute format('create policy line on %s to gq_line using (line_path >= (select scope.low()) and line_path < (select scope.high()))', protected);
    if person_column is not null then
        execute format('create policy self on %s to gq_self using (%I = (select scope.person()))', protected, person_column);
    end if;
    insert into scope.scoped_table values (protected, moves);
end $$;

-- Moves a subtree: every scoped row below the old path gets the new one, along one line ('area' or 'line'); a new path of
-- null takes it off the line. For the owner only: whoever may move a union does so through a function of its module.
create procedure scope.move(line text, old_path ltree, new_path ltree) language plpgsql as $$
declare
    moved regclass;
    path_column text := case line when 'area' then 'area_path' when 'line' then 'line_path' end;
begin
    for moved in select name from scope.scoped_table where moves order by name::text loop
        execute format('update %s set %2$I = case when %2$I = $1 then $2 else $2 || subpath(%2$I, nlevel($1)) end
                        where %2$I >= $1 and %2$I < ($1::text || ''-'')::ltree', moved, path_column)
            using old_path, new_path;
    end loop;
end $$;
-- Puts what belongs to the union at one area path (and not to those below it) on the industry line.
create procedure scope.put_on_line(at_area ltree, new_line ltree) language plpgsql as $$
declare
    moved regclass;
begin
    for moved in select name from scope.scoped_table where moves order by name::text loop
        execute format('update %s set line_path = $2 where area_path = $1', moved) using at_area, new_line;
    end loop;
end $$;
revoke execute on procedure scope.protect, scope.move, scope.put_on_line from public;

-- Sessions (Spring Session 4).
create table spring_session (
    primary_id char(36) primary key,
    session_id char(36) not null unique,
    creation_time bigint not null,
    last_access_time bigint not null,
    max_inactive_interval int not null,
    expiry_time bigint not null,
    principal_name varchar(100)
);
create index spring_session_expiry on spring_session (expiry_time);
create index spring_session_principal on spring_session (principal_name);
create table spring_session_attributes (
    session_primary_id char(36) not null references spring_session on delete cascade,
    attribute_name varchar(200) not null,
    attribute_bytes bytea not null,
    primary key (session_primary_id, attribute_name)
);

-- Jobs (db-scheduler 16).
create table scheduled_tasks (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures int,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);

-- Published events (Spring Modulith 2): ids and type names only, no personal data.
create table event_publication (
    id uuid primary key,
    listener_id text not null,
    event_type text not null,
    serialized_event text not null,
    publication_date timestamptz not null,
    completion_date timestamptz,
    status text,
    completion_attempts int,
    last_resubmission_date timestamptz
);
create index event_publication_serialized on event_publication using hash (serialized_event);
create index event_publication_completion on event_publication (completion_date);

grant select, insert, update, delete on spring_session, spring_session_attributes, scheduled_tasks, event_publication
    to gq_app, gq_area, gq_line, gq_self;
