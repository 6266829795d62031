import type { Shape } from '../wire'
import { callsOf, foreignCalls, origins } from './actions'
import { askedOddly, methods } from './addresses'
import { bodies, cookies } from './bodies'
import { raw } from './raw'
import type { Target } from './target'

/**
 * Requests that no browser sends for this application. `curated`: about 2,000, with each action and each address in
 * some shapes, in turn, and all others; otherwise each in all.
 */
export function shapesFor(target: Target, curated: boolean): Shape[] {
  const { actions, addresses } = target
  const some = <T>(all: T[], at: number, most: number) =>
    curated ? all.filter((_, one) => (((one - at * most) % all.length) + all.length) % all.length < most) : all
  return [
    ...[...actions].flatMap(([name, id], at) => some(callsOf(target, name, id), at, 6)),
    ...addresses.flatMap((path, at) => some(askedOddly(target, path), at, 3)),
    ...addresses.flatMap((path, at) => some(methods, at, 2).map((method) => ({ name: method, method, path }))),
    ...origins(target).flatMap((shape) =>
      some([...actions], 3, 6).flatMap(([, id]) => foreignCalls(target, id, shape)),
    ),
    ...cookies(target),
    ...bodies(target),
    ...raw,
  ]
}
