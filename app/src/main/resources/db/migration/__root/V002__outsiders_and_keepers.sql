-- Two more roles of a transaction: gq_part for somebody without an account who takes part in one matter by a grant, and
-- gq_keeper for a keeper of one union's sealed matters. Neither has a path: what is sealed carries none, so that no
-- policy by path can ever reach it.

grant usage on schema scope to gq_part, gq_keeper;

-- The grant that was proved, and the union whose sealed matters the caller keeps; null for everybody else.
create function scope.part() returns uuid language sql stable parallel safe
    return nullif(current_setting('app.part', true), '')::uuid;
create function scope.keeper() returns uuid language sql stable parallel safe
    return nullif(current_setting('app.keeper', true), '')::uuid;

grant select, insert, update, delete on spring_session, spring_session_attributes, scheduled_tasks, event_publication to gq_part, gq_keeper;
