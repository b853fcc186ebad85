-- Member numbers: the six digits of the union's region and ten of a sequence of its own, taken under its lock.
create table membership.member_number (
    region char(6) primary key,
    last bigint not null
);
grant select, insert, update on membership.member_number to gq_area, gq_line;
create unique index membership_number on membership.membership (member_no) where member_no is not null;

-- M-09 asks of a person outside one's scope, too; the answer is only yes or no.
create function membership.has_live(of_person uuid) returns boolean
    language sql stable security definer set search_path = ''
    begin atomic
        select exists (select from membership.membership m where m.person_id = of_person and m.status <> 'ENDED');
    end;
revoke execute on function membership.has_live from public;
grant execute on function membership.has_live to gq_area, gq_line, gq_self;

-- What a clerk is told who holds a card in his hand; the caller has proved the card's own signature before.
create function membership.card(of_membership uuid) returns table (person_id uuid, name text, unit_id uuid, status text, member_no text)
    language sql stable security definer set search_path = ''
    begin atomic
        select m.person_id, m.name, m.unit_id, m.status, m.member_no from membership.membership m where m.id = of_membership;
    end;
revoke execute on function membership.card from public;
grant execute on function membership.card to gq_area, gq_line;
