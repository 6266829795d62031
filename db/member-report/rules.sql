-- Drafts become submissions, submissions are confirmed or returned, and what was submitted never changes.
-- Triggers before a write only fill in what nobody may choose; those after it refuse, when the policies have spoken.

create or replace view confirmed_report with (security_invoker = true) as
  select v.* from member_report_version v
  where v.state = 'confirmed' and not exists (select from member_report_version later
    where later.report_id = v.report_id and later.state = 'confirmed' and later.number > v.number);
create or replace view latest_report with (security_invoker = true) as
  select v.* from member_report_version v
  where not exists (select from member_report_version later where later.report_id = v.report_id and later.number > v.number);

/*
 * Who is expected to report in a period that has begun: every organisation that lived in it, as it last stood there.
 * One with others under it counts nothing itself; one that ended within the period still owes its closing report.
 */
create or replace view expected_report with (security_invoker = true) as
  select p.id as period_id, s.organisation_id, s.id as state_id
  from period p
  join organisation_state s on s.valid && daterange(p.starts_on, p.ends_on, '[]')
    and (upper_inf(s.valid) or upper(s.valid) > p.ends_on or not exists (select from organisation_state later
      where later.organisation_id = s.organisation_id and lower(later.valid) >= upper(s.valid)
        and lower(later.valid) <= p.ends_on))
  join organisation o on o.id = s.organisation_id and o.retired_on is null
  left join member_report m on m.organisation_id = o.id and m.period_id = p.id
  where p.asks_members and p.retired_on is null and p.starts_on <= (select today())
    and (m.id is not null or not exists (select from organisation_state below
      where below.superior_id = o.id and below.valid @> least(p.ends_on, upper(s.valid) - 1)));
grant select on confirmed_report, latest_report, expected_report to sobo_app, sobo_judge;

set local role sobo_judge;

/* One writer at a time for an organisation: its periods hang together by opening and closing. */
create or replace function hold_reports(of_organisation uuid) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  select pg_advisory_xact_lock(hashtextextended(of_organisation::text, 2))
$$;

/*
 * Where a report begins: the closing confirmed last before its period, what later corrections of earlier periods
 * add to it, and what events moved. The adjustment is the sum of the gaps between each opening of the chain and the
 * closing it was taken from as that stands now, less what reports of the chain have carried already.
 */
create or replace function report_opening(of_organisation uuid, of_period uuid,
  out previous_id uuid, out opening integer, out adjustment integer, out event_increase integer, out event_decrease integer)
-- The planner takes a chain for long and would read every report at each of its links.
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  reported period;
begin
  select * into reported from period where id = of_period;
  select v.id, v.closing_total into previous_id, opening
  from confirmed_report v join period p on p.id = v.period_id
  where v.organisation_id = of_organisation and p.ends_on < reported.starts_on and p.retired_on is null
  order by p.ends_on desc, p.kind = reported.kind desc, p.starts_on desc limit 1;

  with recursive chain as (
    select v.* from confirmed_report v where v.id = report_opening.previous_id
    union all
    select before.* from chain
    join member_report_version taken on taken.id = chain.previous_id
    join confirmed_report before on before.report_id = taken.report_id
  )
  select coalesce(sum(before.closing_total - chain.opening_total - chain.carried_adjustment), 0) into adjustment
  from chain
  join member_report_version taken on taken.id = chain.previous_id
  join confirmed_report before on before.report_id = taken.report_id;

  -- Members leave a predecessor and whom another was split off; they come to all others that took part.
  select coalesce(sum(o.members) filter (where not (o.part = 'predecessor' or o.part = 'subject' and e.kind = 'split_off')), 0),
    coalesce(sum(o.members) filter (where o.part = 'predecessor' or o.part = 'subject' and e.kind = 'split_off'), 0)
  into event_increase, event_decrease
  from event_organisation o join event e on e.id = o.event_id
  where o.organisation_id = of_organisation and e.retired_on is null
    and e.effective_on between reported.starts_on and reported.ends_on;
end $$;

/* Whether others stood under an organisation when the period ended, or when it ended itself before that. */
create or replace function stood_above(of_organisation uuid, of_period uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from organisation_state below where below.superior_id = of_organisation
    and below.valid @> (select least(p.ends_on, max(coalesce(upper(own.valid), 'infinity')) - 1)
      from period p, organisation_state own where p.id = of_period and own.organisation_id = of_organisation group by p.ends_on))
$$;

/* What was submitted, as text that does not depend on when columns were added: empty ones are left out. */
create or replace function report_payload(v member_report_version) returns text
language sql immutable set search_path = pg_catalog, public, pg_temp as $$
  select normalize(jsonb_strip_nulls(to_jsonb(v) - array['id', 'state', 'sha256', 'submitted_at', 'submitted_by',
    'on_behalf_of', 'is_late', 'decided_at', 'decided_by', 'return_reason', 'field_notes', 'reopening_id'])::text, NFC)
$$;

create or replace function report_hash(v member_report_version) returns text
language sql immutable set search_path = pg_catalog, public, pg_temp as $$
  select encode(sha256(convert_to(report_payload(v), 'UTF8')), 'hex')
