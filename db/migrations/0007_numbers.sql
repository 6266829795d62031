CREATE TYPE "public"."kind_counting" AS ENUM('itself', 'within_superior');--> statement-breakpoint
ALTER TYPE "public"."setting_key" ADD VALUE 'workers_for_organisation';--> statement-breakpoint
ALTER TABLE "enterprise_figures" DROP CONSTRAINT "enterprise_figures_not_negative";--> statement-breakpoint
ALTER TABLE "member_report_version" ALTER COLUMN "official_members" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "member_report_version" ALTER COLUMN "probationary_members" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "member_report_version" ALTER COLUMN "female_members" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "enterprise_figures" ADD COLUMN "official_elsewhere" integer;--> statement-breakpoint
ALTER TABLE "enterprise_figures" ADD COLUMN "probationary_elsewhere" integer;--> statement-breakpoint
ALTER TABLE "event_organisation" ADD COLUMN "probationary" integer;--> statement-breakpoint
ALTER TABLE "event_organisation" ADD COLUMN "female" integer;--> statement-breakpoint
ALTER TABLE "member_report_version" ADD COLUMN "parts" jsonb;--> statement-breakpoint
ALTER TABLE "member_report_version" ADD COLUMN "is_final" boolean;--> statement-breakpoint
ALTER TABLE "rule_set" ADD COLUMN "counting" "kind_counting";--> statement-breakpoint
ALTER TABLE "enterprise_figures" ADD CONSTRAINT "enterprise_figures_survey_whole" CHECK (num_nonnulls("enterprise_figures"."official_elsewhere", "enterprise_figures"."probationary_elsewhere") <> 1);--> statement-breakpoint
ALTER TABLE "enterprise_figures" ADD CONSTRAINT "enterprise_figures_not_negative" CHECK (least("enterprise_figures"."workers", "enterprise_figures"."female_workers", "enterprise_figures"."foreign_workers", "enterprise_figures"."managers", "enterprise_figures"."high_skilled", "enterprise_figures"."official_elsewhere", "enterprise_figures"."probationary_elsewhere", "enterprise_figures"."members_elsewhere", "enterprise_figures"."revenue_vnd", "enterprise_figures"."exports_usd", "enterprise_figures"."imports_usd", "enterprise_figures"."tax_paid_vnd") >= 0);--> statement-breakpoint
ALTER TABLE "event_organisation" ADD CONSTRAINT "event_organisation_of_them" CHECK ("event_organisation"."probationary" between 0 and "event_organisation"."members" and "event_organisation"."female" between 0 and "event_organisation"."members");--> statement-breakpoint
ALTER TABLE "member_report_version" ADD CONSTRAINT "member_report_both_or_neither" CHECK (("member_report_version"."official_members" is null) = ("member_report_version"."probationary_members" is null));--> statement-breakpoint
ALTER TABLE "rule_set" ADD CONSTRAINT "rule_set_kind_counts" CHECK ("rule_set"."subject" = 'organisation_kind' or "rule_set"."counting" is null);--> statement-breakpoint
-- Data
UPDATE "rule_set" SET "counting" = CASE "family" WHEN 'group' THEN 'within_superior'::"kind_counting" ELSE 'itself' END WHERE "subject" = 'organisation_kind';--> statement-breakpoint
-- Organisations, events and coverage were only ever retired as entered in error: from now on as if they had never been.
SELECT set_config('sobo.reason', 'Bỏ hồ sơ nhập nhầm: tính từ ngày đầu tiên', true);--> statement-breakpoint
UPDATE "organisation" SET "retired_on" = '-infinity' WHERE "retired_on" IS NOT NULL;--> statement-breakpoint
UPDATE "event" SET "retired_on" = '-infinity' WHERE "retired_on" IS NOT NULL;--> statement-breakpoint
UPDATE "coverage" SET "retired_on" = '-infinity' WHERE "retired_on" IS NOT NULL;--> statement-breakpoint
SELECT set_config('sobo.reason', '', true);--> statement-breakpoint
-- The rules that every registry began with are dated by the texts that they cite. A row that an administrator has changed,
-- confirmed or retired is left alone.
with dated (code, was, was_source, valid, source) as (values
  ('upper_direct_committee', '[2000-01-01,)', 'Điều lệ Đảng (2011)', '[2011-01-19,)', 'Điều lệ Đảng (2011)'),
  ('grassroots_committee', '[2000-01-01,)', 'Điều lệ Đảng (2011)', '[2011-01-19,)', 'Điều lệ Đảng (2011)'),
  ('division_committee', '[2000-01-01,)', 'Điều lệ Đảng (2011)', '[2011-01-19,2026-07-26)', 'Điều lệ Đảng (2011)'),
  ('grassroots_cell', '[2000-01-01,2026-07-26)', 'Điều lệ Đảng (2011)', '[2011-01-19,2026-07-26)', 'Điều lệ Đảng (2011)'),
  ('subordinate_cell', '[2000-01-01,2026-07-26)', 'Điều lệ Đảng (2011)', '[2011-01-19,2026-07-26)', 'Điều lệ Đảng (2011)'),
  ('party_group', '[2000-01-01,)', 'Điều lệ Đảng (2011)', '[2011-01-19,)', 'Điều lệ Đảng (2011)'),
  ('cell_official_minimum', '[2000-01-01,)', 'Điều lệ Đảng (2011), Điều 21', '[2011-01-19,)', 'Điều lệ Đảng (2011), Điều 21'),
  ('cell_committee_from', '[2000-01-01,)', 'Quy định 294-QĐ/TW ngày 26/5/2025', '[2025-07-01,2026-07-26)', 'Quy định 294-QĐ/TW ngày 26/5/2025'),
  ('cell_committee_maximum', '[2000-01-01,)', 'Quy định 294-QĐ/TW ngày 26/5/2025', '[2025-07-01,2026-07-26)', 'Quy định 294-QĐ/TW ngày 26/5/2025'),
  ('committee_minimum', '[2000-01-01,)', 'Điều lệ Đảng (2011), Điều 21', '[2011-01-19,)', 'Điều lệ Đảng (2011), Điều 21'),
  ('upper_committee_minimum', '[2000-01-01,)', 'Hướng dẫn 21-HD/BTCTW', '[2022-01-01,)', 'Hướng dẫn 21-HD/BTCTW (chưa rõ ngày ban hành)'),
  ('cell_years', '[2000-01-01,2025-07-01)', 'Điều lệ Đảng (2011)', '[2011-01-19,2025-07-01)', 'Điều lệ Đảng (2011)'),
  ('cell_years', '[2025-07-01,)', 'Quy định 294-QĐ/TW ngày 26/5/2025', '[2025-07-01,2026-07-26)', 'Quy định 294-QĐ/TW ngày 26/5/2025'),
  ('committee_years', '[2000-01-01,)', 'Điều lệ Đảng (2011)', '[2011-01-19,)', 'Điều lệ Đảng (2011)'),
  ('cell_grace_months', '[2000-01-01,)', 'Quy định thi hành Điều lệ Đảng', '[2021-07-30,2025-01-20)', 'Quy định 24-QĐ/TW ngày 30/7/2021'),
  ('committee_grace_months', '[2000-01-01,)', 'Quy định thi hành Điều lệ Đảng', '[2011-01-19,)', 'Chưa rõ căn cứ'),
  ('excellent_share', '[2000-01-01,)', 'Hướng dẫn 21-HD/BTCTW (2019)', '[2019-10-18,2025-08-30)', 'Hướng dẫn 21-HD/BTCTW (2019)')
)
update rule_set r set valid = dated.valid::daterange, source = dated.source, version = r.version + 1
from dated
where r.code = dated.code and r.valid = dated.was::daterange and r.source = dated.was_source
  and r.version = 1 and not r.is_confirmed and r.retired_on is null;
