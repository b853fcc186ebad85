-- The totals of the tree are counted anew every night; what came of it stands here for the operator's page.

create table organization.tally_check (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    differences int not null,
    rebuilt boolean not null
);
grant select on organization.tally_check to gq_app, gq_area;
grant insert on organization.tally_check to gq_area;

-- Makes every subtree total anew from the own counts below it, and the industry line's own counts from the area line's,
-- while nobody folds or moves. Returns how many rows stand there now.
create function organization.rebuild_subtrees() returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
begin
    perform pg_advisory_xact_lock(7205002);
    delete from organization.tally where line = 'L';
    insert into organization.tally (unit_id, line, measure, own, subtree)
    select t.unit_id, 'L', t.measure, t.own, 0 from organization.tally t join organization.unit u on u.id = t.unit_id
    where t.line = 'A' and t.own <> 0 and u.line_path is not null;
    update organization.tally set subtree = 0 where line = 'A' and subtree <> 0;
    insert into organization.tally as t (unit_id, line, measure, own, subtree)
    select a.id, 'A', o.measure, 0, sum(o.own)
    from organization.tally o join organization.unit u on u.id = o.unit_id, generate_series(1, nlevel(u.area_path)) depth
    join organization.unit a on true
    where o.line = 'A' and o.own <> 0 and a.area_path = subpath(u.area_path, 0, depth) group by a.id, o.measure
    on conflict (unit_id, line, measure) do update set subtree = excluded.subtree;
    insert into organization.tally as t (unit_id, line, measure, own, subtree)
    select a.id, 'L', o.measure, 0, sum(o.own)
    from organization.tally o join organization.unit u on u.id = o.unit_id, generate_series(1, nlevel(u.line_path)) depth
    join organization.unit a on true
    where o.line = 'L' and o.own <> 0 and a.line_path = subpath(u.line_path, 0, depth) group by a.id, o.measure
    on conflict (unit_id, line, measure) do update set subtree = excluded.subtree;
    return (select count(*) from organization.tally);
end $$;
revoke execute on function organization.rebuild_subtrees from public;
grant execute on function organization.rebuild_subtrees to gq_area;
