import { expect, test } from './fixtures'
import { concrete, placesIn } from './places'
import { openForm } from './posted'
import { pages } from './tables'

/** Whether a page has the form of a record with a reason. Upload, printed sheet and lock have other forms. */
const asksWhy = (html: string) => /<select[^>]* name="reason"/.test(html) && html.includes('name="opened"')

test('every form that asks why refuses to be sent without a reason, and “other” without a word', async ({
  registry,
  askAs,
}) => {
  const places = await placesIn(registry)
  const asked: string[] = []
  const changing = /\/(edit|retire|end|disable|enable|amend|close|members)$|\/coverage\//
  for (const { path, who } of pages().filter(({ path }) => changing.test(path))) {
    const form = await openForm(askAs(who), concrete(path, places))
    if (!asksWhy(form.html)) continue
    const [none, other] = [await form.send({ reason: '' }), await form.send({ reason: 'other', reasonNote: ' ' })]
    expect.soft([none.address, other.address], path).toEqual(['', ''])
    expect.soft(none.problems.join(), path).toContain('Lý do: Hãy nhập mục này.')
    expect.soft(other.problems.join(), path).toContain('Ghi rõ: Đã chọn “Khác” thì phải ghi rõ lý do.')
    asked.push(path)
  }
  // Guards against a crawl that finds no forms.
  expect(asked.length).toBeGreaterThan(12)
})
