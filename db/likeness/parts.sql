-- How names and addresses are taken apart to find duplicates, see decision 034. The table likeness holds the parts of
-- every name and address, by keys of which two alike have one in common, so that the index answers for any number of
-- candidates.

create or replace view likeness_text with (security_invoker = true) as
  select id, 'name'::likeness_part as part, enterprise_id as owner_id, name as said from enterprise_state
  union all select id, 'foreign_name', enterprise_id, name_foreign from enterprise_state where name_foreign is not null
  union all select id, 'address', id, address from enterprise where address is not null
  union all select id, 'person', id, full_name from person;
revoke all on likeness_text from sobo_app;
grant select on likeness_text to sobo_judge;
grant delete on likeness to sobo_judge;
revoke all on likeness, common_words from sobo_app;

set local role sobo_judge;

/* Folded words with one space between: letters and digits apart ("CN05" is "cn 5"), "T.M." as "tm", "&" as "va". */
create or replace function spoken(said text) returns text
language sql immutable parallel safe
return btrim(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
  fold_text(said),
  '[&+]', ' va ', 'g'),
  '(?<=\m[[:alpha:]])\.(?=[[:alpha:]]\M)', '', 'g'),
  '[^[:alnum:]]+', ' ', 'g'),
  '(?<=[[:alpha:]])(?=\d)|(?<=\d)(?=[[:alpha:]])', ' ', 'g'),
  '\m0+(?=\d)', '', 'g') collate pg_unicode_fast);

/* What each spelling of a common word stands for: '' for one that is left out; with '|' between several readings. */
create or replace function meanings(told name_word_kind[], left_out name_word_kind[]) returns jsonb
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(jsonb_object_agg(spelling, case when is_left_out then '' else meaning end), '{}') from (
    select spelling, bool_or(kind = any (left_out)) as is_left_out, string_agg(distinct meaning, '|' order by meaning) as meaning
    from (select kind, word, spellings, spoken(word) as meaning from name_word
      where retired_on is null and kind = any (told || left_out) offset 0) w,
      lateral (select spoken(spelt) as spelling from unnest(string_to_array(concat_ws(',', word, spellings), ',')) spelt offset 0) s
    where spelling <> ''
    group by spelling
  ) spellings
$$;

/*
 * By each abbreviation as a search takes it apart, what it stands for, itself abbreviated or not; and the other way round:
 * "ctcp" for "cong ty co phan", "cty cp", and "ctcp" alone for these, whose parts have abbreviations of their own. An
 * abbreviation has the first letter of several words; one that stands for different words stands for none.
 */
create or replace function other_spellings() returns jsonb
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with recursive abbreviated as (
    select short, min(word) as word from (
      select array_to_string(words_of(w.word), ' ') as word, array_to_string(words_of(one), ' ') as short
      from name_word w, unnest(string_to_array(concat_ws(',', w.word, w.spellings), ',')) one
      where w.retired_on is null and w.kind <> 'address_word') spelt
    where short ~ '^\w{2,5}$' group by short
    having count(distinct word) = 1 and min(word) like '% %' and left(min(word), 1) = left(short, 1) and not starts_with(min(word), short)
  ), written(short, said) as (
    select short, word from abbreviated
    union select w.short, btrim(replace(' ' || said || ' ', ' ' || a.word || ' ', ' ' || a.short || ' '))
    from written w join abbreviated a on a.short <> w.short and ' ' || said || ' ' like '% ' || a.word || ' %'
  )
  select coalesce(jsonb_object_agg(spelling, others), '{}') from (
    select spelling, array_agg(distinct other) as others
    from (select short, said from written union select word, short from abbreviated) pairs(spelling, other) group by spelling) found
$$;

create or replace function write_common_words() returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into common_words (in_names, in_addresses, in_search)
  values (meanings('{trade_word}', '{legal_form,place}'), meanings('{address_word}', '{place}'), other_spellings())
  on conflict (one) do update set (in_names, in_addresses, in_search) =
    (excluded.in_names, excluded.in_addresses, excluded.in_search)
$$;

/* The first 40 words, with each longest common phrase replaced by '=' and its meaning, or left out. */
create or replace function phrases(said text, common jsonb) returns text[]
language plpgsql immutable parallel safe set search_path = pg_catalog, public, pg_temp as $$
declare
  words text[] := (string_to_array(said, ' '))[1:40];
  place integer := 1;
  span integer;
  meaning text;
  found text[] := '{}';
begin
  while place <= cardinality(words) loop
    span := least(5, cardinality(words) - place + 1);
    loop
      meaning := common ->> array_to_string(words[place:place + span - 1], ' ');
      exit when meaning is not null or span = 1;
      span := span - 1;
    end loop;
    if meaning is distinct from '' then found := found || coalesce('=' || meaning, words[place]); end if;
    place := place + span;
  end loop;
  return found;
