-- Read: staff, in their units; those who report, what happened to their own organisations. Write: officers.
call keep_audit('event', 'event', 'id', 'kind effective_on retired_on');
call keep_audit('event_organisation', 'event', 'event_id', 'part');

drop policy if exists event_read on event;
create policy event_read on event for select
  using ((select reads_all()) or unit_id in (select readable_units())
    or id in (select own_events()));
drop policy if exists event_register on event;
create policy event_register on event for insert
  with check ((select writes_all()) or unit_id in (select writable_units()));
drop policy if exists event_revise on event;
create policy event_revise on event for update
  using ((select writes_all()) or unit_id in (select writable_units()))
  with check ((select writes_all()) or unit_id in (select writable_units()));

drop policy if exists event_organisation_read on event_organisation;
create policy event_organisation_read on event_organisation for select
  using ((select reads_all()) or organisation_id in (select readable_organisations()));
drop policy if exists event_organisation_register on event_organisation;
create policy event_organisation_register on event_organisation for insert
  with check ((select writes_all()) or organisation_id in (select writable_organisations())
    and event_id in (select id from event));
drop policy if exists event_organisation_revise on event_organisation;
create policy event_organisation_revise on event_organisation for update
  using ((select writes_all()) or organisation_id in (select writable_organisations()))
  with check ((select writes_all()) or organisation_id in (select writable_organisations()));

grant select, insert, update on event, event_organisation to sobo_app;
