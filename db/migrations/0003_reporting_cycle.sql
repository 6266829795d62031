CREATE TYPE "public"."grade" AS ENUM('excellent', 'good', 'satisfactory', 'failed');--> statement-breakpoint
CREATE TYPE "public"."report_state" AS ENUM('submitted', 'confirmed', 'returned');--> statement-breakpoint
CREATE TYPE "public"."transfer_direction" AS ENUM('in', 'out');--> statement-breakpoint
CREATE TYPE "public"."mail_state" AS ENUM('none', 'waiting', 'sent', 'refused');--> statement-breakpoint
ALTER TYPE "public"."setting_key" ADD VALUE 'reminder_offsets';--> statement-breakpoint
ALTER TYPE "public"."setting_key" ADD VALUE 'confirm_within_days';--> statement-breakpoint
ALTER TYPE "public"."setting_key" ADD VALUE 'transfer_days';--> statement-breakpoint
ALTER TYPE "public"."setting_key" ADD VALUE 'usual_range_factor';--> statement-breakpoint
CREATE TABLE "correction_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"period_id" uuid NOT NULL,
	"shown_total" integer NOT NULL,
	"claimed_total" integer NOT NULL,
	"message" varchar(500) NOT NULL,
	"requested_by" uuid NOT NULL,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"resolved_by" uuid,
	"resolved_at" timestamp with time zone,
	"resolution" varchar(500),
	CONSTRAINT "correction_request_resolved_whole" CHECK (num_nonnulls("correction_request"."resolved_by", "correction_request"."resolved_at", "correction_request"."resolution") in (0, 3))
);
--> statement-breakpoint
CREATE TABLE "lock_delegation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"retired_on" date,
	"retired_reason" varchar(500),
	"account_id" uuid NOT NULL,
	"valid" daterange NOT NULL
);
--> statement-breakpoint
CREATE TABLE "member_report_version" (
	"id" uuid PRIMARY KEY NOT NULL,
	"report_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"period_id" uuid NOT NULL,
	"number" integer DEFAULT 0 NOT NULL,
	"state" "report_state" DEFAULT 'submitted' NOT NULL,
	"opening_total" integer NOT NULL,
	"opening_reason" varchar(300),
	"carried_adjustment" integer DEFAULT 0 NOT NULL,
	"admitted" integer DEFAULT 0 NOT NULL,
	"became_official" integer DEFAULT 0 NOT NULL,
	"transferred_in" integer DEFAULT 0 NOT NULL,
	"other_increase" integer DEFAULT 0 NOT NULL,
	"event_increase" integer DEFAULT 0 NOT NULL,
	"transferred_out" integer DEFAULT 0 NOT NULL,
	"left_party" integer DEFAULT 0 NOT NULL,
	"died" integer DEFAULT 0 NOT NULL,
	"other_decrease" integer DEFAULT 0 NOT NULL,
	"event_decrease" integer DEFAULT 0 NOT NULL,
	"closing_total" integer NOT NULL,
	"official_members" integer NOT NULL,
	"probationary_members" integer NOT NULL,
	"female_members" integer NOT NULL,
	"members_to_30" integer,
	"members_to_40" integer,
	"members_to_50" integer,
	"members_to_60" integer,
	"members_over_60" integer,
	"worker_members" integer,
	"manager_members" integer,
	"owner_members" integer,
	"grade" "grade",
	"excellent_members" integer,
	"good_members" integer,
	"satisfactory_members" integer,
	"failed_members" integer,
	"ungraded_members" integer,
	"note" varchar(1000),
	"split" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"transfers" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"rule_results" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"previous_id" uuid,
	"corrects_id" uuid,
	"correction_reason" varchar(500),
	"sha256" char(64) DEFAULT '' NOT NULL,
	"submitted_at" timestamp with time zone DEFAULT now() NOT NULL,
	"submitted_by" uuid,
	"on_behalf_of" uuid,
	"is_late" boolean DEFAULT false NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"return_reason" varchar(1000),
	"field_notes" jsonb,
	"reopening_id" uuid,
	CONSTRAINT "member_report_version_number" UNIQUE("report_id","number"),
	CONSTRAINT "member_report_v01" CHECK ("member_report_version"."official_members" + "member_report_version"."probationary_members" = "member_report_version"."closing_total"),
	CONSTRAINT "member_report_v02" CHECK (greatest("member_report_version"."female_members", "member_report_version"."worker_members", "member_report_version"."manager_members", "member_report_version"."owner_members") <= "member_report_version"."closing_total"),
	CONSTRAINT "member_report_v03" CHECK ("member_report_version"."opening_total" + "member_report_version"."carried_adjustment" + "member_report_version"."admitted" + "member_report_version"."transferred_in" + "member_report_version"."other_increase" + "member_report_version"."event_increase"
      - "member_report_version"."transferred_out" - "member_report_version"."left_party" - "member_report_version"."died" - "member_report_version"."other_decrease" - "member_report_version"."event_decrease" = "member_report_version"."closing_total"),
	CONSTRAINT "member_report_not_negative" CHECK (least("member_report_version"."opening_total", "member_report_version"."admitted", "member_report_version"."became_official", "member_report_version"."transferred_in", "member_report_version"."other_increase", "member_report_version"."event_increase",
      "member_report_version"."transferred_out", "member_report_version"."left_party", "member_report_version"."died", "member_report_version"."other_decrease", "member_report_version"."event_decrease", "member_report_version"."closing_total",
      "member_report_version"."official_members", "member_report_version"."probationary_members", "member_report_version"."female_members",
      "member_report_version"."members_to_30", "member_report_version"."members_to_40", "member_report_version"."members_to_50", "member_report_version"."members_to_60", "member_report_version"."members_over_60",
      "member_report_version"."worker_members", "member_report_version"."manager_members", "member_report_version"."owner_members", "member_report_version"."excellent_members", "member_report_version"."good_members",
      "member_report_version"."satisfactory_members", "member_report_version"."failed_members", "member_report_version"."ungraded_members") >= 0),
	CONSTRAINT "member_report_decided_once" CHECK (("member_report_version"."state" = 'submitted') = ("member_report_version"."decided_at" is null)),
	CONSTRAINT "member_report_return_has_reason" CHECK (("member_report_version"."state" = 'returned') = (coalesce(btrim("member_report_version"."return_reason"), '') <> '')),
	CONSTRAINT "member_report_notes_with_return" CHECK ("member_report_version"."field_notes" is null or "member_report_version"."state" = 'returned'),
	CONSTRAINT "member_report_correction_has_reason" CHECK (("member_report_version"."corrects_id" is not null) = (coalesce(btrim("member_report_version"."correction_reason"), '') <> ''))
);
--> statement-breakpoint
CREATE TABLE "member_transfer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"report_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"direction" "transfer_direction" NOT NULL,
	"counterpart_id" uuid NOT NULL,
	"members" integer NOT NULL,
	CONSTRAINT "member_transfer_counterpart_taken" UNIQUE("version_id","direction","counterpart_id"),
	CONSTRAINT "member_transfer_positive" CHECK ("member_transfer"."members" > 0)
);
--> statement-breakpoint
CREATE TABLE "reminder" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"period_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"offset_days" integer,
	"sent_by" uuid,
	"sent_at" timestamp with time zone DEFAULT now() NOT NULL,
	"mail" "mail_state" DEFAULT 'none' NOT NULL,
	"mail_to" varchar(200),
	"mail_attempts" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "reminder_once" UNIQUE("organisation_id","period_id","account_id","offset_days")
);
--> statement-breakpoint
CREATE TABLE "reopening" (
	"id" uuid PRIMARY KEY NOT NULL,
	"period_id" uuid NOT NULL,
	"organisation_id" uuid,
	"enterprise_id" uuid,
	"unit_id" uuid,
	"requested_by" uuid NOT NULL,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"request_reason" varchar(500) NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"is_granted" boolean,
	"decision_note" varchar(500),
	"expires_on" date,
	"revoked_by" uuid,
	"revoked_at" timestamp with time zone,
	"revoked_reason" varchar(500),
	CONSTRAINT "reopening_has_one_scope" CHECK (num_nonnulls("reopening"."organisation_id", "reopening"."enterprise_id", "reopening"."unit_id") <= 1),
	CONSTRAINT "reopening_has_reason" CHECK (btrim("reopening"."request_reason") <> ''),
	CONSTRAINT "reopening_is_decided_whole" CHECK (num_nonnulls("reopening"."decided_by", "reopening"."decided_at", "reopening"."is_granted") in (0, 3) and ("reopening"."is_granted" is true) = ("reopening"."expires_on" is not null)),
	CONSTRAINT "reopening_is_revoked_whole" CHECK (num_nonnulls("reopening"."revoked_by", "reopening"."revoked_at", "reopening"."revoked_reason") in (0, 3) and ("reopening"."revoked_at" is null or "reopening"."is_granted"))
);
--> statement-breakpoint
CREATE TABLE "report_draft" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"report_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"period_id" uuid NOT NULL,
	"typed" jsonb,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"saved_by" uuid,
	"reopening_id" uuid,
	CONSTRAINT "report_draft_report_taken" UNIQUE("report_id")
);
--> statement-breakpoint
CREATE TABLE "target" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"retired_on" date,
	"retired_reason" varchar(500),
	"year" smallint NOT NULL,
	"organisation_id" uuid,
	"admissions" integer NOT NULL,
	CONSTRAINT "target_year_taken" UNIQUE NULLS NOT DISTINCT("year","organisation_id"),
	CONSTRAINT "target_in_bounds" CHECK ("target"."year" between 2000 and 2100 and "target"."admissions" between 0 and 99999)
);
--> statement-breakpoint
-- Counts were one row that was revised; now every submission stays. The old rows become versions, retired ones returned.
DROP FUNCTION IF EXISTS "member_split_within_total" CASCADE;--> statement-breakpoint
REVOKE INSERT, UPDATE ON "member_split", "member_report" FROM "sobo_app";--> statement-breakpoint
ALTER TABLE "member_report" ADD CONSTRAINT "member_report_whole" UNIQUE("id","organisation_id","period_id");--> statement-breakpoint
ALTER TABLE "member_split" DROP CONSTRAINT "member_split_enterprise_taken";--> statement-breakpoint
ALTER TABLE "member_report" DROP CONSTRAINT "member_report_v01";--> statement-breakpoint
ALTER TABLE "member_report" DROP CONSTRAINT "member_report_v02";--> statement-breakpoint
ALTER TABLE "member_report" DROP CONSTRAINT "member_report_v03";--> statement-breakpoint
ALTER TABLE "member_report" DROP CONSTRAINT "member_report_not_negative";--> statement-breakpoint
ALTER TABLE "member_report" DROP CONSTRAINT "member_report_confirmed_by_account_id_fk";
--> statement-breakpoint
ALTER TABLE "enterprise_figures" ADD COLUMN "reopening_id" uuid;--> statement-breakpoint
ALTER TABLE "event_organisation" ADD COLUMN "members" integer;--> statement-breakpoint
ALTER TABLE "member_split" ADD COLUMN "version_id" uuid;--> statement-breakpoint
ALTER TABLE "period" ADD COLUMN "asks_yearly" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "period" ADD COLUMN "locked_by" uuid;--> statement-breakpoint
ALTER TABLE "period" ADD COLUMN "missing_at_lock" uuid[];--> statement-breakpoint
INSERT INTO "member_report_version" ("id", "report_id", "organisation_id", "period_id", "number", "state", "opening_total", "opening_reason",
  "admitted", "became_official", "transferred_in", "other_increase", "transferred_out", "left_party", "died", "other_decrease",
  "closing_total", "official_members", "probationary_members", "female_members", "note", "split", "submitted_at", "submitted_by",
  "decided_at", "decided_by", "return_reason")
