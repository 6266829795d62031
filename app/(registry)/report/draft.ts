import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import type { Hidden, Kept } from '@/app/request/action'
import { currentLocale } from '@/app/request/session'
import { isUuid } from '@/app/screen/params'
import { choose, type Keeping } from '@/components/form/keeping'
import { openedIn, type Typed } from '@/core/form'
import { formatDateTime, type Locale } from '@/core/locale'
import { choicesIn } from '@/core/merge'
import { type Conflict, fail, ok, type Result } from '@/core/result'
import type { Db, Known } from '@/db/door/actor'
import { saveDraft, type Writing } from '@/db/member-report/draft'
import { reportForm } from '@/db/member-report/form'
import { findVersion, type Of } from '@/db/member-report/queries'
import { holdReports } from '@/db/member-report/submit'
import { idFrom } from '@/db/record/id'
import { SendInput, sendDraft } from './send'

export const ofIn = ({ organisation = '', period = '' }: Hidden): Of => ({
  organisationId: organisation,
  periodId: period,
})

/** The form with the enterprises and counterparts that the posted page had, and what only the last step asks. */
export const formIn = (form: FormData) =>
  reportForm(
    [...form.keys()]
      .filter((name) => name.startsWith('split-'))
      .map((name) => ({ id: name.slice('split-'.length), name: '' })),
    Object.fromEntries([...form.keys()].map((name) => [name, true])),
  ).extend(SendInput.shape)

/** Saves the draft, merged with what others have saved meanwhile; see saveDraft(). */
export async function keepReport(db: Db, typed: Typed, hidden: Hidden, who: Known): Promise<Result<Kept>> {
  const of = ofIn(hidden)
  if (!isUuid(of.organisationId) || !isUuid(of.periodId)) return fail({ kind: 'missing' })
  const writing = writingIn(ofDraft(typed), hidden)
  const saved = await saveDraft(db, of, writing, who.accountId)
  if (!saved.ok) return saved
  const { savedAt, conflicts } = saved.value
  const [say, locale] = [await getTranslations('report'), await currentLocale()]
  const byField = (of: (conflict: Conflict) => unknown): Typed =>
    Object.fromEntries(conflicts.map((conflict) => [conflict.field, String(of(conflict) ?? '')]))
  return ok({
    merged: {
      typed: { ...typed, ...saved.value.typed },
      opened: { ...saved.value.typed, ...byField(({ base }) => base) },
      theirs: byField(({ saved }) => saved),
    },
    conflicts,
    message: savedAt ? say(conflicts.length > 0 ? 'kept-but' : 'kept', { at: timeOf(savedAt, locale) }) : '',
  })
}

export const timeOf = (at: Date, locale: Locale) => formatDateTime(at, locale).slice(0, 5)

/** The version that a form makes: the same form, sent again, is the same version. */
const versionIn = (typed: Typed, { nonce = '', organisation, period }: Hidden) =>
  idFrom(nonce, [organisation, period, Object.entries(typed).toSorted()])

/** The same before sending; a form that was sent already, of which the answer was lost, is left as it is. */
export async function keepUnlessSent(db: Db, typed: Typed, hidden: Hidden, who: Known): Promise<Result<Kept>> {
  const id = versionIn(typed, hidden)
  if (!id || !isUuid(hidden.organisation ?? '')) return fail({ kind: 'missing' })
  await holdReports(db, ofIn(hidden).organisationId)
  if (!(await findVersion(db, id))) return keepReport(db, typed, hidden, who)
  return ok({ merged: { typed, opened: typed, theirs: {} }, conflicts: [], message: '' })
}

/** Sends the draft that was kept, and returns the address of the receipt. */
export async function sendKept(db: Db, typed: Typed, hidden: Hidden): Promise<Result<string>> {
  const id = versionIn(typed, hidden)
  if (!id) return fail({ kind: 'missing' })
  const sent = await sendDraft(db, ofIn(hidden), { id, typed, basis: hidden.basis })
  return sent.ok ? ok(`/report/receipt/${sent.value}`) : sent
}

/** Without what is said anew each time: that the figures are final. */
const ofDraft = ({ isFinal: _, ...typed }: Typed): Typed => typed

/** What the form was opened with and says now, after the choices that it offered where both changed a field. */
function writingIn(typed: Typed, hidden: Hidden): Writing {
  const posted: Keeping = {
    opened: openedIn(hidden.opened),
    typed,
    theirs: openedIn(hidden.theirs),
    unanswered: unansweredIn(hidden.unanswered),
  }
  const chosen = Object.entries(choicesIn(Object.entries(hidden)))
    .filter(([name]) => name in posted.theirs)
    .reduce((keeping, [name, side]) => choose(keeping, name, side), posted)
  return { ...chosen, basis: hidden.basis }
}

function unansweredIn(text = '[]'): Typed[] {
  try {
    const posts = z.array(z.unknown()).max(100).safeParse(JSON.parse(text))
    return posts.success ? posts.data.map((post) => openedIn(JSON.stringify(post))) : []
  } catch {
    return []
  }
}
