CREATE TABLE "editing" (
	"account_id" uuid NOT NULL,
	"record" varchar(40) NOT NULL,
	"record_id" uuid NOT NULL,
	"section" varchar(40) NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"until" timestamp with time zone NOT NULL,
	CONSTRAINT "editing_record_id_account_id_section_pk" PRIMARY KEY("record_id","account_id","section")
);
--> statement-breakpoint
CREATE TABLE "saved_view" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"retired_on" date,
	"account_id" uuid NOT NULL,
	"list" varchar(40) NOT NULL,
	"name" varchar(80),
	"question" varchar(14000) DEFAULT '' NOT NULL,
	"shared_with" "assigned_role",
	"is_default" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
ALTER TABLE "editing" ADD CONSTRAINT "editing_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "saved_view_own" ON "saved_view" USING btree ("account_id","list") WHERE "saved_view"."name" is null;--> statement-breakpoint
CREATE INDEX "saved_view_list" ON "saved_view" USING btree ("list","account_id") WHERE "saved_view"."retired_on" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "saved_view_own_default" ON "saved_view" USING btree ("account_id","list") WHERE "saved_view"."is_default" and "saved_view"."shared_with" is null and "saved_view"."retired_on" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "saved_view_role_default" ON "saved_view" USING btree ("list","shared_with") WHERE "saved_view"."is_default" and "saved_view"."shared_with" is not null and "saved_view"."retired_on" is null;