import { z } from 'zod'

const database = z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
const count = (least: number) => z.coerce.number().int().min(least)

const origin = z
  .url({ protocol: /^https?$/ })
  .transform((text) => new URL(text))
  .refine(({ pathname, search }) => pathname === '/' && !search, 'must have no path')
  .refine(
    ({ protocol, hostname }) => protocol === 'https:' || hostname === 'localhost' || hostname === '127.0.0.1',
    'must be https, or http on localhost or 127.0.0.1: elsewhere browsers silently drop the session cookie',
  )
  .transform((url) => url.origin)

const network = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])
const proxies = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
  )
  .pipe(z.array(network))

const postOffice = z
  .url({ protocol: /^smtps?$/, error: 'must be smtp://user:password@host:port or smtps://…' })
  .refine((text) => new URL(text).hostname !== '', 'must name a host')

/** All environment variables. env.test.ts writes .env.example from them, with the descriptions as comments. */
const settings = z.object({
  DATABASE_URL: database.describe(
    'The database as the role sobo_app, for the application. If empty, npm start sets it.',
  ),
  WORKER_DATABASE_URL: database.describe(
    'The database as the role sobo_worker, for background jobs. If empty, npm start sets it.',
  ),
  DATABASE_PREPARE: z
    .stringbool()
    .default(true)
    .describe(
      '0: statements are not prepared, for a pooler before the database that does not keep them (PgBouncer before 1.21 in transaction mode).',
    ),
  OWNER_DATABASE_URL: database
    .optional()
    .describe('The database as the role sobo_owner, for migrations only; not for the application.'),
  ORIGIN: origin
    .prefault('http://localhost:3000')
    .describe('The origin in the address bar of browsers. Behind a proxy: the public one.'),
  HOST: z.string().min(1).default('127.0.0.1').describe('The address on which the server listens.'),
  PORT: count(1).max(65_535).default(3000).describe('The port on which the server listens.'),
  TRUSTED_PROXIES: proxies
    .prefault('')
    .describe(
      'Addresses or networks (203.0.113.7, 10.0.0.0/8) of proxies in front, separated by commas: what they say in X-Forwarded-For is believed. If empty, the client is who connects.',
    ),
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development').describe('Set by Node and Next.js.'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('The lowest level that is logged.'),
  SOBO_DEMO: z
    .stringbool()
    .default(false)
    .describe('1: a banner on every page and file says that the data are invented.'),
  EXPORT_DIRECT_ROWS: count(1)
    .default(5000)
    .describe('Exports of lists with more rows than this are made by a background job.'),
  SMTP_URL: postOffice
    .optional()
    .describe(
      'The SMTP server for e-mail, smtp://user:password@host:587 or smtps://…; percent-encode special characters in user and password (@ is %40). If empty, no e-mail is sent, and the screens say so.',
    ),
  MAIL_FROM: z.email().optional().describe('The sender address of e-mail; required with SMTP_URL.'),
})

export const Environment = settings.refine(({ SMTP_URL, MAIL_FROM }) => !SMTP_URL === !MAIL_FROM, {
  path: ['MAIL_FROM'],
  error: 'goes with SMTP_URL: set both or neither',
})
export type Environment = z.output<typeof Environment>

let known: Environment | undefined

/** Validated at the first call, not on import: `next build` imports every route before DATABASE_URL is set. */
export function env(): Environment {
  known ??= readEnvironment(process.env)
  return known
}

/** Validates the variables; throws an error that lists every wrong one. An empty value counts as not set. */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const read = Environment.safeParse(set)
  if (read.success) return read.data
  const lines = read.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`)
  throw new Error(`Invalid environment variables; see .env.example.\n${lines.join('\n')}`)
}