--> statement-breakpoint
-- The spells before and after them, each copied from the row beside it.
with added (code, beside, new_code, valid, source, name, name_en) as (values
  ('upper_direct_committee', '[2011-01-19,)', 'upper_direct_committee', '[1930-02-03,2011-01-19)', 'Chưa rõ căn cứ', null, null),
  ('grassroots_committee', '[2011-01-19,)', 'grassroots_committee', '[1930-02-03,2011-01-19)', 'Chưa rõ căn cứ', null, null),
  ('division_committee', '[2011-01-19,2026-07-26)', 'division_committee', '[1930-02-03,2011-01-19)', 'Chưa rõ căn cứ', null, null),
  ('grassroots_cell', '[2011-01-19,2026-07-26)', 'grassroots_cell', '[1930-02-03,2011-01-19)', 'Chưa rõ căn cứ', null, null),
  ('subordinate_cell', '[2011-01-19,2026-07-26)', 'subordinate_cell', '[1930-02-03,2011-01-19)', 'Chưa rõ căn cứ', null, null),
  ('party_group', '[2011-01-19,)', 'party_group', '[1930-02-03,2011-01-19)', 'Chưa rõ căn cứ', null, null),
  ('cell_committee_from', '[2025-07-01,2026-07-26)', 'cell_committee_from', '[2011-01-19,2025-07-01)', 'Chưa rõ căn cứ', null, null),
  ('cell_committee_from', '[2025-07-01,2026-07-26)', 'cell_committee_from', '[2026-07-26,)', 'Chưa rõ căn cứ', null, null),
  ('cell_committee_maximum', '[2025-07-01,2026-07-26)', 'cell_committee_maximum', '[2011-01-19,2025-07-01)', 'Chưa rõ căn cứ', null, null),
  ('cell_committee_maximum', '[2025-07-01,2026-07-26)', 'cell_committee_maximum', '[2026-07-26,)', 'Chưa rõ căn cứ', null, null),
  ('cell_years', '[2025-07-01,2026-07-26)', 'cell_years', '[2026-07-26,)', 'Chưa rõ căn cứ', null, null),
  ('cell_grace_months', '[2021-07-30,2025-01-20)', 'cell_grace_months', '[2025-01-20,)', 'Chưa rõ căn cứ', null, null),
  ('excellent_share', '[2019-10-18,2025-08-30)', 'excellent_share', '[2025-08-30,)',
    'Quy định 366-QĐ/TW ngày 30/8/2025, Hướng dẫn 43-HD/BTCTW ngày 31/10/2025 (chưa rõ cơ sở tính)', null, null),
  ('division_committee', '[2011-01-19,2026-07-26)', 'subordinate_committee', '[2026-07-26,)', 'Quy định 208-QĐ/TW ngày 26/7/2026',
    'Đảng bộ trực thuộc cơ sở', 'Committee under a grassroots committee')
)
insert into rule_set (id, subject, code, name, name_en, family, counting, rank, amount, valid, source)
select uuidv7(), r.subject, added.new_code, coalesce(added.name, r.name), coalesce(added.name_en, r.name_en), r.family, r.counting, r.rank, r.amount,
  added.valid::daterange, added.source
from added
join rule_set r on r.code = added.code and r.valid = added.beside::daterange and r.version = 2 and not r.is_confirmed and r.retired_on is null
where not exists (select from rule_set other
  where other.subject = r.subject and other.code = added.new_code and other.valid && added.valid::daterange);
