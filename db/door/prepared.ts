/** Texts that a process prepares; each of its connections keeps those that it has sent. */
export const mostPrepared = 400
/** A comment in texts that are never prepared: those composed freely, such as of conditions that somebody wrote. */
export const notPrepared = '/* not prepared */'
/** Texts that are remembered until they come again. */
const mostRemembered = 1_000

const prepared = new Set<string>()
const sentOnce = new Set<string>()

/**
 * Whether a statement with parameters is sent as a prepared one: parsed once per connection, and sent without waiting for
 * the types of its parameters, so that several are answered in one round trip. A text is prepared when it comes for the
 * second time, and no more than `mostPrepared` are: texts whose number of placeholders depends on the data (inserts of
 * many rows) do not fill the memory of every connection for one use. All others are sent as before, and are right.
 */
export function isWorthPreparing(text: string): boolean {
  if (prepared.has(text)) return true
  if (text.includes(notPrepared)) return false
  if (!/^\s*(select|with|insert|update)\b/i.test(text)) return false
  if (!sentOnce.has(text)) {
    if (sentOnce.size >= mostRemembered) sentOnce.clear()
    sentOnce.add(text)
    return false
  }
  if (prepared.size >= mostPrepared) return false
  sentOnce.delete(text)
  prepared.add(text)
  return true
}
