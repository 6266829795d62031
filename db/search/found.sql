-- Reading of search_words, for lists, references and a search over all records (decision 031).
grant delete on search_words to sobo_judge;
revoke all on search_words from sobo_app;

set local role sobo_judge;

/*
 * The condition of one word, or several one after another, with chr(1) where the words of the record stand: anywhere in a
 * word; of one or two letters, or of people, only at the beginning of one, so that "an" is not "Lan", nor "Yến" "Nguyễn";
 * a number of up to three digits only as a whole, because it stands in most tax codes. No word has %, _ or \: they separate.
 */
create or replace function word_condition(word text, whole boolean, of_people boolean) returns text
language sql immutable strict parallel safe as $$
  select case
    when whole or word ~ '^[0-9]{1,3}$' then format('(%1$s like %2$L or %1$s like %3$L)', chr(1), '% ' || word || ' %', '% ' || word)
    else format('%s like %L', chr(1), case when length(word) < 3 or of_people and word ~ '[^0-9]' then '% ' else '%' end || word || '%') end
$$;

/*
 * The condition of a search: each word typed, in any order; where some of them are a spelling that has others, these do
 * as well. The longest spelling first, of at most `longest` words, but its parts may have other spellings too.
 */
create or replace function search_condition(words text[], spellings jsonb, of_people boolean, longest integer default 5) returns text
language plpgsql immutable strict parallel safe set search_path = pg_catalog, public, pg_temp as $$
declare
  place integer := 1;
  span integer;
  others jsonb;
  made text;
  conditions text[] := '{}';
begin
  while place <= cardinality(words) loop
    span := least(longest, cardinality(words) - place + 1);
    loop
      others := spellings -> array_to_string(words[place:place + span - 1], ' ');
      exit when others is not null or span = 1;
      span := span - 1;
    end loop;
    made := case when span = 1 then word_condition(words[place], false, of_people)
      else search_condition(words[place:place + span - 1], spellings, of_people, span - 1) end;
    if others is not null then
      made := '(' || made || (select string_agg(' or ' || word_condition(other, true, of_people), '') from jsonb_array_elements_text(others) other) || ')';
    end if;
    conditions := conditions || made;
    place := place + span;
  end loop;
  return array_to_string(conditions, ' and ');
end $$;

/*
 * What the actor may find: every record, or those of the units `reads`; contact data of those of the units `writes`.
 * SECURITY INVOKER, called by the judge.
 */
create or replace function search_reach(out everything boolean, out reads_every boolean, out writes_every boolean, out reads uuid[], out writes uuid[])
language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
begin
  everything := sees_all();
  reads_every := everything;
  writes_every := is_owner() or writes_all();
  if not everything then
    reads := array(select readable_units());
    reads_every := not exists (select from unit where unit.id <> all (reads));
  end if;
  if not writes_every then
    writes := array(select writable_units());
    writes_every := not exists (select from unit where unit.id <> all (writes));
  end if;
end $$;

/*
 * The statement of a search in one kind of record: the ids and whether the first words are the ones typed. $1: how these
 * begin; $2, $3: the units read and written; $4: own records. `condition`: see search_condition.
 * SECURITY INVOKER, called by the judge.
 */
create or replace function search_statement(of_record text, condition text, everything boolean, reads_every boolean, writes_every boolean) returns text
language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
declare
  seen text := 'everyone';
  sight text := '';
  -- Contact data that are no longer shown find nobody, whoever asks (person/policy.sql).
  by_contact constant boolean := of_record = 'person' and not is_owner();
begin
  -- Whoever reads everything reads every record but the accounts of others. For others the rule judges; of enterprises and
  -- organisations it is asked only for those of their units and their own.
  if not everything or of_record = 'account' then
    sight := format(' and exists (select from %I where id = w.record_id and (%s))', of_record, read_rule(of_record));
    if of_record in ('enterprise', 'organisation') then
      sight := ' and (unit_id = any ($2) or record_id = any ($4))' || sight;
    end if;
  end if;
  seen := seen || case when reads_every then ' || in_unit || everywhere' else ' || case when unit_id = any ($2) then in_unit else '''' end' end
    || case when by_contact then '' when writes_every then ' || contact' else ' || case when unit_id = any ($3) then contact else '''' end' end;
  -- The expression of the indexes; a column of its own would double the table.
  return format('select record_id, everyone like $1 as is_first from search_words w where record = %L and ', of_record)
    || replace(condition, chr(1), '(everyone || in_unit || everywhere || contact)')
    || case
      when by_contact then format(' and (%s or %s and record_id in (select reached_people()))',
        replace(condition, chr(1), '(' || seen || ')'), replace(condition, chr(1), '(' || seen || ' || contact)'))
      when reads_every and writes_every then ''
      else ' and ' || replace(condition, chr(1), '(' || seen || ')') end || sight;
