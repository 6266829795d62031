import type { Instrumentation } from 'next'

/** An unexpected error: what the screen shows as its reference code stands here as digest. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, { routePath, routeType }) => {
  const { causeOf, log } = await import('@/app/request/log')
  const requestId = request.headers['x-request-id']
  log().error({ ...causeOf(error), requestId, method: request.method, route: routePath, during: routeType }, 'failed')
}

/** Called once, when a server starts. */
export async function register() {
  // biome-ignore lint/style/noProcessEnv: a constant of the build, without which it looks for what the edge has not.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const [{ workInTime }, { works }] = await Promise.all([import('@/app/job/worker'), import('@/app/job/works')])
    workInTime(works())
  }
}
