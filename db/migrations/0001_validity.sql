-- What drizzle cannot say: facts that live in time do not overlap, and a fact about another
-- record holds only while that record lives. Deferred, or nothing could ever be renamed.
alter table "account" add constraint "account_user_name_lower" check ("user_name" = lower("user_name"));
--> statement-breakpoint
alter table "unit_state" add constraint "unit_state_overlap" unique ("unit_id", "valid" without overlaps);
--> statement-breakpoint
alter table "enterprise_state" add constraint "enterprise_state_overlap" unique ("enterprise_id", "valid" without overlaps);
--> statement-breakpoint
alter table "organisation_state" add constraint "organisation_state_overlap" unique ("organisation_id", "valid" without overlaps);
--> statement-breakpoint
alter table "project_capital" add constraint "project_capital_overlap" unique ("project_id", "valid" without overlaps);
--> statement-breakpoint
alter table "setting" add constraint "setting_overlap" unique ("key", "valid" without overlaps);
--> statement-breakpoint
alter table "rule_set" add constraint "rule_set_overlap" unique ("subject", "code", "valid" without overlaps);
--> statement-breakpoint
alter table "affiliated_organisation" add constraint "affiliated_organisation_overlap"
  unique ("enterprise_id", "kind", "name", "valid" without overlaps);
--> statement-breakpoint
alter table "coverage" add constraint "coverage_overlap" unique ("organisation_id", "enterprise_id", "valid" without overlaps);
--> statement-breakpoint
alter table "mandate" add constraint "mandate_overlap"
  unique ("person_id", "organisation_id", "position", "valid" without overlaps);
--> statement-breakpoint
-- V10: one secretary at a time.
alter table "mandate" add constraint "mandate_secretary_overlap"
  exclude using gist ("organisation_id" with =, "valid" with &&) where ("position" = 'secretary');
--> statement-breakpoint
alter table "assignment" add constraint "assignment_overlap"
  exclude using gist ("account_id" with =, "role" with =, coalesce("unit_id", '00000000-0000-0000-0000-000000000000'::uuid) with =, "valid" with &&);
--> statement-breakpoint
alter table "organisation_state" add constraint "organisation_state_superior_lives"
  foreign key ("superior_id", period "valid") references "organisation_state" ("organisation_id", period "valid")
  deferrable initially deferred;
--> statement-breakpoint
alter table "coverage" add constraint "coverage_organisation_lives"
  foreign key ("organisation_id", period "valid") references "organisation_state" ("organisation_id", period "valid")
  deferrable initially deferred;
--> statement-breakpoint
alter table "coverage" add constraint "coverage_enterprise_lives"
  foreign key ("enterprise_id", period "valid") references "enterprise_state" ("enterprise_id", period "valid")
  deferrable initially deferred;
--> statement-breakpoint
-- V13: a mandate lies inside the life of its organisation.
alter table "mandate" add constraint "mandate_organisation_lives"
  foreign key ("organisation_id", period "valid") references "organisation_state" ("organisation_id", period "valid")
  deferrable initially deferred;
--> statement-breakpoint
-- The account of migrations, set-up and planting: an actor like anyone else, without a password.
insert into "account" ("id", "kind", "user_name", "full_name")
values ('00000000-0000-7000-8000-000000000001', 'service', 'so-bo', 'Sổ Bộ (thiết lập hệ thống)');
--> statement-breakpoint
insert into "assignment" ("id", "account_id", "role", "valid")
select uuidv7(), '00000000-0000-7000-8000-000000000001', role::assigned_role, '[2000-01-01,)'
from unnest(array['administrator', 'officer']) role;
--> statement-breakpoint
-- HMAC (RFC 2104): a random key of 32 bytes, zero-filled to 64, each byte xor 0x36 and xor 0x5c.
insert into "door_key" ("inner", "outer")
select string_agg(set_byte('\x00'::bytea, 0, byte # 54), '' order by i), string_agg(set_byte('\x00'::bytea, 0, byte # 92), '' order by i)
from (
  select i, case when i < 32 then get_byte(secret, i) else 0 end as byte
  from generate_series(0, 63) i,
    (select sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))) s(secret)
) key_bytes;
--> statement-breakpoint
insert into "clock" default values;
