/** One attempt: how many milliseconds the answer took, and the error that the page then tells; '' if one is signed in. */
export type Visit = (userName: string, password: string) => Promise<{ took: number; told: string }>

/** Opens the sign-in page as a browser does; the attempts are of one device. */
export async function signInAt(origin: string): Promise<Visit> {
  const form = await fetch(`${origin}/api/auth/signin?callbackUrl=/`, { redirect: 'manual' })
  const cookie = form.headers.getSetCookie().map((one) => one.split(';', 1)[0] ?? '')
  const csrf = cookie.find((one) => one.startsWith('__Host-sobo-csrf='))?.split('=')[1] ?? ''
  const csrfToken = decodeURIComponent(csrf).split('|')[0] ?? ''
  return async (userName, password) => {
    const began = performance.now()
    const answer = await fetch(`${origin}/api/auth/callback/credentials`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: cookie.join('; '), origin, 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ csrfToken, userName, password }),
    })
    await answer.arrayBuffer()
    const took = performance.now() - began
    return { took, told: new URL(answer.headers.get('location') ?? '', origin).searchParams.get('error') ?? '' }
  }
}