end $$;

/* A name of common words only is told by these: by its trades, else its numbers, else all of it. Loops, as in name_keys. */
create or replace function name_parts(said text, common jsonb,
  out telling text[], out trades text[], out numbers text[], out glued text)
language plpgsql immutable parallel safe set search_path = pg_catalog, public, pg_temp as $$
declare
  roman constant jsonb := '{"i":"1","ii":"2","iii":"3","iv":"4","vi":"6","vii":"7","viii":"8"}';
  in_order text[] := '{}';
  word text;
begin
  telling := '{}';
  trades := '{}';
  numbers := '{}';
  foreach word in array phrases(said, common) loop
    if starts_with(word, '=') then
      word := substr(word, 2);
      if word <> all (trades) then trades := trades || word; end if;
    elsif roman ? word or word ~ '^\d+$' then
      numbers := numbers || coalesce(roman ->> word, word);
    else
      in_order := in_order || word;
    end if;
  end loop;
  trades := array_sort(trades);
  numbers := array_sort(numbers);
  if in_order = '{}' and trades <> '{}' then
    in_order := trades;
    trades := '{}';
  elsif in_order = '{}' and numbers <> '{}' then
    in_order := numbers;
    numbers := '{}';
  elsif in_order = '{}' then
    in_order := string_to_array(said, ' ');
  end if;
  foreach word in array in_order loop
    if word <> all (telling) then telling := telling || word; end if;
  end loop;
  telling := (array_sort(telling))[1:8];
  glued := array_to_string(in_order, '');
end $$;

/* Words of an address in any order, each number with the word before it ("đường số 2" is "đường 2"); null without a number: a park, not a place. */
create or replace function address_key(said text, common jsonb) returns text
language sql immutable parallel safe set search_path = pg_catalog, public, pg_temp as $$
  select case when said ~ '\d' then 'a:' || string_agg(w, ' ' order by w) end
  from (select regexp_replace(w, '^=', '') as w from regexp_split_to_table(
    regexp_replace('_' || array_to_string(phrases(said, common), '_'), '(_=so)?_(?=\d)', '', 'g'), '_') w
    where w <> '') words
$$;

/*
 * The keys of a name: '=' all telling words, '@' these in their order without spaces, '-' all but one, '~' all but one
 * and that one, or that one without one of its letters. Two names with one word misspelt in either have a '~' in common,
 * whatever the order. 'w:' a word too long to be a Vietnamese syllable, such as the coined name of a company. Loops, because a query for each name would take several times as long.
 */
create or replace function name_keys(telling text[], glued text) returns text[]
language plpgsql immutable parallel safe set search_path = pg_catalog, public, pg_temp as $$
declare
  keys text[] := array['=' || array_to_string(telling, ' '), '@' || glued];
  word text;
  rest text;
begin
  foreach word in array telling loop
    rest := array_to_string(array_remove(telling, word), ' ');
    if cardinality(telling) >= 3 then keys := keys || ('-' || rest); end if;
    if word ~ '^[a-z]{7,}$' and word <> 'nghieng' then keys := keys || ('w:' || word); end if;
    continue when length(word) not between 3 and 20 or word ~ '[\d ]';
    keys := keys || ('~' || rest || '|' || word);
    continue when length(word) = 3;
    for place in 1 .. length(word) loop
      keys := keys || ('~' || rest || '|' || overlay(word placing '' from place for 1));
    end loop;
  end loop;
  return keys;
end $$;

create or replace function taken_apart(part likeness_part, said text, names jsonb, addresses jsonb,
  out telling text[], out trades text[], out numbers text[], out keys text[])
language plpgsql immutable parallel safe set search_path = pg_catalog, public, pg_temp as $$
declare
  glued text;
begin
  telling := '{}';
  trades := '{}';
  numbers := '{}';
  if part = 'person' then
    keys := array['p:' || said];
  elsif part = 'address' then
    keys := array_remove(array[address_key(said, addresses)], null);
  else
    select * into telling, trades, numbers, glued from name_parts(said, names);
    keys := name_keys(telling, glued);
  end if;
end $$;

/* ---- kept by triggers ---- */

