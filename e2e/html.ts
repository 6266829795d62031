import { words } from '@/messages/all'
import type { Words } from '@/messages/words'

/** The links of a page to pages of the application, without downloads. */
export const linksIn = (html: string): string[] =>
  [...html.matchAll(/<a\s([^>]*)>/g)]
    .map(([, attributes = '']) => attributes)
    .filter((attributes) => !/\sdownload(=|\s|$)/.test(attributes))
    .map((attributes) => /(?:^|\s)href="(\/[^"#]*)/.exec(attributes)?.[1]?.replaceAll('&amp;', '&') ?? '')
    .filter((href) => href && !/^\/(api|sign-out)|\/(export|file|pdf)(\?|$)/.test(href))

/** The files that a page offers: of lists and figures, and receipts. */
export const filesIn = (html: string): string[] =>
  [...html.matchAll(/\shref="(\/[^"#]*\/(?:export\?[^"#]*format=\w+[^"#]*|pdf))"/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  )

/** Faults of a page: what is raw in its text, not exactly one h1, a title that names not the record of the page. */
export const faultsIn = (html: string): string[] => [
  ...rawIn(textOf(html)),
  ...(html.match(/<h1[\s>]/g)?.length === 1 ? [] : ['not one h1']),
  ...(titleOf(html).includes(recordAbove(html)) ? [] : [`the title "${titleOf(html)}" without ${recordAbove(html)}`]),
]

const titleOf = (html: string) => /<title>([^<]*)</.exec(html)?.[1] ?? ''

/** The label of the last crumb that leads to a record; '' without one. */
function recordAbove(html: string): string {
  const [crumbs = ''] = /<ol class="crumbs">.*?<\/ol>/s.exec(html) ?? []
  return [...crumbs.matchAll(/href="[^"]*\/[0-9a-f]{8}-[0-9a-f-]{27}[^"]*"[^>]*>([^<]*)</g)].at(-1)?.[1] ?? ''
}

/** Message keys, "undefined" and the like, and ids in a text. */
export const rawIn = (text: string): string[] => [
  ...keysIn(text),
  ...(text.match(
    /\bundefined\b|\bNaN\b|\[object \w+\]|\bInvalid Date\b|(?<!\/)\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g,
  ) ?? []),
]

export const textOf = (html: string) =>
  html
    .replaceAll(/<(script|style|template)\b[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&nbsp;', ' ')

/** The names and values of a form as rendered. Finds the form by the id of its action, or by its nonce or `opened`. */
export function formIn(html: string, action?: string): [name: string, value: string][] {
  const form = [...html.matchAll(/<form\b[\s\S]*?<\/form>/g)]
    .map(([one]) => one)
    .find((one) => (action ? one.includes(action) : one.includes('name="opened"') || one.includes('name="nonce"')))
  const fields = (form ?? '').matchAll(/<(input|textarea|select)\b([^>]*)>([\s\S]*?<\/\1>)?/g)
  return [...fields].flatMap(([, tag, attributes = '', inside = '']): [string, string][] => {
    const said = (name: string, text = attributes) => unescaped(new RegExp(` ${name}="([^"]*)"`).exec(text)?.[1] ?? '')
    const name = said('name')
    if (!name || (/type="(checkbox|radio)"/.test(attributes) && !/ checked/.test(attributes))) return []
    if (tag === 'textarea') return [[name, unescaped(inside.replace('</textarea>', ''))]]
    return [
      [
        name,
        tag === 'select'
          ? said('value', / selected/.test(inside) ? (/<option[^>]* selected[^>]*>/.exec(inside)?.[0] ?? '') : '')
          : said('value'),
      ],
    ]
  })
}

/** The texts of error summaries in a page. */
export const problemsIn = (html: string): string[] =>
  [...html.matchAll(/<div class="summary"[\s\S]*?<\/div>/g)].map(([summary]) =>
    textOf(summary).replaceAll(/\s+/g, ' ').trim(),
  )

const unescaped = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

const keys = keysOf(words, '')

function keysOf(all: Words, above: string): string[] {
  return Object.entries(all).flatMap(([name, one]) =>
    typeof one.vi === 'string' ? [`${above}${name}`] : keysOf(one as Words, `${above}${name}.`),
  )
}

/** The message keys in a text: they are sought where letters stand around a dot, a thousandth of most pages. */
function keysIn(text: string): string[] {
  const dotted = (text.match(/[\w-]+(?:\.[\w-]+)+/g) ?? []).join('\n')
  return dotted ? keys.filter((key) => dotted.includes(key)) : []
}

/** What the form with a version sends unchanged and without JavaScript. */
export function sentBy(html: string): FormData {
  const form = /<form[^>]*>(?:(?!<\/form>)[\s\S])*name="version"[\s\S]*?<\/form>/.exec(html)?.[0] ?? ''
  const sent = new FormData()
  const controls = form.matchAll(/<input\b([^>]*)>|<(select|textarea)\b([^>]*)>([\s\S]*?)<\/\2>/g)
  for (const [, input, tag, outer = '', inner = ''] of controls) {
    const attributes = input ?? outer
    const name = attribute(attributes, 'name')
    if (!name) continue
    const box = /type="(checkbox|radio)"/.test(attributes)
    if (box && !/\schecked(=|\s|$)/.test(attributes)) continue
    const chosen = /<option[^>]*value="([^"]*)"[^>]*\sselected/.exec(inner)?.[1]
    const value = tag === 'select' ? chosen : tag === 'textarea' ? inner : attribute(attributes, 'value')
    sent.append(name, decoded(value ?? (box ? 'on' : '')))
  }
  return sent
}

const attribute = (attributes: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1]

const decoded = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
