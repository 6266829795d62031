'use client'

import { usePathname } from 'next/navigation'
import { type ComponentType, useEffect, useRef, useState } from 'react'
import { useAccount } from '../form/account.client'
import { rememberOpened } from '../search/opened'
import { type KeyName, keyIn, strokeOf, switchLetters } from './keys'
import type { Opened, OpenedWords } from './opening'

const load = {
  find: () => import('../search/palette.client'),
  keys: () => import('./key-list.client'),
}
const links: Partial<Record<KeyName, string[]>> = {
  'go-tasks': ['/'],
  'go-enterprises': ['/enterprises'],
  'go-organisations': ['/organisations'],
  'go-reports': ['/completeness', '/report'],
  'go-figures': ['/enterprise-figures'],
}
/** How long the first of two keys waits for the second, in milliseconds. */
const patience = 1500

/** The keys that work everywhere. What they open is loaded when it is first asked for. For the layout. */
export function Keys({ areLettersOn, words }: { areLettersOn: boolean; words: OpenedWords }) {
  const account = useAccount()
  const path = usePathname()
  const [shown, setShown] = useState<{ Part: ComponentType<Opened>; from: Element | null }>()
  const [isOffline, setOffline] = useState(false)
  const isOpen = useRef(false)

  useEffect(() => rememberOpened(account, path), [account, path])
  useEffect(() => switchLetters(areLettersOn), [areLettersOn])
  useEffect(() => {
    let before = ''
    let since = 0
    const open = async (what: keyof typeof load) => {
      if (isOpen.current) return
      isOpen.current = true
      const from = document.activeElement
      // What is typed until the palette is there stands in the field of the frame, from which it is taken over.
      if (what === 'find') document.getElementById('find')?.focus()
      try {
        const { default: Part } = await load[what]()
        setOffline(false)
        setShown({ Part, from })
      } catch {
        isOpen.current = false
        setOffline(true)
      }
    }
    const press = (event: KeyboardEvent) => {
      const name = keyIn('everywhere', event, event.timeStamp - since < patience ? before : '')
      before = (!name && strokeOf(event)) || ''
      since = event.timeStamp
      if (!name) return
      const list = document.querySelector<HTMLInputElement>('main input[type="search"]')
      if (name === 'search' && list?.checkVisibility()) list.select()
      else if (name === 'find' || name === 'search') void open('find')
      else if (name === 'keys') void open('keys')
      else if (!follow(links[name])) return
      event.preventDefault()
    }
    const click = ({ target }: MouseEvent) => target instanceof Element && target.id === 'find' && void open('find')
    const stop = new AbortController()
    document.addEventListener('keydown', press, stop)
    document.addEventListener('click', click, stop)
    return () => stop.abort()
  }, [])

  const close = () => {
    isOpen.current = false
    setShown(undefined)
  }
  return (
    <>
      {isOffline && <p role="alert">{words.offline}</p>}
      {shown && <shown.Part words={words} from={shown.from} close={close} />}
    </>
  )
}

/** Clicks a link of the menu, so that keys lead where the person's menu leads. */
function follow(paths: string[] = []): boolean {
  const [link] = paths.flatMap((path) => [
    ...document.querySelectorAll<HTMLElement>(
      `nav a[href="${path}"]${path === '/' ? '' : `, nav a[href^="${path}/"]`}`,
    ),
  ])
  link?.click()
  return link !== undefined
}
