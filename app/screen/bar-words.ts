import type { Say } from '@/messages/say'

/** The texts of the line over a list. */
export const barWords = (say: Say<'list'>) => ({
  label: say('filters'),
  search: say('find'),
  placeholder: say('find-here'),
  add: say('add-filter'),
  apply: say('apply'),
  any: say('any'),
  clear: say('clear'),
  remove: say('remove'),
})
