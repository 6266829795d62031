'use client'

import { useRouter } from 'next/navigation'
import type { ComponentProps, MouseEvent } from 'react'

type Props = ComponentProps<'a'> & { href: string }

/** A link to another screen of ours, which keeps the frame standing. Nothing is fetched ahead; next/link weighs 3 kB more. */
export function Link({ href, onClick, ...props }: Props) {
  const router = useRouter()
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.defaultPrevented || !isPlain(event) || props.target || props.download !== undefined) return
    event.preventDefault()
    router.push(href)
  }
  return <a {...props} href={href} onClick={follow} />
}

/** Any other click asks the browser for a new tab, a new window or a file. */
function isPlain({ button, altKey, ctrlKey, metaKey, shiftKey }: MouseEvent) {
  return button === 0 && !altKey && !ctrlKey && !metaKey && !shiftKey
}
