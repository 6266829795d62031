import { getTranslations } from 'next-intl/server'
import { type Speaker, sentenceOf } from '@/app/screen/sentences'
import { Detail } from '@/components/history/history-list'
import { nameKey, recordOf } from '@/db/records'
import type { Step, UndoView } from '@/db/undo/plan'
import type { Group } from './groups'

type Shown = { view: UndoView; speaker: Speaker }
type Props = Shown & { id: string; title: string; groups: Group[] }

/** Records with the effect of the undo on each, or why a record stays. */
export async function Changes({ id, title, groups, ...shown }: Props) {
  const say = await getTranslations('undo')
  if (groups.length === 0) return null
  return (
    <section className="block" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="history">
        {groups.map((group) => (
          <li key={group.id}>
            <p>
              <strong>
                {group.subject.href ? <a href={group.subject.href}>{group.subject.text}</a> : group.subject.text}
              </strong>
            </p>
            {id === 'stays' ? (
              <Why steps={group.steps} {...shown} />
            ) : (
              <>
                {group.becomes !== 'revised' && <p>{say(group.becomes)}</p>}
                {group.details.map((detail) => (
                  <p key={`${detail.label} ${detail.before} ${detail.after}`}>
                    <Detail {...detail} blank={shown.speaker.say('blank')} />
                  </p>
                ))}
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/**
 * The reasons why steps of a record stay. Consequences of another reason (`with`, `whole`) are shown only without one.
 */
async function Why({ steps, view, speaker }: Shown & { steps: Step[] }) {
  const say = await getTranslations('undo')
  const own = steps.filter(({ refusal }) => refusal !== 'with' && refusal !== 'whole')
  const told = own.length > 0 ? own : steps.slice(0, 1)
  const once = told.filter(
    (step, i) => told.findIndex(({ refusal, since }) => refusal === step.refusal && since === step.since) === i,
  )
  return once.map((step) => {
    if (step.refusal === 'since') return <Since key={step.entry} step={step} view={view} speaker={speaker} />
    if (step.refusal === 'rests') return <Resting key={step.entry} view={view} speaker={speaker} />
    return step.refusal && <p key={step.entry}>{say(`why.${step.refusal}`)}</p>
  })
}

async function Since({ step, view, speaker }: Shown & { step: Step }) {
  const say = await getTranslations('undo')
  const later = view.entries.find(({ id }) => id === step.since)
  if (!later) return <p>{say('why.since-unseen')}</p>
  const undone = later.undoes !== null && view.entries.some(({ changeSet }) => changeSet === later.undoes)
  const { at, who } = sentenceOf([later], speaker)
  return (
    <p>
      {say(undone ? 'why.undone' : 'why.since', { at, who })}{' '}
      {later.changeSet && <a href={`/undo/${later.changeSet}`}>{say(undone ? 'again' : 'first')}</a>}
    </p>
  )
}

async function Resting({ view: { resting, names }, speaker }: Shown) {
  const say = await getTranslations('undo')
  if (resting.length === 0) return <p>{say('why.rests-unseen')}</p>
  return (
    <>
      <p>{say('why.rests')}</p>
      <ul>
        {resting.map((one) => {
          const record = recordOf(one.code)
          const text = [record?.words.one[speaker.locale], names[nameKey(one)]].filter(Boolean).join(': ')
          return (
            <li key={nameKey(one)}>
              {record?.screens.includes('page') ? <a href={`/${record.path}/${one.id}`}>{text}</a> : text}
            </li>
          )
        })}
      </ul>
    </>
  )
}
