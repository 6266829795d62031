import { useEffect, useState } from 'react'
import { type Entry, type Group, type Places, placesFound } from './answer'
import { answerAt, type NoAnswer } from './ask'

/** What the palette asks for when it opens: pages, acts, the records opened last, and its words. */
export type Start = {
  places: Places
  opened: Entry[]
  words: Record<'opened' | 'pages' | 'acts' | 'count' | 'none' | 'begin' | 'hints', string>
}
export type Answer = { groups: Group[] }

/** Between the last letter and the question, in milliseconds. */
const pause = 120

let known: { account: string; start: Start } | undefined

/**
 * The lines for a text, of which the last that was answered stay until the next are there. `isCurrent`: they are those of
 * this text. A question that a later one overtakes is aborted, and its answer, should it come, not shown.
 */
export function useAnswers(account: string, text: string, opened: () => string[]) {
  const [start, setStart] = useState(known?.account === account ? known.start : undefined)
  const [answered, setAnswered] = useState<{ text: string; groups: Group[] }>({ text: '', groups: [] })
  const [failed, setFailed] = useState<NoAnswer>()

  useEffect(() => {
    const question = new AbortController()
    const query = new URLSearchParams({ opened: opened().join(' ') })
    void answerAt<Start>(`/search/places?${query}`, account, question.signal).then((told) => {
      if (!told) return
      if ('failed' in told) return setFailed(told.failed)
      known = { account, start: told.answer }
      setStart(told.answer)
    })
    return () => question.abort()
  }, [account, opened])

  useEffect(() => {
    if (!text) return
    const question = new AbortController()
    const ask = async () => {
      const told = await answerAt<Answer>(
        `/search/answer?${new URLSearchParams({ q: text })}`,
        account,
        question.signal,
      )
      if (!told || question.signal.aborted) return
      setFailed('failed' in told ? told.failed : undefined)
      if ('answer' in told) setAnswered({ text, groups: told.answer.groups })
    }
    const timer = setTimeout(ask, pause)
    return () => {
      clearTimeout(timer)
      question.abort()
    }
  }, [account, text])

  const shownText = text && answered.text
  const groups = start ? groupsOf(start, shownText, answered.groups) : []
  const isCurrent = start !== undefined && (text === '' || answered.text === text)
  return {
    groups,
    isCurrent,
    failed,
    hints: start?.words.hints,
    said: isCurrent ? saidOf(start, shownText, groups) : undefined,
  }
}

function groupsOf({ places, opened, words }: Start, text: string, found: Group[]): Group[] {
  if (!text) return some([{ name: 'opened', label: words.opened, entries: opened }])
  const { pages, acts } = placesFound(places, text, found.length > 0)
  return some([
    ...found,
    { name: 'pages', label: words.pages, entries: pages },
    { name: 'acts', label: words.acts, entries: acts },
  ])
}

const some = (groups: Group[]) => groups.filter(({ entries }) => entries.length > 0)

function saidOf({ words }: Start, text: string, groups: Group[]): string {
  if (!text) return groups.length > 0 ? '' : words.begin
  const count = groups.filter(({ name }) => name !== 'acts').reduce((sum, { entries }) => sum + entries.length, 0)
  return count > 0 ? words.count.replace('{count}', () => String(count)) : words.none.replace('{text}', () => text)
}
