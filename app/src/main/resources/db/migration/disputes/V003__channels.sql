-- Channels of joint mediation, named by a higher union for itself and those below it, and the disputes shared through them.

create table disputes.channel (
    id uuid primary key,
    unit_id uuid not null,
    unit_name text not null,
    name text not null,
    purpose text not null,
    from_on date not null,
    until_on date,
    area_path ltree not null,
    line_path ltree
);
call scope.protect('disputes.channel');
create table disputes.partner (
    id uuid primary key,
    channel_id uuid not null references disputes.channel,
    kind text not null,               -- disputes.channel.Channel.Kind
    name text not null,
    contact text not null,
    phone bytea not null,             -- sealed
    ended_at timestamptz,
    area_path ltree not null,
    line_path ltree
);
create index partner_channel on disputes.partner (channel_id);
call scope.protect('disputes.partner');
-- A union may use what a union above it has named.
create policy above on disputes.channel for select to gq_area using (area_path @> (select scope.low()));
create policy above on disputes.partner for select to gq_area using (area_path @> (select scope.low()));
create policy above_on_line on disputes.channel for select to gq_line using (line_path @> (select scope.low()));
create policy above_on_line on disputes.partner for select to gq_line using (line_path @> (select scope.low()));
grant select, insert, update on disputes.channel, disputes.partner to gq_area, gq_line;

create table disputes.share (
    id uuid primary key,
    dispute_id uuid not null references disputes.dispute,
    matter_id uuid not null,
    channel_id uuid not null,
    channel text not null,
    partner_id uuid not null,
    partner text not null,
    purpose text not null,
    proposed_at timestamptz not null,
    sent_at timestamptz,
    grant_id uuid,
    cancelled_at timestamptz,
    area_path ltree not null,
    line_path ltree,
    check ((sent_at is null) = (grant_id is null))
);
create index share_dispute on disputes.share (dispute_id, id);
call scope.protect('disputes.share');
create policy self on disputes.share for select to gq_self using (disputes.claims_in(dispute_id));
grant select, insert, update on disputes.share to gq_area, gq_line;
grant select on disputes.share to gq_self;

-- The consent of each worker to one share (PIPL 23): his own act, or on paper where he has no account.
create table disputes.consent (
    share_id uuid not null references disputes.share,
    claimant_id uuid not null references disputes.claimant,
    person_id uuid,
    name text not null,
    given boolean,
    paper boolean not null default false,
    at timestamptz,
    area_path ltree not null,
    line_path ltree,
    primary key (share_id, claimant_id),
    check ((given is null) = (at is null)),
    check (not paper or person_id is null)
);
call scope.protect('disputes.consent', 'person_id');
-- Nobody at a desk consents for a worker who can do it himself.
create policy by_himself on disputes.consent as restrictive for update to gq_area, gq_line using (person_id is null);
grant select, insert on disputes.consent to gq_area, gq_line;
grant update (given, paper, at) on disputes.consent to gq_area, gq_line;
grant select on disputes.consent to gq_self;
grant update (given, at) on disputes.consent to gq_self;

-- The dispute follows its matter out of the caller's scope; only what the caller sees moves.
create function disputes.follow(of_dispute uuid, new_unit uuid, new_name text, new_level text, new_area ltree, new_line ltree) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    d disputes.dispute;
begin
    select * into d from disputes.dispute where id = of_dispute for update;
    if not found or not coalesce(d.area_path >= scope.low() and d.area_path < scope.high(), false)
        and not coalesce(d.line_path >= scope.low() and d.line_path < scope.high(), false) then
        return false;
    end if;
    update disputes.dispute set unit_id = new_unit, unit_name = new_name, level = new_level, area_path = new_area, line_path = new_line,
        version = version + 1 where id = of_dispute;
    update disputes.claimant set area_path = new_area, line_path = new_line where dispute_id = of_dispute;
    update disputes.head set area_path = new_area, line_path = new_line where dispute_id = of_dispute;
    update disputes.act set area_path = new_area, line_path = new_line where dispute_id = of_dispute;
    update disputes.evidence set area_path = new_area, line_path = new_line where dispute_id = of_dispute;
    update disputes.assignment set area_path = new_area, line_path = new_line where dispute_id = of_dispute;
    update disputes.word set area_path = new_area, line_path = new_line where dispute_id = of_dispute;
    update disputes.clock set area_path = new_area, line_path = new_line where dispute_id = of_dispute;
    update disputes.consent c set area_path = new_area, line_path = new_line from disputes.share s where s.id = c.share_id and s.dispute_id = of_dispute;
    update disputes.share set area_path = new_area, line_path = new_line where dispute_id = of_dispute;
    return true;
end $$;
revoke execute on function disputes.follow from public;
grant execute on function disputes.follow to gq_area, gq_line;
