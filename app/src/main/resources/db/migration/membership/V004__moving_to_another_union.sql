-- M-03: a membership follows the work to another union, as the same row with its number and its card. The union that
-- takes it over does not see it yet, so a function moves it, and only where the member or his union has offered it.

alter table membership.membership add column offered_to uuid[];

-- It answers what the union before has one fewer of. The version before keeps the paths of the old union, which goes on seeing it in its history.
create function membership.take_over(of_membership uuid, new_unit uuid, new_area ltree, new_line ltree, new_trade text, new_workplace text,
                                     on_day date, at timestamptz, by_person uuid)
    returns table (old_unit uuid, old_sex char(1), old_trade text, old_migrant boolean)
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    m membership.membership;
begin
    select * into m from membership.membership where id = of_membership for update;
    if not found or m.status = 'ENDED' or not coalesce(new_unit = any (m.offered_to), false)
        or not coalesce(new_area >= scope.low() and new_area < scope.high(), false)
        and not coalesce(new_line >= scope.low() and new_line < scope.high(), false) then
        return;
    end if;
    insert into membership.membership_version (membership_id, valid, recorded, person_id, unit_id, area_path, line_path, recorded_by, import_id, fields)
    select m.id, held.valid, held.recorded, m.person_id, m.unit_id, m.area_path, m.line_path, m.recorded_by, m.import_id,
        to_jsonb(m) - '{id,person_id,unit_id,area_path,line_path,recorded_by,import_id,recorded_at,valid_from,offered_to}'::text[]
    from (values (daterange(m.valid_from, null), tstzrange(m.recorded_at, at)),
                 (daterange(m.valid_from, greatest(m.valid_from, on_day)), tstzrange(at, null))) held (valid, recorded)
    where not isempty(held.valid) and not isempty(held.recorded);
    update membership.membership set unit_id = new_unit, area_path = new_area, line_path = new_line, offered_to = null, change_type = '2',
        change_on = on_day, change_reason = '1', trade = coalesce(new_trade, trade), workplace = coalesce(new_workplace, workplace),
        valid_from = greatest(valid_from, on_day), recorded_at = at, recorded_by = by_person, version = version + 1 where id = of_membership;
    return query select m.unit_id, m.sex, m.trade, m.migrant;
end $$;

-- A union that does not take the membership ends the offer; what it was offered, only.
create function membership.decline(of_membership uuid, by_unit uuid) returns boolean
    language sql security definer set search_path = ''
    begin atomic
        with declined as (update membership.membership set offered_to = null where id = of_membership and by_unit = any (offered_to) returning 1)
        select exists (select from declined);
    end;

revoke execute on function membership.take_over, membership.decline from public;
grant execute on function membership.take_over, membership.decline to gq_area, gq_line;
