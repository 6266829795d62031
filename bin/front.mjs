import next from 'next'
import { tsImport } from 'tsx/esm/api'

// Only the front is TypeScript here: with tsx for the whole process, each file of the build would pass through it.
const { serveFront } = await tsImport('./front/server.ts', import.meta.url)
try {
  await serveFront(next)
} catch (error) {
  // Next.js listens to uncaught errors, so that the process would stay.
  console.error('The application cannot start.', error)
  process.exit(1)
}
