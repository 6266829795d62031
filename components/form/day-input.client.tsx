'use client'

import { type ChangeEvent, type KeyboardEvent, useRef, useState } from 'react'
import { readDay, writtenDay } from '@/core/date'
import { Icon } from '../icon'

export type DayWords = {
  /** "Chọn ngày trên lịch" */
  open: string
  /** The days of the week, from Sunday on. */
  weekdays: string[]
}
export type DayProps = {
  id: string
  name: string
  value: string
  describedBy: string | undefined
  invalid: boolean
  words: DayWords
}

/**
 * A day, typed in any of the forms of readDay or chosen in the browser's calendar (the button, or Alt+Down). When the
 * field is left, a day that can be read is written out, with its day of the week beside it.
 */
export function DayInput({ id, name, value, describedBy, invalid, words }: DayProps) {
  const text = useRef<HTMLInputElement>(null)
  const calendar = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState('')

  const echo = (typed: string) => {
    const read = readDay(typed)
    const day = read.ok ? read.value : undefined
    setSaid(day ? (words.weekdays[new Date(`${day}T00:00Z`).getUTCDay()] ?? '') : '')
    return day
  }
  const left = ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
    const day = echo(currentTarget.value)
    if (day && currentTarget.value !== writtenDay(day)) currentTarget.value = writtenDay(day)
  }
  const open = () => {
    const read = readDay(text.current?.value ?? '')
    if (!calendar.current) return
    calendar.current.value = read.ok ? read.value : ''
    calendar.current.showPicker()
  }
  const chosen = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    if (!text.current || !currentTarget.value) return
    text.current.value = writtenDay(currentTarget.value)
    echo(currentTarget.value)
    // The form learns of it as of a typed day.
    text.current.dispatchEvent(new Event('input', { bubbles: true }))
    text.current.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || event.key !== 'ArrowDown') return
    event.preventDefault()
    open()
  }
  return (
    <span className="day">
      <input
        ref={text}
        id={id}
        name={name}
        type="text"
        placeholder=" "
        autoComplete="off"
        defaultValue={value}
        aria-describedby={[describedBy, said && `${id}-said`].filter(Boolean).join(' ') || undefined}
        aria-invalid={invalid || undefined}
        onBlur={left}
        onKeyDown={onKeyDown}
      />
      <button type="button" className="day-open scripted" aria-label={words.open} title={words.open} onClick={open}>
        <Icon name="calendar" />
      </button>
      <input ref={calendar} type="date" tabIndex={-1} aria-hidden="true" onChange={chosen} />
      <span className="day-said" id={`${id}-said`}>
        {said}
      </span>
    </span>
  )
}
