-- What may be read, registered and revised of a table, and by whom.

/* What may be read, registered and revised of a table, and by whom, in one place: three policies, and the grants that
   go with them. `writes` stands for both; `revised` is what a row must still be afterwards. Nothing is ever deleted. */
create or replace procedure keep_rules(kept regclass, reads text, writes text default null, registers text default null,
  revises text default null, revised text default null)
language plpgsql security invoker set search_path = pg_catalog, public, pg_temp as $$
declare
  command text;
begin
  registers := coalesce(registers, writes);
  revises := coalesce(revises, writes);
  foreach command in array array['read', 'register', 'revise'] loop
    execute format('drop policy if exists %I on %s', kept || '_' || command, kept);
  end loop;
  execute format('revoke all on %s from sobo_app', kept);
  execute format('create policy %I on %s for select using (%s)', kept || '_read', kept, reads);
  execute format('grant select on %s to sobo_app', kept);
  if registers is not null then
    execute format('create policy %I on %s for insert with check (%s)', kept || '_register', kept, registers);
    execute format('grant insert on %s to sobo_app', kept);
  end if;
  if revises is not null then
    execute format('create policy %I on %s for update using (%s) with check (%s)', kept || '_revise', kept, revises,
      coalesce(revised, revises));
    execute format('grant update on %s to sobo_app', kept);
  end if;
end $$;
