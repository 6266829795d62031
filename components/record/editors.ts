/** Somebody else who has a form of the record open. */
export type Editor = {
  name: string
  /** The id of the section; empty for the form of the whole record. */
  section: string
  since: string
}

export type EditorWords = { whole: string; section: string }

/** A line of the notice. A section that the page does not have is called a part of the whole. */
export function lineOf({ name, section, since }: Editor, titles: Record<string, string>, words: EditorWords): string {
  const title = titles[section]
  const said: Record<string, string> = { name, since, section: title ?? '' }
  return (title ? words.section : words.whole).replace(
    /\{(name|since|section)\}/g,
    (_, part: string) => said[part] ?? '',
  )
}
