import 'server-only'
import { randomBytes } from 'node:crypto'
import { cookies, headers } from 'next/headers'
import { written } from '@/core/notation'
import { causeOf, log } from '@/core/request/log'
import { beforeSignIn } from '@/db/door/actor'
import { beginSignIn, finishSignIn, type Origin } from '@/db/session/commands'
import { digestOf } from '@/db/session/password'
import { cookieNames, keptCookie } from './cookies'
import { deviceOf } from './device'
import { isToken, requestId } from './session'

type Typed = { userName?: unknown; password?: unknown; remember?: unknown }
type Answer = { token: string; lastsSeconds: number } | { refused: string }

/** Set by the front of the application on every request, from the socket or a trusted proxy: a /24 or /64. */
const networkHeader = 'x-client-network'
/** Browsers keep no cookie for longer. */
const deviceDays = 400

/**
 * Returns the token of a new session and its life, or the reason of the refusal as the sign-in page reads it from its
 * URL.
 */
export async function signIn(typed: Typed, userAgent: string): Promise<Answer> {
  const userName = userNameIn(typed)
  const password = String(typed.password ?? '').slice(0, 1000)
  await keepTyped(typed)
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

async function attempt(userName: string, password: string, remember: boolean, client: string): Promise<Answer> {
  const from = await whence()
  const begun = await beforeSignIn((db) => beginSignIn(db, userName, from))
  if (begun.attempt === null) return { refused: `wait-${begun.waitSeconds}` }

  const digest = await digestOf(password, begun.salt)
  const [token, device] = [newSecret(), from.device ?? newSecret()]
  const replaced = tokenIn((await cookies()).get(cookieNames.session)?.value)
  const given = {
    attempt: begun.attempt,
    digest,
    token,
    remember,
    client,
    device,
    replaced,
    requestId: await requestId(),
  }
  const { outcome, waitSeconds, lastsSeconds } = await beforeSignIn((db) => finishSignIn(db, given))
  if (outcome !== 'ok' || lastsSeconds === null) {
    return { refused: outcome.startsWith('wrong') && waitSeconds > 0 ? `wrong-${waitSeconds}` : outcome }
  }
  const jar = await cookies()
  jar.set(cookieNames.device, device, keptCookie(deviceDays * 24 * 3600))
  return { token, lastsSeconds }
}

async function whence(): Promise<Origin> {
  const [jar, sent] = [await cookies(), await headers()]
  return {
    network: sent.get(networkHeader) ?? '',
    device: tokenIn(jar.get(cookieNames.device)?.value),
    // next-auth gives every browser a random token with the form.
    browser: tokenIn(jar.get(cookieNames.csrf)?.value),
  }
}

/** A cookie that was broken is none: PostgreSQL would refuse it, and with it each attempt of this browser. */
const tokenIn = (cookie = '') => (isToken(cookie) ? cookie : null)

const newSecret = () => randomBytes(32).toString('base64url')

/** Keeps what was typed, without the password, for the sign-in page in a cookie, because URLs are logged. */
export async function keepTyped(typed: Typed) {
  const kept = new URLSearchParams({ userName: userNameIn(typed), remember: typed.remember === 'on' ? 'on' : '' })
  const jar = await cookies()
  jar.set(cookieNames.typed, kept.toString(), keptCookie(300))
}

/** What keepTyped() kept. */
export async function keptTyped(): Promise<{ userName: string; remember: boolean }> {
  const kept = new URLSearchParams((await cookies()).get(cookieNames.typed)?.value)
  return { userName: kept.get('userName') ?? '', remember: kept.get('remember') === 'on' }
}
