'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { whyOver, withActor } from '@/db/door/actor'
import { endSession } from '@/db/session/commands'
import { begin } from './begin'
import { cookieNames } from './cookies'
import { presentedActor } from './session'

export async function signOut(): Promise<void> {
  begin()
  const actor = await presentedActor()
  if (actor) await withActor(actor, (db, { sessionId }) => endSession(db, sessionId, 'signed_out')).catch(ignoreOver)
  const jar = await cookies()
  // Deleting a `__Host-` cookie needs the same attributes as setting it.
  jar.set(cookieNames.session, '', { path: '/', secure: true, httpOnly: true, sameSite: 'lax', maxAge: 0 })
  redirect('/sign-in?error=signed-out')
}

function ignoreOver(error: unknown) {
  if (!whyOver(error)) throw error
}
