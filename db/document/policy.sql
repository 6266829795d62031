-- Read: staff, in their units; secretaries, the documents about their organisations. Write: officers, in their units.
call keep_audit('document', 'document', 'id', 'number issuer issued_on retired_on', undone => 'rows');
-- Never undone: the trail does not have the content, so what an undo removed could not be brought back.
call keep_audit('document_file', 'document', 'document_id', 'sha256');

call keep_rules('document',
  reads => $$ (select reads_all()) or unit_id in (select readable_units()) or id in (select own_documents()) $$,
  writes => $$ (select writes_all()) or unit_id in (select writable_units()) $$);

call keep_rules('document_file',
  reads => $$ document_id in (select id from document) $$,
  writes => $$ (select writes_all()) or document_id in (select id from document where unit_id in (select writable_units())) $$);

/*
 * A row refers only to a document that the actor may read; a reference that the row already has may stay. Otherwise the
 * id of any document in a form would make the row cite it, and own_documents() would open it to secretaries.
 * Argument: the column. SECURITY INVOKER, so that RLS answers.
 */
create or replace function refuse_unseen_document() returns trigger
language plpgsql security invoker set search_path = pg_catalog, public, pg_temp as $$
declare
  given constant uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
begin
  if given is null or tg_op = 'UPDATE' and given = (to_jsonb(old) ->> tg_argv[0])::uuid
     or exists (select from document where id = given) then
    return new;
  end if;
  raise exception '%.% refers to a document out of sight', tg_table_name, tg_argv[0] using errcode = '42501';
end $$;

do $$
declare
  citing regclass;
  cites text;
begin
  for citing, cites in
    select c.conrelid::regclass, a.attname from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'document'::regclass and c.conrelid <> 'document_file'::regclass
  loop
    execute format('create or replace trigger %I before insert or update of %I on %s for each row execute function refuse_unseen_document(%L)',
      'refuse_unseen_' || cites, cites, citing, cites);
  end loop;
end $$;

set local role sobo_judge;

/* How a document is cited in a row that the reader sees, whoever may open the document (decision 023). */
drop function if exists name_of_document(uuid, date, text);
create or replace function name_of_document(of_document uuid, on_day date, marks text[]) returns text
language sql stable strict security definer set search_path = pg_catalog, public, pg_temp as $$
  select number || ', ' || to_char(issued_on, 'DD/MM/YYYY') || ', ' || issuer || mark_on(retired_on, on_day, marks)
  from document where id = of_document and actor_id() is not null
$$;
grant execute on function name_of_document(uuid, date, text[]) to sobo_app, sobo_owner;

reset role;
