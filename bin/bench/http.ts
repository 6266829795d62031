import { Agent, request } from 'node:http'

/** As bin/front: a server that closes after 5 s of silence may do so while the next round asks. */
export const keepAliveTimeout = 75_000
const agent = new Agent({ keepAlive: true, maxSockets: 100 })

export type Wish = { method?: 'GET' | 'POST'; headers?: Record<string, string>; body?: string | Buffer }
export type Answer = { status: number; headers: Record<string, string | string[] | undefined>; text: string }

/** One request over a keep-alive connection; resolves when the last byte has arrived. */
export function ask(url: string, { method = 'GET', headers = {}, body }: Wish = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method, headers, timeout: 30_000 }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part) => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () => {
        const { statusCode: status = 0, headers: sentBack } = answer
        resolve({ status, headers: sentBack, text: Buffer.concat(parts).toString() })
      })
    })
    sent.on('timeout', () => sent.destroy(new Error(`${url} did not answer in 30 s`)))
    sent.on('error', reject)
    sent.end(body)
  })
}

/** The same; throws for any status but `wanted`. */
export async function mustAsk(url: string, wish: Wish = {}, wanted = 200): Promise<Answer> {
  const answer = await ask(url, wish)
  if (answer.status === wanted) return answer
  throw new Error(`${wish.method ?? 'GET'} ${url} answered ${answer.status}: ${answer.text.slice(0, 400)}`)
}
