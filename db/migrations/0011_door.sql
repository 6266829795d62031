DROP INDEX "enterprise_unit";--> statement-breakpoint
DROP INDEX "organisation_unit";--> statement-breakpoint
CREATE INDEX "enterprise_retired" ON "enterprise" USING btree ("retired_on","id") WHERE "enterprise"."retired_on" is not null;--> statement-breakpoint
CREATE INDEX "enterprise_state_begins" ON "enterprise_state" USING btree (coalesce(lower("valid"), '-infinity'::date));--> statement-breakpoint
CREATE INDEX "enterprise_state_ends" ON "enterprise_state" USING btree (coalesce(upper("valid"), 'infinity'::date));--> statement-breakpoint
CREATE INDEX "organisation_retired" ON "organisation" USING btree ("retired_on","id") WHERE "organisation"."retired_on" is not null;--> statement-breakpoint
CREATE INDEX "organisation_state_begins" ON "organisation_state" USING btree (coalesce(lower("valid"), '-infinity'::date));--> statement-breakpoint
CREATE INDEX "organisation_state_ends" ON "organisation_state" USING btree (coalesce(upper("valid"), 'infinity'::date));--> statement-breakpoint
CREATE INDEX "enterprise_unit" ON "enterprise" USING btree ("unit_id","retired_on");--> statement-breakpoint
CREATE INDEX "organisation_unit" ON "organisation" USING btree ("unit_id","retired_on");