/** An error that the user at the console can correct. Its message is one sentence, printed without a stack. */
export class Refusal extends Error {
  override name = 'Refusal'
}

const hints: Record<string, string> = {
  EACCES: 'you have no right to write there',
  EPERM: 'you have no right to write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
}

/** A Refusal for a failed write (permissions, read-only or full disk); any other error is returned unchanged. */
export function writeRefused(path: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const hint = hints[code]
  return hint ? new Refusal(`Cannot write to ${path}: ${hint}.`) : error
}
