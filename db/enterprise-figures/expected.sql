-- The enterprises that existed in a period that requires figures, and have none.
create or replace view missing_figures with (security_invoker = true) as
  select p.id as period_id, e.id as enterprise_id
  from period p
  join enterprise e on (e.retired_on is null or e.retired_on > p.ends_on) and exists (select from enterprise_state s where s.enterprise_id = e.id
    and s.valid && daterange(p.starts_on, p.ends_on, '[]') and s.standing not in ('closed', 'bankrupt', 'revoked'))
  where p.asks_figures and p.retired_on is null and p.starts_on <= (select today())
    and not exists (select from enterprise_figures f
      where f.enterprise_id = e.id and f.period_id = p.id and f.retired_on is null);
grant select on missing_figures to sobo_app, sobo_judge;
