-- Persons, accounts, posts, consents. A person has no path: he is reached by being oneself, through a post in scope,
-- or through what a higher module lets in by a policy of its own (a live membership, an application).

create schema identity;
grant usage on schema identity to gq_app, gq_area, gq_line, gq_self;

create table identity.person (
    id uuid primary key,
    name text not null,
    id_type text not null,            -- identity.IdType
    id_number bytea not null,         -- sealed
    id_hash bytea not null unique,    -- keyed hash of type and number
    phone bytea,                      -- sealed
    phone_hash bytea,
    sex char(1) not null,             -- GB/T 2261.1: 0 1 2 9
    birth_on date,
    nationality char(2),              -- GB/T 3304
    education char(2),                -- GB/T 4658
    political char(2),                -- GB/T 4762
    household_type text,
    household_region char(6),
    native_region char(6),
    email bytea,                      -- sealed
    created_at timestamptz not null,
    version int not null default 0
);
create index person_phone on identity.person (phone_hash) where phone_hash is not null;
alter table identity.person enable row level security;
alter table identity.person force row level security;
create policy owner on identity.person to gq_owner using (true) with check (true);
create policy self on identity.person to gq_self using (id = (select scope.person()));
create policy enter on identity.person for insert to gq_area, gq_line with check (true);
grant select, insert, update on identity.person to gq_area, gq_line, gq_self;

create table identity.account (
    id uuid primary key,
    person_id uuid not null unique references identity.person,
    login text unique,                -- lower case; null: signs in by phone only
    phone_hash bytea unique,
    password_hash text,               -- Argon2id
    totp_secret bytea,                -- sealed
    totp_since timestamptz,           -- null until the first code was confirmed
    totp_last_step bigint,            -- a code works once
    failures int not null default 0,
    locked_until timestamptz,
    disabled_at timestamptz,
    created_at timestamptz not null,
    version int not null default 0
);
alter table identity.account enable row level security;
alter table identity.account force row level security;
create policy owner on identity.account to gq_owner using (true) with check (true);
create policy self on identity.account to gq_self using (person_id = (select scope.person()));
grant select, insert, update on identity.account to gq_self;

create table identity.post (
    id uuid primary key,
    person_id uuid not null references identity.person,
    unit_id uuid not null,
    unit_name text not null,
    role text not null,               -- access.Role
    line char(1) not null check (line in ('A', 'L')),
    area_path ltree not null,
    line_path ltree,
    from_on date not null,
    until_on date,                    -- first day on which it no longer holds
    given_by uuid,
    version int not null default 0,
    check (line = 'A' or line_path is not null)
);
create index post_person on identity.post (person_id);
create index post_unit on identity.post (unit_id);
create index post_area on identity.post (area_path);
call scope.protect('identity.post', 'person_id');
grant select on identity.post to gq_self;
grant select, insert, update on identity.post to gq_area, gq_line;
create policy reach_by_post on identity.person for select to gq_area, gq_line
    using (exists (select from identity.post p where p.person_id = person.id));

create table identity.one_time_code (
    id uuid primary key,
    purpose text not null,
    phone_hash bytea not null,
    code_hash bytea not null,
    sent_at timestamptz not null,
    expires_at timestamptz not null,
    attempts int not null default 0,
    used_at timestamptz
);
create index one_time_code_phone on identity.one_time_code (phone_hash, sent_at desc);
grant select, insert, update, delete on identity.one_time_code to gq_app, gq_self;

-- Attempts per key (a keyed hash of address, phone or account) in a window, for rate limits.
create table identity.attempt (
    key bytea not null,
    window_start timestamptz not null,
    count int not null,
    primary key (key, window_start)
);
grant select, insert, update, delete on identity.attempt to gq_app, gq_area, gq_line, gq_self;

-- Versions of the privacy notice and the user agreement, and who accepted which.
create table identity.legal_text (
    kind text not null,               -- PRIVACY, AGREEMENT
    version int not null,
    in_force_from date not null,
    body_zh text not null,
    body_en text not null,
    primary key (kind, version)
);
grant select on identity.legal_text to gq_app, gq_area, gq_line, gq_self;

