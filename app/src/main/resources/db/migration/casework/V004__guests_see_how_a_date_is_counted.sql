-- Whoever takes part sees the handler's day, and so how it is counted: limit, region and what happened to the clock, never who
-- recorded it or why.
create policy part on casework.clock for select to gq_part
    using (matter_id = (select casework.part_matter()) and drives and state <> 'ENDED');
create policy part on casework.clock_turn for select to gq_part
    using (matter_id = (select casework.part_matter()) and exists (select from casework.clock c where c.id = clock_id));
grant select (id, matter_id, limit_name, region, side, drives, state) on casework.clock to gq_part;
grant select (id, clock_id, matter_id, kind, day, limit_name, days, strikes, at) on casework.clock_turn to gq_part;
