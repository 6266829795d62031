-- What is asked for and then decided: each step is taken once, and what was said with it stays.

set local role sobo_judge;

/* Arguments: the steps in order, each as its name and the columns it fills. The first of them tells that it was taken;
   who took it and when, in <step>_by and <step>_at, the application does not choose. */
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
