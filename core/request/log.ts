import pino, { type Logger } from 'pino'
import { env } from '../env'
import { signals } from './front'

let logger: Logger | undefined

/** Controls, marks of direction and separators of lines. JSON itself escapes only those below the space. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

const escaped = (char: string) =>
  char
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')

/** The logger. Entries contain ids only: no names, no typed text, no URLs with queries. One line each, always. */
export function log(): Logger {
  // Not process.stdout, which the front takes into this log.
  logger ??= pino(
    {
      level: env().LOG_LEVEL,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      hooks: {
        logMethod(args, method) {
          signals.logged.publish(null)
          method.apply(this, args)
        },
        streamWrite: (line) => `${line.trimEnd().replace(unseen, escaped)}\n`,
      },
    },
    pino.destination(1),
  )
  return logger
}

/** The loggable parts of an error. Messages of the driver quote values, so only their code is logged. */
export function causeOf(error: unknown) {
  if (!(error instanceof Error)) return { error: typeof error }
  const chain = chainOf(error)
  const coded = chain.find((one) => 'code' in one)
  const isQuoting = coded || chain.some((one) => 'query' in one)
  return {
    digest: 'digest' in error ? error.digest : undefined,
    error: error.name,
    code: coded && 'code' in coded ? coded.code : undefined,
    message: isQuoting ? undefined : chain.map(({ message }) => message.slice(0, 300)).join(': '),
    at: stackOf(error),
  }
}

/** An error and what caused it: a piped answer wraps what broke it, and that may wrap an error of the driver. */
function chainOf(error: Error): Error[] {
  const chain: Error[] = []
  for (let at: unknown = error; at instanceof Error && chain.length < 5; at = at.cause) chain.push(at)
  return chain
}

/** The same stack once a minute; between, the line of the error stands without it. */
function stackOf({ stack = '' }: Error): string[] | undefined {
  const at = stack
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 8)
  return at.length > 0 && isNew(at.join()) ? at : undefined
}

const minute = 60_000
const lately = new Map<string, number>()

/** True at most once a minute for a text. */
export function isNew(text: string, now = Date.now()): boolean {
  for (const [other, at] of lately) if (now - at >= minute || lately.size > 200) lately.delete(other)
  if (lately.has(text)) return false
  lately.set(text, now)
  return true
}
