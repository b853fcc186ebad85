-- Official texts as an operator took them in. Nothing of them comes with the program, and no verdict rests on them: they
-- are the wording that stands beside a rule. A text that was taken in stays; one that was only looked at goes again.

create table law.text_edition (
    id uuid primary key,
    instrument text not null,         -- law.instrument
    title text not null,
    history text[] not null,          -- lines on adoption and amendment
    file_name text not null,
    sha256 text not null,
    from_day date,                    -- first day on which it holds; null: not known
    until_day date,                   -- first day on which it no longer does
    articles int not null,
    findings jsonb not null,          -- law.text.Finding: the report of its reading
    read_at timestamptz not null,
    read_by uuid,
    taken_at timestamptz,             -- null: only looked at
    taken_by uuid,
    check (from_day < until_day)
);
create index text_edition_taken on law.text_edition (instrument, from_day desc nulls last, taken_at desc) where taken_at is not null;

-- Characters and pairs of them, so that a word of any length is found in Chinese, whatever the locale of the server.
create function law.grams(words text) returns text[] immutable strict parallel safe language sql
    begin atomic
        select array_agg(distinct gram) from (
            select unnest(array[one, one || lead(one) over (order by place)]) as gram
            from unnest(string_to_array(words, null)) with ordinality as each (one, place)) grams
        where gram is not null;
    end;

create table law.text_provision (
    edition uuid not null references law.text_edition on delete cascade,
    position int not null,
    chapter text not null,
    section text not null,
    number int not null,              -- 0: before the first article, without number, or an annex
    inserted int not null,            -- 1 of article 29 bis
    label text not null,
    body text not null,
    line int not null,
    search text not null generated always as (lower(regexp_replace(label || body, '\s', '', 'g'))) stored,
    primary key (edition, position)
);
create index text_provision_article on law.text_provision (edition, number, inserted);
create index text_provision_grams on law.text_provision using gin (law.grams(search));

create function law.taken_text_stays() returns trigger language plpgsql as $$
begin
    if old.taken_at is not null and (tg_op = 'DELETE'
            or (old.instrument, old.title, old.sha256, old.from_day, old.taken_at) is distinct from (new.instrument, new.title, new.sha256, new.from_day, new.taken_at)) then
        raise exception 'a text that was taken in stays';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger taken_text_stays before update or delete on law.text_edition for each row execute function law.taken_text_stays();

grant select, insert, delete on law.text_edition to gq_app, gq_area, gq_line;
grant update (instrument, title, from_day, until_day, taken_at, taken_by) on law.text_edition to gq_app, gq_area, gq_line;
grant select, insert on law.text_provision to gq_app, gq_area, gq_line;
grant select on law.text_edition, law.text_provision to gq_self;
grant execute on function law.grams to gq_app, gq_area, gq_line, gq_self;
