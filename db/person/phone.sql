set local role sobo_judge;

/*
 * A telephone number of Viet Nam in the form of `written` in core/notation.ts, 0 and nine or ten digits; null for any
 * other text. Nine digits without the 0 are one, too: signing in may leave it out.
 */
create or replace function phone_number(typed text) returns text
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select case when digits ~ '^0[0-9]{9,10}$' then digits when digits ~ '^[1-9][0-9]{8}$' then '0' || digits end
  from (select regexp_replace(regexp_replace(
    regexp_replace(typed, '[\s.,/()\u058a\u05be\u1400\u1806\u2010-\u2015\u2043\u2212\u2e17\u2e1a\u2e3a\u2e3b\u2e40\u2e5d\u301c\u3030\u30a0-]', '', 'g'),
    '^00(?=[1-9])', '+'), '^(\+84|84(?=[0-9]{9,10}$))0?', '0') as digits) d
$$;

/* A user name as lists, files and other readers show it: telephone numbers are masked except for the last digits. */
create or replace function shown_user_name(user_name text) returns text
language sql immutable parallel safe set search_path = pg_catalog, public, pg_temp as $$
  select case when phone_number(user_name) is null then user_name else '••••••' || right(user_name, 3) end
$$;
grant execute on function phone_number(text), shown_user_name(text) to sobo_app, sobo_owner;

reset role;
