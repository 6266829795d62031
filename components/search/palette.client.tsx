'use client'

import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { wordsOf } from '@/core/fold'
import { useAccount } from '../form/account.client'
import { Icon } from '../icon'
import type { Opened } from '../keys/opening'
import { Link } from '../link.client'
import { signInAddress } from '../session/standing'
import { type Entry, type Group, longestText } from './answer'
import { Marked } from './marked'
import { openedBy } from './opened'
import { useAnswers } from './use-answers'

/**
 * One search over everything, in a dialog. The focus stays in the field; the arrows choose among the lines, as
 * aria-activedescendant says. While an input method composes a syllable, all keys are its own.
 */
export default function Palette({ words, from, close }: Opened) {
  const account = useAccount()
  const dialog = useRef<HTMLDialogElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  const [text, setText] = useState(headerText)
  const [chosen, setChosen] = useState(0)
  /** Enter was pressed before the answer to what is typed was there. */
  const waits = useRef(false)
  const leaves = useRef(false)
  const { groups, said, hints, failed, isCurrent } = useAnswers(account, text.trim(), () => openedBy(account))
  const entries = groups.flatMap(({ entries, all }) => (all?.isCut ? [...entries, all] : entries))
  const at = Math.min(chosen, entries.length - 1)
  const optionId = (index: number) => `${id}-${index}`

  useEffect(() => {
    dialog.current?.showModal()
    field.current?.setSelectionRange(text.length, text.length)
    const box = document.getElementById('find')
    if (box instanceof HTMLInputElement) box.value = ''
  }, [text.length])
  const open = (inTab = false) => {
    const link = document.getElementById(optionId(at))
    if (!(link instanceof HTMLAnchorElement)) return
    if (inTab) window.open(link.href, '_blank', 'noopener')
    else link.click()
  }
  useEffect(() => {
    document.getElementById(optionId(at))?.scrollIntoView({ block: 'nearest' })
    if (!isCurrent || !waits.current) return
    waits.current = false
    open()
  })
  const type = (typed: string) => {
    setText(typed)
    setChosen(0)
    waits.current = false
  }
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined && event.key !== 'Enter') return
    event.preventDefault()
    if (step !== undefined) setChosen((at + step + entries.length) % Math.max(entries.length, 1))
    else if (isCurrent) open(event.ctrlKey || event.metaKey)
    else waits.current = !failed
  }
  const leave = () => {
    leaves.current = true
    dialog.current?.close()
  }
  const closed = () => {
    close()
    const next = leaves.current ? document.getElementById('content') : from
    if (next instanceof HTMLElement && next !== document.body) next.focus({ preventScroll: true })
    // The browser gives it to the field of the frame, where letters would be text.
    else if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  }
  let index = -1
  const line = (entry: Entry, isAll = false) => {
    index += 1
    return (
      <Line
        key={entry.href}
        id={optionId(index)}
        entry={entry}
        isChosen={index === at}
        words={isAll ? [] : wordsOf(text)}
        leave={leave}
      />
    )
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside it; the key is Esc
    <dialog
      ref={dialog}
      className="palette"
      aria-label={words.label}
      onClose={closed}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
    >
      <div className="palette-head">
        <Icon name="search" />
        <input
          ref={field}
          autoFocus
          type="text"
          role="combobox"
          aria-label={words.label}
          aria-expanded={entries.length > 0}
          aria-controls={`${id}-all`}
          aria-autocomplete="list"
          aria-activedescendant={entries.length > 0 ? optionId(at) : undefined}
          placeholder={words.label}
          autoComplete="off"
          spellCheck={false}
          maxLength={longestText}
          value={text}
          onInput={(event: FormEvent<HTMLInputElement>) => type(event.currentTarget.value)}
          onKeyDown={press}
        />
        <button type="button" className="button small" onClick={() => dialog.current?.close()}>
          {words.close} <kbd>Esc</kbd>
        </button>
      </div>
      <p role="status" className={failed ? 'palette-said' : 'palette-said muted'}>
        {failed ? words[failed] : (said ?? words.waiting)}{' '}
        {failed === 'over' && <a href={signInAddress()}>{words.again}</a>}
      </p>
      <div id={`${id}-all`} role="listbox" aria-label={words.label} className="palette-lines">
        {groups.map(({ name, label, entries, all }: Group) => (
          // biome-ignore lint/a11y/useSemanticElements: a part of a list of options
          <div key={name} role="group" aria-labelledby={`${id}-${name}`}>
            <p id={`${id}-${name}`}>{label}</p>
            {entries.map((entry) => line(entry))}
            {all?.isCut && line(all, true)}
          </div>
        ))}
      </div>
      <p className="palette-foot muted">{hints}</p>
    </dialog>
  )
}

type LineProps = { id: string; entry: Entry; isChosen: boolean; words: string[]; leave: () => void }

const Line = ({ id, entry: { href, label, hint }, isChosen, words, leave }: LineProps) => (
  <Link
    id={id}
    role="option"
    aria-selected={isChosen}
    tabIndex={-1}
    href={href}
    onClick={(event) => event.ctrlKey || event.metaKey || event.shiftKey || leave()}
  >
    <span>
      <Marked text={label} words={words} />
    </span>
    {hint && (
      <span className="muted">
        <Marked text={hint} words={words} />
      </span>
    )}
  </Link>
)

const headerText = () => {
  const box = document.getElementById('find')
  return box instanceof HTMLInputElement ? box.value : ''
}
