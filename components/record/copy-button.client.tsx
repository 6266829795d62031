'use client'

import { useState } from 'react'

type Props = { text: string; label: string; done: string; what: string; letter?: string }

/** Copies a code; the status region announces it to screen readers. */
export function CopyButton({ text, label, done, what, letter }: Props) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    setCopied(await copyText(text))
    setTimeout(() => setCopied(false), 4000)
  }
  return (
    <>
      <button type="button" className="button small copy" onClick={copy} data-key={letter}>
        {copied ? done : label}
        <span className="visually-hidden"> {what}</span>
      </button>
      <span role="status" className="visually-hidden">
        {copied ? `${done} ${what}` : ''}
      </span>
    </>
  )
}

/** navigator.clipboard exists only in secure contexts; over plain HTTP the deprecated execCommand still works. */
async function copyText(text: string) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text).then(() => true)
  const box = document.createElement('textarea')
  box.value = text
  document.body.append(box)
  box.select()
  const done = document.execCommand('copy')
  box.remove()
  return done
}
