'use client'

import type { RefObject } from 'react'
import { useUnsavedGuard } from './use-unsaved-guard'

/** Stands in a form while something in it is unsaved. */
export default function UnsavedGuard(props: { form: RefObject<HTMLFormElement | null>; question: string }) {
  useUnsavedGuard(props.form, true, props.question)
  return null
}
