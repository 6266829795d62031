import { inject } from 'vitest'
import { at } from './template'

/** The clone that setup.ts made for this worker. A worker runs one test file at a time, so no two files share it. */
export const worker = at(inject('server'), `sobo_worker_${process.env.VITEST_POOL_ID}`)

// For tests that use the application's own pools.
process.env.DATABASE_URL = worker.appUrl
process.env.WORKER_DATABASE_URL = worker.workerUrl
