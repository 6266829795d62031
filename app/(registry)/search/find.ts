import 'server-only'
import { getTranslations } from 'next-intl/server'
import { opensToRemembered } from '@/app/request/remembered'
import { isUuid } from '@/app/screen/params'
import { type Entry, type Group, longestText, type Places } from '@/components/search/answer'
import type { Locale } from '@/core/locale'
import { mayRegisterEach, rightsOf } from '@/db/access/rights'
import { listOffices } from '@/db/assignment/offices'
import type { Db, Known } from '@/db/door/actor'
import type { Described } from '@/db/record/described'
import { records } from '@/db/records'
import { findAnywhere, findOpened, searched } from '@/db/search/queries'
import { groupsOf } from '../navigation'

export const textIn = (text = '') => text.trim().slice(0, longestText)

/** What a text finds, by kind of record; of those that the reader's session opens. */
export async function groupsFor(db: Db, who: Known, text: string, locale: Locale): Promise<Group[]> {
  const say = await getTranslations('search')
  const found = await findAnywhere(
    db,
    text,
    locale,
    searched.filter((record) => isOpen(who, hrefOf(record, 'id'))),
  )
  return found.map(({ record, rows, isCut }) => ({
    name: record.code,
    label: record.words.many[locale],
    entries: rows.map(({ id, name, hint }) => ({ href: hrefOf(record, id), label: name, ...(hint && { hint }) })),
    ...(isOpen(who, `/${record.path}`) && {
      all: { href: `/${record.path}?${new URLSearchParams({ q: text })}`, label: say('all'), isCut },
    }),
  }))
}

/** The pages of the menu and of the person, and the forms for new records that the person may use. */
export async function placesFor(db: Db, who: Known, locale: Locale): Promise<Places> {
  const [may, offices] = await Promise.all([rightsOf(db), listOffices(db, who)])
  const [say, shell] = [await getTranslations('search'), await getTranslations('shell')]
  const own = (['me', 'help'] as const).map((key) => ({ href: `/${key}`, label: shell(key) }))
  const pages = [...groupsOf({ may, offices }, locale, shell).flatMap(({ links }) => links), ...own]
  const offered = records.filter(
    ({ screens, menu, path }) => screens.includes('new') && menu !== 'none' && isOpen(who, `/${path}/new`),
  )
  const mayAdd = await mayRegisterEach(
    db,
    offered.map(({ table }) => table),
  )
  return {
    pages: pages.filter(({ href }) => isOpen(who, href)).map(({ href, label }) => ({ href, label })),
    acts: offered
      .filter((_, at) => mayAdd[at])
      .map(({ path, words, calledIn }) => ({
        href: `/${path}/new`,
        label: words.add[locale],
        ...(calledIn && { called: say('called', { act: words.add[locale], text: '{text}' }) }),
      })),
  }
}

/** The records of a browser's list "path/id …" that the reader may read, with their names. */
export async function openedOf(db: Db, who: Known, list: string, locale: Locale): Promise<Entry[]> {
  const wanted = list.split(' ', 8).flatMap((one) => {
    const [path, id = ''] = one.split('/')
    const record = searched.find((record) => record.path === path)
    return record && isUuid(id) && isOpen(who, hrefOf(record, id)) ? [{ code: record.code, id }] : []
  })
  const opened = await findOpened(db, wanted, locale)
  return opened.map(({ record, id, name }) => ({
    href: hrefOf(record, id),
    label: name,
    hint: record.words.one[locale],
  }))
}

const hrefOf = ({ path }: Described, id: string) => `/${path}/${id}`

const isOpen = ({ openedAs }: Pick<Known, 'openedAs'>, path: string) =>
  openedAs !== 'remembered' || opensToRemembered(path)
