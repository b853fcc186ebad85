-- The walk over the shortest names needs only names and ids: with the id in the index it reads no row of the table.
drop index organization.unit_search_prefix;
create index unit_search_prefix on organization.unit (search_length, search text_pattern_ops) include (id) where status <> 'CLOSED';
drop index organization.employer_search_prefix;
create index employer_search_prefix on organization.employer (search_length, search text_pattern_ops) include (id) where ended_on is null;
