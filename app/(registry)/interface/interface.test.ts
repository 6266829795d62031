import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { words } from '@/messages/all'
import { entriesOf } from '@/messages/say'
import { parts } from './parts'

const document = `# Parts of the interface

Before you write markup or a rule of CSS for a screen, look whether a part has it. A page of the application draws each of them: \`/interface\`, for staff. It is looked at in light, in dark, without colours and at three widths by \`e2e/interface.spec.ts\`. Why they look so: [057](decisions/057-one-frame-and-one-look.md); colours, sizes and spaces are in \`app/styles/tokens.css\` alone.

This file is written from \`messages/interface.json\` and \`app/(registry)/interface/parts.ts\` (\`npx vitest run app/\\(registry\\)/interface -u\`).

| part | in Vietnamese | use | where it is |
|---|---|---|---|
${entriesOf(parts)
  .map(([id, file]) => {
    const { name, use } = words.interface.parts[id]
    return `| ${name.en} | ${name.vi} | ${use.en} | \`${file}\` |`
  })
  .join('\n')}

## Sizes

| | |
|---|---|
| frame | banner 22 px, which scrolls away; header 48 px, which stays; menu 220 px; content to the right edge. Header, menu and content share one edge; lists have no greatest width, running text 42rem |
| space | steps of 4 px: \`--s1\` to \`--s8\` |
| rows | \`--row\`: 32 px; \`data-density="dense"\` or \`"normal"\` (40 px) on a region sets it for the tables within |
| controls | \`--target\`: 32 px for staff, 44 px for secretaries |
| widths | below 1280 px the header drops the name of the office; below 864 px the menu is behind one button; below 640 px rows are cards; 320 px holds |
`

test('docs/interface.md says what the page /interface shows', async () => {
  expect(Object.values(parts).filter((file) => !existsSync(file))).toEqual([])
  await expect(document).toMatchFileSnapshot('../../../docs/interface.md')
})
