'use server'

import { notFound } from 'next/navigation'
import { z } from 'zod'
import { atIn, registering, revising } from '@/app/request/action'
import { changeReasons } from '@/app/request/reason'
import { settleWith } from '@/app/request/settle'
import type { FormState } from '@/core/form-state'
import { EffectiveInput } from '@/db/record/validity'
import { recordSetting, reviseSetting } from '@/db/setting/commands'
import { findSetting } from '@/db/setting/queries'
import { type SettingKey, setting, settingValues } from '@/db/setting/record'

type Save = (state: FormState, form: FormData) => Promise<FormState>

const recordingOf = (key: SettingKey): Save =>
  registering({
    table: setting,
    input: EffectiveInput.extend(settingValues[key].shape),
    reasons: changeReasons,
    asksSometimes: true,
    work: (db, { effectiveOn, value }, id) => recordSetting(db, id, { key, value: String(value), effectiveOn }),
    goTo: ({ id }) => `/settings/${id}?saved=registered`,
  })

const revisingOf = (key: SettingKey): Save =>
  revising({
    input: z.object(settingValues[key].shape),
    work: (db, { value }, hidden) => reviseSetting(db, atIn(hidden), String(value)),
    goTo: ({ id }) => `/settings/${id}?saved=revised`,
    settle: settleWith('setting', (db, id) => findSetting(db, id)),
  })

/** The hidden field `key` chooses the setting, and the setting the schema of its value. */
export async function record(state: FormState, form: FormData): Promise<FormState> {
  return recordingOf(keyIn(form))(state, form)
}

export async function revise(state: FormState, form: FormData): Promise<FormState> {
  return revisingOf(keyIn(form))(state, form)
}

function keyIn(form: FormData): SettingKey {
  const read = z.enum(Object.keys(settingValues) as SettingKey[]).safeParse(form.get('key'))
  return read.success ? read.data : notFound()
}
