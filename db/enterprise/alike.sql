-- Likely duplicates: similarity of folded names without their legal form, through the trigram index.
-- It looks past the rules and gives ids; the caller's own query decides which of them are seen.
set local role sobo_judge;

create or replace function without_legal_form(folded text) returns text
language sql immutable set search_path = pg_catalog, public, pg_temp as $$
  select btrim(regexp_replace(folded,
    '\m(cong ty|tnhh|trach nhiem huu han|mot thanh vien|hai thanh vien|mtv|co phan|cp|doanh nghiep tu nhan|dntn|chi nhanh|tong cong ty|hop tac xa|htx|viet nam|hai phong)\M', ' ', 'g'))
$$;

create or replace function enterprises_alike(wanted text, code text) returns table (id uuid, likeness real)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with asked as (
    select without_legal_form(lower(translate(regexp_replace(normalize(coalesce(wanted, ''), NFD), '[\u0300-\u036f]', '', 'g'), 'đĐ', 'dd') collate pg_unicode_fast)) as name
  )
  select found.id, max(found.likeness) from (
    select s.enterprise_id as id, similarity(without_legal_form(s.search_text), asked.name) as likeness
    from enterprise_state s, asked
    where asked.name <> '' and asked.name <% s.search_text
    union all
    select e.id, 1 from enterprise e where e.tax_code = code
  ) found
  where found.likeness >= 0.6
  group by found.id
$$;

revoke all on function enterprises_alike(text, text) from public;
grant execute on function enterprises_alike(text, text) to sobo_app, sobo_owner;

reset role;
