import type { AskAs } from './fixtures'
import { formIn, problemsIn } from './html'

/** A form as rendered, which can be sent several times without JavaScript. */
export type Opened = {
  send: (values: Values) => Promise<{ address: string; problems: string[] }>
  /** The page, and the names and values of its form as rendered. */
  html: string
  drawn: [name: string, value: string][]
}
export type Values = Record<string, string | string[]>

export async function openForm(ask: ReturnType<AskAs>, path: string): Promise<Opened> {
  const page = await ask(path)
  const html = await page.text()
  const drawn = formIn(html)
  const origin = new URL(page.url).origin
  const send = async (values: Values) => {
    const form = new FormData()
    // A browser with scripts sends the id of a reference, without the text for which it is sought otherwise.
    const isGiven = (name: string) => name.replace(/\.(text|was|meant)$/, '') in values
    for (const [name, value] of drawn) if (!isGiven(name)) form.append(name, value)
    for (const [name, value] of Object.entries(values)) for (const one of [value].flat()) form.append(name, one)
    const answer = await ask(path, { method: 'POST', body: form, headers: { origin, 'sec-fetch-site': 'same-origin' } })
    const problems = problemsIn(await answer.text())
    // If the first submission has ended the record, the form's page is 404.
    if (answer.status === 404) problems.push('404')
    return { address: answer.headers.get('location') ?? '', problems }
  }
  return { send, html, drawn }
}
