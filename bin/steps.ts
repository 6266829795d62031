/** Does one long thing, and says what it is, how long it took and whether it went well (`well`: by its value). */
export async function step<T>(
  title: string,
  work: () => Promise<T>,
  well: (value: T) => boolean = () => true,
): Promise<T> {
  const started = Date.now()
  console.log(`… ${title}`)
  try {
    const value = await work()
    console.log(`${well(value) ? '✓' : '✗'} ${title} (${seconds(started)} s)`)
    return value
  } catch (error) {
    console.log(`✗ ${title} (${seconds(started)} s)`)
    throw error
  }
}

export const say = (text: string) => console.log(`  ${text}`)

export const seconds = (since: number) => ((Date.now() - since) / 1000).toFixed(1)
