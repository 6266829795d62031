import { sql } from 'drizzle-orm'
import type { Db } from '../door/actor'

/** What came of a statement: the value that it selected and the number of its rows, or its refusal by PostgreSQL. */
export type Outcome =
  | { refused: null; found: unknown; rows: number }
  | { refused: string; constraint: string; message: string; detail: string }

/**
 * Makes the function of `tryEach` in this transaction of sobo_owner, for whoever it becomes. It runs a statement once for
 * each value, checks all constraints, and rolls back; by savepoints from here each would take four round trips.
 */
export async function prepareTrials(db: Db) {
  await db.execute(sql`
    create or replace function pg_temp.try_each(statement text, given jsonb) returns setof jsonb
    language plpgsql volatile security invoker as $$
    declare
      one jsonb;
      found jsonb;
      counted integer;
      refused text;
      constraint_ text;
      message text;
      detail text;
    begin
      for one in select value from jsonb_array_elements(given) loop
        begin
          if statement ~ '^(select|with) ' then execute statement into found using one; else execute statement using one; end if;
          get diagnostics counted = row_count;
          set constraints all immediate;
          raise exception using errcode = 'TRIED';
        exception when others then
          get stacked diagnostics refused = returned_sqlstate, constraint_ = constraint_name, message = message_text,
            detail = pg_exception_detail;
          return next case when refused = 'TRIED' then jsonb_build_object('refused', null, 'found', found, 'rows', counted)
            else jsonb_build_object('refused', refused, 'constraint', constraint_, 'message', message, 'detail', detail) end;
        end;
      end loop;
    end $$`)
  await db.execute(sql`grant execute on function pg_temp.try_each(text, jsonb) to sobo_app`)
}

/** The outcomes of a statement for each value, which it has as $1, a jsonb. Nothing of them stays. */
export async function tryEach(db: Db, statement: string, given: unknown[]): Promise<Outcome[]> {
  if (given.length === 0) return []
  const outcomes = await db.execute<{ outcome: Outcome }>(
    sql`select outcome from pg_temp.try_each(${statement}, ${JSON.stringify(given)}::text::jsonb) outcome`,
  )
  return outcomes.map(({ outcome }) => outcome)
}

/** The outcome of one statement. */
export async function tryOnce(db: Db, statement: string): Promise<Outcome> {
  const [outcome] = await tryEach(db, statement, [null])
  if (!outcome) throw new Error('db/testing/trials: no outcome')
  return outcome
}
