CREATE TABLE "figure_change" (
	"xid" "xid8" PRIMARY KEY NOT NULL,
	"changes" bigint DEFAULT 1 NOT NULL
);
--> statement-breakpoint
DROP INDEX "enterprise_state_name";--> statement-breakpoint
DROP INDEX "enterprise_unit";--> statement-breakpoint
DROP INDEX "event_effective";--> statement-breakpoint
DROP INDEX "organisation_unit";--> statement-breakpoint
ALTER TABLE "person" ALTER COLUMN "sort_name" SET EXPRESSION AS (coalesce("person"."given_name", regexp_replace("person"."full_name", '^.*\s', '')));--> statement-breakpoint
CREATE INDEX "affiliated_organisation_name" ON "affiliated_organisation" USING btree ("name" collate vi_natural,"id");--> statement-breakpoint
CREATE INDEX "correction_request_waiting" ON "correction_request" USING btree (("resolved_at" is null),"requested_at","id");--> statement-breakpoint
CREATE INDEX "correction_request_requested" ON "correction_request" USING btree ("requested_at","id");--> statement-breakpoint
CREATE INDEX "document_number" ON "document" USING btree ("number" collate vi_natural,"id");--> statement-breakpoint
CREATE INDEX "document_issued" ON "document" USING btree ("issued_on","id");--> statement-breakpoint
CREATE INDEX "enterprise_retired" ON "enterprise" USING btree ("retired_on","id") WHERE "enterprise"."retired_on" is not null;--> statement-breakpoint
CREATE INDEX "enterprise_by_tax_code" ON "enterprise" USING btree (coalesce("tax_code", 'z'),"id");--> statement-breakpoint
CREATE INDEX "enterprise_state_begins" ON "enterprise_state" USING btree (coalesce(lower("valid"), '-infinity'::date));--> statement-breakpoint
CREATE INDEX "enterprise_state_ends" ON "enterprise_state" USING btree (coalesce(upper("valid"), 'infinity'::date));--> statement-breakpoint
CREATE INDEX "member_report_version_again" ON "member_report_version" USING btree ("period_id") WHERE "member_report_version"."number" > 1;--> statement-breakpoint
CREATE INDEX "organisation_retired" ON "organisation" USING btree ("retired_on","id") WHERE "organisation"."retired_on" is not null;--> statement-breakpoint
CREATE INDEX "organisation_state_begins" ON "organisation_state" USING btree (coalesce(lower("valid"), '-infinity'::date));--> statement-breakpoint
CREATE INDEX "organisation_state_ends" ON "organisation_state" USING btree (coalesce(upper("valid"), 'infinity'::date));--> statement-breakpoint
CREATE INDEX "person_name" ON "person" USING btree ("sort_name" collate vi_natural,"full_name" collate vi_natural,"id");--> statement-breakpoint
CREATE INDEX "project_certified" ON "project" USING btree ("certified_on","id");--> statement-breakpoint
CREATE INDEX "reopening_requested" ON "reopening" USING btree ("requested_at","id");--> statement-breakpoint
CREATE INDEX "target_by_year" ON "target" USING btree ("year",("organisation_id" is null),"id");--> statement-breakpoint
CREATE INDEX "enterprise_unit" ON "enterprise" USING btree ("unit_id","retired_on","id");--> statement-breakpoint
CREATE INDEX "event_effective" ON "event" USING btree ("effective_on","id");--> statement-breakpoint
CREATE INDEX "organisation_unit" ON "organisation" USING btree ("unit_id","retired_on");
--> statement-breakpoint
-- With the bounds and what lists filter by, so that a list finds its rows, and those before a deep page, without a visit
-- of the table.
drop index enterprise_state_spell;
--> statement-breakpoint
create index enterprise_state_spell on enterprise_state (enterprise_id) include (valid, ownership, standing);
--> statement-breakpoint
create index enterprise_state_name on enterprise_state (name collate vi_natural, enterprise_id) include (valid);
--> statement-breakpoint
-- As in 0010: statistics of the bounds of spells that lists compare with their day.
create statistics project_capital_bounds on (coalesce(lower(valid), '-infinity'::date)), (coalesce(upper(valid), 'infinity'::date))
  from project_capital;
--> statement-breakpoint
create statistics affiliated_organisation_bounds on (coalesce(lower(valid), '-infinity'::date)), (coalesce(upper(valid), 'infinity'::date))
  from affiliated_organisation;
--> statement-breakpoint
-- Also of the expressions that are keys of orders.
analyze enterprise, enterprise_state, person, project_capital, affiliated_organisation, correction_request, target;
