-- The mandates that today give the right to report. The only list of the positions that do: rights, sign-in, reminders,
-- tasks and forms all join this view.
create or replace view reporting_mandate with (security_invoker = true) as
  select id, person_id, organisation_id, position, valid, term_ends_on, document_id from mandate
  where position in ('secretary', 'standing_deputy_secretary', 'deputy_secretary', 'acting_in_charge', 'reporter')
    and valid @> (select today()) and retired_on is null;
grant select on reporting_mandate to sobo_app, sobo_judge;

set local role sobo_judge;
drop function if exists reporting_mandates(uuid);
reset role;
