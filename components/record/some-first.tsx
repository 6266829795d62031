import type { ReactNode } from 'react'

type Props<Item> = {
  items: readonly Item[]
  /** How many are in sight. */
  first: number
  /** The label of those that open below it. */
  more: (count: number) => string
  children: (items: readonly Item[]) => ReactNode
}

/** The first of some items, and the others on demand. One more than the first is not worth a label of its own. */
export function SomeFirst<Item>({ items, first, more, children }: Props<Item>) {
  if (items.length <= first + 1) return children(items)
  return (
    <>
      {children(items.slice(0, first))}
      <details className="some-more">
        <summary>{more(items.length - first)}</summary>
        {children(items.slice(first))}
      </details>
    </>
  )
}
