import { type NextRequest, NextResponse } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions } from '@/app/request/auth'
import { begin } from '@/app/request/begin'
import { cookieNames } from '@/app/request/cookies'
import { keepTyped } from '@/app/request/sign-in'
import { env } from '@/core/env'

type Context = { params: Promise<{ nextauth: string[] }> }

/** The routes of next-auth that sign-in needs; all others are 404. */
const open = ['GET signin', 'GET error', 'POST callback/credentials', 'POST signout']

async function handle(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params
  if (!open.includes(`${request.method} ${nextauth.join('/')}`)) return new Response(null, { status: 404 })
  if (hasMalformedAddress(request)) return startAgain()
  // next-auth answers 500 to a body that it cannot read.
  const typed =
    request.method === 'POST'
      ? await request
          .clone()
          .formData()
          .catch(() => null)
      : undefined
  if (typed === null) return new Response(null, { status: 400 })
  begin()
  let lastsSeconds: number | undefined
  const response: Response = await NextAuth(
    request,
    context,
    authOptions((seconds) => {
      lastsSeconds = seconds
    }),
  )
  if (lastsSeconds !== undefined) endCookieWithSession(response, lastsSeconds)
  // The browser has dropped the cookie of this form; next-auth sends it back with a new one, but without a word.
  if (!typed || nextauth[0] !== 'callback' || !response.headers.get('location')?.endsWith('?csrf=true')) return response
  await keepTyped({ userName: typed.get('userName'), remember: typed.get('remember') })
  response.headers.set('location', `${env().ORIGIN}/sign-in?error=lapsed`)
  return response
}

/** next-auth gives its cookie one life for all, the longest. */
function endCookieWithSession({ headers }: Response, lastsSeconds: number) {
  const sent = headers.getSetCookie()
  headers.delete('set-cookie')
  const until = new Date(Date.now() + lastsSeconds * 1000).toUTCString()
  for (const cookie of sent) {
    const isSession = cookie.startsWith(`${cookieNames.session}=`)
    headers.append('set-cookie', isSession ? cookie.replace(/Expires=[^;]+/i, `Expires=${until}`) : cookie)
  }
}

/** next-auth answers 500 to a malformed callbackUrl in query or cookie. */
function hasMalformedAddress({ nextUrl, cookies }: NextRequest): boolean {
  const sent = [nextUrl.searchParams.get('callbackUrl'), cookies.get(cookieNames.callback)?.value]
  return sent.some((url) => url && !(/^(https?:\/\/|\/(?![/\\]))/.test(url) && URL.canParse(url, env().ORIGIN)))
}

function startAgain(): Response {
  const response = NextResponse.redirect(`${env().ORIGIN}/`, 303)
  response.cookies.set(cookieNames.callback, '', { path: '/', secure: true, maxAge: 0 })
  return response
}

export { handle as GET, handle as POST }
