-- Versions of templates that an operator took in. Shipped ones stand in the program's resources as version 1. The table
-- only grows, so that a paper can be made again as it was.

create table documents.template (
    id text not null,
    version int not null check (version > 1),
    source text not null,
    reason text not null,
    recorded_at timestamptz not null,
    recorded_by uuid,
    primary key (id, version)
);
grant select on documents.template to gq_app, gq_area, gq_line, gq_self, gq_part, gq_keeper;
grant insert on documents.template to gq_area, gq_line;
