/** What is said before the server has answered, and if it cannot. */
export type OpenedWords = Record<'label' | 'keys' | 'close' | 'waiting' | 'offline' | 'lost' | 'over' | 'again', string>

/** What a key opens over a page; `from`: where the focus goes back to. */
export type Opened = { words: OpenedWords; from: Element | null; close: () => void }
