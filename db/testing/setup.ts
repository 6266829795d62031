import type { TestProject } from 'vitest/node'
import { newId } from '../record/id'
import type { Planted } from './seed'
import { dropClone, makeClone, plantTemplate, type Server } from './template'

declare module 'vitest' {
  export interface ProvidedContext {
    server: Server
    planted: Planted
  }
}

/** globalSetup of vitest: makes the templates, and a clone of the planted one for each worker. */
export default async function setup({ provide, vitest }: TestProject) {
  // Before the workers start, which inherit it.
  process.env.TEST_RUN ??= newId()
  const server = serverOfTests()
  provide('server', server)
  provide('planted', await plantTemplate(server))
  const workers = Array.from({ length: vitest.config.maxWorkers }, (_, i) => `sobo_worker_${i + 1}`)
  for (const name of workers) await makeClone(server, name)
  return async () => {
    for (const name of workers) await dropClone(server, name)
  }
}

function serverOfTests(): Server {
  const {
    TEST_SUPERUSER_URL: superuserUrl,
    OWNER_DATABASE_URL: ownerUrl,
    DATABASE_URL: appUrl,
    WORKER_DATABASE_URL: workerUrl,
  } = process.env
  if (!superuserUrl || !ownerUrl || !appUrl || !workerUrl)
    throw new Error('npm test sets TEST_SUPERUSER_URL, OWNER_DATABASE_URL, DATABASE_URL and WORKER_DATABASE_URL')
  return { superuserUrl, ownerUrl, appUrl, workerUrl }
}
