import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/link.client'
import { Notice } from '@/components/shell/notice'
import { narrowedBy, type Test } from '@/core/condition/condition'
import { printCondition } from '@/core/condition/text'
import { formatCount, formatDecimal, inSentence, type Locale } from '@/core/locale'
import { noValue } from '@/core/number'
import { type Grouped, groupFields, mostGroups, type RowGroup } from '@/db/record/grouped'
import type { Listing, ListQuestion } from '@/db/record/listing'
import { hrefWith, type Params } from '../params'
import { valueInWords } from '../values'

type Props = { listing: Listing; params: Params; asked: ListQuestion; grouped: Grouped | undefined; locale: Locale }

/** The groups of a list with their sums, each a link to its rows; at the foot the sums of all rows. */
export async function GroupTable({ listing, params, asked, grouped, locale }: Props) {
  const say = await getTranslations('filter')
  const field = groupFields(listing, locale).find(({ name }) => name === asked.group)
  if (!field || !grouped)
    return <Notice kind="warning">{say('groups.wrong', { what: (asked.group ?? '').slice(0, 60) })}</Notice>
  const sums = Object.entries(listing.summed?.(asked)?.values ?? {})
  const called = ({ value, name }: RowGroup) =>
    value === null
      ? (field.blank ?? say('groups.missing', { field: inSentence(field.label) }))
      : (name ?? valueInWords(field, field.input === 'boolean' ? value === 'true' : value, locale))
  const cells = ({ rows, sums: found }: Pick<RowGroup, 'rows' | 'sums'>) => (
    <>
      <td className="number">{formatCount(rows, locale)}</td>
      {sums.map(([name]) => {
        const { sum, of } = found[name] ?? { sum: null, of: 0 }
        return (
          <td key={name} className="number">
            {of > 0 ? formatDecimal(sum, locale) : noValue}
            {of < rows && of > 0 && (
              <span className="muted of">
                {' '}
                ({say('groups.of', { counted: formatCount(of, locale), missing: formatCount(rows - of, locale) })})
              </span>
            )}
          </td>
        )
      })}
    </>
  )
  return (
    <div className="table-scroll">
      {grouped.isCut && <p className="hint">{say('groups.cut', { most: formatCount(mostGroups, locale) })}</p>}
      <table className="table groups">
        <caption>{say('groups.by', { field: inSentence(field.label) })}</caption>
        <thead>
          <tr>
            <th scope="col">{field.label}</th>
            <th scope="col" className="number">
              {say('groups.rows')}
            </th>
            {sums.map(([name, { label }]) => (
              <th key={name} scope="col" className="number">
                {label[locale]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grouped.groups.map((group) => {
            const href = rowsOf(listing, params, asked, field.name, group.value)
            return (
              <tr key={group.value}>
                <th scope="row">{href ? <Link href={href}>{called(group)}</Link> : called(group)}</th>
                {cells(group)}
              </tr>
            )
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{say('groups.total')}</th>
            {cells(grouped.total)}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

/** The list of the rows of a group: its condition, and that of the group; none if a condition cannot say both. */
function rowsOf(
  { record }: Listing,
  params: Params,
  { where }: ListQuestion,
  field: string,
  value: string | null,
): string | undefined {
  const both = narrowedBy(where && 'condition' in where ? where.condition : undefined, testOf(field, value))
  return both && hrefWith(`/${record.path}`, params, { group: '', where: printCondition(both) })
}

function testOf(field: string, value: string | null): Test {
  if (value === null) return { field, operator: 'empty', values: [] }
  if (value === 'true' || value === 'false') return { field, operator: '=', values: [value === 'true' ? 'yes' : 'no'] }
  return { field, operator: 'in', values: [value] }
}
