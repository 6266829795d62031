import { Fragment } from 'react'

export type KeyTable = {
  groups: { label: string; keys: { does: string; strokes: string[][] }[] }[]
  /** Between two keys that are pressed one after the other. */
  between: string
}

/** The keys of the application by where they work. */
export const KeyGroups = ({ groups, between }: KeyTable) =>
  groups.map(({ label, keys }) => (
    <section key={label} className="keys">
      <h2>{label}</h2>
      <dl>
        {keys.map(({ does, strokes }) => (
          <div key={does}>
            <dt>
              {strokes.map((stroke, at) => (
                <Fragment key={stroke.join()}>
                  {at > 0 && ` ${between} `}
                  {stroke.map((one) => (
                    <Fragment key={one}>
                      <kbd>{one}</kbd>{' '}
                    </Fragment>
                  ))}
                </Fragment>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  ))
