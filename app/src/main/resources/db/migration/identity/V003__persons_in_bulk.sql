-- What the import of member rosters needs of persons: who is known already, here or elsewhere, and to take back what
-- an import entered.

-- The import that entered a person; null for whoever entered himself.
alter table identity.person add column import_id uuid;

-- Whether documents and phones are known; the answers never leave the program. Joins, because "= any (hashes)" may walk a
-- long array for every row; never by reading the whole table, which a plan made while it was small would go on doing.
create function identity.documents_known(hashes bytea[]) returns table (id_hash bytea, person_id uuid, name text, has_account boolean)
    language sql stable security definer set search_path = '' set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
    begin atomic
        select p.id_hash, p.id, p.name, exists (select from identity.account a where a.person_id = p.id)
        from unnest(hashes) h join identity.person p on p.id_hash = h;
    end;
create function identity.phones_known(hashes bytea[]) returns table (phone_hash bytea, person_id uuid)
    language sql stable security definer set search_path = '' set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
    begin atomic
        select p.phone_hash, p.id from identity.person p where p.phone_hash = any (hashes);
    end;

-- Removes persons whom this import entered and who have become nobody else's concern since; returns who is gone.
create function identity.remove_entered(by_import uuid, persons uuid[]) returns setof uuid
    language sql security definer set search_path = '' set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
    begin atomic
        delete from identity.person p using unnest(persons) wanted where p.id = wanted and p.import_id = by_import
            and not exists (select from identity.account a where a.person_id = p.id)
            and not exists (select from identity.post o where o.person_id = p.id)
            and not exists (select from identity.consent c where c.person_id = p.id)
        returning p.id;
    end;
revoke execute on function identity.documents_known, identity.phones_known, identity.remove_entered from public;
grant execute on function identity.documents_known, identity.phones_known, identity.remove_entered to gq_area, gq_line;
