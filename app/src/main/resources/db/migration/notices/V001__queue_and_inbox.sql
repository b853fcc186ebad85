-- Messages on their way out, and each person's inbox. Addresses and texts are sealed, and a text is erased once it is sent.

create schema notices;
grant usage on schema notices to gq_app, gq_area, gq_line, gq_self;

create table notices.message (
    id uuid primary key,
    channel text not null check (channel in ('EMAIL', 'SMS')),
    person_id uuid,
    address bytea not null,           -- sealed
    template text not null,
    language text not null,
    body bytea,                       -- sealed JSON: title, text, args; null once sent or given up
    at_once boolean not null,         -- one-time codes
    state text not null check (state in ('QUEUED', 'SENT', 'FAILED', 'GAVE_UP')),
    attempts int not null default 0,
    created_at timestamptz not null,
    next_attempt_at timestamptz,
    expires_at timestamptz,
    sent_at timestamptz,
    provider_id text,                 -- the gateway's id, by which its report names the message
    failure text,                     -- kind of the last failure
    delivered boolean,                -- what the gateway reported
    delivered_at timestamptz,
    check ((state in ('SENT', 'GAVE_UP')) = (next_attempt_at is null))
);
create index message_due on notices.message (next_attempt_at) where next_attempt_at is not null;
create index message_provider on notices.message (provider_id) where provider_id is not null;
create index message_created on notices.message (created_at);
-- The delivery job works for nobody's scope, as the login role; whoever acts in a scope may only add to the queue.
alter table notices.message enable row level security;
alter table notices.message force row level security;
create policy owner on notices.message to gq_owner using (true) with check (true);
create policy deliver on notices.message to gq_app using (true) with check (true);
create policy enqueue on notices.message for insert to gq_area, gq_line, gq_self with check (true);
grant select, insert, update, delete on notices.message to gq_app;
grant insert on notices.message to gq_area, gq_line, gq_self;

create table notices.inbox (
    id uuid primary key,
    person_id uuid not null,
    template text not null,
    args jsonb not null default '[]',
    link text,
    at timestamptz not null,
    read_at timestamptz
);
create index inbox_person on notices.inbox (person_id, id desc);
create index inbox_unread on notices.inbox (person_id) where read_at is null;
alter table notices.inbox enable row level security;
alter table notices.inbox force row level security;
create policy owner on notices.inbox to gq_owner using (true) with check (true);
create policy self on notices.inbox for select to gq_self using (person_id = (select scope.person()));
create policy mark on notices.inbox for update to gq_self using (person_id = (select scope.person()));
create policy enter on notices.inbox for insert to gq_app, gq_area, gq_line, gq_self with check (true);
grant select, update on notices.inbox to gq_self;
grant insert on notices.inbox to gq_app, gq_area, gq_line, gq_self;

-- Only a number: the bell on an officer's page counts his own messages from whatever desk he sits at.
create function notices.unread(person uuid) returns int language sql stable security definer set search_path = ''
    begin atomic
        select pg_catalog.count(*)::int from notices.inbox where person_id = person and read_at is null;
    end;
create function notices.queue_state(since timestamptz) returns table (waiting bigint, retrying bigint, given_up bigint, oldest timestamptz)
    language sql stable security definer set search_path = ''
    begin atomic
        select pg_catalog.count(*) filter (where next_attempt_at is not null),
               pg_catalog.count(*) filter (where state = 'FAILED'),
               pg_catalog.count(*) filter (where state = 'GAVE_UP' and created_at >= since),
               pg_catalog.min(created_at) filter (where next_attempt_at is not null)
        from notices.message where next_attempt_at is not null or created_at >= since;
    end;
revoke execute on function notices.unread, notices.queue_state from public;
grant execute on function notices.unread, notices.queue_state to gq_app, gq_area, gq_line, gq_self;
