ALTER TABLE "audit" ADD COLUMN "undoes" uuid;--> statement-breakpoint
CREATE INDEX "audit_change_set" ON "audit" USING btree ("change_set");