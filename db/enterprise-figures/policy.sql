-- Read: staff, in the units of the enterprise. Write: officers there.
call keep_audit('enterprise_figures', 'enterprise_figures', 'id', 'workers female_workers foreign_workers managers high_skilled retired_on', undone => 'rows');
call keep_lock('enterprise_figures');

call keep_rules('enterprise_figures',
  reads => $$ (select reads_all()) or enterprise_id in (select watched_enterprises()) $$,
  writes => $$ (select writes_all()) or enterprise_id in (select writable_enterprises()) $$);

set local role sobo_judge;

/* AFTER trigger, so that policies are checked first: figures that are followed belong to a period that asks for them.
   FOR SHARE makes a concurrent change of the period wait. */
create or replace function guard_asked_figures() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform from period where id = new.period_id and asks_figures for share;
  if not found then
    raise exception 'the period asks for no figures' using errcode = '23514', constraint = 'enterprise_figures_unasked';
  end if;
  return null;
end $$;

/* AFTER trigger of period: it goes on asking as long as it has figures. */
create or replace function guard_asking_period() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select from enterprise_figures where period_id = new.id and retired_on is null) then
    raise exception 'the period has figures' using errcode = '23514', constraint = 'period_has_figures';
  end if;
  return null;
end $$;

grant execute on function guard_asked_figures(), guard_asking_period() to sobo_owner;

reset role;

create or replace trigger guard_asked_figures after insert or update on enterprise_figures for each row
  when (new.retired_on is null) execute function guard_asked_figures();
create or replace trigger guard_asking_period after update on period for each row
  when (old.asks_figures and not new.asks_figures) execute function guard_asking_period();
