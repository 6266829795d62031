-- Projects by code, name, or the name of their enterprise. It looks past the rules and gives ids only.
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
