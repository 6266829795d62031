'use server'

import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { action, type Hidden } from '@/app/request/action'
import { sheetReasons } from '@/app/request/reason'
import { currentLocale } from '@/app/request/session'
import { isUuid } from '@/app/screen/params'
import { today } from '@/core/date'
import { formatDate } from '@/core/locale'
import { ok } from '@/core/result'
import { AccountInput } from '@/db/account/record'
import { issueSheets, mostAtOnce, userNameField, type Wanted } from '@/db/account-sheet/commands'
import { drawCode, type Issuer, issuerOf, sheetsOf } from '../paper'
import type { Batch } from './issue-batch.client'
import { inColumns, officesOf } from './words'

/** For each person `person.<id>` with the last sheet that the page knew of and, without account, a user name. */
export const issueBatch = action({
  input: (form: FormData) => userNamesIn(peopleIn([...form.keys()]).filter((id) => form.has(userNameField(id)))),
  reasons: sheetReasons,
  work: async (db, values, hidden, who) => {
    const done = await issueSheets(db, wantedIn(hidden, values), drawCode)
    if (!done.ok) return done
    const people = done.value.issued.map(({ personId }) => personId)
    return ok({ ...done.value, issuer: await issuerOf(db, who, people) })
  },
  answer: batchOf,
})

const prefix = 'person.'

const peopleIn = (names: string[]): string[] =>
  names
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length))
    .filter(isUuid)
    .slice(0, mostAtOnce)

const userNamesIn = (personIds: string[]) =>
  z.object(Object.fromEntries(personIds.map((id) => [userNameField(id), AccountInput.shape.userName])))

const wantedIn = (hidden: Hidden, userNames: Record<string, string>): Wanted[] =>
  peopleIn(Object.keys(hidden)).map((personId) => ({
    personId,
    seen: hidden[prefix + personId] ?? '',
    userName: userNames[userNameField(personId)],
  }))

type Done = Extract<Awaited<ReturnType<typeof issueSheets>>, { ok: true }>['value']

async function batchOf({ issued, left, issuer }: Done & { issuer: Issuer }): Promise<Batch> {
  const [say, locale] = [await getTranslations('accounts.batch'), await currentLocale()]
  const sheets = issued.map((one) => ({ ...one, offices: officesOf(one, locale), byPhone: true }))
  const day = formatDate(today(), locale)
  return {
    done: say('done', { count: issued.length }),
    sheets: await sheetsOf(sheets, issuer),
    roll: {
      office: issuer.office,
      title: say('roll.title'),
      day: say('roll.day', { day }),
      rows: issued.map((one) => ({
        id: one.personId,
        name: one.fullName,
        ...inColumns(one, locale),
        userName: one.shownName,
      })),
    },
    left: left.map(({ fullName, obstacle }) => `${fullName}: ${say(`obstacle.${obstacle}`)}`),
  }
}
