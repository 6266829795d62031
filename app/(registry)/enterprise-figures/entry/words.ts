import 'server-only'
import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { formWords } from '@/app/screen/words'
import type { GridWords } from '@/components/grid/words'
import type { Key } from '@/messages/say'

const problems = [
  'number.count',
  'number.decimal',
  'number.ambiguous',
  'number.negative',
  'number.too-long',
  'number.too-fine',
] as const
const keyLines = ['move', 'across', 'restore', 'save', 'paste', 'undo'] as const

/** The texts of the grid. */
export async function gridWords(caption: string): Promise<GridWords> {
  const [locale, say, problem, form] = await Promise.all([
    currentLocale(),
    getTranslations('enterprise-figures.entry'),
    getTranslations('problem'),
    formWords(),
  ])
  const raw = (key: Key<'enterprise-figures.entry'>) => String(say.raw(key))
  return {
    locale,
    caption,
    rowHeading: say('enterprise'),
    marks: {
      conflict: say('mark.conflict'),
      invalid: say('mark.invalid'),
      changed: say('mark.changed'),
      saved: say('mark.saved'),
      warning: say('mark.warning'),
      locked: say('mark.locked'),
    },
    legend: say('legend'),
    previous: raw('previous'),
    noPrevious: say('no-previous'),
    difference: raw('difference'),
    problems: Object.fromEntries(problems.map((key) => [key, String(problem.raw(`invalid.${key}`))])),
    unsaved: raw('unsaved'),
    invalid: raw('invalid'),
    nothingChanged: say('nothing-changed'),
    pasted: raw('pasted'),
    left: raw('left'),
    undone: say('undone'),
    redone: say('redone'),
    save: say('save'),
    saving: form.saving,
    undo: say('undo'),
    redo: say('redo'),
    unsent: form.unsent,
    errorTitle: form.errorTitle,
    others: raw('others'),
    leave: form.leave,
    keys: say('keys.title'),
    keyList: keyLines.map((line) => say(`keys.${line}`)),
    conflict: { ...form.conflict, title: say('conflict'), field: say('cell') },
  }
}
