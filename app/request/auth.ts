import 'server-only'
import type { AuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { log } from '@/core/request/log'
import { withActor } from '@/db/door/actor'
import { newId } from '@/db/record/id'
import { endSession } from '@/db/session/commands'
import { cookieNames, rememberedDays } from './cookies'
import { signIn } from './sign-in'

/**
 * next-auth only carries the session token in its cookie. The session is a row of `session`, which open_door() checks.
 * `onSession` gets the life of a new one.
 */
export const authOptions = (onSession: (lastsSeconds: number) => void): AuthOptions => ({
  providers: [
    Credentials({
      credentials: { userName: {}, password: {}, remember: {} },
      async authorize(typed, request) {
        const answer = await signIn(typed ?? {}, String(request.headers?.['user-agent'] ?? ''))
        if ('refused' in answer) throw new Error(answer.refused)
        onSession(answer.lastsSeconds)
        return { id: answer.token }
      },
    }),
  ],
  pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in', verifyRequest: '/sign-in' },
  session: { strategy: 'jwt', maxAge: rememberedDays * 24 * 3600 },
  jwt: {
    encode: async ({ token }) => token?.sub ?? '',
    decode: async ({ token }) => (token ? { sub: token } : null),
  },
  callbacks: { redirect: ({ url, baseUrl }) => ownAddress(url, baseUrl) },
  events: {
    async signOut({ token }) {
      if (!token.sub) return
      const actor = { token: token.sub, requestId: newId() }
      await withActor(actor, (db, { sessionId }) => endSession(db, sessionId, 'signed_out'))
    },
  },
  cookies: {
    sessionToken: { name: cookieNames.session, options: cookieOptions },
    csrfToken: { name: cookieNames.csrf, options: cookieOptions },
    callbackUrl: { name: cookieNames.callback, options: cookieOptions },
  },
  logger: {
    error: (code) => log().error({ code }, 'next-auth'),
    warn: (code) => log().warn({ code }, 'next-auth'),
    debug: () => {},
  },
})

const cookieOptions = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' as const }

/** The URL after sign-in. A URL of another origin is replaced by the home page. */
export function ownAddress(url: string, origin: string): string {
  const asked = URL.canParse(url, origin) ? new URL(url, origin) : null
  const ours = asked?.origin === origin && !/^\/(api|sign-in|setup|sheet)(\/|$)/.test(asked.pathname)
  return asked && ours ? asked.href : `${origin}/`
}