SELECT uuidv7(), r."id", r."organisation_id", r."period_id", 1,
  (CASE WHEN r."retired_on" IS NOT NULL THEN 'returned' WHEN r."confirmed_at" IS NULL THEN 'submitted' ELSE 'confirmed' END)::report_state,
  r."opening_total", 'Số liệu ban đầu', r."admitted", r."became_official", r."transferred_in", r."other_increase", r."transferred_out",
  r."left_party", r."died", r."other_decrease", r."closing_total", r."official_members", r."probationary_members", r."female_members", r."note",
  coalesce((SELECT jsonb_object_agg(s."enterprise_id", s."members") FROM "member_split" s WHERE s."report_id" = r."id"), '{}'),
  coalesce(r."confirmed_at", now()), r."confirmed_by",
  CASE WHEN r."retired_on" IS NOT NULL THEN coalesce(r."confirmed_at", now()) ELSE r."confirmed_at" END, r."confirmed_by",
  CASE WHEN r."retired_on" IS NOT NULL THEN coalesce(nullif(btrim(r."retired_reason"), ''), 'Ngừng theo dõi') END
FROM "member_report" r;
--> statement-breakpoint
UPDATE "member_report_version" v SET "previous_id" = (SELECT b."id" FROM "member_report_version" b
  JOIN "period" bp ON bp."id" = b."period_id" JOIN "period" p ON p."id" = v."period_id"
  WHERE b."organisation_id" = v."organisation_id" AND b."state" = 'confirmed' AND bp."ends_on" < p."starts_on"
  ORDER BY bp."ends_on" DESC, bp."kind" = p."kind" DESC, bp."starts_on" DESC LIMIT 1);
