import { Icon } from '../icon'
import { longestText } from './answer'

type Props = {
  /** The page of the results. */
  action: string
  words: { label: string; hint: string }
  /** The keys that lead here, as people read them. */
  keys: string
}

/**
 * The search of the frame: a form that leads to the page of results. With scripts a click in its field, or its key, opens
 * the palette instead; on a phone it is a link.
 */
export const SearchBox = ({ action, words, keys }: Props) => (
  <search className="search-box">
    <form action={action}>
      <input
        id="find"
        type="search"
        name="q"
        aria-label={words.label}
        aria-keyshortcuts="Control+K"
        placeholder={words.hint}
        autoComplete="off"
        maxLength={longestText}
      />
      <kbd>{keys}</kbd>
      <button type="submit" className="button">
        <Icon name="search" />
        <span className="visually-hidden">{words.label}</span>
      </button>
    </form>
    <a className="button" href={action}>
      <Icon name="search" />
      <span className="visually-hidden">{words.label}</span>
    </a>
  </search>
)
