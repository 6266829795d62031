CREATE TYPE "public"."job_kind" AS ENUM('export', 'remind', 'reminder_mail', 'tidy');--> statement-breakpoint
CREATE TYPE "public"."job_state" AS ENUM('open', 'done', 'failed', 'cancelled');--> statement-breakpoint
CREATE TABLE "job" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" "job_kind" NOT NULL,
	"account_id" uuid NOT NULL,
	"session_id" uuid,
	"input" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"state" "job_state" DEFAULT 'open' NOT NULL,
	"problem" varchar(40),
	"file_name" varchar(200),
	"every_minutes" integer,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	"seen_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	"claimed_by" "bytea",
	"rows_done" integer DEFAULT 0 NOT NULL,
	"rows_all" integer
);
--> statement-breakpoint
CREATE TABLE "job_file" (
	"id" uuid PRIMARY KEY NOT NULL,
	"job_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "job_file_number_taken" UNIQUE("job_id","number")
);
--> statement-breakpoint
ALTER TABLE "job" ADD CONSTRAINT "job_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job" ADD CONSTRAINT "job_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_file" ADD CONSTRAINT "job_file_job_id_job_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."job"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_file" ADD CONSTRAINT "job_file_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "job_open" ON "job" USING btree ("due_at") WHERE "job"."state" = 'open';--> statement-breakpoint
CREATE INDEX "job_account" ON "job" USING btree ("account_id","asked_at");--> statement-breakpoint
CREATE INDEX "job_session" ON "job" USING btree ("session_id");--> statement-breakpoint
ALTER TABLE "reminder" DROP COLUMN "mail_attempts";--> statement-breakpoint
ALTER TABLE "reminder" DROP COLUMN "mail_next_at";--> statement-breakpoint
-- The schedules, which belong to the service account; and a job for each mail that was waiting to be sent.
INSERT INTO "job" ("id", "kind", "account_id", "every_minutes", "due_at") VALUES
  ('00000000-0000-7000-8000-000000000002', 'remind', '00000000-0000-7000-8000-000000000001', 10, now() + interval '1 minute'),
  ('00000000-0000-7000-8000-000000000003', 'tidy', '00000000-0000-7000-8000-000000000001', 60, now() + interval '1 hour');--> statement-breakpoint
INSERT INTO "job" ("id", "kind", "account_id") SELECT DISTINCT "mail_id", 'reminder_mail'::job_kind, '00000000-0000-7000-8000-000000000001'::uuid
  FROM "reminder" WHERE "mail" = 'waiting' AND "mail_id" IS NOT NULL;
