import 'server-only'
import { getTranslations } from 'next-intl/server'
import { encode } from 'uqr'
import { currentLocale } from '@/app/request/session'
import { env } from '@/core/env'
import { formatDateTime } from '@/core/locale'
import type { Db, Known } from '@/db/door/actor'
import { codeHash, newCode } from '@/db/session/password'
import { findOffice } from '@/db/setting/queries'
import { type Contact, listContactsOf } from '@/db/unit/contact'
import type { Sheet } from './printed-sheet.client'

/** What a sheet says of its account. `offices`: "Bí thư, Chi bộ A". `byPhone`: may sign in by telephone number. */
export type Issued = {
  personId: string | null
  userName: string
  fullName: string
  offices: string[]
  byPhone: boolean
  code: string
}
/** Who issues, and whom the holders call. */
export type Issuer = { name: string; office: string; helpPhone: string | null; contacts: Map<string, Contact> }

const days = 7

export const drawCode = () => {
  const code = newCode()
  return { code, hash: codeHash(code) }
}

export async function issuerOf(db: Db, who: Known, personIds: (string | null)[]): Promise<Issuer> {
  const [{ name, helpPhone }, contacts] = await Promise.all([
    findOffice(db),
    listContactsOf(
      db,
      personIds.filter((id) => id !== null),
    ),
  ])
  return { name: who.fullName, office: name ?? '', helpPhone, contacts }
}

/** Sheets on paper. Only the response to the request that issued them contains the codes; the database has hashes. */
export async function sheetsOf(issued: Issued[], issuer: Issuer): Promise<Sheet[]> {
  const [say, shell, locale] = [
    await getTranslations('accounts.sheet'),
    await getTranslations('shell'),
    await currentLocale(),
  ]
  const address = `${env().ORIGIN}/sheet`
  const now = new Date()
  const until = new Date(now.getTime() + days * 24 * 3_600_000)
  const callOf = (personId: string | null): string => {
    const contact = issuer.contacts.get(personId ?? '')
    const named = contact && [contact.name && `${contact.name}, ${shell('officer')}`, contact.phone].filter(Boolean)
    return named ? named.join(', ') : (issuer.helpPhone ?? shell('help-nobody'))
  }
  return issued.map(({ personId, userName, fullName, offices, byPhone, code }) => ({
    product: shell('product'),
    office: issuer.office,
    title: say('title'),
    facts: [
      { label: say('for'), value: fullName },
      ...(offices.length > 0 ? [{ label: say('position'), value: offices.join('; ') }] : []),
      { label: say('user-name'), value: userName, isCode: true },
      { label: say('address'), value: address, isCode: true },
      { label: say('code'), value: code, isCode: true },
      { label: say('validity'), value: say('until', { at: formatDateTime(until, locale) }) },
      { label: shell('help-text'), value: callOf(personId) },
    ],
    how: byPhone ? `${say('how')} ${say('by-phone')}` : say('how'),
    issued: say('issued', { name: issuer.name, at: formatDateTime(now, locale) }),
    qr: pathOf(`${address}#${code}`),
  }))
}

/** Neighbours in a row are one rectangle: a batch has many of these paths. */
function pathOf(text: string): Sheet['qr'] {
  const { data, size } = encode(text, { ecc: 'M', border: 2 })
  const bars = data.flatMap((row, y) =>
    [
      ...row
        .map((dark) => (dark ? '1' : '0'))
        .join('')
        .matchAll(/1+/g),
    ].map(({ 0: { length }, index }) => `M${index} ${y}h${length}v1h-${length}z`),
  )
  return { path: bars.join(''), size }
}
