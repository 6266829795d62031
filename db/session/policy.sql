-- Read: the actor's own sessions; all for administrators and inspectors. Written only by functions of sign-in.sql.
alter table session enable row level security;
alter table session force row level security;
call keep_rules('session',
  reads => $$ account_id = (select actor_id()) or (select has_role('administrator')) or (select has_role('inspector')) $$,
  watches => $$ account_id <> (select actor_id()) $$);
-- Set-up and tests insert and change sessions as the owner. This opens nothing new: the owner can read session_token.
drop policy if exists session_plant on session;
create policy session_plant on session to sobo_owner
  using ((select actor_id()) is not null) with check ((select actor_id()) is not null);

