import type { FormState } from '@/core/form-state'

/** Why a decision was not taken: about the decision as a whole, or the problem that stood in its way. */
export function Refusal({ state, title }: { state: FormState; title: string }) {
  if (state.status !== 'failed') return null
  const said = Object.values(state.fieldMessages)
  return (
    <div className="notice error" role="alert">
      <strong>{title}</strong>
      {said.length > 0 ? said.map((text) => <p key={text}>{text}</p>) : <p>{state.message}</p>}
    </div>
  )
}
