/** The outcomes that end a flow. Each is the last event of its session: `dev.fairwell.flow.<outcome>.v1`. */
export const flowOutcomes = ['saved', 'canceled', 'dismissed', 'referred', 'failed'] as const

/** The event types that end a flow, as they are stored. */
export const flowEndingTypes: readonly string[] = flowOutcomes.map((outcome) => `dev.fairwell.flow.${outcome}.v1`)
