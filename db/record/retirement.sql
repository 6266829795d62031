-- Retirement (decision 028): retired_on is null, or the day from which a record is no longer followed, or '-infinity' if
-- it was withdrawn as entered in error. So "retired_on is null or retired_on > day" leaves a withdrawn record out on
-- every day.

/* The mark after the name of a record on a day; marks: of a record no longer followed, of a withdrawn one. Without SET, so
   that PostgreSQL inlines it: lists ask it twice for each row. */
create or replace function mark_on(retired_on date, day date, marks text[]) returns text
language sql immutable as $$
  select case when retired_on = '-infinity' then marks[2] when retired_on <= day then marks[1] else '' end
$$;
grant execute on function mark_on(date, date, text[]) to sobo_app, sobo_judge;
