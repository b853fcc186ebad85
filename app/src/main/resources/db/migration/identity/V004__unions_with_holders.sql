-- Which unions have enough holders of a role: asked for a sealed complaint, whose path nobody's scope contains.
create function identity.units_with(units uuid[], of_role text, persons int, on_day date) returns setof uuid
    language sql stable security definer set search_path = ''
    begin atomic
        select p.unit_id from identity.post p
        where p.unit_id = any (units) and p.role = of_role and p.from_on <= on_day and (p.until_on is null or p.until_on > on_day)
        group by p.unit_id having pg_catalog.count(distinct p.person_id) >= persons;
    end;
revoke execute on function identity.units_with from public;
grant execute on function identity.units_with to gq_app, gq_area, gq_line, gq_self, gq_part, gq_keeper;
grant usage on schema identity to gq_part, gq_keeper;
