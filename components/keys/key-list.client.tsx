'use client'

import { useEffect, useId, useRef, useState } from 'react'
import { useAccount } from '../form/account.client'
import { answerAt, type NoAnswer } from '../search/ask'
import { KeyGroups, type KeyTable } from './key-table'
import type { Opened } from './opening'

/** The list of keys over the page from which it was asked for. */
export default function KeyList({ words, close }: Opened) {
  const account = useAccount()
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  const [table, setTable] = useState<KeyTable>()
  const [failed, setFailed] = useState<NoAnswer>()
  useEffect(() => {
    dialog.current?.showModal()
    const question = new AbortController()
    void answerAt<KeyTable>('/keys/table', account, question.signal).then((told) => {
      if (!told) return
      if ('failed' in told) setFailed(told.failed)
      else setTable(told.answer)
    })
    return () => question.abort()
  }, [account])
  return (
    <dialog ref={dialog} className="key-list" aria-labelledby={title} onClose={close}>
      <div className="palette-head">
        <h1 id={title}>{words.keys}</h1>
        {/* biome-ignore lint/a11y/noAutofocus: the dialog was opened to be read and closed */}
        <button type="button" className="button small" autoFocus onClick={() => dialog.current?.close()}>
          {words.close} <kbd>Esc</kbd>
        </button>
      </div>
      {!table && <p role="status">{words[failed ?? 'waiting']}</p>}
      {table && <KeyGroups {...table} />}
    </dialog>
  )
}
