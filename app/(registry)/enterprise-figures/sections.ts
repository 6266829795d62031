type Say = (key: string) => string

const groups = {
  about: ['enterpriseId', 'periodId'],
  workers: ['workers', 'femaleWorkers', 'foreignWorkers', 'managers', 'highSkilled', 'membersElsewhere'],
  trade: ['revenueVnd', 'exportsUsd', 'importsUsd', 'taxPaidVnd'],
}

export const sectionsOf = (say: Say) =>
  Object.entries(groups).map(([group, names]) => ({ title: say(`section.${group}`), names }))
