import { getTranslations } from 'next-intl/server'
import { keys as allKeys } from '@/components/keys/keys'
import { Link } from '@/components/link.client'
import { RecordKeys } from '@/components/record/record-keys.client'
import { ToList } from '@/components/record/to-list.client'
import { pathAskedFor } from '../request/session'
import { currentKeys } from './keys-switch'
import { walkOfPage } from './walk'

/** Above the title of a record: back to the list that it was opened from, the records beside it there; and the keys of the page. */
export async function WalkBar() {
  const [say, does] = [await getTranslations('record'), await getTranslations('keys.does')]
  const [isOn, walk] = [await currentKeys(), walkOfPage()]
  const keys = <RecordKeys id={(await pathAskedFor()).split('/')[2] ?? ''} />
  if (!walk) return keys
  const step = (href: string | null, name: 'previous-record' | 'next-record', label: string, end: string) => {
    const { key } = allKeys[name]
    return href ? (
      <Link
        className="button small"
        href={href}
        replaces
        title={does(name)}
        data-key={key}
        aria-keyshortcuts={isOn ? key : undefined}
      >
        {label}
        {isOn && <kbd>{key}</kbd>}
      </Link>
    ) : (
      <span className="muted">{end}</span>
    )
  }
  return (
    <nav className="walk" aria-label={say('walk')}>
      {keys}
      <ToList href={walk.toList}>{say('back')}</ToList>
      {step(walk.previous, 'previous-record', say('previous'), say('is-first'))}
      {step(walk.next, 'next-record', say('next'), say('is-last'))}
    </nav>
  )
}
