/** Does one long thing, and says what it is and how long it took. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const started = Date.now()
  console.log(`… ${title}`)
  try {
    const value = await work()
    console.log(`✓ ${title} (${seconds(started)} s)`)
    return value
  } catch (error) {
    console.log(`✗ ${title} (${seconds(started)} s)`)
    throw error
  }
}

export const say = (text: string) => console.log(`  ${text}`)

export const seconds = (since: number) => ((Date.now() - since) / 1000).toFixed(1)
