'use client'

import { useEffect } from 'react'
import { elementOfKey, plainKeyOf } from '../plain-key'
import { isRecordKey } from './keys'
import { noteVisited } from './use-visited'

/** The keys of a record's page, if they are on, and the note that it was visited. */
export function RecordKeys({ id, isOn }: { id: string; isOn: boolean }) {
  useEffect(() => noteVisited(id), [id])
  useEffect(() => {
    if (!isOn) return
    const press = (event: KeyboardEvent) => {
      const key = plainKeyOf(event)
      const named = key && isRecordKey(key) && elementOfKey(document, key)
      if (!named) return
      event.preventDefault()
      named.click()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [isOn])
  return null
}
