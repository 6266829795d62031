import { Icon } from '../icon'

export type Search = { action: string; label: string; submit: string; name?: string; value?: string | undefined }

export function SearchForm({ action, label, submit, name = 'q', value }: Search) {
  return (
    <search className="search">
      <form action={action}>
        <label className="visually-hidden" htmlFor="global-search">
          {label}
        </label>
        <input
          id="global-search"
          type="search"
          name={name}
          defaultValue={value}
          placeholder={label}
          autoComplete="off"
        />
        <button type="submit" className="button">
          <Icon name="search" />
          <span className="visually-hidden">{submit}</span>
        </button>
      </form>
    </search>
  )
}
