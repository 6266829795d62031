'use server'

import { notFound } from 'next/navigation'
import { z } from 'zod'
import { atIn, registering, revising } from '@/app/request/action'
import { currentLocale } from '@/app/request/session'
import { settleWith } from '@/app/request/settle'
import type { FormState } from '@/core/form-state'
import { restoreRecord, withdrawRecord } from '@/db/act/withdraw'
import { findRecord, registerPlain, retireRecord, revisePlain } from '@/db/plain'
import type { Ending } from '@/db/record/described'
import { retirementInput } from '@/db/record/validity'
import { recordAt } from '@/db/records'

/** The path comes from the browser, so only records that have the generic form are accepted. */
const plainAt = (path: string, screen: 'new' | 'edit') => {
  const record = recordAt(path, screen)
  return record?.plain ? record : notFound()
}

export async function register(path: string, state: FormState, form: FormData): Promise<FormState> {
  const record = plainAt(path, 'new')
  return registering({
    table: record.table,
    input: record.input,
    work: (db, values, id) => registerPlain(db, record, id, values),
    goTo: ({ id }) => `/${path}/${id}?saved=registered`,
  })(state, form)
}

export async function revise(path: string, state: FormState, form: FormData): Promise<FormState> {
  const [record, locale] = [plainAt(path, 'edit'), await currentLocale()]
  return revising({
    input: record.input,
    work: (db, values, hidden) => revisePlain(db, record, atIn(hidden), values),
    goTo: ({ id }) => `/${path}/${id}?saved=revised`,
    settle: settleWith(record.code, (db, id) => findRecord(db, record, id, locale)),
  })(state, form)
}

/** The record with a form that retires it in this way. */
const retirableAt = (path: string, ending: Ending) => {
  const record = recordAt(path, 'retire')
  return record?.endings.includes(ending) ? record : notFound()
}

export async function stop(path: string, state: FormState, form: FormData): Promise<FormState> {
  const record = retirableAt(path, 'stop')
  return revising({
    input: retirementInput(record),
    work: (db, { retiredOn: on }, hidden) => retireRecord(db, record, atIn(hidden), { on }),
    goTo: ({ id }) => `/${path}/${id}?saved=retired`,
  })(state, form)
}

export async function withdraw(path: string, state: FormState, form: FormData): Promise<FormState> {
  const record = retirableAt(path, 'withdraw')
  return revising({
    input: z.object({}),
    work: (db, _, hidden) => withdrawRecord(db, record, atIn(hidden)),
    goTo: ({ id }) => `/${path}/${id}?saved=withdrawn`,
  })(state, form)
}

export async function restore(path: string, state: FormState, form: FormData): Promise<FormState> {
  const record = recordAt(path, 'retire') ?? notFound()
  return revising({
    input: z.object({}),
    work: (db, _, hidden) => restoreRecord(db, record, atIn(hidden)),
    goTo: ({ id }) => `/${path}/${id}?saved=restored`,
  })(state, form)
}
