-- The mandates that give the right to report. The only list of the positions that do: rights, sign-in, reminders, tasks
-- and forms all join the second view, which has those of today.
create or replace view reporting_term with (security_invoker = true) as
  select id, person_id, organisation_id, position, valid, term_ends_on, document_id from mandate
  where position in ('secretary', 'standing_deputy_secretary', 'deputy_secretary', 'acting_in_charge', 'reporter')
    and retired_on is null;
create or replace view reporting_mandate with (security_invoker = true) as
  select * from reporting_term where valid @> (select today());
grant select on reporting_term, reporting_mandate to sobo_app, sobo_judge;

set local role sobo_judge;
drop function if exists reporting_mandates(uuid);
reset role;
