import { openForm } from './edit-form'
import { mustAsk } from './http'
import { type People, roles, sessionCookie } from './people'
import type { Probe } from './rounds'
import { peopleSearches, searches, type Update } from './work'

/** The origins of the servers, the sessions, and the enterprises to read. */
export type Ground = {
  bare: string
  ours: string
  empty: string
  size: number
  park: string
  people: People
  /** The organisation that the secretary reports for, and the open period, as a path. */
  report: string
  /** Enterprises with an organisation. */
  seen: { rawId: number; ownId: string }[]
}

export type Line = Probe & {
  work: string
  what: string
  /** `against`: the key of the line to compare with; `goal`: the greatest allowed ratio of the medians. */
  against?: string
  goal?: number
}

/** All measurements, in the order of the table. */
export async function linesOf(ground: Ground): Promise<Line[]> {
  return [
    ...listLines(ground),
    ...filterLines(ground),
    ...(await deepLines(ground)),
    ...searchLines(ground),
    ...recordLines(ground),
    ...(await updateLines(ground)),
    ...pageLines(ground),
    ...secretaryLines(ground),
  ]
}

function listLines({ bare, ours, empty, size, people }: Ground): Line[] {
  const work = 'W1 first page of 50 by name, with total'
  return [
    { key: 'w1.raw', work, what: 'raw SQL, JSON', run: () => mustAsk(`${bare}/raw/list`) },
    { ...door('w1', bare, '/door/list', people.officer), work, against: 'w1.raw', goal: 1 },
    { key: 'empty', work, what: 'empty Next.js page, same rows', run: () => mustAsk(`${empty}/?size=${size}`) },
    { ...page('w1', ours, '/enterprises', people), work, against: 'empty', goal: 1.1 },
    ...byRole('w1', bare, '/door/list', people).map((line) => ({ ...line, work })),
  ]
}

function filterLines({ bare, ours, park, people }: Ground): Line[] {
  const work = 'W2 park, ownership, has an organisation'
  const path = `/enterprises?unit=${park}&ownership=fdi_wholly&has_organisation=yes`
  return [
    { key: 'w2.raw', work, what: 'raw SQL, JSON', run: () => mustAsk(`${bare}/raw/filter`) },
    { ...door('w2', bare, '/door/filter', people.officer), work, against: 'w2.raw', goal: 1.6 },
    { ...page('w2', ours, path, people), work, against: 'empty' },
    ...byRole('w2', bare, '/door/filter', people).map((line) => ({ ...line, work })),
  ]
}

const deep = 50_000

/** Only where there is such a page. */
async function deepLines({ bare, size, people }: Ground): Promise<Line[]> {
  if (size <= deep + 50) return []
  const work = 'W3 fifty rows behind 50,000'
  const headers = { authorization: people.officer }
  const before = await mustAsk(`${bare}/door/deep?id=${deep / 50}`, { headers })
  const last = JSON.parse(before.text).rows.at(-1).id
  return [
    { key: 'w3.raw', work, what: 'raw SQL, keys first, JSON', run: () => mustAsk(`${bare}/raw/deep?id=${deep}`) },
    {
      ...door('w3', bare, `/door/deep?id=${deep / 50 + 1}`, people.officer),
      work,
      what: 'ours, by number, JSON',
      against: 'w3.raw',
      goal: 1.6,
    },
    {
      ...door('w3', bare, `/door/next?id=${last}`, people.officer),
      key: 'w3.next',
      work,
      what: 'ours, the next page, JSON',
      against: 'w3.raw',
      goal: 1.6,
    },
  ]
}

function searchLines(ground: Ground): Line[] {
  return [
    ...searches.flatMap((text, at) => searchLine(ground, `w4.${at}`, text, 'search', '/enterprises', '')),
    ...peopleSearches.flatMap((text, at) => searchLine(ground, `w4.p${at}`, text, 'people', '/people', ' of people')),
    ...searches.flatMap((text, at) => everywhereLine(ground, `w4.${at}`, text)),
  ]
}

/** One search over all kinds of records, against the raw search of one. */
function everywhereLine({ bare, ours, people }: Ground, key: string, text: string): Line[] {
  const work = `W4 search over all “${text}”`
  const query = `?q=${encodeURIComponent(text)}`
  const asked = `/door/everywhere${query}`
  return [
    { ...door(`${key}.all`, bare, asked, people.officer), work, against: `${key}.raw` },
    { ...page(`${key}.all`, ours, `/search${query}`, people), work, against: 'empty' },
    ...byRole(`${key}.all`, bare, asked, people).map((line) => ({ ...line, work })),
  ]
}

function searchLine(
  { bare, ours, people }: Ground,
  key: string,
  text: string,
  asked: string,
  path: string,
  of: string,
): Line[] {
  const work = `W4 search${of} “${text}”`
  const query = `?q=${encodeURIComponent(text)}`
  return [
    { key: `${key}.raw`, work, what: 'raw SQL, JSON', run: () => mustAsk(`${bare}/raw/${asked}${query}`) },
    { ...door(key, bare, `/door/${asked}${query}`, people.officer), work, against: `${key}.raw`, goal: 2.5 },
    { ...page(key, ours, `${path}${query}`, people), work, against: 'empty' },
    ...byRole(key, bare, `/door/${asked}${query}`, people).map((line) => ({ ...line, work })),
  ]
}