$$;

/* The application chooses neither who, when, which number nor whether late; the owner plants a past that has them. */
create or replace function number_version() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  first member_report_version;
begin
  perform hold_reports(new.organisation_id);
  select * into first from member_report_version where report_id = new.report_id order by number limit 1;
  select coalesce(max(number), 0) + 1 into new.number from member_report_version where report_id = new.report_id;
  if not is_owner() then
    new.submitted_at := now();
    new.submitted_by := actor_id();
  end if;
  new.is_late := coalesce(first.is_late,
    (new.submitted_at at time zone 'Asia/Ho_Chi_Minh')::date + (select offset_days from clock)
      > (select due_on from period where id = new.period_id));
  new.sha256 := report_hash(new);
  return new;
end $$;

create or replace function judge_version() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  official member_report_version;
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
  if stood_above(new.organisation_id, new.period_id) then
    raise exception 'the report of a committee is summed, never typed' using errcode = '23514', constraint = 'report_is_summed';
  end if;
  if new.closing_total > 0 and not is_owner() and not exists (select from organisation_state s join period p on p.id = new.period_id
    where s.organisation_id = new.organisation_id and s.valid @> p.ends_on) then
    raise exception 'members of an organisation that has ended are nowhere' using errcode = '23514', constraint = 'member_report_v21';
  end if;
  if (select coalesce(sum(value::int), 0) from jsonb_each_text(new.split)) > new.closing_total then
    raise exception 'the split exceeds the closing total' using errcode = '23514', constraint = 'member_split_within_total';
  end if;
  if (select coalesce(sum((t ->> 'members')::int), 0) from jsonb_array_elements(new.transfers) t where t ->> 'direction' = 'in') > new.transferred_in
    or (select coalesce(sum((t ->> 'members')::int), 0) from jsonb_array_elements(new.transfers) t where t ->> 'direction' = 'out') > new.transferred_out then
    raise exception 'more members named than transferred' using errcode = '23514', constraint = 'member_transfer_within_total';
  end if;
  insert into member_split (id, report_id, version_id, enterprise_id, members)
  select uuidv7(), new.report_id, new.id, key::uuid, value::int from jsonb_each_text(new.split);
  insert into member_transfer (id, report_id, version_id, direction, counterpart_id, members)
  select uuidv7(), new.report_id, new.id, (t ->> 'direction')::transfer_direction, (t ->> 'organisationId')::uuid, (t ->> 'members')::int
  from jsonb_array_elements(new.transfers) t;
  return null;
end $$;

/* V04: the opening is the closing before it, and the lines of corrections and events are computed. */
create or replace function judge_opening(v member_report_version) returns void
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  begins record;
begin
  select * into begins from report_opening(v.organisation_id, v.period_id);
  if v.previous_id is distinct from begins.previous_id or v.carried_adjustment <> begins.adjustment
    or v.event_increase <> begins.event_increase or v.event_decrease <> begins.event_decrease
    or (begins.previous_id is not null and v.opening_total <> begins.opening)
    or (begins.previous_id is null and v.opening_total <> 0 and coalesce(btrim(v.opening_reason), '') = '') then
    raise exception 'the opening is not the closing before it' using errcode = '23514', constraint = 'report_opening_stands';
  end if;
end $$;

/* A decision, and nothing else, and once: of the latest version, while its opening stands. */
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

create or replace function judge_decision() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if to_jsonb(new) - 'reopening_id' = to_jsonb(old) - 'reopening_id' then return null; end if;
  if old.state <> 'submitted' then
    raise exception 'decided already' using errcode = '23514', constraint = 'report_decided_already';
  end if;
  if exists (select from member_report_version where report_id = new.report_id and number > new.number) then
    raise exception 'there is a later version' using errcode = '23514', constraint = 'report_not_latest';
  end if;
  if new.state = 'confirmed' then perform judge_opening(new); end if;
  return null;
end $$;

/* Sent by somebody whose mandate had ended by then, as recorded since: the report stands, and is marked. */
create or replace function sent_after_mandate(v member_report_version) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(bool_and(not m.valid @> (v.submitted_at at time zone 'Asia/Ho_Chi_Minh')::date + (select offset_days from clock)), false)
  from account a join mandate m on m.person_id = a.person_id
  where a.id = v.submitted_by and v.on_behalf_of is null and m.organisation_id = v.organisation_id and m.retired_on is null
$$;

grant execute on function sent_after_mandate(member_report_version), report_opening(uuid, uuid), stood_above(uuid, uuid),
  report_payload(member_report_version), report_hash(member_report_version) to sobo_app, sobo_owner;
grant execute on function number_version(), judge_version(), decide_version(), judge_decision() to sobo_owner;

reset role;

create or replace trigger number_version before insert on member_report_version for each row execute function number_version();
create or replace trigger judge_version after insert on member_report_version for each row execute function judge_version();
create or replace trigger decide_version before update on member_report_version for each row execute function decide_version();
create or replace trigger judge_decision after update on member_report_version for each row execute function judge_decision();
