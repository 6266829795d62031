-- Guards of withdrawal (decision 028): what must not be withdrawn, and what changes in locked periods.

set local role sobo_judge;

/* Why a record cannot be withdrawn, as the name of a constraint; null if it can. Not granted to the application. */
create or replace function any_withdrawal_refusal(of_table text, of_row uuid) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select case of_table
    when 'organisation' then case
      when exists (select from confirmed_report where organisation_id = of_row) then 'withdrawal_of_confirmed'
      when exists (select from latest_report where organisation_id = of_row and state = 'submitted') then 'withdrawal_of_waiting'
      when exists (select from organisation_state s join organisation o on o.id = s.organisation_id and o.retired_on is null
        where s.superior_id = of_row) then 'withdrawal_of_superior'
      when exists (select from event_organisation mine join event e on e.id = mine.event_id and e.retired_on is null
        where mine.organisation_id = of_row and (mine.members <> 0 or e.kind in ('absorbed', 'consolidated', 'divided', 'split_off'))
          and exists (select from event_organisation o where o.event_id = e.id and o.organisation_id <> of_row)) then 'withdrawal_of_party'
      when exists (select from member_transfer t where t.counterpart_id = of_row and (t.version_id in (select id from confirmed_report)
        or t.version_id in (select id from latest_report where state = 'submitted'))) then 'withdrawal_of_counterpart'
      end
    when 'enterprise' then case
      when exists (select from coverage where enterprise_id = of_row and retired_on is null)
        or exists (select from project where enterprise_id = of_row and retired_on is null) then 'withdrawal_of_used'
      end
    end
$$;

/* any_withdrawal_refusal, of organisations and enterprises that the actor may read. */
create or replace function withdrawal_refusal(of_table text, of_row uuid) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select any_withdrawal_refusal(of_table, of_row)
  where (select sees_all()) or of_row in (select readable_organisations() union select readable_enterprises())
$$;

/*
 * What withdrawing a record, or restoring it, changes in locked periods. change: 'expected' (the organisation is
 * expected to report), 'superior' (the one above it is, because it has no other below), 'event' (a line of a confirmed
 * report), 'split' (a part of a confirmed split), 'figures' (the enterprise is expected to have figures).
 */
create or replace function all_locked_changes(of_table text, of_row uuid)
returns table (period_id uuid, organisation_id uuid, enterprise_id uuid, change text, members integer)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with locked as (
    select p.*, daterange(starts_on, ends_on, '[]') as days from period p where locked_at is not null and retired_on is null
  ), stood as (
    select distinct on (p.id) p.id as period_id, s.superior_id, least(p.ends_on, upper(s.valid) - 1) as last_day
    from locked p join organisation_state s on s.organisation_id = of_row and s.valid && p.days
    where of_table = 'organisation' and p.asks_members order by p.id, lower(s.valid) desc
  ), counting as (
    select * from stood where any_counts_itself(of_row, last_day)
  )
  select period_id, of_row, null::uuid, 'expected', null::integer from counting where not any_has_below(of_row, last_day)
  union all
  select c.period_id, c.superior_id, null, 'superior', null from counting c
  where c.superior_id is not null and not exists (select from organisation_state s
    join organisation o on o.id = s.organisation_id and o.retired_on is null
    where s.superior_id = c.superior_id and s.valid @> c.last_day and o.id <> of_row and any_counts_itself(o.id, c.last_day))
  union all
  select p.id, o.organisation_id, null, 'event', o.members from event e
  join event_organisation o on o.event_id = e.id and o.members <> 0
  join locked p on p.days @> e.effective_on
  join confirmed_report v on v.organisation_id = o.organisation_id and v.period_id = p.id
  where of_table = 'event' and e.id = of_row
  union all
  select p.id, c.organisation_id, null, 'split', m.members from coverage c
  join locked p on c.valid @> p.ends_on
  join confirmed_report v on v.organisation_id = c.organisation_id and v.period_id = p.id
  join member_split m on m.version_id = v.id and m.enterprise_id = c.enterprise_id
  where of_table = 'coverage' and c.id = of_row
  union all
  select p.id, null, of_row, 'figures', null from locked p
  where of_table = 'enterprise' and p.asks_figures and exists (select from enterprise_state s
    where s.enterprise_id = of_row and s.valid && p.days and s.standing not in ('closed', 'bankrupt', 'revoked'))
$$;

/* all_locked_changes, of organisations and enterprises that the actor may read. */
create or replace function locked_changes(of_table text, of_row uuid)
returns table (period_id uuid, organisation_id uuid, enterprise_id uuid, change text, members integer)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select x.* from all_locked_changes(of_table, of_row) x
  where (select sees_all()) or (select reads_record(of_table, of_row)) and (
    x.organisation_id in (select readable_organisations()) or x.enterprise_id in (select readable_enterprises()))
$$;

/*
 * What moving the first day of an organisation or enterprise between two days changes in locked periods: those that end
 * between them get or lose it.
 */
