import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { words } from './all'
import type { Words } from './words'

const sources = ['app', 'components', 'core', 'db'].flatMap((root) => readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => `${root}/${path}`)).filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))

/** The files of a screen's folder count as one source, because one file creates the translator and another calls it. */
const folderOf = (path: string) => /^app\/\([^/]+\)\/[^/]+\//.exec(path)?.[0] ?? path
const folders = [...new Set(sources.map(folderOf))].map((folder) =>
  sources
    .filter((path) => folderOf(path) === folder)
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n'),
)

const matchesIn = (source: string, pattern: RegExp) => [...source.matchAll(pattern)].map(([, text = '']) => text)

/** Quoted values of which keys are made at runtime, without arguments of functions. */
const valuesIn = (source: string) => matchesIn(source, /(?<!\(\s*)'([\w.-]+)'/g)
const valuesOfRecords = sources.filter((path) => /^(core|db)\//.test(path)).flatMap((path) => valuesIn(readFileSync(path, 'utf8')))

const asks = folders.map((source) => ({
  topics: new Set(matchesIn(source, /'([\w.-]+)'/g)),
  keys: new Set(matchesIn(source, /(?:\(|[?:]|\?\?)\s*'([\w.-]+)'/g)),
  // `state.${row.state}` matches any key that begins with "state.".
  patterns: matchesIn(source, /`([\w.-]*(?:\$\{[^{}`]*\}[\w.-]*)+)`/g)
    .map((text) => text.split(/\$\{[^}]*\}/))
    .filter((fixed) => fixed.join('').length > 1)
    .map((fixed) => new RegExp(`^${fixed.join('.+').replaceAll('.', '\\.').replaceAll('\\.+', '.+')}$`)),
  values: new Set(/\bsay\w*\((?![`')])/.test(source) ? [...valuesIn(source), ...valuesOfRecords] : []),
  raw: matchesIn(source, /\braw\('([\w.-]+)'\)/g),
}))

const paths = (all: Words, above: string[] = []): string[][] => Object.entries(all).flatMap(([name, one]) => (typeof one.vi === 'string' ? [[...above, name]] : paths(one as Words, [...above, name])))

/** Whether a source has the topic (a file of texts, or a part of one) and the rest of the key. */
function isNamed(path: string[]): boolean {
  return path.slice(1).some((_, at) => {
    const [topic, key] = [path.slice(0, at + 1).join('.'), path.slice(at + 1).join('.')]
    return asks.some(({ topics, keys, patterns, values, raw }) => topics.has(topic) && (keys.has(key) || patterns.some((pattern) => pattern.test(key)) || raw.some((part) => key.startsWith(`${part}.`)) || values.has(key)))
  })
}

/**
 * Keys whose last part is known only at runtime count as used if their first part is; the types check that each exists.
 */
test('every sentence is named by a source', () => {
  const dead = paths(words).filter((path) => !isNamed(path))
  expect(dead.map((path) => path.join('.'))).toEqual([])
})
