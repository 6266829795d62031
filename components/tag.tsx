export type Tone = 'plain' | 'todo' | 'warn' | 'wrong' | 'done'

/** A state as a word. Only states that still need work have a colour. */
export function Tag({ tone = 'plain', children }: { tone?: Tone | undefined; children: string }) {
  return <span className={`tag ${tone}`}>{children}</span>
}
