/** How many records are remembered. */
const most = 8

const keyOf = (account: string) => `opened ${account}`

/**
 * The records that an account opened last on this device, as "path/id". Only ids are kept: the server names those that
 * the person may read when the list is shown. Without storage there are none.
 */
export function openedBy(account: string): string[] {
  try {
    return (localStorage.getItem(keyOf(account)) ?? '').split(' ').filter(Boolean).slice(0, most)
  } catch {
    return []
  }
}

/** Remembers the record of a page; other pages are none. */
export function rememberOpened(account: string, pathname: string) {
  const record = /^\/([a-z-]+\/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?:\/|$)/.exec(pathname)?.[1]
  if (!record) return
  try {
    localStorage.setItem(
      keyOf(account),
      [record, ...openedBy(account).filter((one) => one !== record)].slice(0, most).join(' '),
    )
  } catch {}
}
