import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { Link } from '@/components/link.client'
import { formatDate } from '@/core/locale'
import { nameInSentence } from '@/db/period/words'
import type { Receipt } from '@/db/report/receipts'

/** Receipts by period. Each link says which report it opens. */
export async function ReceiptList({ receipts, withPaper = false }: { receipts: Receipt[]; withPaper?: boolean }) {
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('receipts')])
  const isOfSeveral = new Set(receipts.map(({ organisation }) => organisation)).size > 1
  const day = (on: string | null) => (on ? formatDate(on, locale) : '')
  return (
    <ul className="tasks receipts">
      {receipts.map((one) => {
        const period = nameInSentence(one, locale)
        const of = isOfSeveral ? say('of', { organisation: one.organisation }) : ''
        return (
          <li key={one.versionId}>
            <span className="what">
              <Link href={`/report/receipt/${one.versionId}`}>
                {say('receipt', { period })}
                {of && ` ${of}`}
              </Link>
              <span className="muted">
                {say('members', { count: one.closingTotal })} · {say('sent', { day: day(one.sentOn) })}
              </span>
              <span>{say(`state.${one.state}`, { day: day(one.decidedOn) })}</span>
            </span>
            {withPaper && (
              <a href={`/report/receipt/${one.versionId}/pdf`} download>
                {say('pdf')}
                <span className="visually-hidden">
                  : {say('receipt', { period })} {of}
                </span>
              </a>
            )}
          </li>
        )
      })}
    </ul>
  )
}
