import { sessionIsOver } from '../session/standing'

/**
 * Asks for confirmation before a link, another form, Back or closing the page discards unsaved text. Active until
 * `stop` is aborted or the user confirms. A form that is not known to be unsaved is told so by an input event.
 */
export function guardUnsaved(
  form: HTMLFormElement | null,
  isUnsaved: boolean,
  question: string,
  stop: AbortController,
) {
  const { signal } = stop
  // Here, because a second loader in the form itself would cost the pages of a report bytes they have not.
  if (form?.querySelector('select[data-dated-by]'))
    void import('./dated-options').then(({ offerByDay }) => offerByDay(form, stop)).catch(() => {})
  if (form?.querySelector('.field[data-when]'))
    void import('./cases').then(({ watchCases }) => watchCases(form, stop)).catch(() => {})
  if (!isUnsaved) {
    // Text typed before hydration had no listener.
    if (!signal.aborted && isTyped(form)) form?.dispatchEvent(new Event('input', { bubbles: true }))
    return
  }
  // After the end of a session the text stays in the tab, so there is nothing to ask.
  const beforeUnload = (event: BeforeUnloadEvent) => sessionIsOver() || event.preventDefault()
  const mayLeave = () => {
    const leave = sessionIsOver() || window.confirm(question)
    if (leave) stop.abort()
    return leave
  }
  const refuse = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
  }
  const onClick = (event: MouseEvent) => leadsAway(event) && !mayLeave() && refuse(event)
  // Language switch and sign-out are forms, too.
  const onSubmit = (event: SubmitEvent) => event.target !== form && !mayLeave() && refuse(event)
  // The router has no event for Back. The Navigation API has one, in browsers that support it.
  const onNavigate = (event: NavigateEvent) => {
    if (event.navigationType === 'traverse' && event.cancelable && !mayLeave()) event.preventDefault()
  }

  if (signal.aborted) return
  window.addEventListener('beforeunload', beforeUnload, { signal })
  document.addEventListener('click', onClick, { capture: true, signal })
  document.addEventListener('submit', onSubmit, { capture: true, signal })
  if ('navigation' in window) window.navigation.addEventListener('navigate', onNavigate, { signal })
}

const isTyped = (form: HTMLFormElement | null) =>
  [...(form?.querySelectorAll<HTMLInputElement>('textarea[name], input[type=text][name]') ?? [])].some(
    ({ value, defaultValue }) => value !== defaultValue,
  )

function leadsAway(event: MouseEvent) {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return false
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link || link.target === '_blank' || link.hasAttribute('download')) return false
  return !link.getAttribute('href')?.startsWith('#')
}
