-- Officers remind those who report in their units; who was reminded sees it.
call keep_audit('reminder', 'reminder', 'id', '');

drop policy if exists reminder_read on reminder;
create policy reminder_read on reminder for select
  using ((select reads_all()) or organisation_id in (select writable_organisations()) or account_id = (select actor_id()));
drop policy if exists reminder_register on reminder;
create policy reminder_register on reminder for insert
  with check ((select is_owner()) or (((select writes_all()) or organisation_id in (select writable_organisations()))
    and offset_days is null and sent_by = (select actor_id())));
grant select, insert on reminder to sobo_app;
