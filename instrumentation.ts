import type { Instrumentation } from 'next'
import type { Foreign } from '@/core/request/front'

/** Logs an unexpected error. Its `digest` is the reference code on the error page. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, { routePath, routeType }) => {
  const { causeOf, log } = await import('@/core/request/log')
  const requestId = request.headers['x-request-id']
  log().error({ ...causeOf(error), requestId, method: request.method, route: routePath, during: routeType }, 'failed')
}

/** Next.js calls it once when a server starts. */
export async function register() {
  // biome-ignore lint/style/noProcessEnv: replaced at build time, so that the edge bundle does not import Node modules.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const [{ workInTime }, { works }, { signals }, { noteRefusal }] = await Promise.all([
      import('@/app/job/worker'),
      import('@/app/job/works'),
      import('@/core/request/front'),
      import('@/app/request/refusal'),
    ])
    workInTime(works())
    signals.foreign.subscribe((foreign) => noteRefusal(foreign as Foreign))
  }
}
