-- Versions of the questions and answers of an occupation, as unions have changed them; they only grow. Version 1 comes with
-- the program. Nothing in them is about anybody: forms that nobody has signed in for are drawn with them, too.
create table claims.template (
    id uuid primary key,
    unit_id uuid not null,            -- it holds at this union and below
    unit_name text not null,
    occupation text not null,         -- claims.Occupation
    version int not null check (version > 1),
    body jsonb not null,              -- claims.template.Template: fields, answers
    reason text not null,
    made_by uuid not null,
    made_at timestamptz not null,
    unique (unit_id, occupation, version)
);
grant select on claims.template to gq_app, gq_area, gq_line, gq_self, gq_part, gq_keeper;
grant insert on claims.template to gq_area, gq_line;

alter table claims.claim add column template_id uuid references claims.template;   -- null: the shipped version

-- People without an account who were given a grant from the claim's page. They see what the claim is about, never who
-- claims, never his own words; and what the union writes to them.
alter table claims.message drop constraint message_kind_check;
alter table claims.message add constraint message_kind_check
    check (kind in ('ASKED_BACK', 'REPLY', 'NOT_ACCEPTED', 'ANSWER', 'REOPENED', 'TOLD', 'GUEST'));

create function claims.part_claim() returns table (id uuid, number text, type text, topic text, occupation text, workplace text, region text,
        period_from date, period_until date, people int, amount_cents bigint, status text)
    language sql stable security definer set search_path = ''
    begin atomic
        select c.id, c.number, c.type, c.topic, c.occupation, c.workplace, c.region::text, c.period_from, c.period_until, c.people, c.amount_cents, c.status
        from claims.claim c
        where c.matter_id = casework.part_matter() and c.keeper_unit is null
            and casework.part_role() in ('MEDIATOR', 'PARTNER', 'LAWYER', 'EMPLOYER');
    end;
-- He writes in his own name: his words are seen by the union, by the person whose claim it is, and by himself.
create function claims.guest_says(message uuid, at_time timestamptz, called text, words bytea) returns int
    language sql security definer set search_path = ''
    begin atomic
        insert into claims.message (id, claim_id, matter_id, at, kind, by_person, unit_name, body, person_id, shared_with, area_path, line_path)
            select message, c.id, c.matter_id, at_time, 'GUEST', false, called, words, c.person_id, array[casework.part_role()], c.area_path, c.line_path
            from claims.claim c
            where c.matter_id = casework.part_matter() and c.keeper_unit is null and c.closed_at is null and c.status <> 'MEDIATION'
                and casework.part_role() in ('MEDIATOR', 'PARTNER', 'LAWYER', 'EMPLOYER')
                and not exists (select from claims.message m where m.id = message);
        select pg_catalog.count(*)::int from claims.message m where m.id = message and m.matter_id = casework.part_matter();
    end;
revoke execute on function claims.part_claim, claims.guest_says from public;
grant execute on function claims.part_claim, claims.guest_says to gq_part;
