-- Rules of member_report_version: an insert is a submission, an update is its decision, nothing else changes (decision
-- 014). BEFORE triggers only fill in columns that the application may not choose. AFTER triggers raise the errors,
-- because policies are checked before them: an actor without rights gets 42501 and learns nothing else.

set local role sobo_judge;

/* Holds the reports of an organisation to the end of the transaction: an opening depends on reports of other periods. */
create or replace function hold_reports(of_organisation uuid) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  select hold('reports of ' || of_organisation)
$$;

/*
 * The computed lines of a report. opening: the closing of the last official report before the period (previous_id).
 * adjustment: what corrections of earlier reports changed since. event_increase, event_decrease: members moved by
 * events since that report's period, so that an event in a period without a report is not lost. Before the first report
 * previous_id is null, opening is what events alone have brought by the day before the period (null: nothing, then it
 * is typed), and only events within the period are lines; the number that an organisation from outside was handed over
 * with is such a line. Of the members moved it says how many are probationary and how many are women (null: an event does
 * not say).
 *
 * The chain goes from the previous report to the version its own opening was taken from, and so on. For each link the
 * adjustment adds: the closing before it as now official, minus its opening, minus what it carried already.
 *
 * Example: quarter I closed with 10, quarter II was confirmed with opening 10 and closing 10. Then quarter I is
 * corrected to 12. For quarter III: opening 10, adjustment (12 − 10 − 0) = 2. For quarter IV, when quarter III has been
 * confirmed with opening 10 and carried 2: (10 − 10 − 2) + (12 − 10 − 0) = 0, because quarter III carries it.
 */
drop function if exists report_opening(uuid, uuid), any_report_opening(uuid, uuid);
create function any_report_opening(of_organisation uuid, of_period uuid,
  out previous_id uuid, out opening integer, out adjustment integer, out event_increase integer, out event_decrease integer,
  out event_increase_probationary integer, out event_increase_female integer,
  out event_decrease_probationary integer, out event_decrease_female integer)
-- The planner overestimates the length of a recursive query: it would scan all reports at each step.
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  reported period;
  moved_from date;
begin
  select * into reported from period where id = of_period;
  select v.id, v.closing_total, p.ends_on + 1 into previous_id, opening, moved_from
  from any_reports_before(of_organisation, of_period) b join member_report_version v on v.id = b.version_id
  join period p on p.id = v.period_id where b.place = 1;
  if previous_id is null then
    moved_from := reported.starts_on;
    select coalesce(f.members, 0) + f.old_members into opening
    from members_of(array[of_organisation], reported.starts_on - 1) f
    where f.members is not null or f.old_members > 0;
  end if;

  with recursive chain as (
    select v.* from confirmed_report v where v.id = any_report_opening.previous_id
    union all
    select before.* from chain
    join member_report_version taken on taken.id = chain.previous_id
    join confirmed_report before on before.report_id = taken.report_id
  )
  select coalesce(sum(before.closing_total - chain.opening_total - chain.carried_adjustment), 0) into adjustment
  from chain
  join member_report_version taken on taken.id = chain.previous_id
  join confirmed_report before on before.report_id = taken.report_id;

  select coalesce(sum(m.members) filter (where not m.is_leaving), 0), coalesce(sum(m.members) filter (where m.is_leaving), 0),
    case when count(*) filter (where not m.is_leaving and m.members > 0 and m.probationary is null) = 0
      then coalesce(sum(m.probationary) filter (where not m.is_leaving), 0) end,
    case when count(*) filter (where not m.is_leaving and m.members > 0 and m.female is null) = 0
      then coalesce(sum(m.female) filter (where not m.is_leaving), 0) end,
    case when count(*) filter (where m.is_leaving and m.members > 0 and m.probationary is null) = 0
      then coalesce(sum(m.probationary) filter (where m.is_leaving), 0) end,
    case when count(*) filter (where m.is_leaving and m.members > 0 and m.female is null) = 0
      then coalesce(sum(m.female) filter (where m.is_leaving), 0) end
  into event_increase, event_decrease, event_increase_probationary, event_increase_female,
    event_decrease_probationary, event_decrease_female
  from event_move m
  where m.organisation_id = of_organisation and m.effective_on between moved_from and reported.ends_on;
  if opening is null and event_increase = 0 then
    select t.members, t.probationary, t.female into event_increase, event_increase_probationary, event_increase_female
    from event e join event_organisation t on t.event_id = e.id
    where e.kind = 'transferred' and e.retired_on is null and t.part = 'subject' and t.organisation_id = of_organisation
      and t.members is not null and e.effective_on between reported.starts_on and reported.ends_on
    order by e.effective_on limit 1;
    event_increase := coalesce(event_increase, 0);
  end if;
end $$;

/* any_report_opening, for those who may read the organisation. */
create function report_opening(of_organisation uuid, of_period uuid,
  out previous_id uuid, out opening integer, out adjustment integer, out event_increase integer, out event_decrease integer,
  out event_increase_probationary integer, out event_increase_female integer,
  out event_decrease_probationary integer, out event_decrease_female integer)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select b.* from any_report_opening(of_organisation, of_period) b where (select sees_organisation(of_organisation))
