CREATE TYPE "public"."session_opening" AS ENUM('administrator', 'staff', 'reporting', 'remembered');--> statement-breakpoint
CREATE TYPE "public"."sign_in_line_kind" AS ENUM('network', 'name', 'pair', 'device', 'own');--> statement-breakpoint
ALTER TYPE "public"."setting_key" ADD VALUE 'contact_months';--> statement-breakpoint
CREATE TABLE "enterprise_note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"enterprise_id" uuid NOT NULL,
	"tax_code_reason" varchar(300),
	"note" varchar(2000),
	CONSTRAINT "enterprise_note_enterprise_taken" UNIQUE("enterprise_id")
);--> statement-breakpoint
CREATE TABLE "event_note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"note" varchar(1000),
	CONSTRAINT "event_note_event_taken" UNIQUE("event_id")
);--> statement-breakpoint
CREATE TABLE "mandate_note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"mandate_id" uuid NOT NULL,
	"note" varchar(500),
	CONSTRAINT "mandate_note_mandate_taken" UNIQUE("mandate_id")
);--> statement-breakpoint
CREATE TABLE "organisation_note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"note" varchar(2000),
	CONSTRAINT "organisation_note_organisation_taken" UNIQUE("organisation_id")
);--> statement-breakpoint
CREATE TABLE "known_device" (
	"account_id" uuid NOT NULL,
	"device_hash" "bytea" NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "known_device_account_id_device_hash_pk" PRIMARY KEY("account_id","device_hash")
);--> statement-breakpoint
CREATE TABLE "sign_in_attempt" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid,
	"by_number" boolean NOT NULL,
	"lines" "bytea"[] NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);--> statement-breakpoint
CREATE TABLE "sign_in_line" (
	"key" "bytea" PRIMARY KEY NOT NULL,
	"kind" "sign_in_line_kind" NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"counted_at" timestamp with time zone DEFAULT now() NOT NULL,
	"next_at" timestamp with time zone,
	"served" "bytea",
	"turn" "bytea"
);--> statement-breakpoint
ALTER TABLE "assignment" ADD COLUMN "proposed_by" uuid;--> statement-breakpoint
ALTER TABLE "assignment" ADD COLUMN "confirmed_by" uuid;--> statement-breakpoint
ALTER TABLE "assignment" ADD COLUMN "confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "opened_as" "session_opening";--> statement-breakpoint
ALTER TABLE "unit" ADD COLUMN "contact_name" varchar(120);--> statement-breakpoint
ALTER TABLE "unit" ADD COLUMN "contact_phone" varchar(20);--> statement-breakpoint
ALTER TABLE "enterprise_note" ADD CONSTRAINT "enterprise_note_enterprise_id_enterprise_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprise"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_note" ADD CONSTRAINT "event_note_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandate_note" ADD CONSTRAINT "mandate_note_mandate_id_mandate_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "public"."mandate"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_note" ADD CONSTRAINT "organisation_note_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "known_device" ADD CONSTRAINT "known_device_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sign_in_line_counted" ON "sign_in_line" USING btree ("counted_at");--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_proposed_by_account_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_confirmed_by_account_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_removed" ON "audit" USING btree ("table_name","row_id") WHERE "audit"."operation" = 'remove';--> statement-breakpoint
ALTER TABLE "unit" ADD CONSTRAINT "unit_contact_has_phone" CHECK ("unit"."contact_name" is null or "unit"."contact_phone" is not null);--> statement-breakpoint
-- Written by hand, and before the columns go: notes become rows of their own (decision 042). On a registry in use the
-- triggers of the trail are put on the new tables first, so that each copied note has its entry. The earlier entries
-- keep the columns; the trail shows them to those who read the notes. Reasons of retirement need no copy: they stand in
-- the entries.
do $$
declare
  noted text;
