import type { Instrumentation } from 'next'

/** An unexpected error: what the screen shows as its reference code stands here as digest. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, { routePath, routeType }) => {
  const { causeOf, log } = await import('@/app/log')
  const requestId = request.headers['x-request-id']
  log().error({ ...causeOf(error), requestId, method: request.method, route: routePath, during: routeType }, 'failed')
}
