import { totalmem } from 'node:os'

const least = 384
const most = 768

/**
 * NODE_OPTIONS for the application: a heap of an eighth of the memory that the machine or its container has, in MB. V8
 * would let it grow to 4 GB before it collects what is old. What the caller sets comes later, and counts.
 */
export function heapOptions(given = '', memory = availableMemory()): string {
  const megabytes = Math.round(Math.min(most, Math.max(least, memory / 1024 / 1024 / 8)))
  return `--max-old-space-size=${megabytes} ${given}`.trim()
}

/** constrainedMemory() is 0, undefined or a very large number without a limit. */
const availableMemory = () => Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY)
