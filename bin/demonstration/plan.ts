/** The size of a planted registry. The figures of the reference date must equal these counts and totals. */
export type Plan = {
  seed: number
  parks: number
  /** Park committees that gather cells of their park. */
  parkCommittees: number
  enterprises: {
    nonState: number
    foreignShare: number
    state: number
    building: number
    notStarted: number
    suspended: number
    closed: number
    /** Registered after the reference date. */
    later: number
  }
  organisations: {
    /** Non-state enterprises with a Party organisation. */
    enterprises: number
    board: number
    stateCommittee: number
    stateCells: number
    /** For each committee of one enterprise, its number of cells. */
    companyCommittees: number[]
    /** For each combined cell, its number of enterprises. */
    combined: number[]
    /** Non-state enterprises in a combined cell hosted by a state-owned one. */
    mixed: number
    /** Cells whose superior is a committee outside the zone. */
    outside: number
    /** Cells without a current report on the reference date: founded later (`newest`), or long without. */
    newest: number
    silent: number
    /** Cells whose last report is one quarter older. */
    stale: number
    /** Founded after the reference date. */
    later: number
  }
  members: { nonState: number; all: number }
  workers: { covered: number; coveredFemale: number; coveredSkilled: number; all: number }
  projects: {
    fdi: number
    fdiUsd: number
    di: number
    diVnd: number
    coveredUsd: number
    later: number
    revoked: number
  }
}

/** The day of the conference whose published figures the demonstration reproduces. */
export const referenceDate = '2024-03-18'
export const vndPerUsd = 23_794
const billion = 1_000_000_000

export const demonstration: Plan = {
  seed: 727_2024,
  parks: 14,
  parkCommittees: 5,
  enterprises: {
    nonState: 727,
    foreignShare: 0.62,
    state: 14,
    building: 28,
    notStarted: 12,
    suspended: 16,
    closed: 22,
    later: 45,
  },
  organisations: {
    enterprises: 56,
    board: 7,
    stateCommittee: 3,
    stateCells: 4,
    companyCommittees: [5, 4, 4],
    combined: [2, 2, 3, 3, 4],
    mixed: 2,
    outside: 4,
    newest: 3,
    silent: 2,
    stale: 5,
    later: 6,
  },
  members: { nonState: 789, all: 1025 },
  workers: { covered: 99_570, coveredFemale: 59_356, coveredSkilled: 10_317, all: 195_811 },
  projects: {
    fdi: 542,
    fdiUsd: 26.3 * billion,
    di: 221,
    diVnd: 320_508 * billion,
    coveredUsd: 10.2006 * billion,
    later: 70,
    revoked: 18,
  },
}

/** A small registry for tests, with a few rows of every kind. */
export const small: Plan = {
  seed: 72,
  parks: 4,
  parkCommittees: 1,
  enterprises: {
    nonState: 72,
    foreignShare: 0.6,
    state: 4,
    building: 4,
    notStarted: 2,
    suspended: 2,
    closed: 3,
    later: 5,
  },
  organisations: {
    enterprises: 18,
    board: 2,
    stateCommittee: 0,
    stateCells: 1,
    companyCommittees: [3],
    combined: [2, 2, 3],
    mixed: 2,
    outside: 1,
    newest: 1,
    silent: 0,
    stale: 1,
    later: 2,
  },
  members: { nonState: 210, all: 260 },
  workers: { covered: 14_300, coveredFemale: 8_600, coveredSkilled: 1_480, all: 25_900 },
  projects: {
    fdi: 54,
    fdiUsd: 2.63 * billion,
    di: 26,
    diVnd: 32_050 * billion,
    coveredUsd: 1.02 * billion,
    later: 6,
    revoked: 2,
  },
}
