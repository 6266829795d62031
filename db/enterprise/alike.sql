-- Likely duplicates: the same tax code, the same address, or a similar name without the legal form, by the trigram
-- index. SECURITY DEFINER, because under RLS the index is not used. It returns ids only; the caller's query applies RLS
-- to them.
set local role sobo_judge;

create or replace function bare_name(name text) returns text
language sql immutable set search_path = pg_catalog, public, pg_temp as $$
  select btrim(regexp_replace(
    lower(translate(regexp_replace(normalize(coalesce(name, ''), NFD), '[\u0300-\u036f]', '', 'g'), 'đĐ', 'dd') collate pg_unicode_fast),
    '\m(cong ty|tnhh|trach nhiem huu han|mot thanh vien|hai thanh vien|mtv|co phan|cp|doanh nghiep tu nhan|dntn|chi nhanh|tong cong ty|hop tac xa|htx|viet nam|hai phong|company|limited|co|ltd|jsc|joint stock|corporation|vietnam)\M|[.,]', ' ', 'g'))
$$;

drop function if exists enterprises_alike(text, text);
create or replace function enterprises_alike(wanted text, code text, place text) returns table (id uuid, likeness real)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with asked as (select bare_name(wanted) as name)
  select found.id, max(found.likeness) from (
    select s.enterprise_id as id,
      greatest(similarity(bare_name(s.name), asked.name), similarity(bare_name(s.name_foreign), asked.name)) as likeness
    from enterprise_state s, asked
    where asked.name <> '' and asked.name <% s.search_text
    union all
    select e.id, 1 from enterprise e where e.tax_code = code
    union all
    select e.id, 0.6 from enterprise e where lower(e.address) = lower(btrim(place))
  ) found
  where found.likeness >= 0.6
  group by found.id
$$;

revoke all on function bare_name(text), enterprises_alike(text, text, text) from public;
grant execute on function enterprises_alike(text, text, text) to sobo_app, sobo_owner;
drop function if exists without_legal_form(text);

reset role;
