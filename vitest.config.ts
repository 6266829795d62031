import { fileURLToPath } from 'node:url'
import { configDefaults, defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  resolve: {
    alias: {
      '@': here('.'),
      // Throws outside Next.js, and tests are outside; the build still minds it.
      'server-only': here('node_modules/next/dist/compiled/server-only/empty.js'),
    },
  },
  test: {
    environment: 'node',
    include: ['**/*.test.{ts,tsx}'],
    exclude: [...configDefaults.exclude, 'e2e/**', '.next/**', '.data/**', '.demo/**', '.test/**', '.bench/**'],
    env: { NODE_ENV: 'test' },
    // Three files run side by side, each worker in a clone of the planted template. The limits only end what hangs.
    pool: 'threads',
    maxWorkers: 3,
    // The files of a worker share their modules: loading them for each took as long as a third of the tests.
    isolate: false,
    globalSetup: 'db/testing/setup.ts',
    setupFiles: 'db/testing/worker.ts',
    testTimeout: 60_000,
    hookTimeout: 300_000,
  },
})
