// A stand-in while these modules are being written: delete this file and import them directly.
export type DemoAccount = { role: string; userName: string; password: string; name: string }
type Say = (text: string) => void

async function load(path: string, name: string): Promise<((...args: unknown[]) => Promise<unknown>) | null> {
  const found = await import(new URL(path, import.meta.url).href).catch(() => null)
  return found?.[name] ?? null
}

const plant = '../db/demonstration/plant.ts'

export const plantDemonstration = async (ownerUrl: string, say: Say) =>
  ((await (await load(plant, 'plantDemonstration'))?.(ownerUrl, say)) ?? []) as DemoAccount[]

export const plantSmall = async (ownerUrl: string, say: Say) => {
  await (await load(plant, 'plantSmall'))?.(ownerUrl, say)
}

export const setupCode = async (ownerUrl: string) =>
  ((await (await load('../db/setup/commands.ts', 'setupCode'))?.(ownerUrl)) ?? null) as string | null