/* Takes apart the texts of these rows; what is unchanged only `anew`. */
create or replace function write_likeness(ids uuid[], anew boolean) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  delete from likeness l where l.id = any (ids)
    and not exists (select from likeness_text t where t.id = l.id and t.part = l.part);
  -- Joined with '{}' the words are unpacked once, and not for each phrase that is looked up.
  insert into likeness (id, part, owner_id, said, telling, trades, numbers, keys)
  with common as materialized (select in_names || '{}' as in_names, in_addresses || '{}' as in_addresses from common_words)
  select t.id, t.part, t.owner_id, t.said, made.*
  from common, (select id, part, owner_id, spoken(said) as said from likeness_text where ids is null or id = any (ids) offset 0) t
    left join likeness l on l.id = t.id and l.part = t.part,
    taken_apart(t.part, t.said, common.in_names, common.in_addresses) made
  where anew or l.id is null or l.said <> t.said
  on conflict (id, part) do update set (owner_id, said, telling, trades, numbers, keys) =
    (excluded.owner_id, excluded.said, excluded.telling, excluded.trades, excluded.numbers, excluded.keys);
end $$;

/* AFTER trigger with transition tables. Arguments: the columns whose change matters. */
create or replace function keep_likeness() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  ids uuid[];
begin
  if tg_op = 'UPDATE' then
    execute format('select array_agg(n.id) from changed n join former o on o.id = n.id where (%s) is distinct from (%s)',
      (select string_agg('n.' || named, ', ') from unnest(tg_argv) named),
      (select string_agg('o.' || named, ', ') from unnest(tg_argv) named)) into ids;
  else
    select array_agg(id) into ids from changed;
  end if;
  if ids is not null then perform write_likeness(ids, false); end if;
  return null;
end $$;

/* Patterns of the spellings of which one of these says something else than the other. */
create or replace function patterns_of_changed(former jsonb, present jsonb) returns text[]
language sql immutable parallel safe set search_path = pg_catalog, public, pg_temp as $$
  select array(select '% ' || spelling || ' %' from jsonb_object_keys(coalesce(former, '{}') || present) spelling
    where former -> spelling is distinct from present -> spelling)
$$;

/* A changed common word: takes apart again what contains a spelling that now stands for something else. */
create or replace function keep_common_words() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  former common_words;
  present common_words;
  in_names text[];
  in_addresses text[];
begin
  select * into former from common_words for update;
  perform write_common_words();
  select * into present from common_words;
  present.in_names := present.in_names || '{}';
  present.in_addresses := present.in_addresses || '{}';
  in_names := patterns_of_changed(former.in_names, present.in_names);
  in_addresses := patterns_of_changed(former.in_addresses, present.in_addresses);
  update likeness l set (telling, trades, numbers, keys) = (made.telling, made.trades, made.numbers, made.keys)
  from likeness kept cross join lateral taken_apart(kept.part, kept.said, present.in_names, present.in_addresses) made
  where kept.part <> 'person' and ' ' || kept.said || ' ' like any (case kept.part when 'address' then in_addresses else in_names end)
    and l.id = kept.id and l.part = kept.part
    and (kept.telling, kept.trades, kept.numbers, kept.keys) is distinct from (made.telling, made.trades, made.numbers, made.keys);
  return null;
end $$;

call close_functions();
grant execute on function write_common_words(), write_likeness(uuid[], boolean), keep_likeness(), keep_common_words() to sobo_owner;

reset role;

create or replace procedure keep_changed(of_table regclass, writer text, variadic columns text[])
language plpgsql security invoker set search_path = pg_catalog, public, pg_temp as $$
declare
  event text;
begin
  foreach event in array array['insert', 'update', 'delete'] loop
    execute format('create or replace trigger likeness_%s after %s on %s referencing %s for each statement execute function %I(%s)',
      event, event, of_table, case event when 'delete' then 'old table as changed' when 'insert' then 'new table as changed'
        else 'old table as former new table as changed' end, writer,
      (select string_agg(quote_literal(named), ', ') from unnest(columns) named));
  end loop;
end $$;
call keep_changed('enterprise_state', 'keep_likeness', 'name', 'name_foreign');
call keep_changed('enterprise', 'keep_likeness', 'address');
call keep_changed('person', 'keep_likeness', 'full_name');
call keep_changed('name_word', 'keep_common_words', variadic '{}');
drop procedure keep_changed(regclass, text, text[]);
drop trigger if exists likeness_former on name_word;

-- Takes all apart again when one of these functions has changed, and the first time.
do $$
declare
  present text := (select md5(string_agg(pg_get_functiondef(oid), '' order by proname)) from pg_proc
    where pronamespace = 'public'::regnamespace and proname in ('look_alikes', 'fold_text', 'spoken', 'meanings', 'other_spellings', 'write_common_words', 'phrases',
      'name_parts', 'address_key', 'name_keys', 'taken_apart'));
begin
  if obj_description('likeness'::regclass) is distinct from present then
    -- The comment first: its lock keeps autovacuum away, which else may wait for the rows below while this waits for it.
    execute format('comment on table likeness is %L', present);
    perform write_common_words();
    perform write_likeness(null, true);
  end if;
end $$;
