import { channel } from 'node:diagnostics_channel'

/**
 * Headers that the front (bin/front) sets on every request for the application. It removes them from what clients
 * send, so their values can be trusted.
 */
export const frontHeader = {
  requestId: 'x-request-id',
  /** Path and query as the browser asked for them. */
  askedFor: 'x-asked-for',
  /** The client's network, /24 or /64, from its socket or what a trusted proxy says: for limits per network. */
  network: 'x-client-network',
} as const

/** A request from another origin that was refused, with the session token of its cookie, if it sent one. */
export type Foreign = { token: string | undefined; requestId: string; method: string }

/**
 * What front and application tell each other within one process. They do not share modules, because Next.js bundles
 * its own. A message is received synchronously, in the asynchronous context of the request.
 */
export const signals = {
  /** Code of our own runs for a request that changes something: what fails before is the request's fault. */
  begun: channel('so-bo:begun'),
  /** The application has written a line about this request. */
  logged: channel('so-bo:logged'),
  foreign: channel('so-bo:foreign'),
}
