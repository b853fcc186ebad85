-- What employers tell the union of dismissals and layoffs, and the union's opinion. The answers speak of health and
-- pregnancy and are sealed as a whole; what is found again is only the employer and whether something was unlawful.

create table disputes.dismissal (
    id uuid primary key,
    idempotency_key uuid not null unique,
    matter_id uuid not null unique,
    number text not null,
    unit_id uuid not null,
    unit_name text not null,
    region char(6) not null,
    employer text not null,
    answers bytea not null,           -- sealed
    unlawful boolean not null,
    grounds jsonb not null,           -- rules with their versions; the facts stand in the sealed answers
    checked_at timestamptz not null,
    issued_on date,
    answered_on date,
    answer text not null default '',
    corrected boolean,
    version int not null default 0,
    area_path ltree not null,
    line_path ltree,
    check (answered_on is null or issued_on is not null),
    check ((answered_on is null) = (corrected is null))
);
create index dismissal_area on disputes.dismissal (area_path, id);
call scope.protect('disputes.dismissal');
grant select, insert, update on disputes.dismissal to gq_area, gq_line;

create function disputes.follow_dismissal(of_dismissal uuid, new_unit uuid, new_name text, new_area ltree, new_line ltree) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    n disputes.dismissal;
begin
    select * into n from disputes.dismissal where id = of_dismissal for update;
    if not found or not coalesce(n.area_path >= scope.low() and n.area_path < scope.high(), false)
        and not coalesce(n.line_path >= scope.low() and n.line_path < scope.high(), false) then
        return false;
    end if;
    update disputes.dismissal set unit_id = new_unit, unit_name = new_name, area_path = new_area, line_path = new_line, version = version + 1
        where id = of_dismissal;
    return true;
end $$;
revoke execute on function disputes.follow_dismissal from public;
grant execute on function disputes.follow_dismissal to gq_area, gq_line;
