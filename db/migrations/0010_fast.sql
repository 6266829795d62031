CREATE INDEX "member_report_version_undecided" ON "member_report_version" USING btree ("period_id") WHERE "member_report_version"."state" <> 'confirmed';--> statement-breakpoint
CREATE INDEX "organisation_state_name" ON "organisation_state" USING btree ("name" collate vi_natural,"organisation_id");--> statement-breakpoint
-- Statistics of the two bounds of spells. Under row security the planner may use them for the comparisons of dates that
-- lists ask (holdsIn in db/record/list.ts), because those are leakproof; for `valid @> day` it guesses 0.5 %.
create statistics enterprise_state_bounds on (coalesce(lower(valid), '-infinity'::date)), (coalesce(upper(valid), 'infinity'::date))
  from enterprise_state;
--> statement-breakpoint
create statistics organisation_state_bounds on (coalesce(lower(valid), '-infinity'::date)), (coalesce(upper(valid), 'infinity'::date))
  from organisation_state;
--> statement-breakpoint
create statistics coverage_bounds on (coalesce(lower(valid), '-infinity'::date)), (coalesce(upper(valid), 'infinity'::date))
  from coverage;
--> statement-breakpoint
create statistics mandate_bounds on (coalesce(lower(valid), '-infinity'::date)), (coalesce(upper(valid), 'infinity'::date))
  from mandate;
--> statement-breakpoint
-- An enterprise's spells without a visit of the table: to count enterprises with a spell on the day.
create index enterprise_state_spell on enterprise_state (enterprise_id) include (valid);
--> statement-breakpoint
analyze enterprise_state, organisation_state, coverage, mandate;
