-- The count of a list without search and filters. It looks past row security: the policy of a spell would find its record
-- again for each of ten thousand.

set local role sobo_judge;

/*
 * Makes count_standing_<record>() for a record with spells, of those that the policy of its table shows. Readers of
 * everything count the spells of the day, less those of records no longer followed: while few do not count, all spells less
 * these. Whoever reads by units counts the records of the units: while few spells have ended or are still to begin, less
 * those of these that have none that day; later each is looked up. Own records are judged one by one.
 */
create or replace procedure keep_standing(kept regclass, own text)
language plpgsql security invoker set search_path = pg_catalog, public, pg_temp as $$
begin
  execute format('create or replace function public.%I(day date, at_most integer) returns integer language plpgsql
    stable security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_custom_plan as %L',
    'count_standing_' || kept, format('
declare
  everything constant boolean := reads_all();
  units constant uuid[] := case when not everything then array(select readable_units()) end;
  own constant uuid[] := case when not everything then array(select %4$s()) end;
  few constant integer := 1000;
  missing integer := 0;
  by_unit integer := 0;
begin
  if everything and (select count(*) from (select from %1$s where retired_on <= day limit few + 1) gone) <= few then
    missing := (select count(*) from (select from %2$s
      where coalesce(upper(valid), ''infinity'') <= day or coalesce(lower(valid), ''-infinity'') > day limit few + 1) other);
    if missing <= few then
      missing := missing + (select count(*) from %2$s where %1$s_id in (select id from %1$s where retired_on <= day)
        and coalesce(lower(valid), ''-infinity'') <= day and coalesce(upper(valid), ''infinity'') > day);
      return (select count(*) from (select from %2$s limit at_most + missing) spells) - missing;
    end if;
  end if;
  if everything then
    return (select count(*) from (select from %2$s s
      where coalesce(lower(s.valid), ''-infinity'') <= day and coalesce(upper(s.valid), ''infinity'') > day
        and s.%1$s_id not in (select id from %1$s where retired_on <= day) limit at_most) counted);
  end if;
  if units = ''{}'' then
    null;
  elsif (select count(*) from (select from %2$s
      where coalesce(upper(valid), ''infinity'') <= day or coalesce(lower(valid), ''-infinity'') > day limit few + 1) other) <= few then
    missing := (select count(*) from %1$s e where unit_id = any (units) and (retired_on is null or retired_on > day)
      and id in (select %1$s_id from %2$s
        where coalesce(upper(valid), ''infinity'') <= day or coalesce(lower(valid), ''-infinity'') > day)
      and not exists (select from %2$s s where s.%1$s_id = e.id
        and coalesce(lower(s.valid), ''-infinity'') <= day and coalesce(upper(s.valid), ''infinity'') > day));
    by_unit := (select count(*) from (select from %1$s
      where unit_id = any (units) and (retired_on is null or retired_on > day) limit at_most + missing) counted) - missing;
  else
    by_unit := (select count(*) from (select from %1$s e
      where unit_id = any (units) and (retired_on is null or retired_on > day) and exists (select from %2$s s where s.%1$s_id = e.id
        and coalesce(lower(s.valid), ''-infinity'') <= day and coalesce(upper(s.valid), ''infinity'') > day) limit at_most) counted);
  end if;
  return least(at_most, by_unit + (select count(*) from %1$s where id = any (own) and unit_id <> all (units) and (%3$s)
    and (retired_on is null or retired_on > day) and exists (select from %2$s s where s.%1$s_id = %1$s.id
      and coalesce(lower(s.valid), ''-infinity'') <= day and coalesce(upper(s.valid), ''infinity'') > day)));
end', kept, kept || '_state', read_rule(kept::text), own));
end $$;

call keep_standing('enterprise', 'own_enterprises');
call keep_standing('organisation', 'own_organisations');

/*
 * How many records of a kind with spells the actor reads that are followed on a day and have a spell of that day, up to
 * `at_most`. Only a number is told, of rows that the actor may list.
 */
create or replace function count_standing(of_record text, day date, at_most integer) returns integer
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select case when actor_id() is not null then case of_record
    when 'enterprise' then count_standing_enterprise(day, at_most)
    when 'organisation' then count_standing_organisation(day, at_most) end end
$$;
grant execute on function count_standing(text, date, integer) to sobo_app, sobo_owner;

reset role;
