-- The working-day calendar, a version a year, and which reading of a text an operator settled for a region. Both only
-- grow: a date that was counted with an older calendar can be counted again.

create table law.calendar_year (
    year int not null check (year between 1990 and 2100),
    version int not null,
    origin text not null check (origin in ('SHIPPED', 'OPERATOR')),
    notice text not null,             -- the State Council's notice, or where the file came from
    reason text not null default '',
    recorded_at timestamptz not null,
    recorded_by uuid,
    primary key (year, version)
);

create table law.calendar_day (
    year int not null,
    version int not null,
    day date not null,
    kind text not null check (kind in ('FESTIVAL', 'DAY_OFF', 'UNSURE', 'MAKE_UP')),  -- law.deadline.DayKind
    festival text not null,
    primary key (year, version, day),
    foreign key (year, version) references law.calendar_year,
    check (extract(year from day) = year)
);

create table law.settled_reading (
    question text not null,           -- N-2.restDay, N-2.backward, or the name of a limit whose unit is in doubt
    region char(6) not null,
    version int not null,
    choice text not null,             -- law.deadline.Reading; OPEN takes an earlier settlement back
    source text not null,             -- what it rests on, never blank
    reason text not null default '',
    recorded_at timestamptz not null,
    recorded_by uuid,
    primary key (question, region, version),
    check (source <> '')
);

grant select, insert on law.calendar_year, law.calendar_day, law.settled_reading to gq_app, gq_area, gq_line;
grant select on law.calendar_year, law.calendar_day, law.settled_reading to gq_self;

create trigger new_edition after insert or update or delete on law.calendar_year execute function law.new_edition();
create trigger new_edition after insert or update or delete on law.calendar_day execute function law.new_edition();
create trigger new_edition after insert or update or delete on law.settled_reading execute function law.new_edition();
