import { z } from 'zod'

const database = z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
const count = (least: number) => z.coerce.number().int().min(least)

const origin = z
  .url({ protocol: /^https?$/ })
  .transform((text) => new URL(text))
  .refine(({ pathname, search }) => pathname === '/' && !search, 'must have no path')
  .refine(
    ({ protocol, hostname }) => protocol === 'https:' || hostname === 'localhost' || hostname === '127.0.0.1',
    'must be https, or http on localhost or 127.0.0.1: elsewhere browsers drop the session cookie without a word',
  )
  .transform((url) => url.origin)

/** Everything the program can be told from outside. The descriptions are the comments of .env.example. */
export const Environment = z.object({
  DATABASE_URL: database.describe(
    'How the application connects: the role sobo_app. npm start sets it when it is empty.',
  ),
  OWNER_DATABASE_URL: database
    .optional()
    .describe('How migrations connect: the role sobo_owner. Not for the application.'),
  ORIGIN: origin.prefault('http://localhost:3000').describe('The address people type. Behind a proxy: the public one.'),
  HOST: z.string().min(1).default('127.0.0.1').describe('The address the server listens on.'),
  PORT: count(1).max(65_535).default(3000).describe('The port the server listens on.'),
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development').describe('Set by Node and Next.js.'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('What the log holds: this and what is graver.'),
  SOBO_DEMO: z
    .stringbool()
    .default(false)
    .describe('1: a banner on every page and file says that the data are invented.'),
})
export type Environment = z.output<typeof Environment>

let known: Environment | undefined

/** Read when first asked for, not on import: next build imports every route before a database exists. */
export function env(): Environment {
  known ??= readEnvironment(process.env)
  return known
}

/** An empty variable is one that was not set. */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const read = Environment.safeParse(set)
  if (read.success) return read.data
  const lines = read.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`)
  throw new Error(`The environment is not right; see .env.example.\n${lines.join('\n')}`)
}
