-- Read: with the organisation. Write: officers, for the organisations in their units ("nhập thay").
call keep_audit('member_report', 'member_report', 'id', 'opening_total closing_total official_members probationary_members female_members retired_on');
call keep_audit('member_split', 'member_report', 'report_id', 'members');

drop policy if exists member_report_read on member_report;
create policy member_report_read on member_report for select
  using ((select reads_all()) or organisation_id in (select readable_organisations()));
drop policy if exists member_report_register on member_report;
create policy member_report_register on member_report for insert
  with check ((select writes_all()) or organisation_id in (select writable_organisations()));
drop policy if exists member_report_revise on member_report;
create policy member_report_revise on member_report for update
  using ((select writes_all()) or organisation_id in (select writable_organisations()))
  with check ((select writes_all()) or organisation_id in (select writable_organisations()));

drop policy if exists member_split_read on member_split;
create policy member_split_read on member_split for select
  using ((select reads_all()) or report_id in (select id from member_report));
drop policy if exists member_split_register on member_split;
create policy member_split_register on member_split for insert
  with check ((select writes_all()) or report_id in (select id from member_report where organisation_id in (select writable_organisations())));
drop policy if exists member_split_revise on member_split;
create policy member_split_revise on member_split for update
  using ((select writes_all()) or report_id in (select id from member_report where organisation_id in (select writable_organisations())))
  with check ((select writes_all()) or report_id in (select id from member_report where organisation_id in (select writable_organisations())));

grant select, insert, update on member_report, member_split to sobo_app;

-- The split by enterprise never exceeds the closing total; what is missing is "chưa phân theo doanh nghiệp".
set local role sobo_judge;
create or replace function member_split_within_total() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  report uuid := case tg_table_name when 'member_split' then to_jsonb(new) ->> 'report_id' else to_jsonb(new) ->> 'id' end;
begin
  if (select sum(members) from member_split where report_id = report)
     > (select closing_total from member_report where id = report) then
    raise exception 'the split exceeds the closing total' using errcode = '23514', constraint = 'member_split_within_total';
  end if;
  return null;
end $$;
grant execute on function member_split_within_total() to sobo_owner;
reset role;

drop trigger if exists within_total on member_split;
create constraint trigger within_total after insert or update on member_split
  deferrable initially deferred for each row execute function member_split_within_total();
drop trigger if exists within_total on member_report;
create constraint trigger within_total after update of closing_total on member_report
  deferrable initially deferred for each row execute function member_split_within_total();
