import { isAbsent, type Reader } from './reading'
import { readId, readText } from './readText'

/** The id and the name of a plan, as far as they are known. */
export interface PlanNames {
  plan?: string
  planName?: string
}

/** Reads a plan: its id, or an object with `id`, `name`, or both. */
export const readPlan: Reader<PlanNames> = (value) => {
  if (isAbsent(value)) return undefined
  try {
    const { id, name } = (typeof value === 'object' ? value : { id: value }) as Record<string, unknown>
    const plan = readId(id)
    const planName = readText(name)
    return plan || planName ? { ...(plan && { plan }), ...(planName && { planName }) } : null
  } catch {
    return null
  }
}
