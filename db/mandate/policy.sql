-- Read: with the organisation. Write: officers, in its units. A mandate ends, it is never retired.
call keep_audit('mandate', 'mandate', 'id', 'valid position');

drop policy if exists mandate_read on mandate;
create policy mandate_read on mandate for select
  using ((select reads_all()) or organisation_id in (select readable_organisations())
    or person_id = (select actor_person()));
drop policy if exists mandate_register on mandate;
create policy mandate_register on mandate for insert
  with check ((select writes_all()) or organisation_id in (select writable_organisations())
    and person_id in (select readable_people()));
drop policy if exists mandate_revise on mandate;
create policy mandate_revise on mandate for update
  using ((select writes_all()) or organisation_id in (select writable_organisations()))
  with check (((select writes_all()) or organisation_id in (select writable_organisations())) and retired_on is null);

grant select, insert, update on mandate to sobo_app;
