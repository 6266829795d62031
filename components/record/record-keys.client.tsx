'use client'

import { useEffect } from 'react'
import { clickKeyed } from '../keys/keys'
import { noteVisited } from './use-visited'

/** The keys of a record's page, and the note that it was visited. */
export function RecordKeys({ id }: { id: string }) {
  useEffect(() => noteVisited(id), [id])
  useEffect(() => {
    const press = (event: KeyboardEvent) => clickKeyed('record', event, document)
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  return null
}
