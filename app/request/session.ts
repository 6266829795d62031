import 'server-only'
import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import type { SessionStanding } from '@/components/session/standing'
import { type Locale, locales } from '@/core/locale'
import { frontHeader } from '@/core/request/front'
import { type Rights, rightsOf } from '@/db/access/rights'
import { listOffices } from '@/db/assignment/offices'
import { type Actor, beforeSignIn, type Db, type Known, whyOver, withActor } from '@/db/door/actor'
import { listNotices } from '@/db/job/queries'
import { newId } from '@/db/record/id'
import { countWaiting, type Waiting } from '@/db/report/tasks'
import { seeSession } from '@/db/session/commands'
import { findEnd } from '@/db/session/queries'
import { listContactsOf } from '@/db/unit/contact'
import { cookieNames } from './cookies'
import { theOffice } from './office'
import { opensToRemembered } from './remembered'

export type SignedIn = Exclude<Awaited<ReturnType<typeof look>>, { over: unknown }>

/** The id of the request in the log and in audit entries. */
export const requestId = cache(async (): Promise<string> => {
  const given = z.uuid().safeParse((await headers()).get(frontHeader.requestId))
  return given.success ? given.data : newId()
})

/** The session token of the browser, not verified yet: open_door() does that. Null without a cookie. */
export async function presentedActor(): Promise<Actor | null> {
  const token = (await cookies()).get(cookieNames.session)?.value
  return token && isToken(token) ? { token, requestId: await requestId() } : null
}

/** The form of a token. PostgreSQL does not take every text: no NUL. */
export const isToken = (text: string) => /^[\x20-\x7e]{1,200}$/.test(text)

/** The actor of a page. Without a session, or with one that has ended, redirects to sign-in, which leads back. */
export async function currentActor(): Promise<Actor> {
  await signedIn()
  const actor = await presentedActor()
  return actor ?? leadToSignIn()
}

/**
 * Reads for a page while the frame reads for itself: neither transaction waits for the other, and each has its own door. If
 * it refuses, signedIn() leads to sign-in.
 */
export async function readBesideFrame<T>(work: (db: Db, who: Known) => Promise<T>): Promise<T> {
  const actor = await presentedActor()
  if (!actor) return leadToSignIn()
  const reading = withActor(actor, work)
  reading.catch(() => {})
  await signedIn()
  return await reading
}

/** The language in which a page is read: currentLocale() without waiting for the frame. */
export const localeOf = async (who: Known): Promise<Locale> => (await chosenLocale()) ?? who.language

const chosenLocale = cache(async (): Promise<Locale | undefined> => {
  const chosen = (await cookies()).get(cookieNames.locale)?.value
  return locales.find((locale) => locale === chosen)
})

/** Account, offices, rights, name of the office and notices of jobs; read once per request. */
export async function signedIn(): Promise<SignedIn> {
  const seen = await look()
  if ('over' in seen) return leadToSignIn(seen.over)
  if (seen.openedAs === 'remembered' && !opensToRemembered(await pathAskedFor())) return leadToSignIn('remembered')
  return seen
}

/** The same without a redirect, for the layout. */
export async function signedInOrNobody(): Promise<SignedIn | null> {
  const seen = await look()
  return 'over' in seen ? null : seen
}

/**
 * Responds 404 to secretaries: screens about a whole scope would show them one organisation under the titles of the
 * zone.
 */
export async function staffOnly(): Promise<void> {
  if (!(await signedIn()).may.isStaff) notFound()
}

/**
 * The language chosen on this device, else that of the account, else Vietnamese. Does not throw. Actions ask it before
 * they open a transaction: asked first within one it would wait for a second connection, and as many requests as there
 * are connections would wait for one another.
 */
export const currentLocale = oncePerRequest(async (): Promise<Locale> => {
  const chosen = await chosenLocale()
  if (chosen) return chosen
  const seen = await look().catch(() => null)
  return seen && 'language' in seen ? seen.language : 'vi'
})

/** As React's cache, which keeps nothing in actions and routes. Next.js has one object of headers for a request. */
function oncePerRequest<T>(read: () => Promise<T>): () => Promise<T> {
  const known = new WeakMap<object, Promise<T>>()
  return async () => {
    const request = await headers()
    const found = known.get(request) ?? read()
    known.set(request, found)
    return found
  }
}

const look = cache(async () => {
  const actor = await presentedActor()
  if (!actor) return { over: undefined }
  try {
    const [seen, office] = await Promise.all([withActor(actor, present), theOffice(), see(actor.token)])
    const { helpPhone } = office
    return { ...seen, office, contact: seen.contact ?? (helpPhone ? { name: null, phone: helpPhone } : null) }
  } catch (error) {
    const over = whyOver(error)
    if (over) return { over }
    throw error
  }
})

async function present(db: Db, who: Known) {
  const rights = rightsOf(db)
  const [offices, may, waiting, jobs, contacts, end] = await Promise.all([
    listOffices(db, who),
    rights,
    rights.then((may) => countWaiting(db, waitingFor(may))),
    listNotices(db, who.accountId),
    listContactsOf(db, who.personId ? [who.personId] : []),
    findEnd(db, who.sessionId),
  ])
  return { ...who, offices, may, waiting, jobs, contact: contacts.get(who.personId ?? ''), end }
}

/** The tasks whose number the menu says. */
const waitingFor = (may: Rights): Waiting[] => [
  ...(may.keepsRecords ? (['report-waiting', 'correction-open'] as const) : []),
  ...(may.decides ? (['reopening-waiting'] as const) : []),
]

/** How the session of this browser stands. Asking does not count as using it; with `isUsed` it does. */
export async function sessionStanding({ isUsed }: { isUsed: boolean }): Promise<SessionStanding> {
  const actor = await presentedActor()
  if (!actor) return { over: 'session' }
  try {
    if (isUsed) await beforeSignIn((db) => seeSession(db, actor.token))
    return await withActor(actor, async (db, who) => ({
      account: who.accountId,
      name: who.fullName,
      ...(await findEnd(db, who.sessionId)),
    }))
  } catch (error) {
    const over = whyOver(error)
    if (over) return { over }
    throw error
  }
}

const minute = 60_000
const lastSeen = new Map<string, number>()

/**
 * Counts a request as use of the session: those for pages and those that save. Limits the calls of seeSession to one a
 * minute per session; the database writes at most that often.
 */
export async function see(token: string) {
  const now = Date.now()
  if (now - (lastSeen.get(token) ?? 0) < minute) return
  for (const [other, at] of lastSeen) if (now - at >= minute) lastSeen.delete(other)
  lastSeen.set(token, now)
  await beforeSignIn((db) => seeSession(db, token))
}

/** The URL of the page with its query, as the browser sent it. */
export const addressAskedFor = async (): Promise<string> => (await headers()).get(frontHeader.askedFor) ?? '/'

/** The same without its query. */
export const pathAskedFor = async (): Promise<string> => (await addressAskedFor()).replace(/\?.*/s, '')

/** For what is done only just after a sign-in: to sign in again, and back. */
export const leadToFreshSignIn = (): Promise<never> => leadToSignIn('freshly')

async function leadToSignIn(reason?: string): Promise<never> {
  const asked = await addressAskedFor()
  const query = new URLSearchParams({ callbackUrl: asked, ...(reason && { error: reason }) })
  redirect(`/api/auth/signin?${query}`)
}
