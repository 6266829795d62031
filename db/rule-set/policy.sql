-- What regulations set: everybody signed in reads it, administrators keep it.
call keep_audit('rule_set', 'rule_set', 'id', 'retired_on');

drop policy if exists rule_set_read on rule_set;
create policy rule_set_read on rule_set for select using ((select actor_id()) is not null);
drop policy if exists rule_set_register on rule_set;
create policy rule_set_register on rule_set for insert with check ((select has_role('administrator')));
drop policy if exists rule_set_revise on rule_set;
create policy rule_set_revise on rule_set for update
  using ((select has_role('administrator'))) with check ((select has_role('administrator')));

grant select, insert, update on rule_set to sobo_app;
