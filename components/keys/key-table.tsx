import { Fragment } from 'react'

export type KeyTable = {
  groups: { label: string; keys: { does: string; ways: string[][][] }[] }[]
  /** Between two keys that are pressed one after the other. */
  between: string
  /** Between two keys that do the same. */
  or: string
}

/** The keys of the application by where they work. */
export const KeyGroups = ({ groups, between, or }: KeyTable) =>
  groups.map(({ label, keys }) => (
    <section key={label} className="keys">
      <h2>{label}</h2>
      <dl>
        {keys.map(({ does, ways }) => (
          <div key={does}>
            <dt>
              {ways.map((strokes, way) =>
                strokes.map((stroke, at) => (
                  <Fragment key={stroke.join()}>
                    {at > 0 ? ` ${between} ` : way > 0 && ` ${or} `}
                    {stroke.map((one) => (
                      <Fragment key={one}>
                        <kbd>{one}</kbd>{' '}
                      </Fragment>
                    ))}
                  </Fragment>
                )),
              )}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  ))
