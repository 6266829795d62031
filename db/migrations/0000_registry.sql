CREATE TYPE "public"."account_kind" AS ENUM('person', 'service');--> statement-breakpoint
CREATE TYPE "public"."language" AS ENUM('vi', 'en');--> statement-breakpoint
CREATE TYPE "public"."affiliated_kind" AS ENUM('trade_union', 'youth_union', 'youth_association', 'womens_association', 'veterans_association', 'self_defence');--> statement-breakpoint
CREATE TYPE "public"."assigned_role" AS ENUM('administrator', 'officer', 'leader', 'inspector');--> statement-breakpoint
CREATE TYPE "public"."commune_kind" AS ENUM('commune', 'ward', 'special_zone');--> statement-breakpoint
CREATE TYPE "public"."document_type" AS ENUM('decision', 'conclusion', 'notice', 'letter', 'submission', 'resolution', 'minutes');--> statement-breakpoint
CREATE TYPE "public"."enterprise_standing" AS ENUM('not_started', 'building', 'operating', 'suspended', 'closed', 'bankrupt', 'revoked');--> statement-breakpoint
CREATE TYPE "public"."ownership" AS ENUM('state', 'domestic_private', 'fdi_wholly', 'joint_venture', 'cooperative', 'other');--> statement-breakpoint
CREATE TYPE "public"."event_kind" AS ENUM('established', 'renamed', 'absorbed', 'consolidated', 'divided', 'split_off', 'transferred', 'reclassified', 'committee_renewed', 'term_extended', 'dissolved', 'ended_activity');--> statement-breakpoint
CREATE TYPE "public"."event_part" AS ENUM('predecessor', 'subject', 'successor');--> statement-breakpoint
CREATE TYPE "public"."end_reason" AS ENUM('term_over', 'transferred', 'left_job', 'retired', 'relieved', 'died', 'organisation_ended', 'other');--> statement-breakpoint
CREATE TYPE "public"."obtained" AS ENUM('elected', 'appointed', 'assigned');--> statement-breakpoint
CREATE TYPE "public"."position" AS ENUM('secretary', 'standing_deputy_secretary', 'deputy_secretary', 'acting_in_charge', 'reporter', 'standing_board_member', 'committee_member', 'cell_committee_member', 'group_leader', 'group_deputy_leader', 'inspection_chair');--> statement-breakpoint
CREATE TYPE "public"."period_kind" AS ENUM('month', 'quarter', 'half_year', 'year', 'ad_hoc');--> statement-breakpoint
CREATE TYPE "public"."job_class" AS ENUM('owner', 'manager', 'specialist', 'worker', 'union_officer', 'other');--> statement-breakpoint
CREATE TYPE "public"."sex" AS ENUM('female', 'male');--> statement-breakpoint
CREATE TYPE "public"."currency" AS ENUM('USD', 'VND');--> statement-breakpoint
CREATE TYPE "public"."project_kind" AS ENUM('fdi', 'di');--> statement-breakpoint
CREATE TYPE "public"."organisation_family" AS ENUM('committee', 'cell', 'group');--> statement-breakpoint
CREATE TYPE "public"."rule_subject" AS ENUM('organisation_kind', 'threshold', 'term', 'grading_cap');--> statement-breakpoint
CREATE TYPE "public"."session_end" AS ENUM('signed_out', 'revoked', 'password_changed', 'expired', 'account_ended');--> statement-breakpoint
CREATE TYPE "public"."session_kind" AS ENUM('browser', 'job');--> statement-breakpoint
CREATE TYPE "public"."setting_key" AS ENUM('office_name', 'help_phone', 'zone_committee', 'combined_cells_count', 'vnd_per_usd');--> statement-breakpoint
CREATE TYPE "public"."unit_kind" AS ENUM('zone', 'park');--> statement-breakpoint
CREATE TYPE "public"."unit_standing" AS ENUM('preparing', 'operating', 'ended');--> statement-breakpoint
CREATE TABLE "account" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"retired_on" date,
	"retired_reason" varchar(500),
	"kind" "account_kind" DEFAULT 'person' NOT NULL,
	"user_name" varchar(60) NOT NULL,
	"full_name" varchar(120) NOT NULL,
	"person_id" uuid,
	"language" "language" DEFAULT 'vi' NOT NULL,
	"disabled_at" timestamp with time zone,
	"disabled_reason" varchar(300),
	CONSTRAINT "account_user_name_taken" UNIQUE("user_name"),
	CONSTRAINT "account_person_id_taken" UNIQUE("person_id")
);
--> statement-breakpoint
CREATE TABLE "credential" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"salt" "bytea" NOT NULL,
	"verifier" "bytea" NOT NULL,
	"set_at" timestamp with time zone DEFAULT now() NOT NULL,
	"failures" smallint DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "enrolment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"issued_by" uuid NOT NULL,
	"issued_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "enrolment_code_hash_unique" UNIQUE("code_hash")
);
--> statement-breakpoint
CREATE TABLE "affiliated_organisation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"retired_on" date,
	"retired_reason" varchar(500),
	"enterprise_id" uuid NOT NULL,
	"kind" "affiliated_kind" NOT NULL,
	"name" varchar(200) NOT NULL,
	"valid" daterange NOT NULL,
	"members" integer,
	"document_id" uuid,
	CONSTRAINT "self_defence_strength_is_not_held" CHECK ("affiliated_organisation"."kind" <> 'self_defence' or "affiliated_organisation"."members" is null),
	CONSTRAINT "affiliated_members_not_negative" CHECK ("affiliated_organisation"."members" >= 0)
);
--> statement-breakpoint
CREATE TABLE "assignment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"retired_on" date,
	"retired_reason" varchar(500),
	"account_id" uuid NOT NULL,
	"role" "assigned_role" NOT NULL,
	"unit_id" uuid,
	"valid" daterange NOT NULL,
	"decision_number" varchar(60)
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"actor_id" uuid,
	"session_id" uuid,
	"office" varchar(300),
	"on_behalf_of" uuid,
	"reason" varchar(500),
	"request_id" uuid,
	"change_set" uuid,
	"operation" varchar(30) NOT NULL,
	"table_name" varchar(60) NOT NULL,
	"row_id" uuid,
	"record" varchar(60) NOT NULL,
	"record_id" uuid,
	"old" jsonb,
	"new" jsonb,
	"changed" text[],
	"canonical" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "commune" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"retired_on" date,
	"retired_reason" varchar(500),
	"kind" "commune_kind" NOT NULL,
	"name" varchar(100) NOT NULL,
	"code" varchar(10),
	"formerly" varchar(500),
	"search_text" text GENERATED ALWAYS AS (lower(translate(regexp_replace(normalize(coalesce("commune"."name", '') || ' ' || coalesce("commune"."formerly", ''), NFD), '[\u0300-\u036f]', '', 'g'), 'đĐ', 'dd') collate pg_unicode_fast)) STORED,
	CONSTRAINT "commune_name_taken" UNIQUE("kind","name")
);
--> statement-breakpoint
CREATE TABLE "coverage" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"retired_on" date,
	"retired_reason" varchar(500),
	"organisation_id" uuid NOT NULL,
	"enterprise_id" uuid NOT NULL,
	"valid" daterange NOT NULL,
	"is_host" boolean DEFAULT false NOT NULL,
	"document_id" uuid
);
--> statement-breakpoint
CREATE TABLE "document" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"retired_on" date,
	"retired_reason" varchar(500),
	"unit_id" uuid NOT NULL,
	"issuer" varchar(200) NOT NULL,
	"type" "document_type" DEFAULT 'decision' NOT NULL,
	"number" varchar(60) NOT NULL,
	"issued_on" date NOT NULL,
	"effective_on" date,
	"signatory_name" varchar(120),
	"signatory_role" varchar(200),
	"subject" varchar(500) NOT NULL,
	"search_text" text GENERATED ALWAYS AS (lower(translate(regexp_replace(normalize(coalesce("document"."number", '') || ' ' || coalesce("document"."issuer", '') || ' ' || coalesce("document"."subject", ''), NFD), '[\u0300-\u036f]', '', 'g'), 'đĐ', 'dd') collate pg_unicode_fast)) STORED
);
--> statement-breakpoint
CREATE TABLE "document_file" (
	"id" uuid PRIMARY KEY NOT NULL,
	"document_id" uuid NOT NULL,
	"name" varchar(200) NOT NULL,
	"media_type" varchar(100) NOT NULL,
	"size" integer NOT NULL,
	"sha256" char(64) NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "document_file_document_taken" UNIQUE("document_id")
);
--> statement-breakpoint
CREATE TABLE "clock" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"offset_days" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "clock_is_one" CHECK ("clock"."one")
);
--> statement-breakpoint
CREATE TABLE "door_key" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"inner" "bytea" NOT NULL,
	"outer" "bytea" NOT NULL,
	CONSTRAINT "door_key_is_one" CHECK ("door_key"."one")
);
--> statement-breakpoint
CREATE TABLE "enterprise_figures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"retired_on" date,
	"retired_reason" varchar(500),
	"enterprise_id" uuid NOT NULL,
	"period_id" uuid NOT NULL,
	"workers" integer,
	"female_workers" integer,
	"foreign_workers" integer,
	"managers" integer,
	"high_skilled" integer,
	"members_elsewhere" integer,
	"revenue_vnd" numeric(20, 2),
	"exports_usd" numeric(20, 2),
	"imports_usd" numeric(20, 2),
	"tax_paid_vnd" numeric(20, 2),
	CONSTRAINT "enterprise_figures_period_taken" UNIQUE("enterprise_id","period_id"),
	CONSTRAINT "enterprise_figures_v18" CHECK (greatest("enterprise_figures"."female_workers", "enterprise_figures"."foreign_workers", coalesce("enterprise_figures"."managers", 0) + coalesce("enterprise_figures"."high_skilled", 0)) <= "enterprise_figures"."workers"),
	CONSTRAINT "enterprise_figures_not_negative" CHECK (least("enterprise_figures"."workers", "enterprise_figures"."female_workers", "enterprise_figures"."foreign_workers", "enterprise_figures"."managers", "enterprise_figures"."high_skilled", "enterprise_figures"."members_elsewhere", "enterprise_figures"."revenue_vnd", "enterprise_figures"."exports_usd", "enterprise_figures"."imports_usd", "enterprise_figures"."tax_paid_vnd") >= 0)
);
--> statement-breakpoint
CREATE TABLE "enterprise" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"retired_on" date,
	"retired_reason" varchar(500),
	"tax_code" varchar(14),
	"tax_code_reason" varchar(300),
	"unit_id" uuid NOT NULL,
	"established_on" date,
	"investor_countries" text[] DEFAULT '{}' NOT NULL,
	"vsic_code" varchar(10),
	"is_export_processing" boolean DEFAULT false NOT NULL,
	"address" varchar(300),
	"commune_id" uuid,
	"legacy_address" varchar(300),
	"note" varchar(2000),
	CONSTRAINT "enterprise_tax_code_taken" UNIQUE("tax_code")
);
--> statement-breakpoint
CREATE TABLE "enterprise_contact" (
	"id" uuid PRIMARY KEY NOT NULL,
	"enterprise_id" uuid NOT NULL,
	"legal_representative" varchar(120),
	"contact_name" varchar(120),
	"phone" varchar(20),
	"email" varchar(120),
	CONSTRAINT "enterprise_contact_enterprise_taken" UNIQUE("enterprise_id")
);
--> statement-breakpoint
CREATE TABLE "enterprise_state" (
	"id" uuid PRIMARY KEY NOT NULL,
	"enterprise_id" uuid NOT NULL,
	"valid" daterange NOT NULL,
	"name" varchar(250) NOT NULL,
	"name_foreign" varchar(250),
	"ownership" "ownership" NOT NULL,
	"standing" "enterprise_standing" DEFAULT 'operating' NOT NULL,
	"search_text" text GENERATED ALWAYS AS (lower(translate(regexp_replace(normalize(coalesce("enterprise_state"."name", '') || ' ' || coalesce("enterprise_state"."name_foreign", ''), NFD), '[\u0300-\u036f]', '', 'g'), 'đĐ', 'dd') collate pg_unicode_fast)) STORED
);
--> statement-breakpoint
CREATE TABLE "event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"retired_on" date,
	"retired_reason" varchar(500),
	"unit_id" uuid NOT NULL,
	"kind" "event_kind" NOT NULL,
	"effective_on" date NOT NULL,
	"document_id" uuid,
	"members_to" varchar(300),
	"note" varchar(1000)
);
--> statement-breakpoint
CREATE TABLE "event_organisation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"part" "event_part" NOT NULL,
	CONSTRAINT "event_organisation_once" UNIQUE("event_id","organisation_id","part")
);
--> statement-breakpoint
CREATE TABLE "mandate" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"retired_on" date,
	"retired_reason" varchar(500),
	"person_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"position" "position" NOT NULL,
	"obtained" "obtained" NOT NULL,
	"valid" daterange NOT NULL,
	"term_ends_on" date,
	"document_id" uuid,
	"end_reason" "end_reason",
	"end_document_id" uuid,
	"note" varchar(500)
);
--> statement-breakpoint
CREATE TABLE "member_report" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"retired_on" date,
	"retired_reason" varchar(500),
	"organisation_id" uuid NOT NULL,
	"period_id" uuid NOT NULL,
	"opening_total" integer NOT NULL,
	"admitted" integer DEFAULT 0 NOT NULL,
	"became_official" integer DEFAULT 0 NOT NULL,
	"transferred_in" integer DEFAULT 0 NOT NULL,
	"other_increase" integer DEFAULT 0 NOT NULL,
	"transferred_out" integer DEFAULT 0 NOT NULL,
	"left_party" integer DEFAULT 0 NOT NULL,
	"died" integer DEFAULT 0 NOT NULL,
	"other_decrease" integer DEFAULT 0 NOT NULL,
	"closing_total" integer NOT NULL,
	"official_members" integer NOT NULL,
	"probationary_members" integer NOT NULL,
	"female_members" integer NOT NULL,
	"note" varchar(1000),
	"confirmed_at" timestamp with time zone,
	"confirmed_by" uuid,
	CONSTRAINT "member_report_period_taken" UNIQUE("organisation_id","period_id"),
	CONSTRAINT "member_report_v01" CHECK ("member_report"."official_members" + "member_report"."probationary_members" = "member_report"."closing_total"),
	CONSTRAINT "member_report_v02" CHECK ("member_report"."female_members" <= "member_report"."closing_total"),
	CONSTRAINT "member_report_v03" CHECK ("member_report"."opening_total" + "member_report"."admitted" + "member_report"."transferred_in" + "member_report"."other_increase"
        - "member_report"."transferred_out" - "member_report"."left_party" - "member_report"."died" - "member_report"."other_decrease" = "member_report"."closing_total"),
	CONSTRAINT "member_report_not_negative" CHECK (least("member_report"."opening_total", "member_report"."admitted", "member_report"."became_official", "member_report"."transferred_in", "member_report"."other_increase", "member_report"."transferred_out",
        "member_report"."left_party", "member_report"."died", "member_report"."other_decrease", "member_report"."closing_total", "member_report"."official_members", "member_report"."probationary_members", "member_report"."female_members") >= 0)
);
--> statement-breakpoint
CREATE TABLE "member_split" (
	"id" uuid PRIMARY KEY NOT NULL,
	"report_id" uuid NOT NULL,
	"enterprise_id" uuid NOT NULL,
	"members" integer NOT NULL,
	CONSTRAINT "member_split_enterprise_taken" UNIQUE("report_id","enterprise_id"),
	CONSTRAINT "member_split_not_negative" CHECK ("member_split"."members" >= 0)
);
--> statement-breakpoint
CREATE TABLE "organisation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"retired_on" date,
	"retired_reason" varchar(500),
	"unit_id" uuid NOT NULL,
	"founded_on" date NOT NULL,
	"founded_precision" char(1) DEFAULT 'd' NOT NULL,
	"founding_document_id" uuid,
	"external_code" varchar(20),
	"note" varchar(2000)
);
--> statement-breakpoint
CREATE TABLE "organisation_state" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"valid" daterange NOT NULL,
	"name" varchar(250) NOT NULL,
	"kind" varchar(60) NOT NULL,
	"superior_id" uuid,
	"external_superior" varchar(200),
	"search_text" text GENERATED ALWAYS AS (lower(translate(regexp_replace(normalize(coalesce("organisation_state"."name", ''), NFD), '[\u0300-\u036f]', '', 'g'), 'đĐ', 'dd') collate pg_unicode_fast)) STORED
);
--> statement-breakpoint
CREATE TABLE "period" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"retired_on" date,
	"retired_reason" varchar(500),
	"kind" "period_kind" NOT NULL,
	"name" varchar(120),
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"cut_off_on" date NOT NULL,
	"opens_on" date NOT NULL,
	"due_on" date NOT NULL,
	"asks_members" boolean DEFAULT true NOT NULL,
	"asks_figures" boolean DEFAULT false NOT NULL,
	"locked_at" timestamp with time zone,
	CONSTRAINT "period_starts_on_taken" UNIQUE("kind","starts_on"),
	CONSTRAINT "period_in_order" CHECK ("period"."starts_on" <= "period"."ends_on"),
	CONSTRAINT "period_named_when_ad_hoc" CHECK ("period"."kind" <> 'ad_hoc' or "period"."name" is not null)
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"retired_on" date,
	"retired_reason" varchar(500),
	"unit_id" uuid NOT NULL,
	"full_name" varchar(120) NOT NULL,
	"given_name" varchar(60),
	"sex" "sex",
	"birth_year" integer,
	"job_title" varchar(120),
	"job_class" "job_class",
	"sort_name" text GENERATED ALWAYS AS (coalesce("person"."given_name", regexp_replace("person"."full_name", '^.*\s', '')) || ' ' || "person"."full_name") STORED,
	"search_text" text GENERATED ALWAYS AS (lower(translate(regexp_replace(normalize(coalesce("person"."full_name", ''), NFD), '[\u0300-\u036f]', '', 'g'), 'đĐ', 'dd') collate pg_unicode_fast)) STORED
);
--> statement-breakpoint
CREATE TABLE "person_contact" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"phone" varchar(20),
	"email" varchar(120),
	CONSTRAINT "person_contact_person_taken" UNIQUE("person_id")
);
--> statement-breakpoint
CREATE TABLE "project" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"retired_on" date,
	"retired_reason" varchar(500),
	"enterprise_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"code" varchar(30) NOT NULL,
	"kind" "project_kind" NOT NULL,
	"name" varchar(300) NOT NULL,
	"certified_on" date NOT NULL,
	"lot" varchar(60),
	CONSTRAINT "project_code_taken" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "project_capital" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"valid" daterange NOT NULL,
	"amendment" integer DEFAULT 0 NOT NULL,
	"currency" "currency" NOT NULL,
	"registered_capital" numeric(20, 2) NOT NULL,
	"implemented_capital" numeric(20, 2)
);
--> statement-breakpoint
CREATE TABLE "rule_set" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"retired_on" date,
	"retired_reason" varchar(500),
	"subject" "rule_subject" NOT NULL,
	"code" varchar(60) NOT NULL,
	"name" varchar(200) NOT NULL,
	"name_en" varchar(200) NOT NULL,
	"family" "organisation_family",
	"rank" integer,
	"amount" numeric(8, 2),
	"valid" daterange NOT NULL,
	"source" varchar(300) NOT NULL,
	"is_confirmed" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" "session_kind" DEFAULT 'browser' NOT NULL,
	"device" varchar(200),
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"idle_minutes" integer DEFAULT 30 NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" "session_end"
);
--> statement-breakpoint
CREATE TABLE "session_token" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"retired_on" date,
	"retired_reason" varchar(500),
	"key" "setting_key" NOT NULL,
	"value" varchar(500) NOT NULL,
	"valid" daterange NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"retired_on" date,
	"retired_reason" varchar(500),
	"parent_id" uuid,
	"kind" "unit_kind" NOT NULL,
	"code" varchar(20) NOT NULL,
	CONSTRAINT "unit_code_taken" UNIQUE("code"),
	CONSTRAINT "unit_not_its_own_parent" CHECK ("unit"."parent_id" <> "unit"."id")
);
--> statement-breakpoint
CREATE TABLE "unit_state" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"valid" daterange NOT NULL,
	"name" varchar(200) NOT NULL,
	"standing" "unit_standing" DEFAULT 'operating' NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credential" ADD CONSTRAINT "credential_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "affiliated_organisation" ADD CONSTRAINT "affiliated_organisation_enterprise_id_enterprise_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprise"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "affiliated_organisation" ADD CONSTRAINT "affiliated_organisation_document_id_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coverage" ADD CONSTRAINT "coverage_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coverage" ADD CONSTRAINT "coverage_enterprise_id_enterprise_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprise"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coverage" ADD CONSTRAINT "coverage_document_id_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_file" ADD CONSTRAINT "document_file_document_id_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enterprise_figures" ADD CONSTRAINT "enterprise_figures_enterprise_id_enterprise_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprise"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enterprise_figures" ADD CONSTRAINT "enterprise_figures_period_id_period_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."period"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enterprise" ADD CONSTRAINT "enterprise_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enterprise" ADD CONSTRAINT "enterprise_commune_id_commune_id_fk" FOREIGN KEY ("commune_id") REFERENCES "public"."commune"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enterprise_contact" ADD CONSTRAINT "enterprise_contact_enterprise_id_enterprise_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprise"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enterprise_state" ADD CONSTRAINT "enterprise_state_enterprise_id_enterprise_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprise"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_document_id_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_organisation" ADD CONSTRAINT "event_organisation_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_organisation" ADD CONSTRAINT "event_organisation_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandate" ADD CONSTRAINT "mandate_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandate" ADD CONSTRAINT "mandate_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandate" ADD CONSTRAINT "mandate_document_id_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandate" ADD CONSTRAINT "mandate_end_document_id_document_id_fk" FOREIGN KEY ("end_document_id") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_report" ADD CONSTRAINT "member_report_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_report" ADD CONSTRAINT "member_report_period_id_period_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."period"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_report" ADD CONSTRAINT "member_report_confirmed_by_account_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_split" ADD CONSTRAINT "member_split_report_id_member_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."member_report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_split" ADD CONSTRAINT "member_split_enterprise_id_enterprise_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprise"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_founding_document_id_document_id_fk" FOREIGN KEY ("founding_document_id") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_state" ADD CONSTRAINT "organisation_state_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_state" ADD CONSTRAINT "organisation_state_superior_id_organisation_id_fk" FOREIGN KEY ("superior_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_contact" ADD CONSTRAINT "person_contact_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project" ADD CONSTRAINT "project_enterprise_id_enterprise_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprise"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project" ADD CONSTRAINT "project_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_capital" ADD CONSTRAINT "project_capital_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_token" ADD CONSTRAINT "session_token_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit" ADD CONSTRAINT "unit_parent" FOREIGN KEY ("parent_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_state" ADD CONSTRAINT "unit_state_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "affiliated_organisation_enterprise" ON "affiliated_organisation" USING btree ("enterprise_id");--> statement-breakpoint
CREATE INDEX "assignment_account" ON "assignment" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "audit_record" ON "audit" USING btree ("record","record_id","id");--> statement-breakpoint
CREATE INDEX "audit_actor" ON "audit" USING btree ("actor_id","id");--> statement-breakpoint
CREATE INDEX "audit_at" ON "audit" USING brin ("at");--> statement-breakpoint
CREATE INDEX "coverage_enterprise" ON "coverage" USING btree ("enterprise_id");--> statement-breakpoint
CREATE INDEX "coverage_organisation" ON "coverage" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "document_search" ON "document" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "document_unit" ON "document" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "enterprise_figures_period" ON "enterprise_figures" USING btree ("period_id");--> statement-breakpoint
CREATE INDEX "enterprise_unit" ON "enterprise" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "enterprise_tax_code_prefix" ON "enterprise" USING btree ("tax_code" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "enterprise_state_search" ON "enterprise_state" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "enterprise_state_name" ON "enterprise_state" USING btree ("name" collate "vi-x-icu","enterprise_id");--> statement-breakpoint
CREATE INDEX "event_effective" ON "event" USING btree ("effective_on");--> statement-breakpoint
CREATE INDEX "event_organisation_organisation" ON "event_organisation" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "mandate_person" ON "mandate" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "mandate_organisation" ON "mandate" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "member_report_period" ON "member_report" USING btree ("period_id");--> statement-breakpoint
CREATE INDEX "member_split_enterprise" ON "member_split" USING btree ("enterprise_id");--> statement-breakpoint
CREATE INDEX "organisation_unit" ON "organisation" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "organisation_state_search" ON "organisation_state" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "organisation_state_superior" ON "organisation_state" USING btree ("superior_id");--> statement-breakpoint
CREATE INDEX "person_search" ON "person" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "person_unit" ON "person" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "project_enterprise" ON "project" USING btree ("enterprise_id");--> statement-breakpoint
CREATE INDEX "project_unit" ON "project" USING btree ("unit_id");