create table identity.consent (
    id uuid primary key,
    person_id uuid not null references identity.person,
    purpose text not null,            -- identity.Purpose
    text_kind text not null,
    text_version int not null,
    given_at timestamptz not null,
    withdrawn_at timestamptz,
    foreign key (text_kind, text_version) references identity.legal_text (kind, version)
);
create index consent_person on identity.consent (person_id);
alter table identity.consent enable row level security;
alter table identity.consent force row level security;
create policy owner on identity.consent to gq_owner using (true) with check (true);
create policy self on identity.consent to gq_self using (person_id = (select scope.person()));
grant select, insert, update on identity.consent to gq_self;

-- What must be answered before anybody has a scope, and only that.
create function identity.account_for_sign_in(by_login text, by_phone bytea[])
    returns table (account_id uuid, person_id uuid, password_hash text, totp_secret bytea, totp_since timestamptz, totp_last_step bigint,
                   failures int, locked_until timestamptz, disabled_at timestamptz)
    language sql stable security definer set search_path = ''
    begin atomic
        select a.id, a.person_id, a.password_hash, a.totp_secret, a.totp_since, a.totp_last_step, a.failures, a.locked_until, a.disabled_at
        from identity.account a
        where (by_login is not null and a.login = by_login) or a.phone_hash = any (by_phone);
    end;
create function identity.note_sign_in(of_account uuid, new_failures int, lock_until timestamptz, used_step bigint) returns void
    language sql security definer set search_path = ''
    begin atomic
        update identity.account set failures = new_failures, locked_until = lock_until,
            totp_last_step = coalesce(used_step, totp_last_step) where id = of_account;
    end;
-- Whether a document is known, and as whom; the caller has proved nothing yet, so the answer never leaves the program.
create function identity.person_by_document(hashes bytea[]) returns uuid
    language sql stable security definer set search_path = ''
    begin atomic
        select id from identity.person where id_hash = any (hashes);
    end;
revoke execute on function identity.account_for_sign_in, identity.note_sign_in, identity.person_by_document from public;
grant execute on function identity.account_for_sign_in, identity.note_sign_in to gq_app, gq_self;
grant execute on function identity.person_by_document to gq_app, gq_area, gq_line, gq_self;

-- Whether the account may still work, and the posts in force; one call a request, by the person who proved himself.
create function identity.working_account(of_account uuid) returns table (person_id uuid, name text)
    language sql stable security definer set search_path = ''
    begin atomic
        select a.person_id, p.name from identity.account a join identity.person p on p.id = a.person_id
        where a.id = of_account and a.disabled_at is null;
    end;
create function identity.posts_in_force(of_person uuid, on_day date)
    returns table (id uuid, unit_id uuid, unit_name text, role text, line char(1), path text)
    language sql stable security definer set search_path = ''
    begin atomic
        select p.id, p.unit_id, p.unit_name, p.role, p.line, case p.line when 'A' then p.area_path::text else p.line_path::text end
        from identity.post p
        where p.person_id = of_person and p.from_on <= on_day and (p.until_on is null or p.until_on > on_day)
        order by p.from_on, p.id;
    end;
create function identity.person_by_phone(hashes bytea[]) returns table (id uuid, name text)
    language sql stable security definer set search_path = ''
    begin atomic
        select p.id, p.name from identity.account a join identity.person p on p.id = a.person_id where a.phone_hash = any (hashes);
    end;
create function identity.any_post() returns boolean
    language sql stable security definer set search_path = ''
    begin atomic
        select exists (select from identity.post);
    end;
revoke execute on function identity.working_account, identity.posts_in_force, identity.person_by_phone, identity.any_post from public;
grant execute on function identity.working_account, identity.posts_in_force, identity.any_post to gq_app, gq_area, gq_line, gq_self;
grant execute on function identity.person_by_phone to gq_area, gq_line;
