import { getTranslations } from 'next-intl/server'
import type { KeyTable } from '@/components/keys/key-table'
import { type KeyName, keyPlaces, keys, shownKeys } from '@/components/keys/keys'

/** The table of keys in the user's language. */
export async function keyTable(): Promise<KeyTable> {
  const say = await getTranslations('keys')
  const names = Object.keys(keys) as KeyName[]
  const groups = keyPlaces.map((place) => ({
    label: say(`places.${place}`),
    keys: names
      .filter((name) => keys[name].in === place)
      .map((name) => ({ does: say(`does.${name}`), ways: shownKeys(name) })),
  }))
  return { groups: groups.filter(({ keys }) => keys.length > 0), between: say('then'), or: say('or') }
}
