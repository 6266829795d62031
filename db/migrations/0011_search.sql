DROP INDEX "enterprise_state_name";--> statement-breakpoint
DROP INDEX "enterprise_unit";--> statement-breakpoint
CREATE INDEX "enterprise_retired" ON "enterprise" USING btree ("retired_on","id") WHERE "enterprise"."retired_on" is not null;--> statement-breakpoint
CREATE INDEX "enterprise_unit" ON "enterprise" USING btree ("unit_id","id");--> statement-breakpoint
-- With the bounds and what lists filter by, so that a list finds its rows, and those before a deep page, without a visit
-- of the table.
drop index enterprise_state_spell;
--> statement-breakpoint
create index enterprise_state_spell on enterprise_state (enterprise_id) include (valid, ownership, standing);
--> statement-breakpoint
create index enterprise_state_name on enterprise_state (name collate vi_natural, enterprise_id) include (valid);