create or replace function all_locked_by_first_day(of_table text, of_row uuid, one_day date, other_day date)
returns table (period_id uuid, organisation_id uuid, enterprise_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.id, case of_table when 'organisation' then of_row end, case of_table when 'enterprise' then of_row end from period p
  where p.locked_at is not null and p.retired_on is null
    and p.ends_on >= least(one_day, other_day) and p.ends_on < greatest(one_day, other_day)
    and case of_table when 'organisation'
      then p.asks_members and any_counts_itself(of_row, greatest(one_day, other_day)) and not any_has_below(of_row, p.ends_on)
      else p.asks_figures end
$$;

/* all_locked_by_first_day, of an organisation or enterprise that the actor may read. */
create or replace function locked_by_first_day(of_table text, of_row uuid, one_day date, other_day date)
returns table (period_id uuid, organisation_id uuid, enterprise_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select x.* from all_locked_by_first_day(of_table, of_row, one_day, other_day) x
  where (select sees_all()) or x.organisation_id in (select readable_organisations())
    or x.enterprise_id in (select readable_enterprises())
$$;

/* The events in which no other organisation took part. It bypasses RLS, which may hide the other. */
create or replace function events_alone(of_organisation uuid) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select event_id from event_organisation mine where organisation_id = of_organisation and (select sees_organisation(of_organisation))
    and not exists (select from event_organisation o where o.event_id = mine.event_id and o.organisation_id <> of_organisation)
$$;

/* The rows that were withdrawn together with a row, when it was last withdrawn, for those who may restore it. */
create or replace function withdrawn_with(of_table text, of_row uuid) returns table (table_name text, row_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  if not (is_owner() or may_revise_now(of_table, of_row)) then return; end if;
  return query select a.table_name::text, a.row_id from audit a
  where a.operation = 'withdraw' and a.row_id <> of_row and a.change_set = (select change_set from audit last
    where last.table_name = of_table and last.row_id = of_row and last.operation = 'withdraw' order by last.id desc limit 1);
end $$;

/*
 * AFTER UPDATE trigger for a row that is withdrawn or restored. FOR SHARE makes a concurrent locking of a period wait
 * until this transaction has ended.
 */
create or replace function guard_withdrawal() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  refusal text;
begin
  perform from period for share;
  -- Makes a report that is being sent wait, so that its triggers see the withdrawal, or this sees the report.
  if tg_table_name = 'organisation' then perform hold_reports(new.id); end if;
  if new.retired_on = '-infinity' then refusal := any_withdrawal_refusal(tg_table_name, new.id); end if;
  if refusal is null and exists (select from all_locked_changes(tg_table_name, new.id) x
    where any_covering_grant(x.period_id, x.organisation_id, x.enterprise_id) is null) then
    refusal := 'withdrawal_in_locked';
  end if;
  if refusal is not null then
    raise exception '% % is not withdrawn or restored', tg_table_name, new.id using errcode = '23514', constraint = refusal;
  end if;
  return null;
end $$;

/*
 * AFTER UPDATE trigger of enterprise: a locked period in which it was followed changes if it is no longer followed from a
 * day within it or before, or followed again.
 */
create or replace function guard_stop() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform from period for share;
  if exists (select from period p where p.locked_at is not null and p.retired_on is null
      and p.ends_on >= coalesce(new.retired_on, old.retired_on) and any_covering_grant(p.id, null, new.id) is null
      and exists (select from enterprise_state s where s.enterprise_id = new.id and s.valid @> p.ends_on)) then
    raise exception 'a locked period would change' using errcode = '23514', constraint = 'stop_in_locked';
  end if;
  return null;
end $$;

/* AFTER UPDATE trigger of a state table; argument: the record. */
create or replace function guard_first_day() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  of_row constant uuid := to_jsonb(new) ->> (tg_argv[0] || '_id');
  is_first boolean;
begin
  execute format('select not exists (select from %I where %I = $1 and valid << $2)', tg_table_name, tg_argv[0] || '_id')
    into is_first using of_row, new.valid;
  if not is_first then return null; end if;
  perform from period for share;
  if exists (select from all_locked_by_first_day(tg_argv[0], of_row, lower(old.valid), lower(new.valid)) x
    where any_covering_grant(x.period_id, x.organisation_id, x.enterprise_id) is null) then
    raise exception 'the first day of % changes a locked period', tg_argv[0] using errcode = '23514', constraint = 'first_day_in_locked';
  end if;
  return null;
end $$;

grant execute on function withdrawal_refusal(text, uuid), locked_changes(text, uuid), locked_by_first_day(text, uuid, date, date),
  events_alone(uuid), withdrawn_with(text, uuid) to sobo_app, sobo_owner;
grant execute on function guard_withdrawal(), guard_stop(), guard_first_day() to sobo_owner;

reset role;

do $$
declare
  guarded text;
begin
  foreach guarded in array array['organisation', 'enterprise', 'event', 'coverage'] loop
    execute format('create or replace trigger guard_withdrawal after update of retired_on on %I for each row
      when (old.retired_on is distinct from new.retired_on and ''-infinity'' in (old.retired_on, new.retired_on))
      execute function guard_withdrawal()', guarded);
  end loop;
  foreach guarded in array array['organisation', 'enterprise'] loop
    execute format('create or replace trigger guard_first_day after update of valid on %I for each row
      when (lower(old.valid) is distinct from lower(new.valid)) execute function guard_first_day(%L)', guarded || '_state', guarded);
  end loop;
end $$;

create or replace trigger guard_stop after update of retired_on on enterprise for each row
  when (old.retired_on is distinct from new.retired_on and coalesce(new.retired_on, old.retired_on) > '-infinity')
  execute function guard_stop();
