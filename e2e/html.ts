import { words } from '@/messages/all'
import type { Words } from '@/messages/words'

/** The links of a page to pages of the application, without downloads. */
export const linksIn = (html: string): string[] =>
  [...html.matchAll(/<a\s([^>]*)>/g)]
    .map(([, attributes = '']) => attributes)
    .filter((attributes) => !/\sdownload(=|\s|$)/.test(attributes))
    .map((attributes) => /(?:^|\s)href="(\/[^"#]*)/.exec(attributes)?.[1]?.replaceAll('&amp;', '&') ?? '')
    .filter((href) => href && !/^\/(api|sign-out)|\/(export|file|pdf)(\?|$)/.test(href))

/** Faults of a page: message keys, "undefined" and the like, ids in the text, not exactly one h1. */
export function faultsIn(html: string): string[] {
  const text = textOf(html)
  return [
    ...keys.filter((key) => text.includes(key)),
    ...(text.match(
      /\bundefined\b|\bNaN\b|\[object \w+\]|\bInvalid Date\b|(?<!\/)\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g,
    ) ?? []),
    ...(html.match(/<h1[\s>]/g)?.length === 1 ? [] : ['not one h1']),
  ]
}

export const textOf = (html: string) =>
  html
    .replaceAll(/<(script|style|template)\b[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&nbsp;', ' ')

const keys = keysIn(words, '')

function keysIn(all: Words, above: string): string[] {
  return Object.entries(all).flatMap(([name, one]) =>
    typeof one.vi === 'string' ? [`${above}${name}`] : keysIn(one as Words, `${above}${name}.`),
  )
}
