-- Reference data: everybody signed in reads it, administrators keep it.
call keep_audit('commune', 'commune', 'id', 'retired_on');

drop policy if exists commune_read on commune;
create policy commune_read on commune for select using ((select actor_id()) is not null);
drop policy if exists commune_register on commune;
create policy commune_register on commune for insert with check ((select has_role('administrator')));
drop policy if exists commune_revise on commune;
create policy commune_revise on commune for update
  using ((select has_role('administrator'))) with check ((select has_role('administrator')));

grant select, insert, update on commune to sobo_app;
