'use client'

import type { ComponentProps } from 'react'

/** A GET form that sends no blank inputs, so that the URL has only what is set. */
export const FilterForm = (props: ComponentProps<'form'>) => <form {...props} ref={sendNoBlanks} />

function sendNoBlanks(form: HTMLFormElement | null) {
  form?.addEventListener('formdata', dropBlanks)
  return () => form?.removeEventListener('formdata', dropBlanks)
}

function dropBlanks({ formData }: FormDataEvent) {
  for (const [name, value] of [...formData]) if (value === '') formData.delete(name)
}
