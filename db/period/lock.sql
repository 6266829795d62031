-- Locked periods: rows with a locked period change only under a reopening (grant), whose id the row stores.

set local role sobo_judge;

/* The unit of an organisation or of an enterprise; one argument is null. */
create or replace function organisation_unit(of_organisation uuid, of_enterprise uuid) returns uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select unit_id from organisation where id = of_organisation
  union all select unit_id from enterprise where id = of_enterprise
$$;

/* The id of the reopening that covers an organisation or an enterprise in a period today; null without one. If several
   do, the narrowest scope: organisation or enterprise, then unit, then the whole period. */
create or replace function any_covering_grant(of_period uuid, of_organisation uuid, of_enterprise uuid) returns uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select g.id from reopening g
  where g.period_id = of_period and g.is_granted and g.revoked_at is null and (select today()) <= g.expires_on
    and case
      when g.organisation_id is not null then g.organisation_id = of_organisation
      when g.enterprise_id is not null then g.enterprise_id = of_enterprise
      when g.unit_id is not null then organisation_unit(of_organisation, of_enterprise) in (select units_below(g.unit_id))
      else true end
  order by num_nonnulls(g.organisation_id, g.enterprise_id) desc, g.unit_id is not null desc, g.decided_at desc, g.id
  limit 1
$$;

drop function if exists covering_grant(uuid, uuid, uuid);

/* Whether a reopening covers an organisation or enterprise that the actor may read. It bypasses RLS, because those who
   report may not read reopenings. */
create or replace function is_reopened(of_period uuid, of_organisation uuid, of_enterprise uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return coalesce(of_organisation, of_enterprise) is not null
    and (of_organisation is null or sees_organisation(of_organisation))
    and (of_enterprise is null or sees_all() or of_enterprise in (select readable_enterprises()))
    and any_covering_grant(of_period, of_organisation, of_enterprise) is not null;
end $$;

/* The last day of that reopening. */
create or replace function open_until(of_period uuid, of_organisation uuid, of_enterprise uuid) returns date
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select expires_on from reopening
  where is_reopened(of_period, of_organisation, of_enterprise) and id = any_covering_grant(of_period, of_organisation, of_enterprise)
$$;

create or replace function is_locked(of_period uuid) returns boolean
language sql stable security invoker set search_path = pg_catalog, public, pg_temp as $$
  select locked_at is not null from period where id = of_period
$$;

/* BEFORE trigger: sets reopening_id to the covering reopening; null if the period is open or none covers the row. */
create or replace function name_grant() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  written jsonb := to_jsonb(new);
begin
  new.reopening_id := case when is_locked(new.period_id) then
    any_covering_grant(new.period_id, (written ->> 'organisation_id')::uuid, (written ->> 'enterprise_id')::uuid) end;
  return new;
end $$;

/* AFTER trigger, so that policies are checked first: refuses rows of a locked period without a reopening. FOR SHARE
   makes a concurrent locking of the period wait until this transaction has ended. */
create or replace function guard_lock() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  of_period uuid;
  is_shut boolean;
begin
  foreach of_period in array array[new.period_id] || case when tg_op = 'UPDATE' then array[old.period_id] end loop
    select locked_at is not null into is_shut from period where id = of_period for share;
    if is_shut and (new.reopening_id is null or of_period <> new.period_id) then
      raise exception 'the period is locked' using errcode = '23514', constraint = 'period_is_locked';
    end if;
  end loop;
  -- Likewise, a concurrent revocation of the reopening waits.
  if new.reopening_id is not null then
    perform from reopening where id = new.reopening_id and revoked_at is null for share;
    if not found then raise exception 'the grant was revoked' using errcode = '23514', constraint = 'period_is_locked'; end if;
  end if;
  return null;
end $$;

/* A row is taken out of an open period only: what was changed under a grant is read from the rows that name it. */
create or replace function guard_removal_in_period() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform from period where id = old.period_id and locked_at is null for share;
  if not found then raise exception 'the period is locked' using errcode = '23514', constraint = 'period_is_locked'; end if;
  return null;
end $$;

/* A period is one for the whole register, so officers of a part of it do not set its days. */
create or replace function may_keep_periods() returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select holds_all('officer')
$$;

/* Leaders of the whole register, and officers with a valid lock delegation, which only those give. */
create or replace function may_lock() returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select holds_all('leader') or (has_role('officer') and exists (select from lock_delegation
    where account_id = actor_id() and valid @> (select today()) and retired_on is null))
$$;

/* AFTER UPDATE trigger of period, because policies cannot compare old and new columns: officers change a period that is
   not locked; leaders and their delegates lock it, and change nothing else; a locked period does not change. */
create or replace function guard_period() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  of_lock constant text[] := array['locked_at', 'locked_by', 'missing_at_lock', 'version'];
begin
  if to_jsonb(new) = to_jsonb(old) then return null; end if;
  if old.locked_at is not null then
    raise exception 'the period is locked' using errcode = '23514', constraint = 'period_is_locked';
  end if;
  if new.locked_at is not null then
    if not may_lock() and not is_owner() then
      raise exception 'only leaders and their delegates lock' using errcode = '42501';
    end if;
    if to_jsonb(new) - of_lock <> to_jsonb(old) - of_lock then
      raise exception 'a lock changes nothing else' using errcode = '42501';
    end if;
  elsif not may_keep_periods() and not is_owner() then
    raise exception 'only officers keep periods' using errcode = '42501';
  end if;
  return null;
end $$;

grant execute on function is_reopened(uuid, uuid, uuid), open_until(uuid, uuid, uuid), is_locked(uuid), may_keep_periods(), may_lock() to sobo_app, sobo_owner;
grant execute on function name_grant(), guard_lock(), guard_removal_in_period(), guard_period() to sobo_owner;

reset role;

/* Adds both triggers to a table with period_id, reopening_id, and organisation_id or enterprise_id. */
create or replace procedure keep_lock(guarded regclass)
language plpgsql security invoker set search_path = pg_catalog, public, pg_temp as $$
begin
  -- Triggers of one event fire in the order of their names. a_ comes first, because other BEFORE triggers read the
  -- grant.
  execute format('create or replace trigger a_name_grant before insert or update on %s for each row execute function name_grant()', guarded);
  execute format('create or replace trigger guard_removal_in_period after delete on %s for each row execute function guard_removal_in_period()', guarded);
  execute format('create or replace trigger guard_lock after insert or update on %s for each row execute function guard_lock()', guarded);
end $$;
