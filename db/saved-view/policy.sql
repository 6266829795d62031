-- Own views: their owner only. Shared ones: everybody of the role, and administrators, who may also change and remove
-- them. A view stores a question and no row: what it shows is judged by the policies of the list. Without a name it is how
-- its owner sees a list, and is shared with nobody.
call keep_audit('saved_view', 'saved_view', 'id', '', quiet => 'list');

set local role sobo_judge;

/* The roles that the actor may share views with. A shared view is on the screens of everybody of the role, so that takes
   the role for the whole register, as whatever concerns everybody does; administrators set up the lists of all roles. */
create or replace function shareable_roles() returns setof assigned_role
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select role from unnest(enum_range(null::assigned_role)) role where has_role('administrator') or holds_all(role)
$$;

/* The roles that are assigned to the actor, wherever. */
create or replace function held_roles() returns setof assigned_role
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select role from actor_roles()
$$;
grant execute on function shareable_roles(), held_roles() to sobo_app, sobo_owner;

reset role;

call keep_rules('saved_view',
  reads => $$ (select is_staff()) and (account_id = (select actor_id()) or shared_with in (select held_roles())
    or shared_with is not null and (select has_role('administrator'))) or (select is_owner()) $$,
  registers => $$ (select is_staff()) and account_id = (select actor_id())
    and (shared_with is null or name is not null and shared_with in (select shareable_roles())) or (select is_owner()) $$,
  revises => $$ (select is_staff()) and (account_id = (select actor_id())
    or shared_with is not null and (select has_role('administrator'))) $$,
  revised => $$ shared_with is null or name is not null and (retired_on is not null or shared_with in (select shareable_roles())) $$);
