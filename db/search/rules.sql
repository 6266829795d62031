-- By which words a record is found, and by whom (decision 031): a function for each kind of record, which makes the rows
-- of search_words for some ids. Nothing else says it. Names of all times are among the words, past and future ones.
-- What stands in another record is for everyone only where everyone who reads this record reads it with that name
-- (decision 023); else it is in_unit if the other record belongs to the same unit or one below, else everywhere.

/* The words of some fields, each with a space before it. In PL/pgSQL, which here is several times as fast as SQL. */
create or replace function words_in(variadic fields text[]) returns text
language plpgsql immutable parallel safe as $$
declare
  field text;
  words text[];
  made text := '';
begin
  foreach field in array fields loop
    words := words_of(field);
    if words <> '{}' then made := made || ' ' || array_to_string(words, ' '); end if;
  end loop;
  return made;
end $$;

/* The words of a code, and the code without what separates them. */
create or replace function code_words(code text) returns text
language plpgsql immutable parallel safe as $$
declare
  words constant text[] := words_of(code);
begin
  return case when words <> '{}' then ' ' || array_to_string(words, ' ') else '' end
    || case when cardinality(words) > 1 then ' ' || array_to_string(words, '') else '' end;
end $$;

-- From vocabulary.json, which migrate.ts passes as a setting.
do $$ begin
  execute format($create$
    create or replace function word_for(list text, code text) returns text language sql immutable parallel safe
    return words_in(%1$L::jsonb #>> array[list, code, 'vi'], %1$L::jsonb #>> array[list, code, 'en'])
  $create$, current_setting('sobo.vocabulary')::jsonb);
end $$;

/*
 * What is stored by the first letters of its words, because these are names of people: "bt" for "Bí thư", which is no
 * Thư, "mst" for a tax code, "qd" in the number of a decision. Found by the whole, of which this is another spelling.
 */
create or replace function first_letters(said text) returns text
language sql immutable parallel safe
return (select string_agg(left(word, 1), '' order by at) from unnest(words_of(said)) with ordinality t(word, at));

do $$
declare
  positions constant jsonb := current_setting('sobo.vocabulary')::jsonb -> 'position';
begin
  execute format('create or replace function said_shorter() returns jsonb language sql immutable parallel safe return %L::jsonb', (
    select jsonb_object_agg(array_to_string(words_of(said), ' '), jsonb_build_array(first_letters(vi)))
    from (select label ->> 'vi', label ->> 'vi' from jsonb_each(positions) p(code, label)
      union all select label ->> 'en', label ->> 'vi' from jsonb_each(positions) p(code, label)
      union all select said, said from unnest('{mã số thuế,quyết định}'::text[]) said) t(said, vi)));
  execute format('create or replace function position_word(code text) returns text language sql immutable parallel safe return '' '' || first_letters(%L::jsonb #>> array[code, ''vi''])', positions);
end $$;

/* The words of a tax code: with "mst", which people copy with it. */
create or replace function tax_words(code text) returns text
language sql immutable parallel safe
return coalesce(' ' || first_letters('mã số thuế') || code_words(code), '');

/* The words of an address of mail: its parts, and the whole and the end as one word, as they are typed. */
create or replace function mail_words(address text) returns text
language sql immutable parallel safe
return words_in(replace(address, '@', ' '), address, substring(address from '@.*'));

grant execute on function words_in(text[]), code_words(text), word_for(text, text), first_letters(text), said_shorter(),
  position_word(text), tax_words(text), mail_words(text) to sobo_judge;

/* The words of a document's number as it is quoted: "số 47-QĐ/ĐU ngày 01/10/2026". */
create or replace function quoted_number(number text, issued_on date) returns text
language sql immutable parallel safe
return words_in('số') || code_words(number) || words_in('ngày', extract(day from issued_on) || '/' || extract(month from issued_on) || '/' || extract(year from issued_on));
grant execute on function quoted_number(text, date) to sobo_judge;

set local role sobo_judge;

/* Each unit with its words, and whether it is `top` or below it. */
create or replace function places() returns table (id uuid, words text)
language sql stable security definer rows 20 set search_path = pg_catalog, public, pg_temp as $$
  select u.id, code_words(u.code) || coalesce((select string_agg(words_in(s.name), '' order by lower(s.valid) desc)
    from unit_state s where s.unit_id = u.id), '')
  from unit u
$$;

create or replace function inner_units() returns table (top uuid, unit uuid)
language sql stable security definer rows 40 set search_path = pg_catalog, public, pg_temp as $$
  with recursive line(top, unit) as (
    select id, id from unit union select line.top, unit.id from line join unit on unit.parent_id = line.unit
  ) select * from line
$$;

/* The words of the names of an enterprise, the latest first; `during`: only names that it had at some time of it. SECURITY INVOKER: called by the judge. */
create or replace function enterprise_names(of_enterprise uuid, during daterange) returns text
language sql stable as $$
  select string_agg(words_in(name), '' order by is_foreign, since desc) from (
    select called.name, is_foreign, max(lower(valid)) as since
    from enterprise_state s cross join lateral (values (s.name, false), (s.name_foreign, true)) called(name, is_foreign)
    where s.enterprise_id = of_enterprise and (during is null or s.valid && during) group by called.name, is_foreign) names
$$;

create or replace function organisation_names(of_organisation uuid) returns text
language sql stable as $$
  select string_agg(words_in(name), '' order by since desc) from (
    select name, max(lower(valid)) as since from organisation_state where organisation_id = of_organisation group by name) names
$$;

create or replace function enterprise_words(ids uuid[]) returns setof search_words
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with place as materialized (select * from places()), inward as materialized (select * from inner_units())
  select 'enterprise', e.id, e.unit_id,
    called.names || tax_words(e.tax_code) || words_in(e.address, e.legacy_address) || coalesce(c.words, '') || place.words,
    coalesce(reached.words, '') || coalesce(covering.near, '') || coalesce(certified.near, ''),
    coalesce(covering.far, '') || coalesce(certified.far, ''), ''
  from unnest(ids) asked(id) join enterprise e on e.id = asked.id
  join place on place.id = e.unit_id
  cross join lateral (select enterprise_names(e.id, null) as names offset 0) called
  left join lateral (select word_for('commune_kind', kind::text) || words_in(name) as words from commune where id = e.commune_id) c on true
  left join lateral (select words_in(legal_representative, contact_name, phone) || mail_words(email) as words
    from enterprise_contact where enterprise_id = e.id) reached on true
  left join lateral (
    select string_agg(organisation_names(o.id), '' order by o.id) filter (where i.unit is not null) as near,
      string_agg(organisation_names(o.id), '' order by o.id) filter (where i.unit is null) as far
    from (select distinct organisation_id from coverage where enterprise_id = e.id and retired_on is null) v
    join organisation o on o.id = v.organisation_id
    left join inward i on i.top = e.unit_id and i.unit = o.unit_id
  ) covering on true
  left join lateral (
    select string_agg(code_words(p.code), '' order by p.id) filter (where i.unit is not null) as near,
      string_agg(code_words(p.code), '' order by p.id) filter (where i.unit is null) as far
    from project p left join inward i on i.top = e.unit_id and i.unit = p.unit_id
    where p.enterprise_id = e.id and p.retired_on is null) certified on true
  where exists (select from enterprise_state s where s.enterprise_id = e.id)
$$;

-- A mandate names its person, and coverage its enterprise, to all who read the organisation; the tax code it does not.
create or replace function organisation_words(ids uuid[]) returns setof search_words
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with place as materialized (select * from places()), inward as materialized (select * from inner_units())
  select 'organisation', o.id, o.unit_id,
    called.names || code_words(o.external_code) || coalesce(founded.number, '') || coalesce(kinds.words, '') || coalesce(covered.names, '')
      || coalesce(people.names, '') || place.words,
    coalesce(covered.near, ''), coalesce(covered.far, ''), ''
  from unnest(ids) asked(id) join organisation o on o.id = asked.id
  join place on place.id = o.unit_id
  cross join lateral (select organisation_names(o.id) as names offset 0) called
  left join lateral (select code_words(number) as number from document where id = o.founding_document_id) founded on true
  left join lateral (
    select string_agg(words_in(k.name, k.name_en), '' order by k.name, k.name_en) as words from (
      select distinct r.name, r.name_en from organisation_state s join rule_set r on r.code = s.kind
      where s.organisation_id = o.id and r.subject = 'organisation_kind' and r.retired_on is null) k) kinds on true
  left join lateral (
    select string_agg(enterprise_names(e.id, v.valid), '' order by v.id) as names,
      string_agg(enterprise_names(e.id, null) || tax_words(e.tax_code), '' order by v.id) filter (where i.unit is not null) as near,
      string_agg(enterprise_names(e.id, null) || tax_words(e.tax_code), '' order by v.id) filter (where i.unit is null) as far
    from coverage v join enterprise e on e.id = v.enterprise_id
    left join inward i on i.top = o.unit_id and i.unit = e.unit_id
    where v.organisation_id = o.id and v.retired_on is null) covered on true
  left join lateral (
    select string_agg(words_in(p.full_name), '' order by p.id) as names from person p
    where p.id in (select person_id from mandate where organisation_id = o.id and retired_on is null)) people on true
  where exists (select from organisation_state s where s.organisation_id = o.id)
$$;

/* The offices of a person, the numbers of their decisions and the organisations, apart by units within that of `top` and others. */
create or replace function office_words(of_person uuid, of_unit uuid, out near text, out far text)
language sql stable as $$
  select coalesce(string_agg(words, '' order by words) filter (where is_near), ''), coalesce(string_agg(words, '' order by words) filter (where not is_near), '') from (
    select position_word(m.position::text) || coalesce(code_words(d.number), '') || organisation_names(o.id) as words,
      exists (select from inner_units() i where i.top = of_unit and i.unit = o.unit_id) as is_near
    from (select distinct organisation_id, position, document_id from mandate where person_id = of_person and retired_on is null) m
    join organisation o on o.id = m.organisation_id left join document d on d.id = m.document_id) offices
$$;

/* Without the job: “Chuyên viên hành chính” has the names Yến and Hạnh in it. */
create or replace function person_words(ids uuid[]) returns setof search_words
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select 'person', p.id, p.unit_id, words_in(p.full_name), held.near, held.far,
    coalesce((select words_in(phone) || mail_words(email) from person_contact where person_id = p.id), '')
  from unnest(ids) asked(id) join person p on p.id = asked.id
  cross join lateral office_words(p.id, p.unit_id) held
$$;

create or replace function account_words(ids uuid[]) returns setof search_words
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select 'account', a.id, p.unit_id, words_in(a.full_name) || code_words(a.user_name) || coalesce(roles.words, ''),
    coalesce(held.near, ''), coalesce(held.far, ''), ''
  from unnest(ids) asked(id) join account a on a.id = asked.id
  left join person p on p.id = a.person_id
  left join lateral office_words(p.id, p.unit_id) held on true
  left join lateral (select string_agg(word_for('assigned_role', role::text), '' order by role) as words
    from (select distinct role from assignment where account_id = a.id and retired_on is null) s) roles on true
$$;

create or replace function document_words(ids uuid[]) returns setof search_words
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select 'document', d.id, d.unit_id, quoted_number(d.number, d.issued_on) || words_in(d.issuer, d.subject, d.signatory_name), '', '', ''
  from unnest(ids) asked(id) join document d on d.id = asked.id
$$;

create or replace function event_words(ids uuid[]) returns setof search_words
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with inward as materialized (select * from inner_units())
  select 'event', e.id, e.unit_id,
    word_for('event_kind', e.kind::text) || coalesce(quoted_number(d.number, d.issued_on) || words_in(d.issuer), '') || words_in(e.members_to),
    coalesce(parties.near, ''), coalesce(parties.far, ''), ''
  from unnest(ids) asked(id) join event e on e.id = asked.id
  left join document d on d.id = e.document_id
  left join lateral (
    select string_agg(organisation_names(o.id), '' order by o.id) filter (where i.unit is not null) as near,
      string_agg(organisation_names(o.id), '' order by o.id) filter (where i.unit is null) as far
    from (select distinct organisation_id from event_organisation where event_id = e.id) eo
    join organisation o on o.id = eo.organisation_id
    left join inward i on i.top = e.unit_id and i.unit = o.unit_id) parties on true
$$;

create or replace function project_words(ids uuid[]) returns setof search_words
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with inward as materialized (select * from inner_units())
  select 'project', p.id, p.unit_id,
    words_in(p.name) || code_words(p.code) || words_in(p.lot) || coalesce(enterprise_names(e.id, null), '') || place.words,
    case when i.unit is not null then tax_words(e.tax_code) else '' end,
    case when i.unit is null then tax_words(e.tax_code) else '' end, ''
  from unnest(ids) asked(id) join project p on p.id = asked.id
  join places() place on place.id = p.unit_id
  join enterprise e on e.id = p.enterprise_id
  left join inward i on i.top = p.unit_id and i.unit = e.unit_id
$$;

create or replace function affiliated_organisation_words(ids uuid[]) returns setof search_words
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select 'affiliated_organisation', a.id, e.unit_id,
    words_in(a.name) || word_for('affiliated_kind', a.kind::text) || coalesce(enterprise_names(e.id, null), '') || tax_words(e.tax_code),
    '', '', ''
  from unnest(ids) asked(id) join affiliated_organisation a on a.id = asked.id join enterprise e on e.id = a.enterprise_id
$$;

/* By the hash of each version, with which the code of its receipt begins; see db/member-report/code.ts. */
create or replace function member_report_words(ids uuid[]) returns setof search_words
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select 'member_report', r.id, null::uuid, string_agg(' ' || v.sha256, '' order by v.id), '', '', ''
  from unnest(ids) asked(id) join member_report r on r.id = asked.id join member_report_version v on v.report_id = r.id
  group by r.id
$$;

create or replace function unit_words(ids uuid[]) returns setof search_words
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select 'unit', id, id, words, '', '', '' from places() where id = any(ids)
$$;

create or replace function commune_words(ids uuid[]) returns setof search_words
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select 'commune', c.id, null::uuid, words_in(c.name) || word_for('commune_kind', c.kind::text) || code_words(c.code) || words_in(c.formerly), '', '', ''
  from unnest(ids) asked(id) join commune c on c.id = asked.id
$$;

/* The words of core/period.ts for any kind of period: a quarter of 2026 is "quy iv 2026" and "q4 2026". */
create or replace function period_words(ids uuid[]) returns setof search_words
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select 'period', p.id, null::uuid,
    words_in(p.name) || words_in(case p.kind when 'month' then to_char(p.starts_on, '"Tháng "FMMM" "Mon')
      when 'quarter' then 'Quý ' || to_char(q, 'FMRN') || ' Q' || q || ' ' || q
      when 'half_year' then '6 tháng ' || case when q < 3 then 'đầu first' else 'cuối second' end || ' năm half of'
      else 'Năm' end, extract(year from p.starts_on)::text)
      || word_for('period_kind', p.kind::text), '', '', ''
  from unnest(ids) asked(id) join period p on p.id = asked.id
  cross join lateral (select extract(quarter from p.starts_on)::int as q) part
$$;

create or replace function rule_set_words(ids uuid[]) returns setof search_words
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select 'rule_set', r.id, null::uuid, words_in(r.name, r.name_en) || code_words(r.code) || words_in(r.source), '', '', ''
  from unnest(ids) asked(id) join rule_set r on r.id = asked.id
$$;

create or replace function target_words(ids uuid[]) returns setof search_words
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select 'target', t.id, null::uuid, words_in('Chỉ tiêu giao năm', 'Target of', t.year::text)
    || coalesce(organisation_names(t.organisation_id), words_in('Toàn khu kinh tế', 'The whole zone')), '', '', ''
  from unnest(ids) asked(id) join target t on t.id = asked.id
$$;

create or replace function name_word_words(ids uuid[]) returns setof search_words
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select 'name_word', w.id, null::uuid, words_in(w.word, w.spellings, w.source) || word_for('name_word_kind', w.kind::text), '', '', ''
  from unnest(ids) asked(id) join name_word w on w.id = asked.id
$$;

reset role;
