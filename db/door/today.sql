-- The day it is in Asia/Ho_Chi_Minh, as everything below counts it. Queries call it as (select today()).
set local role sobo_judge;

create or replace function today() returns date
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select (now() at time zone 'Asia/Ho_Chi_Minh')::date + offset_days from clock
$$;

reset role;
