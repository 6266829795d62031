-- Who may be the same as somebody asked for, found by the keys of parts.sql.
set local role sobo_judge;

/* The keys under which names like this one are found: its own, that of a name with a word less, or with one more. */
create or replace function name_lookups(telling text[], glued text) returns text[]
language sql immutable parallel safe set search_path = pg_catalog, public, pg_temp as $$
  select array(select k from unnest(name_keys(telling, glued)) k where k !~ '^(-|w:)')
    || array(select '=' || array_to_string(array_remove(telling, word), ' ') from unnest(telling) word
      where cardinality(telling) >= 3)
    || case when cardinality(telling) >= 2 then '-' || array_to_string(telling, ' ') end
$$;

/* How far trades agree: 1 if all do, 0.9 if those of one name are among those of the other, 0.75 if not. */
create or replace function trades_agree(one text[], other text[]) returns real
language plpgsql immutable parallel safe set search_path = pg_catalog, public, pg_temp as $$
begin
  if one = other then return 1; end if;
  if array_to_string(one || other, '') !~ '[|]' then
    return case when one <@ other or other <@ one then 0.9 else 0.75 end;
  end if;
  -- Where an abbreviation leaves open what it stands for, one reading in common is enough.
  return (select case (not_in_other > 0)::int + (not_in_one > 0)::int when 0 then 1 when 1 then 0.9 else 0.75 end
    from (select count(*) as not_in_other from unnest(one) w where not exists (
        select from unnest(other) o where string_to_array(o, '|') && string_to_array(w, '|'))) forth,
      (select count(*) as not_in_one from unnest(other) w where not exists (
        select from unnest(one) o where string_to_array(o, '|') && string_to_array(w, '|'))) back);
end $$;

/*
 * How alike a name is to one of which a key was found, from 0 to 1; above 0.95 it is the same name. Another number
 * makes a twin, such as the second factory of one company. A word misspelt, missing or more counts if trades agree.
 * whole, misspelt: the keys of the name that is asked.
 */
create or replace function names_alike(whole text[], misspelt text[], trades text[], numbers text[],
  keys text[], other_trades text[], other_numbers text[]) returns real
language plpgsql immutable parallel safe set search_path = pg_catalog, public, pg_temp as $$
declare
  is_whole constant boolean := keys && whole;
  agree real;
begin
  if not is_whole and numbers <> other_numbers then return 0; end if;
  agree := trades_agree(trades, other_trades);
  if is_whole and numbers = other_numbers then return agree; end if;
  if agree < 0.9 then return 0; end if;
  return case when is_whole then 0.6 when keys && misspelt then 0.8 * agree else 0.7 * agree end;
end $$;

/*
 * Likely duplicates of enterprises, for officers. asked: rows {key, name, nameForeign, taxCode, address}; several at
 * once for an import. It bypasses RLS, under which the index is not used, and returns those that the actor may read.
 * An address that more than three enterprises have, a building or a park, says nothing alone; so does a coined word.
 */
create or replace function enterprises_alike(asked jsonb)
returns table (key text, id uuid, likeness real, why text[])
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with candidate as materialized (
    select r.key, r.name, r."nameForeign", spoken(r.address) as place, btrim(normalize(r."taxCode", NFKC)) as code
    from jsonb_to_recordset(asked) r(key text, name text, "nameForeign" text, "taxCode" text, address text)
    where (select is_owner() or exists (select writable_units()))
  ), common as materialized (
    select in_names || '{}' as in_names, in_addresses || '{}' as in_addresses from common_words
  ), called as materialized (
    select c.key, p.*, name_lookups(p.telling, p.glued) as lookups, (name_keys(p.telling, p.glued))[1:2] as whole,
      array(select k from unnest(name_keys(p.telling, p.glued)) k where k ~ '^~') as misspelt
    from common, candidate c, unnest(array[c.name, c."nameForeign"]) said,
      name_parts(spoken(said), common.in_names) p
    where spoken(said) <> ''
  ), placed as materialized (
    select c.key, address_key(c.place, common.in_addresses) as place from common, candidate c where c.place <> ''
  ), by_name as (
    select c.key, l.owner_id as id, max(alike) as alike
    from called c join likeness l on l.keys && c.lookups,
      names_alike(c.whole, c.misspelt, c.trades, c.numbers, l.keys, l.trades, l.numbers) alike
    where alike > 0
    group by c.key, l.owner_id
  ), namesakes as (
    select c.key, few.id, count(*) over (partition by c.key, w) > 3 as are_many
    from called c, unnest(name_keys(c.telling, c.glued)) w, lateral (
      select distinct first.owner_id as id from (select l.owner_id from likeness l where l.keys @> array[w] limit 8) first) few
    where w ~ '^w:'
  ), by_word as (
    select distinct n.key, n.id from namesakes n
    where not n.are_many and not exists (select from by_name b where b.key = n.key and b.id = n.id)
  ), neighbours as (
    select p.key, l.id, count(*) over (partition by p.key) > 3 as are_many
    from placed p, lateral (select l.id from likeness l where l.keys @> array[p.place] limit 4) l
  ), by_address as (
    select n.key, n.id from neighbours n where not n.are_many
    union
    select p.key, b.id from placed p join by_name b on b.key = p.key
      join likeness l on l.id = b.id and l.part = 'address' and l.keys @> array[p.place]
  ), found as (
    select b.key, b.id, b.alike, case when b.alike > 0.95 then 'same_name' else 'similar_name' end as why from by_name b
    union all select w.key, w.id, 0.6, 'similar_name' from by_word w
    union all select a.key, a.id, 0.6, 'same_address' from by_address a
    union all select c.key, e.id, 1, 'same_tax_code' from candidate c
      join enterprise e on e.tax_code in (c.code, regexp_replace(regexp_replace(c.code, '\D', '', 'g'), '^(\d{10})(\d{3})$', '\1-\2'))
  )
  select f.key, f.id, least(1, max(f.alike) + 0.05 * (count(*) - 1))::real, array_agg(f.why order by f.alike desc, f.why desc)
  from found f where (select sees_all()) or f.id in (select readable_enterprises()) group by f.key, f.id
$$;

/* People of the same name as the asked {key, fullName}, for officers, among those that they may read. */
create or replace function people_named(asked jsonb) returns table (key text, id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select r.key, l.id from jsonb_to_recordset(asked) r(key text, "fullName" text)
  join likeness l on l.keys @> array['p:' || spoken(r."fullName")]
  where spoken(r."fullName") <> '' and (select is_owner() or exists (select writable_units()))
    and ((select sees_all()) or l.id in (select readable_people()))
$$;

call close_functions();
grant execute on function enterprises_alike(jsonb), people_named(jsonb) to sobo_app, sobo_owner;
drop function if exists enterprises_alike(text, text, text), enterprises_alike(text, text), bare_name(text), without_legal_form(text);

reset role;
