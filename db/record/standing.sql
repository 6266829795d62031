set local role sobo_judge;

/*
 * How many records of a kind with spells the actor reads that are followed on a day and have a spell of that day, up to
 * `at_most`. It looks past row security to judge each record once, by the text of the policy of its own table: the policy
 * of a spell would find its record again for each of ten thousand. Only a number is told, of rows that the actor may list.
 */
create or replace function count_standing(of_record text, day date, at_most integer) returns integer
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  total integer;
  -- Where to begin; the rule judges.
  begins constant text := case when sees_all() then '' else ' and (unit_id = any ($3) or id = any ($4))' end;
  units uuid[];
  own uuid[];
begin
  if of_record not in ('enterprise', 'organisation') or actor_id() is null then return null; end if;
  if begins <> '' then
    units := array(select readable_units());
    own := case of_record when 'enterprise' then array(select own_enterprises()) else array(select own_organisations()) end;
  end if;
  execute format('select count(*) from (select from %1$I where (%2$s) and (retired_on is null or retired_on > $1)%3$s and exists (
      select from %5$I s where s.%4$I = %1$I.id and coalesce(lower(s.valid), ''-infinity'') <= $1
        and coalesce(upper(s.valid), ''infinity'') > $1) limit $2) counted', of_record, read_rule(of_record), begins, of_record || '_id', of_record || '_state')
    into total using day, at_most, units, own;
  return total;
end $$;
grant execute on function count_standing(text, date, integer) to sobo_app, sobo_owner;

reset role;
