import type { FormState } from '@/core/form-state'

export type RefusalWords = {
  title: string
  /** Where the report stands now: another decision, or a later version, may have come first. */
  latest: { href: string; label: string }
}

/** Why a decision was not taken: about the decision as a whole, or the problem that stood in its way. */
export function Refusal({ state, words: { title, latest } }: { state: FormState; words: RefusalWords }) {
  if (state.status !== 'failed') return null
  const said = Object.values(state.fieldMessages)
  return (
    <div className="notice error" role="alert">
      <strong>{title}</strong>
      {said.length > 0 ? said.map((text) => <p key={text}>{text}</p>) : <p>{state.message}</p>}
      {state.fieldMessages.decision && <a href={latest.href}>{latest.label}</a>}
    </div>
  )
}
