-- The statute book as data: instruments, rules and their parameters. Every table only grows: a correction is a new
-- version, a withdrawal a row of its own, so that a past decision always finds what it was made under.

create schema law;
grant usage on schema law to gq_app, gq_area, gq_line, gq_self;

create table law.dataset (
    name text not null,               -- the file in the program's resources
    version int not null,
    loaded_at timestamptz not null,
    primary key (name, version)
);

create table law.instrument (
    id text not null,
    version int not null,
    title_zh text not null,
    title_en text not null,
    primary key (id, version)
);

create table law.rule_version (
    rule_id text not null,
    version int not null,
    statement_zh text not null,       -- in our own words
    statement_en text not null,
    instrument text not null,
    article text not null,            -- its number; empty where the article was not read
    mark text not null,               -- law.Mark
    read_in text not null,            -- where the mark comes from
    valid daterange not null,
    origin text not null check (origin in ('SHIPPED', 'OPERATOR')),
    reason text not null default '',
    recorded_at timestamptz not null,
    recorded_by uuid,
    primary key (rule_id, version)
);

create table law.parameter_version (
    name text not null,
    region char(6) not null,          -- GB/T 2260; 000000: the whole country
    version int not null,
    rule_id text not null,
    value int not null,
    unit text not null check (unit in ('DAY', 'WORKDAY', 'MONTH', 'YEAR', 'PERSON', 'PERCENT')),
    other_unit text,                  -- the unit that the text may as well mean
    backward boolean not null default false,  -- counted back from its event
    instrument text not null,
    article text not null,
    mark text not null,
    valid daterange not null,
    origin text not null check (origin in ('SHIPPED', 'OPERATOR')),
    reason text not null default '',
    recorded_at timestamptz not null,
    recorded_by uuid,
    primary key (name, region, version),
    check (not isempty(valid))
);

grant select, insert on all tables in schema law to gq_app, gq_area, gq_line;
grant select on all tables in schema law to gq_self;

-- The book is read at nearly every act and changed a few times a year: programs keep it, and compare this stamp.
create table law.edition (
    one boolean primary key default true check (one),
    stamp uuid not null default gen_random_uuid()
);
insert into law.edition default values;
grant select on law.edition to gq_app, gq_area, gq_line, gq_self;

create function law.new_edition() returns trigger language plpgsql security definer set search_path = '' as $$
begin
    update law.edition set stamp = gen_random_uuid();
    return null;
end $$;
create trigger new_edition after insert or update or delete on law.instrument execute function law.new_edition();
create trigger new_edition after insert or update or delete on law.rule_version execute function law.new_edition();
create trigger new_edition after insert or update or delete on law.parameter_version execute function law.new_edition();
