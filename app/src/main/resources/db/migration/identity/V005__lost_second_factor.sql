-- Takes a lost second factor away from the holder of a post: only where each of his posts in force lies in the caller's scope, so that nobody
-- reaches upward through somebody's lower post. Returns the account; nothing where the rule or the factor is missing.
create function identity.forget_second_factor(of_post uuid, on_day date) returns uuid
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    holder uuid;
    forgotten uuid;
begin
    select p.person_id into holder from identity.post p where p.id = of_post and p.until_on is null;
    if not found or exists (select from identity.post p where p.person_id = holder and p.from_on <= on_day and (p.until_on is null or p.until_on > on_day)
            and not coalesce(p.area_path >= scope.low() and p.area_path < scope.high(), false)
            and not coalesce(p.line_path >= scope.low() and p.line_path < scope.high(), false)) then
        return null;
    end if;
    update identity.account set totp_secret = null, totp_since = null, totp_last_step = null, version = version + 1
        where person_id = holder and totp_secret is not null returning id into forgotten;
    return forgotten;
end $$;
revoke execute on function identity.forget_second_factor from public;
grant execute on function identity.forget_second_factor to gq_area, gq_line;
