-- Read: staff, in their units; secretaries, the documents about their organisations. Write: officers, in their units.
call keep_audit('document', 'document', 'id', 'number issuer issued_on retired_on', undone => 'rows');
-- Never undone: the trail does not have the content, so what an undo removed could not be brought back.
call keep_audit('document_file', 'document', 'document_id', 'sha256');

call keep_rules('document',
  reads => $$ (select reads_all()) or unit_id in (select readable_units()) or id in (select own_documents()) $$,
  writes => $$ (select writes_all()) or unit_id in (select writable_units()) $$,
  watches => $$ watches_unit(unit_id) $$);

call keep_rules('document_file',
  reads => $$ document_id in (select id from document) $$,
  writes => $$ (select writes_all()) or document_id in (select id from document where unit_id in (select writable_units())) $$,
  watches => $$ exists (select from document d where d.id = document_id and watches_unit(d.unit_id)) $$);

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
