/** Something the person at the console can mend. Its message is one sentence; it is printed without a stack. */
export class Refusal extends Error {
  override name = 'Refusal'
}

const hints: Record<string, string> = {
  EACCES: 'you have no right to write there',
  EPERM: 'you have no right to write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
}

/** Turns a refused write into a sentence; everything else stays the defect it is. */
export function writeRefused(path: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const hint = hints[code]
  return hint ? new Refusal(`Cannot write to ${path}: ${hint}.`) : error
}
