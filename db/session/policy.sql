-- One's own sessions, and those of all for administrators and inspectors. Sessions are ended by end_session() only.
alter table session enable row level security;
alter table session force row level security;
call keep_rules('session',
  reads => $$ account_id = (select actor_id()) or (select has_role('administrator')) or (select has_role('inspector')) $$);
-- Set-up and tests plant and age sessions as the owner, who could read their tokens anyway.
drop policy if exists session_plant on session;
create policy session_plant on session to sobo_owner
  using ((select actor_id()) is not null) with check ((select actor_id()) is not null);

