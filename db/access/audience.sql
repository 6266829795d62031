-- Who reads a column. Row security hides rows, not columns, so whatever has a narrower audience than its row lives in a
-- table of its own (decision 042). This is the one statement of it: the trail hides by it what an entry tells of a row
-- (audit/trail.sql), and access.test.ts compares every column as every subject. A column without an audience fails in audience.test.ts.
--
-- reader: whoever reads the row, by the policy of its table; those who report, too, of their own organisations.
-- watcher: those among them who read it by a unit or everywhere, and not by a mandate or as the person concerned:
--   what officers remark, and facts of an enterprise beyond the public ones (names, tax code, park, address, ownership,
--   standing, and what the national register of enterprises publishes).
-- contact: the officers of the person's unit, while reachable_people() has the person, and the person always.
--
-- Reasons of changes are no columns: the entry of the trail has them, for watchers and whoever gave them.

set local role sobo_judge;

create or replace function audience_of_columns() returns table (of_table text, audience text, columns text)
language sql immutable set search_path = pg_catalog, public, pg_temp as $$
  values
    ('account', 'reader', 'id version retired_on kind user_name full_name person_id language disabled_at'),
    ('account', 'watcher', 'disabled_reason'),
    ('affiliated_organisation', 'watcher', 'id version retired_on enterprise_id kind name valid members document_id'),
    ('assignment', 'reader', 'id version retired_on account_id role unit_id valid decision_number proposed_by confirmed_by
      confirmed_at'),
    ('commune', 'reader', 'id version retired_on kind name code formerly source source_on is_checked'),
    ('correction_request', 'reader', '
      id organisation_id period_id shown_total claimed_total message requested_by requested_at resolved_by
      resolved_at resolution'),
    ('coverage', 'reader', 'id version retired_on organisation_id enterprise_id valid is_host document_id'),
    ('document', 'reader', '
      id version retired_on unit_id issuer type number issued_on effective_on signatory_name signatory_role subject'),
    ('document_file', 'reader', 'id document_id name media_type size sha256 content'),
    ('enterprise', 'reader', '
      id version retired_on tax_code unit_id established_on investor_countries vsic_code is_export_processing
      address commune_id legacy_address'),
    ('enterprise_contact', 'watcher', 'id enterprise_id legal_representative contact_name phone email'),
    ('enterprise_figures', 'watcher', '
      id version retired_on enterprise_id period_id workers female_workers foreign_workers managers high_skilled
      members_elsewhere revenue_vnd exports_usd imports_usd tax_paid_vnd reopening_id official_elsewhere
      probationary_elsewhere'),
    ('enterprise_note', 'watcher', 'id enterprise_id tax_code_reason note'),
    ('enterprise_state', 'reader', 'id enterprise_id valid name name_foreign ownership standing'),
    ('event', 'reader', 'id version retired_on unit_id kind effective_on document_id members_to'),
    ('event_note', 'watcher', 'id event_id note'),
    ('event_organisation', 'reader', 'id event_id organisation_id part members probationary female'),
    ('job', 'reader', '
      id kind account_id session_id input state problem file_name every_minutes asked_at finished_at seen_at
      attempts due_at claimed_by rows_done rows_all'),
    ('job_file', 'reader', 'id job_id account_id number content'),
    ('lock_delegation', 'watcher', 'id version retired_on account_id valid'),
    ('mandate', 'reader', '
      id version retired_on person_id organisation_id position obtained valid term_ends_on document_id end_reason
      end_document_id'),
    ('mandate_note', 'watcher', 'id mandate_id note'),
    ('member_report', 'reader', 'id organisation_id period_id'),
    ('member_report_version', 'reader', '
      id report_id organisation_id period_id number state opening_total opening_reason carried_adjustment admitted
      became_official transferred_in other_increase event_increase transferred_out left_party died other_decrease
      event_decrease closing_total official_members probationary_members female_members members_to_30 members_to_40
      members_to_50 members_to_60 members_over_60 worker_members manager_members owner_members grade
      excellent_members good_members satisfactory_members failed_members ungraded_members note split transfers
      rule_results previous_id corrects_id correction_reason sha256 submitted_at submitted_by on_behalf_of is_late
      decided_at decided_by return_reason field_notes reopening_id parts is_final'),
    ('member_split', 'reader', 'id report_id enterprise_id members version_id'),
    ('member_transfer', 'reader', 'id report_id version_id direction counterpart_id members'),
    ('name_word', 'reader', 'id version retired_on word kind spellings source'),
    ('organisation', 'reader', '
      id version retired_on unit_id founded_on founded_precision founding_document_id external_code'),
    ('organisation_note', 'watcher', 'id organisation_id note'),
    ('organisation_state', 'reader', 'id organisation_id valid name kind superior_id external_superior'),
    ('period', 'reader', '
      id version retired_on kind name starts_on ends_on cut_off_on opens_on due_on asks_members asks_figures
      locked_at asks_yearly locked_by missing_at_lock'),
    ('person', 'reader', 'id version retired_on unit_id full_name given_name sex birth_year job_title job_class sort_name'),
    ('person_contact', 'reader', 'id person_id'),
    ('person_contact', 'contact', 'phone email'),
    ('project', 'watcher', 'id version retired_on enterprise_id unit_id code kind name certified_on lot'),
    ('project_capital', 'watcher', 'id project_id valid amendment currency registered_capital implemented_capital'),
    ('reminder', 'reader', '
      id organisation_id period_id account_id offset_days sent_by sent_at mail sent_on mail_id mailed_on'),
    ('reopening', 'watcher', '
      id period_id organisation_id enterprise_id unit_id requested_by requested_at decided_by decided_at is_granted
      expires_on revoked_by revoked_at request_reason decision_note revoked_reason'),
    ('report_draft', 'reader', 'id version report_id organisation_id period_id typed saved_at saved_by reopening_id'),
    ('rule_set', 'reader', '
      id version retired_on subject code name name_en family rank amount valid source is_confirmed counting'),
    ('saved_view', 'reader', 'id version retired_on account_id list name question shared_with is_default'),
    ('session', 'reader', 'id account_id kind device started_at seen_at expires_at idle_minutes opened_as ended_at
      ended_by'),
    ('setting', 'watcher', 'id version retired_on key value valid'),
    ('target', 'reader', 'id version retired_on year organisation_id admissions'),
    ('unit', 'reader', 'id version retired_on parent_id kind code contact_name contact_phone'),
    ('unit_state', 'reader', 'id unit_id valid name standing')
$$;

/* The same for columns that only earlier entries of the trail have. */
create or replace function audience_of_former_columns() returns table (of_table text, audience text, columns text)
language sql immutable set search_path = pg_catalog, public, pg_temp as $$
  values
    ('account', 'watcher', 'retired_reason'),
    ('affiliated_organisation', 'watcher', 'retired_reason'),
    ('assignment', 'watcher', 'retired_reason'),
    ('commune', 'watcher', 'retired_reason'),
    ('coverage', 'watcher', 'retired_reason'),
    ('document', 'watcher', 'retired_reason'),
    ('enterprise', 'watcher', 'note tax_code_reason retired_reason'),
    ('enterprise_figures', 'watcher', 'retired_reason'),
    ('event', 'watcher', 'note retired_reason'),
    ('lock_delegation', 'watcher', 'retired_reason'),
    ('mandate', 'watcher', 'note retired_reason'),
    ('name_word', 'watcher', 'retired_reason'),
    ('organisation', 'watcher', 'note retired_reason'),
    ('period', 'watcher', 'retired_reason'),
    ('person', 'watcher', 'retired_reason'),
    ('project', 'watcher', 'retired_reason'),
    ('rule_set', 'watcher', 'retired_reason'),
    ('setting', 'watcher', 'retired_reason'),
    ('target', 'watcher', 'retired_reason'),
    ('unit', 'watcher', 'retired_reason')
$$;

/* The columns of an entry that a reader of the row does not see. */
create or replace function hidden_columns(in_table text, is_own boolean, sight text) returns text[]
language sql immutable set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(hidden), '{}')
  from (select * from audience_of_columns() union all select * from audience_of_former_columns()) stated,
    regexp_split_to_table(btrim(columns, E' \n'), '\s+') hidden
  where of_table = in_table
    and (audience = 'watcher' and not coalesce(is_own, false) or audience = 'contact' and sight is null)
$$;
grant execute on function audience_of_columns(), audience_of_former_columns(), hidden_columns(text, boolean, text) to sobo_app, sobo_owner;

reset role;
