ALTER TABLE "reminder" ADD COLUMN "sent_on" date DEFAULT (now() at time zone 'Asia/Ho_Chi_Minh')::date NOT NULL;--> statement-breakpoint
ALTER TABLE "reminder" ADD COLUMN "mail_id" uuid;--> statement-breakpoint
ALTER TABLE "reminder" ADD COLUMN "mail_next_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "reminder" ADD COLUMN "mailed_on" date;--> statement-breakpoint
CREATE UNIQUE INDEX "reminder_once_a_day" ON "reminder" USING btree ("organisation_id","period_id","account_id","sent_on") WHERE "reminder"."offset_days" is null;--> statement-breakpoint
ALTER TABLE "reminder" DROP COLUMN "mail_to";