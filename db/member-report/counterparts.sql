-- What the form of a report offers as the counterpart of a transfer: organisations of the period that count themselves.
-- They bypass RLS, because secretaries may not read organisations other than their own. None lists them all: a
-- counterpart is typed by its name (decision 040).
set local role sobo_judge;

drop function if exists counterparts(uuid);

/* Those of some organisations that may be named, by name; with the organisation above where another has the same name. */
create or replace function counterparts(of_period uuid, among uuid[], out id uuid, out name text) returns setof record
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select x.organisation_id, x.name || coalesce(' (' || above.name || ')', '')
  from standing_in_period x
  left join organisation_state above on above.organisation_id = x.superior_id and above.valid @> x.last_day
    and exists (select from organisation_state twin
      where twin.name collate vi_natural = x.name collate vi_natural and twin.organisation_id <> x.organisation_id)
  where x.period_id = of_period and x.organisation_id = any (among) and actor_id() is not null and kind_counts_itself(x.kind, x.last_day)
$$;

/* Those nearest to an organisation that the actor may read: the one above it, and those directly below either. */
create or replace function counterparts_near(of_period uuid, of_organisation uuid, at_most integer, out id uuid, out name text) returns setof record
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select c.id, c.name from standing_in_period self cross join lateral counterparts(of_period, self.superior_id || array(
    select near.organisation_id from standing_in_period near
    where near.period_id = of_period and near.organisation_id <> of_organisation
      and near.superior_id = any (array[self.superior_id, of_organisation])
    limit at_most - 1)) c
  where self.period_id = of_period and self.organisation_id = of_organisation and sees_organisation(of_organisation)
$$;

/*
 * Those whose name has the words typed: that name first, then those that begin with it. Candidates are taken from the
 * words of all records, of each kind of match so many; others than by their names are not told.
 */
create or replace function counterparts_called(of_period uuid, typed text, at_most integer, out id uuid, out name text) returns setof record
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  words constant text[] := words_of(left(typed, 200));
  phrase constant text := array_to_string(words, ' ');
  condition constant text := search_condition(words, coalesce((select in_search from common_words), '{}') || said_shorter(), false);
  -- The expression of the indexes.
  stored constant text := '(everyone || in_unit || everywhere || contact)';
begin
  if cardinality(words) = 0 or actor_id() is null then return; end if;
  return query execute format($called$
    select c.id, c.name from counterparts($1, array(
      (select organisation_id from organisation_state s where s.name collate vi_natural = any ($2) limit $4)
      union (select record_id from search_words where record = 'organisation' and %1$s limit $4)
      union (select record_id from search_words where record = 'organisation' and %2$s limit $4))) c
    where %3$s
    order by c.name = any ($2) desc, words_in(c.name) like $3 desc, c.name collate vi_natural limit $5
  $called$, replace(word_condition(phrase, true, false), chr(1), stored), replace(condition, chr(1), stored),
    replace(condition, chr(1), 'words_in(c.name)'))
    using of_period, array[typed, regexp_replace(typed, ' \([^()]*\)$', '')], ' ' || phrase || '%', 100, at_most;
end $$;

grant execute on function counterparts(uuid, uuid[]), counterparts_near(uuid, uuid, integer), counterparts_called(uuid, text, integer) to sobo_app;

reset role;
