-- The date in Asia/Ho_Chi_Minh, plus the test clock's offset. Queries write (select today()): as a subquery it runs
-- once per statement instead of once per row.
set local role sobo_judge;

create or replace function today() returns date
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select (now() at time zone 'Asia/Ho_Chi_Minh')::date + offset_days from clock
$$;

/* The date of a moment, by the clock of today(). */
create or replace function day_of(moment timestamptz) returns date
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select (moment at time zone 'Asia/Ho_Chi_Minh')::date + offset_days from clock
$$;

reset role;
