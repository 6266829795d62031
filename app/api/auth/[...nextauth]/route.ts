import { type NextRequest, NextResponse } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions } from '@/app/request/auth'
import { cookieNames } from '@/app/request/cookies'
import { isForeign } from '@/app/request/origin'
import { keepTyped, userNameIn } from '@/app/request/sign-in'
import { env } from '@/core/env'

type Context = { params: Promise<{ nextauth: string[] }> }

/** The routes of next-auth that sign-in needs; all others are 404. */
const open = ['GET signin', 'GET error', 'POST callback/credentials', 'POST signout']

async function handle(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params
  if (!open.includes(`${request.method} ${nextauth.join('/')}`)) return new Response(null, { status: 404 })
  if (request.method === 'POST' && isForeign(request.headers)) return new Response(null, { status: 403 })
  if (hasMalformedAddress(request)) return startAgain()
  const typed = nextauth[0] === 'callback' ? await request.clone().formData() : undefined
  const response: Response = await NextAuth(request, context, authOptions())
  // The browser has dropped the cookie of this form; next-auth sends it back with a new one, but without a word.
  if (!typed || !response.headers.get('location')?.endsWith('?csrf=true')) return response
  await keepTyped(userNameIn({ userName: typed.get('userName') }))
  response.headers.set('location', `${env().ORIGIN}/sign-in?error=lapsed`)
  return response
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
