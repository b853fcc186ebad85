-- A row that was on its way while its union moved may still arrive with the old paths: its writer had read them before.
-- Every change of a union's paths is noted for half an hour, and a job lets such rows follow.

create table organization.moved (
    id bigint generated always as identity primary key,
    unit_id uuid not null references organization.unit,
    old_area ltree not null,
    at timestamptz not null default now()
);
create index moved_at on organization.moved (at);

create function organization.note_move() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    insert into organization.moved (unit_id, old_area) values (new.id, old.area_path);
    return null;
end $$;
create trigger note_move after update of area_path, line_path on organization.unit for each row
    when ((old.area_path, old.line_path) is distinct from (new.area_path, new.line_path)) execute function organization.note_move();

-- Returns how many rows were late. The rows of a union that only changed its line stand at its unchanged area path.
create function organization.follow() returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
    late regclass;
    followed bigint := 0;
    n bigint;
begin
    if not exists (select from organization.moved) or not pg_try_advisory_xact_lock(7205002) then
        return 0;
    end if;
    for late in select name from scope.scoped_table where moves and name <> 'organization.unit'::regclass order by name::text loop
        execute format('update %s t set area_path = u.area_path, line_path = u.line_path
                        from (select distinct unit_id, old_area from organization.moved) m join organization.unit u on u.id = m.unit_id
                        where t.area_path = m.old_area and (t.area_path, t.line_path) is distinct from (u.area_path, u.line_path)', late);
        get diagnostics n = row_count;
        followed := followed + n;
    end loop;
    delete from organization.moved where at < now() - interval '30 minutes';
    return followed;
end $$;

revoke execute on function organization.note_move, organization.follow from public;
grant execute on function organization.follow to gq_area;
