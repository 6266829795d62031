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
ALTER TABLE "editing" ADD CONSTRAINT "editing_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;