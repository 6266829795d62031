import { Link } from '../link.client'
import { type Column, RecordTable, type Row } from '../table/record-table'

type Props = {
  id: string
  title: string
  columns: Column[]
  rows: Row[]
  none: string
  add?: { href: string; label: string } | undefined
  all?: { href: string; label: string } | undefined
}

/** A table of rows of another record that refer to this one. */
export function RelatedTable({ id, title, columns, rows, none, add, all }: Props) {
  return (
    <section className="block" aria-labelledby={id}>
      <div className="block-head">
        <h2 id={id}>{title}</h2>
        {add && <Link href={add.href}>{add.label}</Link>}
      </div>
      {rows.length === 0 ? (
        <p className="muted">{none}</p>
      ) : (
        <RecordTable caption={title} captionHidden columns={columns} rows={rows} empty={{ text: none }} />
      )}
      {all && <Link href={all.href}>{all.label}</Link>}
    </section>
  )
}
