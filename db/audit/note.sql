-- The only entries that the application writes itself: an export, and the reading of a person or of a document's file.
-- Everything else comes from the triggers. The call is open to injected SQL, so it takes nothing but what the application
-- would write, about what the actor may read: an entry can never be removed.

set local role sobo_judge;

/* Whether the details of an export are what app/screen/export.ts writes. */
create or replace function is_export_told(details jsonb) returns boolean
language sql immutable set search_path = pg_catalog, public, pg_temp as $$
  select jsonb_typeof(details) = 'object' and length(details::text) <= 20000 and not exists (
    select from jsonb_each(details) said(name, told)
    left join (values ('title', 'string', null), ('format', 'string', '^(csv|xlsx)$'), ('filter', 'string', null), ('asOf', 'string', '^\d{4}-\d\d-\d\d$'),
      ('period', 'string', null), ('columns', 'array', null), ('rows', 'number', '^\d{1,9}$'), ('isWhole', 'boolean', null),
      ('sha256', 'string', '^[0-9a-f]{64}$'), ('bytes', 'number', '^\d{1,12}$'), ('asked', 'object', null)) known(name, kind, form) on known.name = said.name
    where known.name is null or jsonb_typeof(told) <> known.kind
      or known.form is not null and (told #>> '{}') !~ known.form
      or known.name = 'columns' and exists (select from jsonb_array_elements(told) heading where jsonb_typeof(heading) <> 'string'))
$$;

/* Lists that can be exported: those of the records that the trail knows, one of a record whose changes are told at its
   enterprise, and four that are of no record. */
create or replace function is_list(code text) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select code in ('affiliated_organisation', 'figure', 'task', 'transfer', 'audit')
    or exists (select from pg_trigger where tgname = 'audit_insert' and split_part(encode(tgargs, 'escape'), '\000', 1) = code)
$$;

create or replace function note(operation text, record text, record_id uuid, details jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if actor_id() is null then raise exception 'nobody is noted without an actor' using errcode = '28000'; end if;
  if not coalesce(case
    when operation = 'export' then record_id is null and is_list(record) and is_export_told(details)
    when operation = 'read' and record = 'person' then details = '{}' and record_id in (select readable_people())
    when operation = 'read' and record = 'document' then exists (
      select from document d join document_file f on f.document_id = d.id
      where d.id = note.record_id and (d.unit_id in (select readable_units()) or d.id in (select own_documents()))
        and details = jsonb_build_object('file', f.name, 'sha256', f.sha256))
  end, false) then
    raise exception 'not an entry of the application: % of %', operation, record using errcode = '42501';
  end if;
  perform audit_entry(operation, record, record_id, details);
end $$;
grant execute on function note(text, text, uuid, jsonb) to sobo_app, sobo_owner;

reset role;
