import type { Shape } from '../wire'
import { callsOf, foreignCalls, origins } from './actions'
import { askedOddly, askedWith, methods } from './addresses'
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
    ...[...actions].flatMap(([name, action], at) => some(callsOf(target, name, action), at, 5)),
    ...addresses.flatMap((path, at) => [
      ...some(askedWith(target, path), at, 1),
      ...some(askedOddly(target, path), at, 1),
    ]),
    ...addresses.flatMap((path, at) => some(methods, at, 4).map((method) => ({ name: method, method, path }))),
    ...origins(target).flatMap((shape) =>
      some([...actions], 3, 6).flatMap(([, action]) => foreignCalls(action, shape)),
    ),
    ...cookies(target),
    ...bodies(target),
    ...raw,
  ]
}
