import { isAbsent, type Reader } from './reading'
import { readId, readText } from './readText'

export interface PlanNames {
  plan?: string
  planName?: string
}

/** A plan's id, alone or as `id` of an object that also has its `name`; an object with neither is unreadable. */
export const readPlan: Reader<PlanNames> = (value) => {
  if (isAbsent(value)) return undefined
  try {
    const isObject = typeof value === 'object'
    const { id, name } = isObject ? (value as Record<string, unknown>) : { id: value, name: undefined }
    const plan = readId(id)
    const planName = readText(name)
    return plan || planName ? { ...(plan && { plan }), ...(planName && { planName }) } : null
  } catch {
    return null
  }
}