end $$;

/* The ids of the actor's own records of a kind, for a search by somebody who does not see everything. */
create or replace function searched_own(of_record text, everything boolean) returns uuid[]
language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
begin
  return case when everything then null when of_record = 'enterprise' then array(select own_enterprises())
    when of_record = 'organisation' then array(select own_organisations()) end;
end $$;

/*
 * The ids of the records of a kind that a search finds by words that the actor may find, among those that the actor may
 * read. `is_first`: the first words are the ones typed.
 * SECURITY DEFINER, because LIKE is not leakproof: under RLS the policy would run for each row before it.
 */
create or replace function found(of_record text, typed text) returns table (id uuid, is_first boolean)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  words constant text[] := words_of(left(typed, 200));
  -- Unpacked once, and not for each word that is looked up.
  spellings constant jsonb := coalesce((select in_search from common_words), '{}') || said_shorter();
  reach record;
begin
  if cardinality(words) = 0 or not is_owner() and actor_id() is null then return; end if;
  select * into reach from search_reach();
  return query execute search_statement(of_record, search_condition(words, spellings, of_record in ('person', 'account')),
      reach.everything, reach.reads_every, reach.writes_every)
    using ' ' || array_to_string(words, ' ') || '%', reach.reads, reach.writes, searched_own(of_record, reach.everything);
end $$;

/*
 * The same for several kinds at once, to be shown while somebody types: of each at most `most`, the best ones among the
 * first few hundred that are met, because words that most records have are not worth more. `place` 0: a tax code that
 * begins with the digits typed; 1: the first words are the ones typed; 2: the others. `nth`: their order, in which those
 * come first that have the words early, because names come first in the words of a record.
 */
create or replace function found_first(of_records text[], typed text, most integer) returns table (record text, id uuid, place integer, nth integer)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  looked_at constant integer := 300;
  words constant text[] := words_of(left(typed, 200));
  spellings constant jsonb := coalesce((select in_search from common_words), '{}') || said_shorter();
  of_things text;
  of_people text;
  of_code text;
  condition text;
  is_met boolean;
  reach record;
  kind text;
  statement text;
begin
  if cardinality(words) = 0 or not is_owner() and actor_id() is null then return; end if;
  select * into reach from search_reach();
  of_things := search_condition(words, spellings, false);
  of_people := search_condition(words, spellings, true);
  if cardinality(words) = 1 and words[1] ~ '^[0-9]{4,}$' then
    of_code := format('%s like %L', chr(1), '% ' || first_letters('mã số thuế') || ' ' || words[1] || '%');
  end if;
  foreach kind in array of_records loop
    condition := case when kind in ('person', 'account') then of_people else of_things end;
    -- To plan the rules of a kind takes longer than to look whether any record has the words. MATERIALIZED, here and below:
    -- planned for all that is found, and read as far as it is asked for; for the first few rows whole tables would be read.
    if not reach.everything then
      execute format('with met as materialized (select from search_words where record = %L and ', kind)
        || replace(condition, chr(1), '(everyone || in_unit || everywhere || contact)') || ') select exists (select from met)' into is_met;
      continue when not is_met;
    end if;
    statement := format('(with met as materialized (%s) select record_id, case when is_first then 1 else 2 end as place from met limit %s)',
      search_statement(kind, condition, reach.everything, reach.reads_every, reach.writes_every), looked_at);
    if of_code is not null then
      statement := format('(with met as materialized (%s) select record_id, 0 as place from met limit %s) union all ',
        search_statement(kind, of_code, reach.everything, reach.reads_every, reach.writes_every), looked_at) || statement;
    end if;
    return query execute format('select %1$L, record_id, place, row_number() over ()::int from (
        select record_id, min(place) as place from (%2$s) met group by record_id) best
      join search_words w using (record_id) where w.record = %1$L
      order by place, (select max(coalesce(nullif(strpos(w.everyone, '' '' || word), 0), 1e6)) from unnest($5) word), record_id limit %3$s', kind, statement, most)
      using ' ' || array_to_string(words, ' ') || '%', reach.reads, reach.writes, searched_own(kind, reach.everything), words;
  end loop;
end $$;

revoke all on function found(text, text), found_first(text[], text, integer), search_reach(), search_statement(text, text, boolean, boolean, boolean),
  searched_own(text, boolean), word_condition(text, boolean, boolean), search_condition(text[], jsonb, boolean, integer) from public;
grant execute on function found(text, text), found_first(text[], text, integer) to sobo_app, sobo_owner;

drop function if exists enterprises_like(text), organisations_like(text), people_like(text), documents_like(text), projects_like(text);

reset role;
