-- What the import of member rosters needs: whether persons have a membership outside one's scope (yes or no), whether a
-- member number is taken, and to take back a membership while its history stays.

create function membership.live_among(persons uuid[]) returns setof uuid
    language sql stable security definer set search_path = '' set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
    begin atomic
        select m.person_id from unnest(persons) p join membership.membership m on m.person_id = p and m.status <> 'ENDED';
    end;
create function membership.any_among(persons uuid[]) returns setof uuid
    language sql stable security definer set search_path = '' set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
    begin atomic
        -- Two indexes, each of a part of the table.
        select m.person_id from unnest(persons) p join membership.membership m on m.person_id = p and m.status <> 'ENDED'
        union
        select m.person_id from unnest(persons) p join membership.membership m on m.person_id = p and m.status = 'ENDED';
    end;
create function membership.numbers_taken(numbers text[]) returns setof text
    language sql stable security definer set search_path = '' set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
    begin atomic
        select m.member_no from unnest(numbers) n join membership.membership m on m.member_no = n;
    end;
-- The highest number of a region's own series between two, in case numbers of that form came from elsewhere.
create function membership.highest_number(from_number text, to_number text) returns text
    language sql stable security definer set search_path = '' set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
    begin atomic
        select max(m.member_no) from membership.membership m where m.member_no between from_number and to_number;
    end;
revoke execute on function membership.live_among, membership.any_among, membership.numbers_taken, membership.highest_number from public;
grant execute on function membership.live_among, membership.any_among, membership.numbers_taken, membership.highest_number to gq_area, gq_line;

-- History outlives a membership that an undone import takes back.
alter table membership.membership_version drop constraint membership_version_membership_id_fkey;
grant delete on membership.membership to gq_area, gq_line;
