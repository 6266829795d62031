-- Write: leaders of the whole register. Read: leaders, officers, and readers of the whole registry.
call keep_audit('lock_delegation', 'lock_delegation', 'id', 'account_id valid retired_on');

call keep_rules('lock_delegation',
  reads => $$ (select reads_all()) or (select has_role('leader')) or (select has_role('officer')) $$,
  registers => $$ (select holds_all('leader')) or (select is_owner()) $$,
  revises => $$ (select holds_all('leader')) $$);

set local role sobo_judge;

/* The officers that a leader may choose. SECURITY DEFINER: leaders may not read accounts. */
create or replace function officers() returns table (value uuid, label text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.id, a.full_name || ' (' || shown_user_name(a.user_name) || ')' from account a
  where holds_all('leader') and a.kind = 'person' and a.retired_on is null and a.disabled_at is null
    and exists (select from assigned_roles(a.id) where role = 'officer')
  order by a.full_name collate vi_natural, a.user_name
$$;
grant execute on function officers() to sobo_app, sobo_owner;

reset role;
