import 'server-only'
import type { z } from 'zod'
import { signals } from '@/core/request/front'

/**
 * Every action and every route that changes something calls it first: a failure from here on is ours (500), before it
 * the request could not be read (400), see bin/front/server.ts.
 */
export const begin = () => signals.begun.publish(null)

/** Makes a server action that is called with values, not with a form. `otherwise` answers malformed ones. */
export const called =
  <A extends z.ZodTuple, T>(args: A, work: (...args: z.output<A>) => Promise<T>, otherwise: () => T | Promise<T>) =>
  async (...sent: z.input<A>): Promise<T> => {
    begin()
    // A form that calls it adds its data.
    const read = args.safeParse(sent.slice(0, args.def.items.length))
    return read.success ? work(...read.data) : otherwise()
  }
