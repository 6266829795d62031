import { type RefObject, useEffect, useState } from 'react'

/** Rows per group: a group is live as a whole. */
export const groupSize = 20
const atFirst = 2

/**
 * The groups of rows that lie in sight of the scroller or near it; only their cells are inputs, the others are plain
 * text, which is found, printed and read all the same and costs a tenth.
 */
export function useLiveGroups(scroller: RefObject<HTMLElement | null>): ReadonlySet<number> {
  const [live, setLive] = useState<ReadonlySet<number>>(() => new Set(Array.from({ length: atFirst }, (_, at) => at)))
  useEffect(() => {
    const groups = scroller.current?.querySelectorAll<HTMLElement>('tbody[data-group]') ?? []
    const observer = new IntersectionObserver(
      (seen) =>
        setLive((before) => {
          const next = new Set(before)
          for (const { target, isIntersecting } of seen) {
            const group = Number((target as HTMLElement).dataset.group)
            if (isIntersecting) next.add(group)
            else next.delete(group)
          }
          return next
        }),
      { root: scroller.current, rootMargin: '800px 0px' },
    )
    for (const group of groups) observer.observe(group)
    return () => observer.disconnect()
  }, [scroller])
  return live
}
