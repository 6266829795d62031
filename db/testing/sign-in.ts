import type { Db } from '../door/actor'
import { newId } from '../record/id'
import { beginSignIn, finishSignIn, type Origin } from '../session/commands'
import { digestOf } from '../session/password'

export type Tried = { outcome: string; waitSeconds: number; token: string; device: string }

/**
 * Signs in as app/request/sign-in.ts does. Without `from` from a network and a browser of its own. The outcome is `wait`
 * if the password was not compared. Null is a wrong password that need not be hashed.
 */
export async function attempting(
  db: Db,
  userName: string,
  typed: string | null,
  from: Partial<Origin> = {},
  remember = false,
): Promise<Tried> {
  const origin = { network: newId(), device: null, browser: newId(), ...from }
  const [token, device] = [newId(), origin.device ?? newId()]
  const begun = await beginSignIn(db, userName, origin)
  if (begun.attempt === null) return { outcome: 'wait', waitSeconds: begun.waitSeconds, token, device }
  const given = { token, remember, client: 'Firefox', device, replaced: null, requestId: newId() }
  const digest = typed === null ? Buffer.from('wrong') : await digestOf(typed, begun.salt)
  const { outcome, waitSeconds } = await finishSignIn(db, { attempt: begun.attempt, digest, ...given })
  return { outcome, waitSeconds, token, device }
}
