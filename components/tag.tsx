export type Tone = 'plain' | 'todo' | 'warn' | 'wrong' | 'done'

/** A state in words. What is finished stays plain text, so that colour goes to what still needs work. */
export function Tag({ tone = 'plain', children }: { tone?: Tone | undefined; children: string }) {
  return <span className={`tag ${tone}`}>{children}</span>
}
