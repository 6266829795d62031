import type { Registry } from '../bench/registry'

/** The application under load, and the registry behind it. */
export type Ground = { port: number; origin: string; registry: Registry; pid: number | undefined }
