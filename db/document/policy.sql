-- Read: staff, in their units; those who report, the papers of their own organisations. Write: officers.
call keep_audit('document', 'document', 'id', 'number issuer issued_on retired_on');
call keep_audit('document_file', 'document', 'document_id', 'sha256');

drop policy if exists document_read on document;
create policy document_read on document for select
  using ((select reads_all()) or unit_id in (select readable_units())
    or id in (select own_documents()));
drop policy if exists document_register on document;
create policy document_register on document for insert
  with check ((select writes_all()) or unit_id in (select writable_units()));
drop policy if exists document_revise on document;
create policy document_revise on document for update
  using ((select writes_all()) or unit_id in (select writable_units()))
  with check ((select writes_all()) or unit_id in (select writable_units()));

drop policy if exists document_file_read on document_file;
create policy document_file_read on document_file for select
  using (document_id in (select id from document));
drop policy if exists document_file_register on document_file;
create policy document_file_register on document_file for insert
  with check ((select writes_all()) or document_id in (select id from document where unit_id in (select writable_units())));
drop policy if exists document_file_revise on document_file;
create policy document_file_revise on document_file for update
  using ((select writes_all()) or document_id in (select id from document where unit_id in (select writable_units())))
  with check ((select writes_all()) or document_id in (select id from document where unit_id in (select writable_units())));

grant select, insert, update on document, document_file to sobo_app;