$$;

/* The submitted columns as canonical text, for the hash. Nulls are stripped, so that a column added later does not
   change the hash of older versions. */
create or replace function report_payload(v member_report_version) returns text
language sql immutable set search_path = pg_catalog, public, pg_temp as $$
  select normalize(jsonb_strip_nulls(to_jsonb(v) - array['id', 'state', 'sha256', 'submitted_at', 'submitted_by',
    'on_behalf_of', 'is_late', 'decided_at', 'decided_by', 'return_reason', 'field_notes', 'reopening_id'])::text, NFC)
$$;

/* SHA-256 of report_payload, in hex. */
create or replace function report_hash(v member_report_version) returns text
language sql immutable set search_path = pg_catalog, public, pg_temp as $$
  select encode(sha256(convert_to(report_payload(v), 'UTF8')), 'hex')
$$;

/* BEFORE INSERT: sets number, sender, time, lateness and hash. Only the owner (test data) chooses sender and time.
   A later version is late if the first one was. A version sent after the cut-off day says nothing of is_final. */
create or replace function number_version() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  first member_report_version;
  sent_on date;
begin
  perform hold_reports(new.organisation_id);
  select * into first from member_report_version where report_id = new.report_id order by number limit 1;
  select coalesce(max(number), 0) + 1 into new.number from member_report_version where report_id = new.report_id;
  if not is_owner() then
    new.submitted_at := now();
    new.submitted_by := actor_id();
  end if;
  sent_on := day_of(new.submitted_at);
  new.is_late := coalesce(first.is_late,
    sent_on > (select due_on from period where id = new.period_id));
  new.is_final := case when sent_on <= (select cut_off_on from period where id = new.period_id)
    then coalesce(new.is_final, false) end;
  new.sha256 := report_hash(new);
  return new;
end $$;

/* AFTER INSERT: the rules for a submission, and the rows of its split and transfers. */
create or replace function judge_version() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  official member_report_version;
  stood standing_in_period;
begin
  if new.state <> 'submitted' then
    raise exception 'a submission begins undecided' using errcode = '23514', constraint = 'report_begins_submitted';
  end if;
  select * into official from confirmed_report where report_id = new.report_id;
  if official.id is distinct from new.corrects_id then
    raise exception 'a confirmed report changes only by a correction of it' using errcode = '23514',
      constraint = case when new.corrects_id is null then 'report_is_confirmed' else 'report_not_latest' end;
  end if;
  perform judge_opening(new);
  select * into stood from standing_in_period where organisation_id = new.organisation_id and period_id = new.period_id;
  if stood.organisation_id is null and not is_owner() then
    raise exception 'the organisation is not on record in the period' using errcode = '23514', constraint = 'report_of_none';
  end if;
  if not any_counts_itself(new.organisation_id, stood.last_day) then
    raise exception 'it is a part of its superior' using errcode = '23514', constraint = 'report_is_counted_above';
  end if;
  if any_has_below(new.organisation_id, stood.last_day) then
    raise exception 'the report of a committee is summed, never typed' using errcode = '23514', constraint = 'report_is_summed';
  end if;
  if new.closing_total > 0 and not is_owner() and coalesce(stood.has_ended, true) then
    raise exception 'members of an organisation that has ended are nowhere' using errcode = '23514', constraint = 'member_report_v21';
  end if;
  if (select coalesce(sum(value::int), 0) from jsonb_each_text(new.split)) > new.closing_total then
    raise exception 'the split exceeds the closing total' using errcode = '23514', constraint = 'member_split_within_total';
  end if;
  if (select coalesce(sum((t ->> 'members')::int), 0) from jsonb_array_elements(new.transfers) t where t ->> 'direction' = 'in') > new.transferred_in
    or (select coalesce(sum((t ->> 'members')::int), 0) from jsonb_array_elements(new.transfers) t where t ->> 'direction' = 'out') > new.transferred_out then
    raise exception 'more members named than transferred' using errcode = '23514', constraint = 'member_transfer_within_total';
  end if;
  if exists (select from jsonb_each(new.parts) line(name, parts), jsonb_each_text(line.parts) part
    where part.value::int not between 0
      and abs((to_jsonb(new) ->> lower(regexp_replace(line.name, '([A-Z])', '_\1', 'g')))::int)) then
    raise exception 'a part exceeds its line' using errcode = '23514', constraint = 'member_parts_within_line';
  end if;
  insert into member_split (id, report_id, version_id, enterprise_id, members)
  select uuidv7(), new.report_id, new.id, key::uuid, value::int from jsonb_each_text(new.split);
  insert into member_transfer (id, report_id, version_id, direction, counterpart_id, members)
  select uuidv7(), new.report_id, new.id, (t ->> 'direction')::transfer_direction, (t ->> 'organisationId')::uuid, (t ->> 'members')::int
  from jsonb_array_elements(new.transfers) t;
  return null;
end $$;