function recordLines({ bare, ours, people, seen }: Ground): Line[] {
  const work = 'W5 a record with organisation, reports, history'
  const one = (round: number) => seen[round % seen.length] ?? { rawId: 0, ownId: '' }
  const asked = (token: string) => (round: number) =>
    mustAsk(`${bare}/door/record?id=${one(round).ownId}`, { headers: { authorization: token } })
  return [
    {
      key: 'w5.raw',
      work,
      what: 'raw SQL, JSON',
      run: (round) => mustAsk(`${bare}/raw/record?id=${one(round).rawId}`),
    },
    { key: 'w5.door', work, what: 'ours, JSON', against: 'w5.raw', goal: 6, run: asked(people.officer) },
    {
      key: 'w5.page',
      work,
      what: 'ours, page',
      against: 'empty',
      run: (round) => mustAsk(`${ours}/enterprises/${one(round).ownId}`, { headers: sessionCookie(people.officer) }),
    },
    { key: 'w5.administrator', work, what: 'ours, JSON, as administrator', run: asked(people.administrator) },
  ]
}

async function updateLines({ bare, ours, people, seen }: Ground): Promise<Line[]> {
  const work = 'W6 one field, version checked, audited'
  const [first, second] = [seen.at(-1), seen.at(-2)]
  if (!first || !second) throw new Error('bin/bench: too few enterprises')
  const form = await openForm(ours, second.ownId, sessionCookie(people.officer))
  const versions = { raw: await versionAt(`${bare}/raw/record?id=${first.rawId}`), door: 0 }
  const record = await mustAsk(`${bare}/door/record?id=${first.ownId}`, { headers: { authorization: people.officer } })
  versions.door = JSON.parse(record.text).enterprise.version
  const send = async (kind: 'raw' | 'door', round: number) => {
    const update: Update = { ...first, version: versions[kind], note: `Đo lần ${round}, ${versions[kind]}` }
    await mustAsk(`${bare}/${kind}/update`, {
      method: 'POST',
      headers: { authorization: people.officer },
      body: JSON.stringify(update),
    })
    versions[kind] += 1
  }
  return [
    { key: 'w6.raw', work, what: 'raw SQL, JSON', run: (round) => send('raw', round) },
    {
      key: 'w6.door',
      work,
      what: 'ours, command through the door',
      against: 'w6.raw',
      goal: 4,
      run: (round) => send('door', round),
    },
    {
      key: 'w6.action',
      work,
      what: 'ours, server action (form post)',
      against: 'w6.raw',
      run: (round) => form.save(`Đo lần ${round}`),
    },
  ]
}

/** Pages that read many records at once, against the first page of a list by the same person. */
function pageLines({ bare, ours, people }: Ground): Line[] {
  const asked = (path: string, token: string) => () => mustAsk(`${ours}${path}`, { headers: sessionCookie(token) })
  const line = (key: string, work: string, path: string, who: keyof People, goal?: number): Line => ({
    key: `${key}.${who}`,
    work,
    what: `ours, page, as ${who}`,
    against: 'w1.page',
    run: asked(path, people[who]),
    ...(goal && { goal }),
  })
  return [
    {
      key: 'w9.raw',
      work: 'W9 overview',
      what: 'raw SQL from the organisations, JSON',
      run: () => mustAsk(`${bare}/raw/overview`),
    },
    { ...line('w9', 'W9 overview', '/overview', 'officer'), against: 'w9.raw' },
    ...(['officer', 'park officer', 'leader', 'administrator'] as const).map((who) =>
      line('w10', 'W10 home', '/', who, 2),
    ),
    line('w11', 'W11 completeness', '/completeness', 'officer', 2),
    line('w12', 'W12 reports of members', '/member-reports', 'officer', 2),
    line('w13', 'W13 trail', '/audit', 'administrator', 2),
  ]
}

/** What a secretary opens: home, the form of the report that is due, and the reports that were sent. */
function secretaryLines({ ours, people, report }: Ground): Line[] {
  const headers = sessionCookie(people.secretary)
  return [
    ['home', '/'],
    ['report', `/report/${report}`],
    ['reports', '/report'],
  ].map(([key, path]) => ({
    key: `w14.${key}`,
    work: `W14 ${key} of a secretary`,
    what: 'ours, page, as secretary',
    against: 'w1.page',
    goal: 2,
    run: () => mustAsk(`${ours}${path}`, { headers }),
  }))
}

const versionAt = async (url: string): Promise<number> => JSON.parse((await mustAsk(url)).text).version

const door = (key: string, bare: string, path: string, token: string) => ({
  key: `${key}.door`,
  what: 'ours, JSON',
  run: () => mustAsk(`${bare}${path}`, { headers: { authorization: token } }),
})

const page = (key: string, ours: string, path: string, { officer }: People) => ({
  key: `${key}.page`,
  what: 'ours, page',
  run: () => mustAsk(`${ours}${path}`, { headers: sessionCookie(officer) }),
})

/** The same list for the other roles, which see fewer rows: it must not take longer than for the officer. */
function byRole(key: string, bare: string, path: string, people: People) {
  return roles
    .filter((role) => role !== 'officer')
    .map((role) => ({
      ...door(key, bare, path, people[role]),
      key: `${key}.${role}`,
      what: `ours, JSON, as ${role}`,
      ...(role !== 'administrator' && { against: `${key}.administrator`, goal: 1 }),
    }))
}
