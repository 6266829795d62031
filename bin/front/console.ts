import { format, stripVTControlCharacters } from 'node:util'
import { causeOf, isNew, log } from '../../core/request/log'

/** What was printed during one request: the first piece of it, and how many followed. */
export type Printed = { isLogged: boolean; first?: { level: Level; msg: string; facts: object }; more: number }

const levels = { log: 'info', info: 'info', debug: 'debug', trace: 'warn', warn: 'warn', error: 'error' } as const

/**
 * From now on what Next.js and libraries print goes to the log: one line, without control characters and queries of
 * URLs. During a request the first piece waits for the end of the request, see `settle`.
 */
export function captureConsole(current: () => Printed | undefined) {
  for (const [method, level] of Object.entries(levels)) {
    console[method as keyof typeof levels] = (...args: unknown[]) => print(level, args)
  }
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = ((chunk: unknown, encoding?: unknown, written?: unknown) => {
      print(stream === process.stderr ? 'error' : 'info', [String(chunk)])
      const done = typeof encoding === 'function' ? encoding : written
      if (typeof done === 'function') process.nextTick(done)
      return true
    }) as typeof stream.write
  }

  function print(level: Level, args: unknown[]) {
    const error = args.find((one) => one instanceof Error)
    const msg = lineOf(args)
    if (!msg && !error) return
    const printed = current()
    if (!printed) {
      if (isNew(`${level} ${msg}`)) log()[level]({ ...(error && causeOf(error)), printed: true }, msg)
      return
    }
    if (printed.first) printed.more += 1
    else printed.first = { level, msg, facts: error ? causeOf(error) : {} }
  }
}

type Level = (typeof levels)[keyof typeof levels]

/** At the end of a request: a line of what was printed, unless the application has written one of its own. */
export function settle({ isLogged, first, more }: Printed, requestId: string) {
  if (isLogged || !first) return
  const { level, msg, facts } = first
  log()[level]({ ...facts, printed: true, requestId, ...(more > 0 && { more }) }, msg)
}

/** The first line of what was printed. An error is not formatted: its message may quote what a client sent. */
const lineOf = (args: unknown[]): string => {
  const text = stripVTControlCharacters(format(...args.filter((one) => !(one instanceof Error)))).trim()
  return (text.split(/[\r\n]/, 1)[0] ?? '').replaceAll(/\?\S*/g, '?…').slice(0, 300)
}