begin
  foreach noted in array array['enterprise', 'organisation', 'event', 'mandate'] loop
    if to_regprocedure('keep_audit(regclass, text, text, text, jsonb, text, text)') is not null then
      execute format('call keep_audit(%L, %L, %L, %L, undone => %L)', noted || '_note', noted, noted || '_id', '',
        case when noted in ('event', 'mandate') then 'whole' else 'rows' end);
      -- Its policies come with the next statements of the program. The rows that are copied are those that the policies
      -- of the record show to the service account: all.
      execute format('alter table %I no force row level security', noted || '_note');
    end if;
    execute format('insert into %1$I_note (id, %1$I_id, %2$s) select uuidv7(), id, %2$s from %1$I where coalesce(%2$s) is not null',
      noted, case noted when 'enterprise' then 'note, tax_code_reason' else 'note' end);
  end loop;
end $$;--> statement-breakpoint
ALTER TABLE "account" DROP COLUMN "retired_reason";--> statement-breakpoint
ALTER TABLE "credential" DROP COLUMN "failures";--> statement-breakpoint
ALTER TABLE "credential" DROP COLUMN "next_attempt_at";--> statement-breakpoint
ALTER TABLE "affiliated_organisation" DROP COLUMN "retired_reason";--> statement-breakpoint
ALTER TABLE "assignment" DROP COLUMN "retired_reason";--> statement-breakpoint
ALTER TABLE "commune" DROP COLUMN "retired_reason";--> statement-breakpoint
ALTER TABLE "coverage" DROP COLUMN "retired_reason";--> statement-breakpoint
ALTER TABLE "document" DROP COLUMN "retired_reason";--> statement-breakpoint
ALTER TABLE "enterprise_figures" DROP COLUMN "retired_reason";--> statement-breakpoint
ALTER TABLE "enterprise" DROP COLUMN "retired_reason";--> statement-breakpoint
ALTER TABLE "enterprise" DROP COLUMN "tax_code_reason";--> statement-breakpoint
ALTER TABLE "enterprise" DROP COLUMN "note";--> statement-breakpoint
ALTER TABLE "event" DROP COLUMN "retired_reason";--> statement-breakpoint
ALTER TABLE "event" DROP COLUMN "note";--> statement-breakpoint
ALTER TABLE "lock_delegation" DROP COLUMN "retired_reason";--> statement-breakpoint
ALTER TABLE "mandate" DROP COLUMN "retired_reason";--> statement-breakpoint
ALTER TABLE "mandate" DROP COLUMN "note";--> statement-breakpoint
ALTER TABLE "name_word" DROP COLUMN "retired_reason";--> statement-breakpoint
ALTER TABLE "organisation" DROP COLUMN "retired_reason";--> statement-breakpoint
ALTER TABLE "organisation" DROP COLUMN "note";--> statement-breakpoint
ALTER TABLE "period" DROP COLUMN "retired_reason";--> statement-breakpoint
ALTER TABLE "person" DROP COLUMN "retired_reason";--> statement-breakpoint
ALTER TABLE "project" DROP COLUMN "retired_reason";--> statement-breakpoint
ALTER TABLE "rule_set" DROP COLUMN "retired_reason";--> statement-breakpoint
ALTER TABLE "setting" DROP COLUMN "retired_reason";--> statement-breakpoint
ALTER TABLE "target" DROP COLUMN "retired_reason";--> statement-breakpoint
ALTER TABLE "unit" DROP COLUMN "retired_reason";--> statement-breakpoint
-- Written by hand. A session that is open goes on as what its account is today; one that was made to last
-- longer than a day is a remembered device.
UPDATE "session" s SET "opened_as" = CASE
	WHEN s."idle_minutes" > 1440 THEN 'remembered'
	WHEN EXISTS (SELECT FROM "assignment" a WHERE a."account_id" = s."account_id" AND a."retired_on" IS NULL AND a."role" = 'administrator') THEN 'administrator'
	WHEN EXISTS (SELECT FROM "assignment" a WHERE a."account_id" = s."account_id" AND a."retired_on" IS NULL) THEN 'staff'
	ELSE 'reporting' END::"session_opening";--> statement-breakpoint
ALTER TABLE "session" ALTER COLUMN "opened_as" SET NOT NULL;--> statement-breakpoint
-- Whoever is an administrator today is not asked about.
UPDATE "assignment" SET "confirmed_at" = now() WHERE "role" = 'administrator';--> statement-breakpoint
-- Written by hand. The hash of a code was stored as it is passed; now the hash of that is.
UPDATE "enrolment" SET "code_hash" = sha256("code_hash");
