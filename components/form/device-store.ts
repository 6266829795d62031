import type { Typed } from '@/core/form'
import type { Choice } from '@/core/form-state'

/** Key of unsent form data in IndexedDB; `place` is the URL or part of it. */
export type Key = [account: string, kind: 'draft' | 'outbox', place: string]

export type Kept = {
  hidden: Typed
  typed: Typed
  /** The choices of reference fields, with names. */
  chosen?: Record<string, Choice[]>
  /** Why the page went with unsent text, if it did: the program was updated, or the session was over. */
  why?: 'updated' | 'over'
}

/** Stores a value; false if the browser has no storage, as in some private windows. */
export const keep = async (key: Key, value: Kept): Promise<boolean> =>
  (await within<IDBValidKey>('readwrite', (store) => store.put(value, key))) !== undefined
export const drop = (key: Key) => within('readwrite', (store) => store.delete(key))
export const find = (key: Key): Promise<Kept | undefined> => within('readonly', (store) => store.get(key))

/** The places of all values of a kind that an account has stored on this device. */
export async function placesOf(account: string, kind: Key[1]): Promise<string[]> {
  const keys = await within<IDBValidKey[]>('readonly', (store) => store.getAllKeys(all(account, kind)))
  return (keys ?? []).map((key) => String((key as string[])[2]))
}

/** Whether anything of a kind is stored on this device, whoever stored it. */
export async function holdsAny(kind: Key[1]): Promise<boolean> {
  const keys = await within<IDBValidKey[]>('readonly', (store) => store.getAllKeys())
  return (keys ?? []).some((key) => (key as string[])[1] === kind)
}

/** Deletes all values of an account. For signing out. */
export const forget = (account: string) => within('readwrite', (store) => store.delete(all(account)))

const all = (...start: string[]) => IDBKeyRange.bound(start, [...start, []])

/** Runs work in a transaction; undefined on any error, because forms must work without storage. */
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
