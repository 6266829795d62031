-- Guards rows that pass through steps, such as requested, decided, revoked: each step is written once, in order.

set local role sobo_judge;

/*
 * BEFORE INSERT OR UPDATE trigger. Arguments: the steps in order, each as its name and the columns it fills. A step
 * counts as taken once its first column is not null. An update may fill the columns of the next step only; every
 * other change violates <table>_decided_already. The trigger sets <step>_by and <step>_at itself. Only the owner may
 * insert a row with several steps and choose who and when (test data, migrations).
 *
 * Example: keep_decision('requested request_reason', 'decided is_granted decision_note', 'revoked revoked_reason').
 * The insert may set request_reason only, and fills requested_by and requested_at. The first update may set is_granted
 * and decision_note, the second revoked_reason, each with its _by and _at. To change is_granted again is refused.
 */
create or replace function keep_decision() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  was constant jsonb := to_jsonb(old);
  said constant jsonb := to_jsonb(new);
  may_change text[] := '{}';
  follows boolean := true;
  step text[];
  of_step text;
begin
  foreach of_step in array tg_argv loop
    step := string_to_array(of_step, ' ');
    continue when was ->> step[2] is not null;
    follows := follows and (may_change = '{}' or said ->> step[2] is null or is_owner());
    continue when may_change <> '{}';
    may_change := step[2:] || array[step[1] || '_by', step[1] || '_at'];
    if said ->> step[2] is not null and not is_owner() then
      new := jsonb_populate_record(new, jsonb_build_object(step[1] || '_by', actor_id(), step[1] || '_at', now()));
    end if;
  end loop;
  follows := follows and (tg_op = 'INSERT' or said - may_change = was - may_change);
  if not follows then
    raise exception 'one step at a time, each once' using errcode = '23514', constraint = tg_table_name || '_decided_already';
  end if;
  return new;
end $$;
grant execute on function keep_decision() to sobo_owner;

reset role;
