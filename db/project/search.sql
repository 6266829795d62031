-- The ids of projects by code, name, or the name of their enterprise. SECURITY DEFINER: LIKE is not leakproof, so under
-- RLS it would run after the policy of each row. The caller's query applies RLS to the ids.
set local role sobo_judge;

create or replace function projects_like(pattern text) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from project
  where lower(translate(regexp_replace(normalize(code || ' ' || name, NFD), '[\u0300-\u036f]', '', 'g'), 'đĐ', 'dd') collate pg_unicode_fast) like pattern
  union
  select p.id from project p where p.enterprise_id in (select enterprises_like(pattern))
$$;

revoke all on function projects_like(text) from public;
grant execute on function projects_like(text) to sobo_app, sobo_owner;

reset role;
