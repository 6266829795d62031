import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ErrorSummary } from './error-summary'
import { FieldRow } from './field-row'

const links = [{ href: '/enterprises/1', label: 'Công ty Một' }]
const link = ' <a href="/enterprises/1" target="_blank" rel="noreferrer">Công ty Một</a>'

test('a message about other records leads to them, at its field and in the summary', () => {
  const field = { name: 'taxCode', label: 'Mã số thuế', hint: undefined, input: 'code', options: [] } as const
  const row = { ...field, options: [], reference: undefined, required: false, maxLength: 14, inList: false }
  const words = { optional: '', choose: '', errorPrefix: 'Lỗi: ' }
  const said = 'Mã số thuế này đã có ở hồ sơ:'
  for (const shown of [
    <FieldRow key="row" field={row} id="field-taxCode" value="" error={said} links={links} words={words} />,
    <ErrorSummary key="summary" title="Có lỗi" lines={[{ text: said, target: 'field-taxCode', links }]} />,
  ])
    expect(renderToStaticMarkup(shown).replaceAll(/<\/?span>/g, '')).toContain(link)
})