--> statement-breakpoint
UPDATE "member_report_version" SET "opening_reason" = NULL WHERE "previous_id" IS NOT NULL OR "opening_total" = 0;--> statement-breakpoint
UPDATE "member_report_version" v SET "sha256" = encode(sha256(convert_to(normalize(jsonb_strip_nulls(to_jsonb(v) - array['id', 'state',
  'sha256', 'submitted_at', 'submitted_by', 'on_behalf_of', 'is_late', 'decided_at', 'decided_by', 'return_reason', 'field_notes',
  'reopening_id'])::text, NFC), 'UTF8')), 'hex');
--> statement-breakpoint
UPDATE "member_split" s SET "version_id" = v."id" FROM "member_report_version" v WHERE v."report_id" = s."report_id";
--> statement-breakpoint
ALTER TABLE "member_split" ALTER COLUMN "version_id" SET NOT NULL;--> statement-breakpoint
DROP POLICY IF EXISTS "member_split_register" ON "member_split";--> statement-breakpoint
DROP POLICY IF EXISTS "member_split_revise" ON "member_split";--> statement-breakpoint
DROP POLICY IF EXISTS "member_report_revise" ON "member_report";--> statement-breakpoint
ALTER TABLE "correction_request" ADD CONSTRAINT "correction_request_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_request" ADD CONSTRAINT "correction_request_period_id_period_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."period"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_request" ADD CONSTRAINT "correction_request_requested_by_account_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_request" ADD CONSTRAINT "correction_request_resolved_by_account_id_fk" FOREIGN KEY ("resolved_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lock_delegation" ADD CONSTRAINT "lock_delegation_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_report_version" ADD CONSTRAINT "member_report_version_report" FOREIGN KEY ("report_id","organisation_id","period_id") REFERENCES "public"."member_report"("id","organisation_id","period_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_report_version" ADD CONSTRAINT "member_report_version_previous" FOREIGN KEY ("previous_id") REFERENCES "public"."member_report_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_report_version" ADD CONSTRAINT "member_report_version_corrects" FOREIGN KEY ("corrects_id") REFERENCES "public"."member_report_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_report_version" ADD CONSTRAINT "member_report_version_sender" FOREIGN KEY ("submitted_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_report_version" ADD CONSTRAINT "member_report_version_decider" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_report_version" ADD CONSTRAINT "member_report_version_behalf" FOREIGN KEY ("on_behalf_of") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_report_version" ADD CONSTRAINT "member_report_version_reopening" FOREIGN KEY ("reopening_id") REFERENCES "public"."reopening"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_transfer" ADD CONSTRAINT "member_transfer_report_id_member_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."member_report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_transfer" ADD CONSTRAINT "member_transfer_version_id_member_report_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."member_report_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_transfer" ADD CONSTRAINT "member_transfer_counterpart_id_organisation_id_fk" FOREIGN KEY ("counterpart_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_period_id_period_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."period"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_sent_by_account_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reopening" ADD CONSTRAINT "reopening_period_id_period_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."period"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reopening" ADD CONSTRAINT "reopening_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reopening" ADD CONSTRAINT "reopening_enterprise_id_enterprise_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprise"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reopening" ADD CONSTRAINT "reopening_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reopening" ADD CONSTRAINT "reopening_requested_by_account_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reopening" ADD CONSTRAINT "reopening_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reopening" ADD CONSTRAINT "reopening_revoked_by_account_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_draft" ADD CONSTRAINT "report_draft_report_id_member_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."member_report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_draft" ADD CONSTRAINT "report_draft_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_draft" ADD CONSTRAINT "report_draft_period_id_period_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."period"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_draft" ADD CONSTRAINT "report_draft_saved_by_account_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_draft" ADD CONSTRAINT "report_draft_reopening_id_reopening_id_fk" FOREIGN KEY ("reopening_id") REFERENCES "public"."reopening"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target" ADD CONSTRAINT "target_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "correction_request_organisation" ON "correction_request" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "member_report_version_organisation" ON "member_report_version" USING btree ("organisation_id","period_id");--> statement-breakpoint
CREATE INDEX "member_report_version_period" ON "member_report_version" USING btree ("period_id");--> statement-breakpoint
CREATE INDEX "member_transfer_counterpart" ON "member_transfer" USING btree ("counterpart_id");--> statement-breakpoint
CREATE INDEX "reminder_account" ON "reminder" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "reopening_period" ON "reopening" USING btree ("period_id");--> statement-breakpoint
ALTER TABLE "enterprise_figures" ADD CONSTRAINT "enterprise_figures_reopening_id_reopening_id_fk" FOREIGN KEY ("reopening_id") REFERENCES "public"."reopening"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_split" ADD CONSTRAINT "member_split_version_id_member_report_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."member_report_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "period" ADD CONSTRAINT "period_locked_by_account_id_fk" FOREIGN KEY ("locked_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_report" DROP COLUMN "version";--> statement-breakpoint
ALTER TABLE "member_report" DROP COLUMN "retired_on";--> statement-breakpoint
ALTER TABLE "member_report" DROP COLUMN "retired_reason";--> statement-breakpoint
ALTER TABLE "member_report" DROP COLUMN "opening_total";--> statement-breakpoint
ALTER TABLE "member_report" DROP COLUMN "admitted";--> statement-breakpoint
ALTER TABLE "member_report" DROP COLUMN "became_official";--> statement-breakpoint
ALTER TABLE "member_report" DROP COLUMN "transferred_in";--> statement-breakpoint
ALTER TABLE "member_report" DROP COLUMN "other_increase";--> statement-breakpoint
ALTER TABLE "member_report" DROP COLUMN "transferred_out";--> statement-breakpoint
ALTER TABLE "member_report" DROP COLUMN "left_party";--> statement-breakpoint
ALTER TABLE "member_report" DROP COLUMN "died";--> statement-breakpoint
ALTER TABLE "member_report" DROP COLUMN "other_decrease";--> statement-breakpoint
ALTER TABLE "member_report" DROP COLUMN "closing_total";--> statement-breakpoint
ALTER TABLE "member_report" DROP COLUMN "official_members";--> statement-breakpoint
ALTER TABLE "member_report" DROP COLUMN "probationary_members";--> statement-breakpoint
ALTER TABLE "member_report" DROP COLUMN "female_members";--> statement-breakpoint
ALTER TABLE "member_report" DROP COLUMN "note";--> statement-breakpoint
ALTER TABLE "member_report" DROP COLUMN "confirmed_at";--> statement-breakpoint
ALTER TABLE "member_report" DROP COLUMN "confirmed_by";--> statement-breakpoint
ALTER TABLE "member_split" ADD CONSTRAINT "member_split_enterprise_taken" UNIQUE("version_id","enterprise_id");--> statement-breakpoint
ALTER TABLE "period" ADD CONSTRAINT "period_yearly_asks_members" CHECK ("period"."asks_members" or not "period"."asks_yearly");--> statement-breakpoint
ALTER TABLE "lock_delegation" ADD CONSTRAINT "lock_delegation_overlap" UNIQUE ("account_id", "valid" WITHOUT OVERLAPS);--> statement-breakpoint
-- Every grant lists exactly what was changed under it.
CREATE INDEX "audit_reopening" ON "audit" (("new" ->> 'reopening_id')) WHERE "new" ->> 'reopening_id' IS NOT NULL;
