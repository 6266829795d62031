import { type SQL, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { closedTables, tables } from '../testing/access-table'
import { ofWorker } from '../testing/function-table'
import { inDatabase } from '../testing/stories'

/** Tables without audit triggers: the functions that write them write audit entries themselves. */
const withoutTriggers = ['session', 'job_file']
/** Rows are inserted and never updated. */
const withoutRevising = ['member_report']
const withoutWriting = ['trail', 'session', 'member_split', 'member_transfer', 'reminder', 'job', 'job_file']

const rules: [string, SQL, string[]][] = [
  [
    'forces row security on every table that is not closed, and on the trail',
    sql`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and not (relrowsecurity and relforcerowsecurity)`,
    closedTables.filter((name) => name !== 'audit'),
  ],
  [
    'grants nothing on closed tables',
    sql`select distinct table_name as name from information_schema.role_table_grants
      where table_schema = 'public' and grantee in ('sobo_app', 'PUBLIC') and table_name in ${closedTables}`,
    [],
  ],
  [
    'grants the application reading, inserting and updating, never more',
    sql`select table_name || ' ' || privilege_type as name from information_schema.role_table_grants
      where table_schema = 'public' and grantee in ('sobo_app', 'PUBLIC')
        and privilege_type not in ('SELECT', 'INSERT', 'UPDATE')`,
    [],
  ],
  [
    'grants only reading of what functions write',
    sql`select table_name || ' ' || privilege_type as name from information_schema.role_table_grants
      where table_schema = 'public' and grantee = 'sobo_app' and table_name in ${withoutWriting} and privilege_type <> 'SELECT'`,
    [],
  ],
  [
    'has a policy to read every open table',
    sql`select t as name from unnest(${texts(tables)}) t where not exists
      (select from pg_policies p where p.tablename = t and p.cmd = 'SELECT' and p.qual is not null)`,
    [],
  ],
  [
    'has a policy with a check to insert and to update, with a condition to update',
    sql`select t || ' ' || command as name from unnest(${texts(tables)}) t, unnest(array['INSERT', 'UPDATE']) command
      where t <> all (${texts(withoutWriting)}) and not (command = 'UPDATE' and t = any (${texts(withoutRevising)}))
      and not exists (select from pg_policies p where p.tablename = t and p.cmd = command
        and p.with_check is not null and (p.cmd = 'INSERT' or p.qual is not null))`,
    [],
  ],
  [
    'lets nobody delete',
    sql`select policyname as name from pg_policies where schemaname = 'public' and cmd in ('DELETE', 'ALL')
      and 'sobo_owner' <> all (roles)`,
    [],
  ],
  [
    'demands an actor and writes the trail on every table',
    sql`select t || ' ' || wanted as name from unnest(${texts(tables)}) t,
        unnest(array['demand_actor', 'refuse_truncate', 'audit_insert', 'audit_update']) wanted
      where t <> all (${texts(withoutTriggers)}) and not exists (select from pg_trigger where tgrelid = t::regclass and tgname = wanted
        and tgenabled in ('O', 'A') and tgfoid in ('demand_actor'::regproc, 'audit_write'::regproc))`,
    [],
  ],
  [
    // The exception is the trail: its condition is a policy, which also hides columns (db/audit/trail.sql).
    'asks security_invoker of every view',
    sql`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
      and not coalesce('security_invoker=true' = any (reloptions) or 'security_invoker=on' = any (reloptions), false)`,
    ['trail'],
  ],
  [
    'gives functions that look past row security to the judge, with a search path that ends in pg_temp',
    sql`select oid::regprocedure::text as name from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
      and (proowner <> 'sobo_judge'::regrole
        or not coalesce(proconfig && array['search_path=pg_catalog, public, pg_temp'], false))`,
    [],
  ],
  [
    // Of those without settings of their own PostgreSQL makes a part of the statement.
    'keeps the plans of functions, also where a list is planned by its values',
    sql`select oid::regprocedure::text as name from pg_proc where pronamespace = 'public'::regnamespace
      and proowner in ('sobo_judge'::regrole, 'sobo_owner'::regrole) and prokind = 'f' and prorettype <> 'trigger'::regtype
      and not coalesce('plan_cache_mode=auto' = any (proconfig), true)`,
    [
      'count_standing_enterprise(date,integer)',
      'count_standing_organisation(date,integer)',
      'counts_of_enterprises(uuid[],date)',
    ],
  ],
  [
    'lets everybody call no function of ours',
    sql`select oid::regprocedure::text as name from pg_proc
      where pronamespace = 'public'::regnamespace and proowner in ('sobo_judge'::regrole, 'sobo_owner'::regrole)
      and exists (select from aclexplode(coalesce(proacl, acldefault('f', proowner))) where grantee = 0)`,
    [],
  ],
  [
    'keeps the inner functions of the door from the application',
    sql`select oid::regprocedure::text as name from pg_proc where pronamespace = 'public'::regnamespace
      and proname in ('seal', 'enter', 'open_service_door', 'audit_entry', 'audit_actor', 'audit_write', 'password_matches',
        'set_password', 'end_sessions', 'end_access', 'assigned_roles', 'session_roles', 'office_of')
      and has_function_privilege('sobo_app', oid, 'execute')`,
    [],
  ],
  [
    'calls a function in a policy once a statement, as (select f()) or in (select f())',
    sql`select policyname as name from (select policyname, coalesce(qual, '') || ' ' || coalesce(with_check, '') as rule
        from pg_policies where schemaname = 'public') p
      where regexp_replace(rule, 'SELECT \\w+\\(', '', 'g') ~ '\\m(?!(IN|AND|OR|NOT|ANY|WHERE|SELECT|COALESCE|array)\\M)[a-zA-Z_]\\w*\\('`,
    [],
  ],
  [
    'lets the worker call a few functions that the application may not call, and nothing else',
    sql`select proname as name from pg_proc p where pronamespace = 'public'::regnamespace
        and has_function_privilege('sobo_worker', p.oid, 'execute')
        and not exists (select from pg_depend where objid = p.oid and deptype = 'e')
      union all select proname from pg_proc where proname in ${ofWorker} and has_function_privilege('sobo_app', oid, 'execute')
      union all select table_name || ' ' || privilege_type from information_schema.role_table_grants where grantee = 'sobo_worker'`,
    ofWorker,
  ],
  [
    'lets the application make no large object, hold no lock by itself, and end no other session',
    sql`select oid::regprocedure::text as name from pg_proc cross join unnest(array['sobo_app', 'sobo_worker']) login
      where pronamespace = 'pg_catalog'::regnamespace and proname ~ '^lo|advisory|_backend$|logical_emit'
        and proname !~ '^(log|lower|localtime|lock)' and proname <> 'pg_log_standby_snapshot'
        and has_function_privilege(login, oid, 'execute')`,
    [],
  ],
  [
    'lets the application own nothing and create nothing',
    sql`select name from (
        select relname::text as name from pg_class where relowner = 'sobo_app'::regrole
        union all select proname::text from pg_proc where proowner = 'sobo_app'::regrole
        union all select 'temporary tables in ' || datname from pg_database
          where datallowconn and has_database_privilege('sobo_app', oid, 'temp')
        union all select 'schemas' where has_database_privilege('sobo_app', current_database(), 'create')
        union all select nspname from pg_namespace where has_schema_privilege('sobo_app', oid, 'create')
      ) found`,
    [],
  ],
  [
    'gives no role that signs in a way around row security, and the application no role to become',
    sql`select rolname as name from pg_roles where rolname in ('sobo_app', 'sobo_worker', 'sobo_owner') and (rolsuper or rolbypassrls or rolcreaterole)
      union all select rolname from pg_roles where rolname = 'sobo_judge' and rolcanlogin
      union all select roleid::regrole::text from pg_auth_members where member in ('sobo_app'::regrole, 'sobo_worker'::regrole)`,
    [],
  ],
]

test.each(rules)('the database %s', async (_, query, exceptions) => {
  await inDatabase(async (db) => {
    const found = await db.execute<{ name: string }>(query)
    expect(found.map(({ name }) => name).sort()).toEqual(exceptions)
  })
})

function texts(values: readonly string[]): SQL {
  return sql`array[${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )}]::text[]`
}
