-- Legal aid for a worker of a dispute: asked for, decided, a lawyer assigned; the objection against a refusal.

create table disputes.aid (
    id uuid primary key,
    dispute_id uuid not null references disputes.dispute,
    matter_id uuid not null,
    claimant_id uuid not null references disputes.claimant,
    name text not null,
    matter text not null,             -- law.rights.AidFacts.Matter
    asked_on date not null,
    means text[] not null,            -- disputes.aid.Aid.Means
    at_once boolean not null,
    decided_on date,
    granted boolean not null default false,
    refusal text not null default '',
    assigned_on date,
    lawyer text not null default '',
    grant_id uuid,
    objected_on date,
    objection_on date,
    upheld boolean,
    clock_id uuid,                    -- the one that runs, or ran last
    version int not null default 0,
    area_path ltree not null,
    line_path ltree,
    check (not granted or decided_on is not null),
    check ((objection_on is null) = (upheld is null)),
    check ((assigned_on is null) = (lawyer = ''))
);
create index aid_dispute on disputes.aid (dispute_id, id);
call scope.protect('disputes.aid');
create policy self on disputes.aid for select to gq_self using
    (exists (select from disputes.claimant c where c.id = claimant_id and c.person_id = (select scope.person())));
grant select, insert, update on disputes.aid to gq_area, gq_line;
grant select on disputes.aid to gq_self;

-- Aid moves with its dispute: the paths are set by the dispute itself, whoever moves it.
create function disputes.aid_follows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    update disputes.aid set area_path = new.area_path, line_path = new.line_path where dispute_id = new.id;
    return null;
end $$;
create trigger aid_follows after update of area_path, line_path on disputes.dispute for each row
    when (old.area_path is distinct from new.area_path or old.line_path is distinct from new.line_path) execute function disputes.aid_follows();
