/**
 * A link to a record that a row refers to, by its name. A row may refer to a record that the reader may not open
 * (decision 023): then the name is plain words, because the page would be a 404. `opens`: whether row security shows
 * the record; a query has it from `opens()` of db/record/list.ts.
 */
export function RecordLink({ href, name, opens }: { href: string; name: unknown; opens: unknown }) {
  const called = String(name ?? '')
  return opens && called ? <a href={href}>{called}</a> : called
}
