-- Read: staff, in their units; secretaries, the documents about their organisations. Write: officers, in their units.
call keep_audit('document', 'document', 'id', 'number issuer issued_on retired_on');
call keep_audit('document_file', 'document', 'document_id', 'sha256');

call keep_rules('document',
  reads => $$ (select reads_all()) or unit_id in (select readable_units()) or id in (select own_documents()) $$,
  writes => $$ (select writes_all()) or unit_id in (select writable_units()) $$);

call keep_rules('document_file',
  reads => $$ document_id in (select id from document) $$,
  writes => $$ (select writes_all()) or document_id in (select id from document where unit_id in (select writable_units())) $$);
