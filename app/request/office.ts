import 'server-only'
import { beforeSignIn } from '@/db/door/actor'
import { findOffice } from '@/db/setting/queries'

const seconds = 10
let kept: { until: number; office: ReturnType<typeof read> } | undefined

/** Name and telephone of the office, which every page shows to everybody: read once in ten seconds in each process. */
export async function theOffice() {
  const now = Date.now()
  if (!kept || kept.until < now) {
    const office = read()
    const mine = { until: now + seconds * 1000, office }
    kept = mine
    office.catch(() => {
      if (kept === mine) kept = undefined
    })
  }
  return kept.office
}

/** Whoever has saved something sees it at once; other processes show it after ten seconds. */
export function forgetOffice() {
  kept = undefined
}

const read = () => beforeSignIn(findOffice)
