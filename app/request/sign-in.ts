import 'server-only'
import { randomBytes } from 'node:crypto'
import { cookies } from 'next/headers'
import { written } from '@/core/notation'
import { beforeSignIn } from '@/db/door/actor'
import { finishSignIn, type SignInOutcome } from '@/db/session/commands'
import { digestOf } from '@/db/session/password'
import { beginSignIn } from '@/db/session/queries'
import { cookieNames } from './cookies'
import { deviceOf } from './device'
import { causeOf, log } from './log'
import { requestId } from './session'

type Typed = { userName?: unknown; password?: unknown; remember?: unknown }

/** Returns the token of a new session, or the reason of the refusal as the sign-in page reads it from its URL. */
export async function signIn(typed: Typed, userAgent: string): Promise<{ token: string } | { refused: string }> {
  const userName = userNameIn(typed)
  const password = String(typed.password ?? '').slice(0, 1000)
  await keepTyped(userName)
  if (!userName || !password) return { refused: 'empty' }
  try {
    return await attempt(userName, password, typed.remember === 'on', deviceOf(userAgent))
  } catch (error) {
    log().error({ ...causeOf(error), requestId: await requestId() }, 'sign-in failed')
    return { refused: 'unavailable' }
  }
}

/** As it is stored; see core/notation.ts. */
export const userNameIn = ({ userName }: Typed) => written(String(userName ?? ''), 'user-name').slice(0, 60)

async function attempt(userName: string, password: string, remember: boolean, device: string) {
  const begun = await beforeSignIn((db) => beginSignIn(db, userName))
  if (begun.waitSeconds > 0) return { refused: `wait-${begun.waitSeconds}` }

  const digest = await digestOf(password, begun.salt)
  const token = randomBytes(32).toString('base64url')
  const request = await requestId()
  const [outcome, next] = await beforeSignIn(async (db) => [
    await finishSignIn(db, { userName, digest, token, remember, device, requestId: request }),
    await beginSignIn(db, userName),
  ])
  if (outcome === 'ok') return { token }
  return { refused: reason(outcome, next.waitSeconds) }
}

function reason(outcome: Exclude<SignInOutcome, 'ok'>, waitSeconds: number): string {
  if (outcome === 'wrong' && waitSeconds > 0) return `wrong-${waitSeconds}`
  return outcome === 'wait' ? `wait-${Math.max(1, waitSeconds)}` : outcome
}

/** Keeps the user name for the sign-in page in a cookie, because URLs are logged. */
export async function keepTyped(userName: string) {
  const jar = await cookies()
  jar.set(cookieNames.typed, userName, { path: '/', httpOnly: true, secure: true, sameSite: 'lax', maxAge: 300 })
}
