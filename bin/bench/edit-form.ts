import { type Answer, ask, mustAsk } from './http'

const boundary = 'sobo-bench-7c1f'

/** Loads the edit form of an enterprise as a browser without JavaScript does; `save` posts it with another note. */
export async function openForm(origin: string, id: string, headers: Record<string, string>) {
  const address = `${origin}/enterprises/${id}/edit?section=standing`
  const { text } = await mustAsk(address, { headers })
  const hidden = [...text.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => fieldIn(tag))
  const opened = JSON.parse(hidden.find(([name]) => name === 'opened')?.[1] ?? '{}') as Record<
    string,
    string | string[]
  >
  const fields = new Map([...Object.entries(opened), ...hidden.filter(([name]) => !(name in opened))])
  fields.set('reason', 'correction')
  let version = Number(fields.get('version'))

  return {
    async save(note: string): Promise<Answer> {
      // With the version, because the same note as before would be no change.
      fields.set('note', `${note}, ${version}`).set('version', String(version))
      const answer = await ask(address, {
        method: 'POST',
        headers: { ...headers, Origin: origin, 'Content-Type': `multipart/form-data; boundary=${boundary}` },
        body: multipart(fields),
      })
      if (answer.status !== 303) throw new Error(`POST ${address} answered ${answer.status}: ${wrongIn(answer.text)}`)
      version += 1
      return answer
    },
  }
}

function fieldIn(tag: string): [string, string] {
  const attribute = (name: string) => unescaped(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
  return [attribute('name'), attribute('value')]
}

const unescaped = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

const wrongIn = (html: string) => /role="alert".{0,400}/s.exec(html)?.[0] ?? html.slice(0, 400)

function multipart(fields: Map<string, string | string[]>): string {
  const parts = [...fields].flatMap(([name, value]) =>
    [value].flat().map((one) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${one}\r\n`),
  )
  return `${parts.join('')}--${boundary}--\r\n`
}