/* V04: the opening and the lines of corrections and events must be what report_opening computes now. */
create or replace function judge_opening(v member_report_version) returns void
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  begins record;
begin
  select * into begins from any_report_opening(v.organisation_id, v.period_id);
  if v.previous_id is distinct from begins.previous_id or v.carried_adjustment <> begins.adjustment
    or v.event_increase <> begins.event_increase or v.event_decrease <> begins.event_decrease
    or v.opening_total <> begins.opening
    or (begins.opening is null and v.opening_total <> 0 and coalesce(btrim(v.opening_reason), '') = '') then
    raise exception 'the opening is not the closing before it' using errcode = '23514', constraint = 'report_opening_stands';
  end if;
end $$;

/* BEFORE UPDATE: only the columns of a decision may change. Sets decided_by and decided_at. */
create or replace function decide_version() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  of_decision constant text[] := array['state', 'decided_at', 'decided_by', 'return_reason', 'field_notes', 'reopening_id'];
begin
  if to_jsonb(new) - of_decision <> to_jsonb(old) - of_decision then
    raise exception 'what was submitted never changes' using errcode = '42501';
  end if;
  perform hold_reports(new.organisation_id);
  if old.state = 'submitted' and new.state <> 'submitted' and not is_owner() then
    new.decided_at := now();
    new.decided_by := actor_id();
  end if;
  return new;
end $$;

/* Whether figures can be confirmed on a day: after the cut-off day, or if the sender declared them final. */
create or replace function is_settled(is_final boolean, on_day date, cut_off_on date) returns boolean
language sql immutable as $$ select coalesce(is_final, false) or on_day > cut_off_on $$;

/*
 * What rests on the confirmation of a version, and so keeps it from being withdrawn: the lock of its period, a later
 * submission of the same report, and each report of a later period that was confirmed since or begins with its closing.
 * It bypasses RLS and returns ids only.
 */
create or replace function resting_on_confirmation(v member_report_version) returns table (by_table text, by_row uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select 'period', p.id from period p where p.id = v.period_id and p.locked_at is not null
  union all
  select 'member_report_version', later.id from member_report_version later
  where later.report_id = v.report_id and later.number > v.number
  union all
  select 'member_report_version', later.id from member_report_version later
  join period p on p.id = later.period_id and p.starts_on > (select ends_on from period where id = v.period_id)
  where later.organisation_id = v.organisation_id and later.state = 'confirmed'
    and (later.previous_id = v.id or later.decided_at >= v.decided_at)
$$;

/* AFTER UPDATE: a version is decided once, only the latest, and confirmed only while its figures are settled and its
   opening is right (V04). An undo withdraws a confirmation on which nothing rests; the version waits again. */
create or replace function judge_decision() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if to_jsonb(new) - 'reopening_id' = to_jsonb(old) - 'reopening_id' then return null; end if;
  if old.state = 'confirmed' and new.state = 'submitted' and new.decided_by is null
    and nullif(current_setting('sobo.undoes', true), '') is not null then
    -- A lock that is under way ends first.
    perform from period where id = new.period_id for share;
    if exists (select from resting_on_confirmation(old)) then
      raise exception 'something rests on the confirmation' using errcode = '23514', constraint = 'confirmation_rested_on';
    end if;
    return null;
  end if;
  if old.state <> 'submitted' then
    raise exception 'decided already' using errcode = '23514', constraint = 'report_decided_already';
  end if;
  if exists (select from member_report_version where report_id = new.report_id and number > new.number) then
    raise exception 'there is a later version' using errcode = '23514', constraint = 'report_not_latest';
  end if;
  if new.state = 'confirmed' then
    if exists (select from organisation where id = new.organisation_id and retired_on is not null) then
      raise exception 'the organisation was withdrawn' using errcode = '23514', constraint = 'report_of_none';
    end if;
    if not is_settled(new.is_final, day_of(new.decided_at), (select cut_off_on from period where id = new.period_id)) then
      raise exception 'figures are confirmed after the cut-off day' using errcode = '23514', constraint = 'report_before_cut_off';
    end if;
    perform judge_opening(new);
  end if;
  return null;
end $$;

/* True if the sender's mandate had ended when the report was sent, but the end was recorded later. The report remains
   valid and is marked on the screen. */
create or replace function sent_after_mandate(v member_report_version) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(bool_and(not m.valid @> day_of(w.submitted_at)), false)
  from member_report_version w join account a on a.id = w.submitted_by
  join mandate m on m.person_id = a.person_id and m.organisation_id = w.organisation_id and m.retired_on is null
  where w.id = v.id and w.on_behalf_of is null and (select sees_organisation((select organisation_id from member_report_version where id = v.id)))
$$;

grant execute on function sent_after_mandate(member_report_version), is_settled(boolean, date, date), report_opening(uuid, uuid),
  report_payload(member_report_version), report_hash(member_report_version) to sobo_app, sobo_owner;
grant execute on function number_version(), judge_version(), decide_version(), judge_decision() to sobo_owner;

reset role;

create or replace trigger number_version before insert on member_report_version for each row execute function number_version();
create or replace trigger judge_version after insert on member_report_version for each row execute function judge_version();
create or replace trigger decide_version before update on member_report_version for each row execute function decide_version();
create or replace trigger judge_decision after update on member_report_version for each row execute function judge_decision();
