import { inject } from 'vitest'
import { at } from './template'

/** The clone of the planted template that setup.ts made for this worker; its files come one after another. */
export const worker = at(inject('server'), `sobo_worker_${process.env.VITEST_POOL_ID}`)

// The application's own pool, where a test goes through it.
process.env.DATABASE_URL = worker.appUrl
