-- A rule may differ by region as its numbers do: a province's regulation says it in its own article.

alter table law.rule_version add column region char(6) not null default '000000';
alter table law.rule_version alter column region drop default;
create index rule_version_by_region on law.rule_version (rule_id, region, version desc);

alter table law.parameter_version drop constraint parameter_version_unit_check;
alter table law.parameter_version add constraint parameter_version_unit_check
    check (unit in ('DAY', 'WORKDAY', 'MONTH', 'YEAR', 'PERSON', 'PERCENT', 'YUAN', 'SWITCH'));

-- Every number a rule asks for, also where no file and nobody has set it yet: an operator can only set what is asked for.
create table law.parameter_name (
    name text primary key,
    rule_id text not null,
    unit text not null,
    instrument text not null,
    article text not null
);
insert into law.parameter_name
    select distinct on (name) name, rule_id, unit, instrument, article from law.parameter_version order by name, version;

grant select, insert on law.parameter_name to gq_app, gq_area, gq_line;
grant select on law.parameter_name to gq_self;
