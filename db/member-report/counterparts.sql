-- Who names a counterpart of a transfer needs its name and nothing else: those who report see no other organisation.
set local role sobo_judge;

create or replace function counterparts(of_period uuid, out id uuid, out name text) returns setof record
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select distinct on (s.organisation_id) s.organisation_id, s.name from organisation_state s
  join organisation o on o.id = s.organisation_id and o.retired_on is null
  join period p on p.id = of_period and s.valid && daterange(p.starts_on, p.ends_on, '[]')
  where actor_id() is not null
  order by s.organisation_id, lower(s.valid) desc
$$;
grant execute on function counterparts(uuid) to sobo_app;

reset role;
