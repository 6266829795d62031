import { CopyButton } from '@/components/record/copy-button.client'

type Props = { text: string; whom: string; words: { copy: string; copied: string; text: string; label: string } }

/** A reminder to paste into Zalo or a text message. Without JavaScript the user selects and copies it. */
export function ReminderText({ text, whom, words }: Props) {
  return (
    <div className="reminder-text">
      <CopyButton text={text} label={words.copy} done={words.copied} what={whom} />
      <details>
        <summary>
          {words.text}
          <span className="visually-hidden"> {whom}</span>
        </summary>
        <textarea readOnly rows={8} defaultValue={text} aria-label={words.label} />
      </details>
    </div>
  )
}
