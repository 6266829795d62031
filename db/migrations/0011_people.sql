DROP INDEX "event_effective";--> statement-breakpoint
ALTER TABLE "person" ALTER COLUMN "sort_name" SET EXPRESSION AS (coalesce("person"."given_name", regexp_replace("person"."full_name", '^.*\s', '')));--> statement-breakpoint
CREATE INDEX "affiliated_organisation_name" ON "affiliated_organisation" USING btree ("name" collate vi_natural,"id");--> statement-breakpoint
CREATE INDEX "correction_request_waiting" ON "correction_request" USING btree (("resolved_at" is null),"requested_at","id");--> statement-breakpoint
CREATE INDEX "correction_request_requested" ON "correction_request" USING btree ("requested_at","id");--> statement-breakpoint
CREATE INDEX "document_number" ON "document" USING btree ("number" collate vi_natural,"id");--> statement-breakpoint
CREATE INDEX "document_issued" ON "document" USING btree ("issued_on","id");--> statement-breakpoint
CREATE INDEX "enterprise_by_tax_code" ON "enterprise" USING btree (coalesce("tax_code", 'z'),"id");--> statement-breakpoint
CREATE INDEX "person_name" ON "person" USING btree ("sort_name" collate vi_natural,"full_name" collate vi_natural,"id");--> statement-breakpoint
CREATE INDEX "project_certified" ON "project" USING btree ("certified_on","id");--> statement-breakpoint
CREATE INDEX "reopening_requested" ON "reopening" USING btree ("requested_at","id");--> statement-breakpoint
CREATE INDEX "target_by_year" ON "target" USING btree ("year",("organisation_id" is null),"id");--> statement-breakpoint
CREATE INDEX "event_effective" ON "event" USING btree ("effective_on","id");
--> statement-breakpoint
-- As in 0010: statistics of the bounds of spells that lists compare with their day.
create statistics project_capital_bounds on (coalesce(lower(valid), '-infinity'::date)), (coalesce(upper(valid), 'infinity'::date))
  from project_capital;
--> statement-breakpoint
create statistics affiliated_organisation_bounds on (coalesce(lower(valid), '-infinity'::date)), (coalesce(upper(valid), 'infinity'::date))
  from affiliated_organisation;
--> statement-breakpoint
-- Also of the expressions that are keys of orders.
analyze enterprise, person, project_capital, affiliated_organisation, correction_request, target;
