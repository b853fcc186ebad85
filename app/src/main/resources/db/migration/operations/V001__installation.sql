-- What this installation is, and the link by which its first administrator is made.

create schema operations;
grant usage on schema operations to gq_app, gq_area, gq_line, gq_self;

create table operations.installation (
    one boolean primary key default true check (one),
    demo boolean not null,
    decided_at timestamptz not null
);
grant select, insert on operations.installation to gq_app;
create function operations.is_demo() returns boolean language sql stable security definer set search_path = ''
    begin atomic
        select demo from operations.installation;
    end;
revoke execute on function operations.is_demo from public;
grant execute on function operations.is_demo to gq_app, gq_area, gq_line, gq_self;

create table operations.first_administrator_link (
    token_hash bytea primary key,
    expires_at timestamptz not null,
    used_at timestamptz
);
grant select, insert, update, delete on operations.first_administrator_link to gq_app;

create table operations.backup (
    made_at timestamptz primary key
);
grant select on operations.backup to gq_app, gq_area, gq_line;
