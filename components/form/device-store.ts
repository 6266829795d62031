import type { Typed } from '@/core/form'
import type { Choice } from '@/core/form-state'

/** What somebody typed and could not send: kept in the browser, by account and place, until it has been sent. */
export type Key = [account: string, kind: 'draft' | 'outbox', place: string]

export type Kept = {
  hidden: Typed
  typed: Typed
  /** What is chosen in the fields that search another record. */
  chosen?: Record<string, Choice[]>
  /** The page is loaded again because the program was updated, and says so. */
  isUpdated?: boolean
}

/** False where the browser stores nothing, as in a private window. */
export const keep = async (key: Key, value: Kept): Promise<boolean> =>
  (await within<IDBValidKey>('readwrite', (store) => store.put(value, key))) !== undefined
export const drop = (key: Key) => within('readwrite', (store) => store.delete(key))
export const find = (key: Key): Promise<Kept | undefined> => within('readonly', (store) => store.get(key))

/** The places of everything of one kind that an account has left here. */
export async function placesOf(account: string, kind: Key[1]): Promise<string[]> {
  const keys = await within<IDBValidKey[]>('readonly', (store) => store.getAllKeys(all(account, kind)))
  return (keys ?? []).map((key) => String((key as string[])[2]))
}

export const holds = async (account: string): Promise<boolean> =>
  Boolean(await within<number>('readonly', (store) => store.count(all(account))))

/** Signing out leaves nothing of an account behind. */
export const forget = (account: string) => within('readwrite', (store) => store.delete(all(account)))

const all = (...start: string[]) => IDBKeyRange.bound(start, [...start, []])

/** A browser that keeps nothing, as in a private window, is no reason to fail: then only the server keeps. */
async function within<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest) {
  try {
    const base = await opened()
    return await new Promise<T | undefined>((resolve, reject) => {
      const transaction = base.transaction('kept', mode)
      const request = work(transaction.objectStore('kept'))
      transaction.oncomplete = () => resolve(request.result as T)
      transaction.onerror = () => reject(transaction.error)
      transaction.onabort = () => reject(transaction.error)
    }).finally(() => base.close())
  } catch {
    return undefined
  }
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('so-bo', 1)
    request.onupgradeneeded = () => request.result.createObjectStore('kept')
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
