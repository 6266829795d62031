import { entriesOf, type Say } from '@/messages/say'

const groups = {
  about: ['enterpriseId', 'periodId'],
  workers: ['workers', 'femaleWorkers', 'foreignWorkers', 'managers', 'highSkilled'],
  survey: ['officialElsewhere', 'probationaryElsewhere'],
  trade: ['revenueVnd', 'exportsUsd', 'importsUsd', 'taxPaidVnd'],
}

export const sectionsOf = (say: Say<'enterprise-figures'>) =>
  entriesOf(groups).map(([group, names]) => ({ title: say(`section.${group}`), names }))
